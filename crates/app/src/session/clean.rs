//! Forgetting what has ended.

use jiff::SignedDuration;
use store::queue::Leased;

use crate::{ctx::Ctx, problem::Fault};

/// The job's kind.
pub const CLEAN: &str = "session-clean";

/// How long the keys of repeated requests, and jobs that are done, are remembered.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(72);

/// Removes the sessions that no longer hold, the keys of requests and the jobs that are old.
pub async fn clean(ctx: &Ctx, job: &Leased) -> Result<(), Fault> {
    let before = ctx.now().saturating_sub(REMEMBERED).unwrap_or(jiff::Timestamp::MIN);
    let mut tx = ctx.begin().await?;
    store::session::remove_ended(&mut tx, ctx.now(), &ctx.context().settings().account).await?;
    store::idempotency::remove_older(&mut tx, before).await?;
    store::queue::remove_done(&mut tx, before).await?;
    store::queue::complete(&mut tx, job).await?;
    Ok(tx.commit_bookkeeping("what had ended is only put away").await?)
}

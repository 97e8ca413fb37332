//! The queue as its runner sees it.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
pub use store::queue::Leased;
use store::queue::{self, NewJob};

use crate::{ctx::Ctx, problem::Fault};

/// How long a worker holds a job. A job that takes longer is begun a second time; its first effect is then undone.
pub const LEASE: SignedDuration = SignedDuration::from_mins(5);

/// Queues what no change asked for but the time of day did; once for each key.
pub async fn schedule(ctx: &Ctx, kind: &'static str, key: String) -> Result<bool, Fault> {
    let mut tx = ctx.begin().await?;
    let job = NewJob { id: ctx.new_id(), kind, payload: Value::Null, run_at: ctx.now(), key: Some(key) };
    let queued = queue::enqueue(&mut tx, job).await?;
    tx.commit_bookkeeping("queueing is not yet doing").await?;
    Ok(queued)
}

/// Takes the next job that is due.
pub async fn lease(ctx: &Ctx) -> Result<Option<Leased>, Fault> {
    let mut tx = ctx.begin().await?;
    let leased = queue::lease(&mut tx, LEASE).await?;
    tx.commit_bookkeeping("a lease changes nothing that people keep").await?;
    Ok(leased)
}

/// Puts a job back until `run_at`.
pub async fn retry(ctx: &Ctx, job: &Leased, run_at: Timestamp, problem: &str) -> Result<(), Fault> {
    let mut tx = ctx.begin().await?;
    queue::retry(&mut tx, job, run_at, problem).await?;
    Ok(tx.commit_bookkeeping("nothing was done").await?)
}

/// Gives a job up. It stays in the table, with what went wrong, until somebody looks.
pub async fn fail(ctx: &Ctx, job: &Leased, problem: &str) -> Result<(), Fault> {
    let mut tx = ctx.begin().await?;
    queue::fail(&mut tx, job, problem).await?;
    Ok(tx.commit_bookkeeping("nothing was done").await?)
}

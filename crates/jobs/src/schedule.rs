//! What the time of day asks for.

use app::{Ctx, Fault, queue, session};

/// Queues what is due at this hour, unless it was queued in this hour already: any number of instances may ask.
pub(crate) async fn queue_due(ctx: &Ctx) -> Result<(), Fault> {
    let hour = ctx.now().strftime("%Y-%m-%dT%H").to_string();
    // Hourly: sessions are short, and an old row does no harm until then.
    queue::schedule(ctx, session::CLEAN, format!("{}:{hour}", session::CLEAN)).await?;
    Ok(())
}

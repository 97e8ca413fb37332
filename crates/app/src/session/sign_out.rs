//! Ending a session.

use access::{Action, Denied, Resource, decide};
use store::journal::{Change, Journal};

use super::Error;
use crate::ctx::Ctx;

/// Ends the session of this request.
pub async fn sign_out(ctx: &Ctx) -> Result<(), Error> {
    access::may(ctx.actor(), Action::SessionSignOut)?;
    let id = ctx.actor().account().cloned().ok_or(Denied::NotSignedIn)?;
    let permit = decide(ctx.actor(), Action::SessionSignOut, &Resource::of_account(&id))?;
    let token_hash = ctx.session().ok_or(Denied::NotSignedIn)?;
    let mut tx = ctx.begin().await?;
    store::session::remove(&mut tx, &permit, token_hash).await?;
    Journal::record(&mut tx, &permit, Change::new("session.sign_out", &id));
    ctx.commit(tx).await?;
    Ok(())
}

//! A wrong password, counted.

use access::Permit;
use domain::account::AccountId;
use serde_json::json;
use store::journal::{Change, Journal};

use crate::ctx::Ctx;

/// Counts a wrong password against the account and records it; too many lock the account and end its sessions.
pub(crate) async fn note_failure(ctx: &Ctx, permit: &Permit, id: &AccountId) -> Result<(), store::Error> {
    let policy = &ctx.context().settings().account;
    let mut tx = ctx.begin().await?;
    let mut after = json!({ "counted": false });
    if let Some(account) = store::account::load(&mut tx, id).await?
        && let Ok(account) = account.fail_sign_in(ctx.now(), policy)
    {
        store::account::note_sign_in(&mut tx, permit, &account).await?;
        let locked = account.may_sign_in(ctx.now()).is_err();
        if locked {
            store::session::remove_all(&mut tx, permit, id, None).await?;
        }
        after = json!({ "counted": true, "failures": account.failures, "locked": locked });
    }
    Journal::record(&mut tx, permit, Change::new("session.fail", id).after(after));
    // Not `ctx.commit`: a request that failed keeps its key for the next try.
    tx.commit().await?;
    Ok(())
}

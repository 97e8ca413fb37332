//! Shutting an account.

use access::{Action, decide};
use domain::account::{Account, AccountId};
use store::journal::{Change, Journal};

use super::{Error, demand_version, described, load};
use crate::ctx::Ctx;

/// Shuts the account for good and ends its sessions.
pub async fn disable(ctx: &Ctx, id: &AccountId, version: i64) -> Result<Account, Error> {
    let mut tx = ctx.begin().await?;
    let (account, resource) = load(&mut tx, id).await?;
    let permit = decide(ctx.actor(), Action::AccountDisable, &resource)?;
    demand_version(ctx, &account, version).await?;
    let before = described(&account);
    let account = store::account::save(&mut tx, &permit, account.disable()?).await?;
    store::session::remove_all(&mut tx, &permit, id, None).await?;
    let change = Change::new("account.disable", &account.id).before(before).after(described(&account));
    Journal::record(&mut tx, &permit, change);
    ctx.commit(tx).await?;
    Ok(account)
}

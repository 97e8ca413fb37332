//! Giving an account a first password again.

use access::{Action, decide};
use domain::account::{Account, AccountId, check_password};
use store::journal::{Change, Journal};

use super::{Error, demand_version, described, load};
use crate::{ctx::Ctx, problem::Fault};

/// Sets a password that the person must replace at the next sign-in, and ends the account's sessions.
pub async fn reset(ctx: &Ctx, id: &AccountId, version: i64, password: &str) -> Result<Account, Error> {
    access::may(ctx.actor(), Action::AccountReset)?;
    let hash =
        ctx.context().passwords().hash(password, ctx.context().entropy()).await.map_err(Fault::Hash)?;

    let mut tx = ctx.begin().await?;
    let (account, resource) = load(&mut tx, id).await?;
    let permit = decide(ctx.actor(), Action::AccountReset, &resource)?;
    demand_version(ctx, &account, version).await?;
    check_password(password, &account.login, &ctx.context().settings().account)?;
    let before = described(&account);
    let account = store::account::save(&mut tx, &permit, account.reset_password(hash)?).await?;
    store::session::remove_all(&mut tx, &permit, id, None).await?;
    let change = Change::new("account.reset", &account.id).before(before).after(described(&account));
    Journal::record(&mut tx, &permit, change);
    ctx.commit(tx).await?;
    Ok(account)
}

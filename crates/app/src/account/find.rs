//! Seeing one account.

use access::{Action, Resource, decide};
use domain::account::{Account, AccountId};

use super::Error;
use crate::{ctx::Ctx, problem::Fault};

/// The account, if the actor may see it.
pub async fn find(ctx: &Ctx, id: &AccountId) -> Result<Account, Error> {
    access::may(ctx.actor(), Action::AccountFind)?;
    let db = ctx.context().db();
    let account = store::account::find(db, id).await?.ok_or(Fault::NotFound)?;
    let mut resource = Resource::of_account(&account.id);
    if let Some(unit) = &account.unit {
        resource = resource.in_units([unit.clone()], store::organisation::above_now(db, unit).await?);
    }
    decide(ctx.actor(), Action::AccountFind, &resource)?;
    Ok(account)
}

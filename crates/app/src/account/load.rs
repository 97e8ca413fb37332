//! Loading the account that a verb is about, and where it stands.

use access::Resource;
use domain::account::{Account, AccountId};
use store::Tx;

use super::Error;
use crate::{
    ctx::Ctx,
    problem::{Changed, Fault},
};

/// The account, held for this transaction, and what `access` needs to know of it.
pub(crate) async fn load(tx: &mut Tx, id: &AccountId) -> Result<(Account, Resource), Error> {
    let account = store::account::load(tx, id).await?.ok_or(Fault::NotFound)?;
    let resource = resource(tx, &account).await?;
    Ok((account, resource))
}

/// Where an account stands: its person, its unit and what is above that.
async fn resource(tx: &mut Tx, account: &Account) -> Result<Resource, store::Error> {
    let mut resource = Resource::of_account(&account.id);
    if let Some(unit) = &account.unit {
        let above = store::organisation::above(tx, unit).await?;
        resource = resource.in_units([unit.clone()], above);
    }
    Ok(resource)
}

/// Refuses where the account is no longer the one that the client read, and says who changed it.
pub(crate) async fn demand_version(ctx: &Ctx, account: &Account, expected: i64) -> Result<(), Fault> {
    if account.version == expected {
        return Ok(());
    }
    let changed = store::journal::last_change(ctx.context().db(), "account", account.id.as_str()).await?;
    Err(Fault::ChangedMeanwhile(changed.map(|(by, at)| Changed { by, at })))
}

//! Who is signed in, by name.

use access::{Action, Denied, Resource, decide};
use domain::account::Account;

use super::Error;
use crate::{ctx::Ctx, problem::Fault};

/// Whoever is signed in, with the names that a page shows.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The account.
    pub account: Account,
    /// The name of the person's unit.
    pub unit_name: Option<String>,
    /// The name of the organisation, once one is loaded.
    pub organisation: Option<String>,
}

/// Who is signed in.
pub async fn find(ctx: &Ctx) -> Result<Seen, Error> {
    access::may(ctx.actor(), Action::SessionFind)?;
    let id = ctx.actor().account().ok_or(Denied::NotSignedIn)?;
    decide(ctx.actor(), Action::SessionFind, &Resource::of_account(id))?;
    let db = ctx.context().db();
    let account = store::account::find(db, id).await?.ok_or(Fault::NotFound)?;
    let unit = match &account.unit {
        Some(unit) => store::organisation::find(db, unit).await?,
        None => None,
    };
    let organisation = store::organisation::name(db).await?;
    Ok(Seen { account, unit_name: unit.map(|unit| unit.name), organisation })
}

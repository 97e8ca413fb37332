//! Seeing one unit, and what became of it.

use access::{Action, Resource, decide};
use domain::organisation::{Unit, UnitId};
use kernel::{Page, PageRequest};
use store::journal::Fact;

use super::Error;
use crate::{ctx::Ctx, problem::Fault};

/// The unit, if the actor may see it.
pub async fn find(ctx: &Ctx, id: &UnitId) -> Result<Unit, Error> {
    access::may(ctx.actor(), Action::OrganisationFind)?;
    let db = ctx.context().db();
    let unit = store::organisation::find(db, id).await?.ok_or(Fault::NotFound)?;
    let above = store::organisation::above_now(db, id).await?;
    decide(ctx.actor(), Action::OrganisationFind, &Resource::anywhere().in_units([id.clone()], above))?;
    Ok(unit)
}

/// The facts of a unit that the actor may see, the newest first.
pub async fn history(ctx: &Ctx, id: &UnitId, page: &PageRequest) -> Result<Page<Fact>, Error> {
    find(ctx, id).await?;
    Ok(store::journal::of_object(ctx.context().db(), "organisation", id.as_str(), page).await?)
}

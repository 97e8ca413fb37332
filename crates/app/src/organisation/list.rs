//! Seeing units.

use access::{Action, scope};
use domain::organisation::Unit;
use kernel::{Page, PageRequest};
use store::organisation::UnitFilter;

use super::Error;
use crate::ctx::Ctx;

/// The units that the actor may see, by id.
pub async fn list(ctx: &Ctx, filter: &UnitFilter, page: &PageRequest) -> Result<Page<Unit>, Error> {
    let scope = scope(ctx.actor(), Action::OrganisationList)?;
    Ok(store::organisation::list(ctx.context().db(), &scope, filter, page).await?)
}

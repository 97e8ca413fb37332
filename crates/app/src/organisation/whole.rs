//! The organisation whole, as the planner takes it.

use access::{Action, scope};
use planner::organisation::Organisation;

use super::Error;
use crate::ctx::Ctx;

/// The organisation whole. Whoever does not reach everything gets an empty one: a part would be planned wrongly.
pub async fn whole(ctx: &Ctx) -> Result<Organisation, Error> {
    let scope = scope(ctx.actor(), Action::OrganisationList)?;
    Ok(store::organisation::whole(ctx.context().db(), &scope).await?)
}

//! Giving a unit another name.

use access::Action;
use domain::organisation::{Unit, UnitId};

use super::{
    Error,
    fact::described,
    load::{finish, permitted},
};
use crate::ctx::Ctx;

/// Gives a unit another name; the name so far stays known.
pub async fn rename(ctx: &Ctx, id: &UnitId, version: i64, name: &str) -> Result<Unit, Error> {
    let mut tx = ctx.begin().await?;
    let (unit, permit) = permitted(ctx, &mut tx, Action::OrganisationRename, id, version).await?;
    let before = described(&unit);
    finish(ctx, tx, &permit, before, unit.rename(name)?).await
}

//! Putting a unit under other units.

use std::collections::BTreeSet;

use access::{Action, decide};
use domain::organisation::{Unit, UnitId};

use super::{
    Error,
    fact::described,
    load::{finish, permitted, standing},
};
use crate::ctx::Ctx;

/// Puts a unit, with all beneath it, under other units. The actor must reach the unit and the place where it goes.
pub async fn relocate(
    ctx: &Ctx,
    id: &UnitId,
    version: i64,
    parents: BTreeSet<UnitId>,
) -> Result<Unit, Error> {
    let mut tx = ctx.begin().await?;
    let (unit, permit) = permitted(ctx, &mut tx, Action::OrganisationMove, id, version).await?;
    let place = standing(&mut tx, parents.clone()).await?;
    decide(ctx.actor(), Action::OrganisationMove, &place)?;
    let before = described(&unit);
    finish(ctx, tx, &permit, before, unit.move_under(parents, &place.above)?).await
}

//! Ending a unit.

use access::Action;
use domain::organisation::{Unit, UnitId};
use jiff::civil::Date;

use super::{
    Error,
    fact::described,
    load::{finish, permitted},
};
use crate::ctx::Ctx;

/// Ends a unit after a day. What it did stays in its name.
pub async fn end(ctx: &Ctx, id: &UnitId, version: i64, on: Date) -> Result<Unit, Error> {
    let mut tx = ctx.begin().await?;
    let (unit, permit) = permitted(ctx, &mut tx, Action::OrganisationEnd, id, version).await?;
    let before = described(&unit);
    finish(ctx, tx, &permit, before, unit.end(on)?).await
}

//! Giving a unit an area code.

use access::Action;
use domain::organisation::{Unit, UnitId};
use jiff::civil::Date;

use super::{
    Error,
    fact::described,
    load::{finish, permitted},
};
use crate::ctx::Ctx;

/// A code from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recode {
    /// The code.
    pub code: String,
    /// Whether the city uses it in place of the national one.
    pub is_local: bool,
    /// The first day.
    pub since: Date,
}

/// Gives a unit an area code from a day on; the code so far ends the day before.
pub async fn recode(ctx: &Ctx, id: &UnitId, version: i64, input: Recode) -> Result<Unit, Error> {
    let mut tx = ctx.begin().await?;
    // A code is part of what a unit is called.
    let (unit, permit) = permitted(ctx, &mut tx, Action::OrganisationRename, id, version).await?;
    let before = described(&unit);
    finish(ctx, tx, &permit, before, unit.recode(&input.code, input.is_local, input.since)?).await
}

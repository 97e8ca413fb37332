//! Setting up a unit.

use access::{Action, decide};
use domain::organisation::{NewUnit, Unit};
use store::journal::{Change, Journal};

use super::{Error, fact::described, load::standing};
use crate::ctx::Ctx;

/// Sets up a unit under others. Only who reaches everything sets up one that stands under none.
pub async fn create(ctx: &Ctx, new: NewUnit) -> Result<Unit, Error> {
    access::may(ctx.actor(), Action::OrganisationCreate)?;
    let unit = Unit::set_up(new)?;
    let mut tx = ctx.begin().await?;
    let resource = standing(&mut tx, unit.parents.clone()).await?;
    let permit = decide(ctx.actor(), Action::OrganisationCreate, &resource)?;
    if store::organisation::place_of(&mut tx, &unit.id).await?.is_some() {
        return Err(Error::IdTaken);
    }
    store::organisation::add(&mut tx, &permit, &unit).await.map_err(|error| match error {
        store::Error::Duplicate(_) => Error::IdTaken,
        other => other.into(),
    })?;
    Journal::record(&mut tx, &permit, Change::new("organisation.create", &unit.id).after(described(&unit)));
    ctx.commit(tx).await?;
    Ok(unit)
}

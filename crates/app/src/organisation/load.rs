//! Loading the unit that a verb is about, and where it stands.

use std::collections::BTreeSet;

use access::{Action, Permit, Resource, decide};
use domain::organisation::{Unit, UnitId};
use serde_json::Value;
use store::{
    Tx,
    journal::{Change, Journal},
};

use super::{Error, fact::described};
use crate::{
    ctx::Ctx,
    problem::{Changed, Fault},
};

/// The unit, held for this transaction, and the permit to do `action` to it; refused where the unit is no longer the
/// one that the client read.
pub(super) async fn permitted(
    ctx: &Ctx,
    tx: &mut Tx,
    action: Action,
    id: &UnitId,
    version: i64,
) -> Result<(Unit, Permit), Error> {
    access::may(ctx.actor(), action)?;
    let unit = store::organisation::load(tx, id).await?.ok_or(Fault::NotFound)?;
    let permit = decide(ctx.actor(), action, &standing(tx, [id.clone()].into()).await?)?;
    if unit.version != version {
        let changed = store::journal::last_change(ctx.context().db(), "organisation", id.as_str()).await?;
        return Err(Fault::ChangedMeanwhile(changed.map(|(by, at)| Changed { by, at })).into());
    }
    Ok((unit, permit))
}

/// Something that stands in these units.
pub(super) async fn standing(tx: &mut Tx, units: BTreeSet<UnitId>) -> Result<Resource, Error> {
    let mut above = BTreeSet::new();
    for unit in &units {
        let own = store::organisation::above(tx, unit).await?;
        if own.is_empty() {
            return Err(Error::PartyUnknown(unit.to_string()));
        }
        above.extend(own);
    }
    Ok(Resource::anywhere().in_units(units, above))
}

/// Saves a changed unit, records the change and commits.
pub(super) async fn finish(
    ctx: &Ctx,
    mut tx: Tx,
    permit: &Permit,
    before: Value,
    unit: Unit,
) -> Result<Unit, Error> {
    let unit = store::organisation::save(&mut tx, permit, unit).await?;
    let change = Change::new(permit.action().name(), &unit.id).before(before).after(described(&unit));
    Journal::record(&mut tx, permit, change);
    ctx.commit(tx).await?;
    Ok(unit)
}

//! Loading a whole organisation.

use access::{Action, Resource, decide};
use domain::organisation::{AppointmentId, Unit};
use planner::organisation::Organisation;
use serde_json::json;
use store::journal::{Change, Journal};

use super::{
    Error,
    fact::{described, held},
};
use crate::{ctx::Ctx, problem::Fault};

/// Loads a whole organisation into a store that has none; a fact for each unit, body and appointment.
pub async fn import(ctx: &Ctx, whole: &Organisation) -> Result<(), Error> {
    let permit = decide(ctx.actor(), Action::OrganisationImport, &Resource::anywhere())?;
    let ids: Vec<AppointmentId> = whole
        .appointments()
        .iter()
        .map(|_| AppointmentId::new(&ctx.new_id()).map_err(|_| Fault::NotFound))
        .collect::<Result<_, _>>()?;
    let mut tx = ctx.begin().await?;
    if !store::organisation::is_empty(&mut tx).await? {
        return Err(Error::NotEmpty);
    }
    store::organisation::import(&mut tx, &permit, whole, &ids).await?;
    let kind = "organisation.import";
    let name = json!({ "name": whole.name(), "area": whole.area() });
    Journal::record(&mut tx, &permit, Change::new(kind, "organisation").after(name));
    for unit in whole.units() {
        let after = described(&Unit::from(unit.clone()));
        Journal::record(&mut tx, &permit, Change::new(kind, &unit.id).after(after));
    }
    for body in whole.bodies() {
        let after = json!({ "name": body.name, "is": body.is, "unit": body.unit });
        Journal::record(&mut tx, &permit, Change::new(kind, &body.id).after(after));
    }
    for (id, appointment) in ids.iter().zip(whole.appointments()) {
        Journal::record(&mut tx, &permit, Change::new(kind, id).after(held(appointment)));
    }
    ctx.commit(tx).await?;
    Ok(())
}

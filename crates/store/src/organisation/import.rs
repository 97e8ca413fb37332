//! Writing a whole organisation at once.

use std::collections::{BTreeMap, BTreeSet};

use access::Permit;
use domain::organisation::{AppointmentId, Unit};
use planner::organisation::{BodySeat, Organisation};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::{ancestors, appointment, column::list, write};
use crate::{
    error::Error,
    row::{body, organisation, person, unit, unit_parent},
    tx::Tx,
};

/// Writes an organisation into an empty store. `ids` are the ids of its appointments, in its order.
pub async fn import(
    tx: &mut Tx,
    permit: &Permit,
    whole: &Organisation,
    ids: &[AppointmentId],
) -> Result<(), Error> {
    write::demand(permit)?;
    let settings = serde_json::to_string(whole.settings())
        .map_err(|error| Error::row("organisation", "settings", 1, error))?;
    let row =
        organisation::Model { id: 1, name: whole.name().to_owned(), area: whole.area().to_owned(), settings };
    insert::<organisation::Entity, _>(tx, vec![row]).await?;

    let units: Vec<Unit> = whole.units().iter().cloned().map(Unit::from).collect();
    insert::<unit::Entity, _>(tx, units.iter().map(write::row).collect()).await?;
    let parents: BTreeMap<String, Vec<String>> = units
        .iter()
        .map(|unit| (unit.id.to_string(), unit.parents.iter().map(ToString::to_string).collect()))
        .collect();
    let edges = parents.iter().flat_map(|(unit, parents)| {
        parents.iter().map(|parent| unit_parent::Model { unit: unit.clone(), parent: parent.clone() })
    });
    insert::<unit_parent::Entity, _>(tx, edges.collect()).await?;
    let above: BTreeMap<String, BTreeSet<String>> = ancestors::close(&parents, BTreeMap::new());
    ancestors::insert(tx, &above).await?;

    insert::<body::Entity, _>(tx, whole.bodies().iter().map(body_row).collect()).await?;
    let people = whole.persons().iter().map(|person| person::Model {
        id: person.id.to_string(),
        name: person.name.clone(),
        grade: person.rank.clone(),
    });
    insert::<person::Entity, _>(tx, people.collect()).await?;
    let appointments = ids.iter().zip(whole.appointments());
    let rows = appointments.map(|(id, one)| appointment::row(id, one)).collect();
    insert::<crate::row::appointment::Entity, _>(tx, rows).await
}

async fn insert<E, M>(tx: &mut Tx, rows: Vec<M>) -> Result<(), Error>
where
    E: EntityTrait<Model = M>,
    M: IntoActiveModel<E::ActiveModel> + Clone,
    E::ActiveModel: ActiveModelBehavior<Entity = E> + Send,
{
    // SQLite takes 32,766 parameters in a statement; the widest of these tables has eleven columns.
    for rows in rows.chunks(1_000) {
        let rows: Vec<E::ActiveModel> =
            rows.iter().map(|row| row.clone().into_active_model().reset_all()).collect();
        E::insert_many(rows).exec_without_returning(tx.inner()).await?;
    }
    Ok(())
}

fn body_row(seat: &BodySeat) -> body::Model {
    body::Model {
        id: seat.id.to_string(),
        kind: seat.is.clone(),
        name: seat.name.clone(),
        unit: seat.unit.as_ref().map(ToString::to_string),
        lead: seat.lead.as_ref().map(ToString::to_string),
        members: list(&seat.members),
        members_as: seat.members_as.clone(),
        since: seat.since.map(|day| day.to_string()),
        until: seat.until.map(|day| day.to_string()),
        aliases: list(&seat.aliases),
        version: 1,
    }
}

//! Reading the organisation whole, as the planner takes it.

use std::collections::BTreeMap;

use access::Scope;
use domain::organisation::{BodySeat, Holder, Parts, Person, PersonId, Unit};
use planner::organisation::Organisation;
use sea_orm::EntityTrait;

use super::{
    appointment,
    column::{day, id, json, parsed},
    query,
};
use crate::{
    db::Db,
    error::Error,
    row::{self, body, person},
};

/// The organisation as the planner takes it; empty where nothing was imported. Whoever plans sees everything: a narrower
/// scope gives the empty organisation, never a part that would be planned wrongly.
pub async fn whole(db: &Db, scope: &Scope) -> Result<Organisation, Error> {
    let mut parts = Parts::default();
    if !scope.is_all() {
        return Ok(Organisation::new(parts));
    }
    if let Some(row) = row::organisation::Entity::find_by_id(1).one(db.reader()).await? {
        let settings: BTreeMap<String, toml::Value> = json("organisation", "settings", "1", &row.settings)?;
        (parts.name, parts.area, parts.settings) = (row.name, row.area, settings);
    }
    let units = row::unit::Entity::find().all(db.reader()).await?;
    let units = query::assemble(db.reader(), units).await?;
    parts.units = units.into_iter().map(Unit::for_planner).collect();
    for row in body::Entity::find().all(db.reader()).await? {
        parts.bodies.push(seat(row)?);
    }
    for row in person::Entity::find().all(db.reader()).await? {
        let id = PersonId::new(&row.id).map_err(|error| Error::row("person", "id", &row.id, error))?;
        parts.persons.push(Person { id, name: row.name, rank: row.grade });
    }
    for row in row::appointment::Entity::find().all(db.reader()).await? {
        parts.appointments.push(appointment::appointment(&row)?);
    }
    Ok(Organisation::new(parts))
}

fn seat(row: body::Model) -> Result<BodySeat, Error> {
    const TABLE: &str = "body";
    let unit = |column, text: Option<&str>| text.map(|text| id(TABLE, column, &row.id, text)).transpose();
    let members: Vec<String> = json(TABLE, "members", &row.id, &row.members)?;
    let members = members.iter().map(|text| parsed::<Holder>(TABLE, "members", &row.id, text));
    Ok(BodySeat {
        id: id(TABLE, "id", &row.id, &row.id)?,
        unit: unit("unit", row.unit.as_deref())?,
        lead: unit("lead", row.lead.as_deref())?,
        members: members.collect::<Result<_, _>>()?,
        since: day(TABLE, "since", &row.id, row.since.as_deref())?,
        until: day(TABLE, "until", &row.id, row.until.as_deref())?,
        aliases: json(TABLE, "aliases", &row.id, &row.aliases)?,
        is: row.kind,
        name: row.name,
        members_as: row.members_as,
    })
}

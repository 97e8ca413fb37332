//! Appointments: who holds which office.

use access::Permit;
use domain::organisation::{Appointment, AppointmentId, AppointmentKind, Holder, Person, PersonId, UnitId};
use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};

use super::{
    column::{day, id, parsed},
    write::demand,
};
use crate::{
    db::Db,
    error::Error,
    row::{
        appointment::{ActiveModel, Column, Entity, Model},
        person,
    },
    tx::Tx,
};

const TABLE: &str = "appointment";

/// An appointment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: AppointmentId,
    /// The appointment.
    pub appointment: Appointment,
    /// The person's name.
    pub name: String,
    /// Counts the changes.
    pub version: i64,
}

/// Adds an appointment, and its person where unknown so far.
pub async fn appoint(
    tx: &mut Tx,
    permit: &Permit,
    id: &AppointmentId,
    appointment: &Appointment,
    person: &Person,
) -> Result<(), Error> {
    demand(permit)?;
    let known =
        person::Model { id: person.id.to_string(), name: person.name.clone(), grade: person.rank.clone() };
    person::Entity::insert(person::ActiveModel::from(known).reset_all())
        .on_conflict(OnConflict::column(person::Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx.inner())
        .await?;
    let row = ActiveModel::from(row(id, appointment)).reset_all();
    Entity::insert(row).exec_without_returning(tx.inner()).await?;
    Ok(())
}

/// Ends an appointment after a day.
pub async fn dismiss(
    tx: &mut Tx,
    permit: &Permit,
    kept: &Kept,
    until: Date,
    seat_closed: bool,
) -> Result<(), Error> {
    demand(permit)?;
    let ended = ActiveModel {
        until: Set(Some(until.to_string())),
        seat_closed: Set(seat_closed),
        version: Set(kept.version + 1),
        ..Default::default()
    };
    let done = Entity::update_many()
        .set(ended)
        .filter(Column::Id.eq(kept.id.as_str()))
        .filter(Column::Version.eq(kept.version))
        .exec(tx.inner())
        .await?;
    match done.rows_affected {
        1 => Ok(()),
        _ => Err(Error::Stale { table: TABLE, row: kept.id.to_string() }),
    }
}

/// The appointment. Needs no scope: the caller decides on its party.
pub async fn load_appointment(tx: &mut Tx, id: &AppointmentId) -> Result<Option<Kept>, Error> {
    let Some(row) = Entity::find_by_id(id.as_str()).one(tx.inner()).await? else { return Ok(None) };
    let person = person::Entity::find_by_id(row.person.as_str()).one(tx.inner()).await?;
    kept(&row, person.map_or_else(String::new, |person| person.name)).map(Some)
}

/// Who holds or held an office of a unit or body, the latest first. Needs no scope: the caller decides on the party.
pub async fn appointments(db: &Db, party: &UnitId) -> Result<Vec<Kept>, Error> {
    let rows = Entity::find()
        .filter(Column::Party.eq(party.as_str()))
        .order_by_desc(Column::Since)
        .order_by_asc(Column::Id)
        .all(db.reader())
        .await?;
    let ids = rows.iter().map(|row| row.person.as_str());
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db.reader()).await?;
    let name =
        |id: &str| people.iter().find(|person| person.id == id).map_or_else(String::new, |p| p.name.clone());
    rows.into_iter()
        .map(|row| {
            let name = name(&row.person);
            kept(&row, name)
        })
        .collect()
}

/// The row of an appointment.
pub(super) fn row(id: &AppointmentId, appointment: &Appointment) -> Model {
    let kind = match appointment.kind {
        AppointmentKind::Held => "held",
        AppointmentKind::Acting => "acting",
        AppointmentKind::Seconded => "seconded",
    };
    Model {
        id: id.to_string(),
        party: appointment.office.party.to_string(),
        office: appointment.office.office_id().map(str::to_owned),
        person: appointment.person.to_string(),
        since: appointment.from.to_string(),
        until: appointment.until.map(|day| day.to_string()),
        kind: kind.to_owned(),
        home: appointment.home.as_ref().map(ToString::to_string),
        seat_closed: appointment.seat_closed,
        version: 1,
    }
}

fn kept(row: &Model, name: String) -> Result<Kept, Error> {
    Ok(Kept {
        id: AppointmentId::new(&row.id).map_err(|error| Error::row(TABLE, "id", &row.id, error))?,
        name,
        version: row.version,
        appointment: appointment(row)?,
    })
}

/// The appointment of a row.
pub(super) fn appointment(row: &Model) -> Result<Appointment, Error> {
    let party = id(TABLE, "party", &row.id, &row.party)?;
    Ok(Appointment {
        office: match &row.office {
            Some(office) => Holder::office(party, office),
            None => Holder::party(party),
        },
        from: parsed(TABLE, "since", &row.id, &row.since)?,
        person: PersonId::new(&row.person).map_err(|error| Error::row(TABLE, "person", &row.id, error))?,
        until: day(TABLE, "until", &row.id, row.until.as_deref())?,
        kind: match row.kind.as_str() {
            "held" => AppointmentKind::Held,
            "acting" => AppointmentKind::Acting,
            "seconded" => AppointmentKind::Seconded,
            other => return Err(Error::row(TABLE, "kind", &row.id, format!("{other:?} is no kind"))),
        },
        home: row.home.as_deref().map(|home| id(TABLE, "home", &row.id, home)).transpose()?,
        seat_closed: row.seat_closed,
    })
}

//! Who holds which office: appointing, and ending an appointment.

use access::{Action, Resource, decide};
use domain::organisation::{Appointment, AppointmentId, AppointmentKind, Holder, Person, PersonId, UnitId};
use jiff::civil::Date;
use store::{
    Tx,
    journal::{Change, Journal},
    organisation::Kept,
};

use super::{Error, fact::held, load::standing};
use crate::{ctx::Ctx, problem::Fault};

/// An office given to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appoint {
    /// The office, or the unit or body itself.
    pub office: Holder,
    /// Who, by id; the person becomes known where unknown so far.
    pub person: PersonId,
    /// The person's name, for one who is unknown so far.
    pub name: String,
    /// The first day.
    pub from: Date,
    /// The last day, where it is known; for a secondment, the day on which it is to rotate.
    pub until: Option<Date>,
    /// How it is held.
    pub kind: AppointmentKind,
    /// The home unit of somebody seconded.
    pub home: Option<UnitId>,
}

/// Gives an office to somebody.
pub async fn appoint(ctx: &Ctx, input: Appoint) -> Result<Kept, Error> {
    access::may(ctx.actor(), Action::OrganisationAppoint)?;
    if let Some(until) = input.until.filter(|until| *until < input.from) {
        return Err(Error::AppointmentOrder(until));
    }
    let mut tx = ctx.begin().await?;
    let resource = place(&mut tx, &input.office.party).await?;
    let permit = decide(ctx.actor(), Action::OrganisationAppoint, &resource)?;
    if let Some(home) = &input.home {
        standing(&mut tx, [home.clone()].into()).await?;
    }
    let id = AppointmentId::new(&ctx.new_id()).map_err(|_| Fault::NotFound)?;
    let appointment = Appointment {
        office: input.office,
        from: input.from,
        person: input.person.clone(),
        until: input.until,
        kind: input.kind,
        home: input.home,
        seat_closed: false,
    };
    let person = Person { id: input.person, name: input.name.trim().to_owned(), rank: String::new() };
    store::organisation::appoint(&mut tx, &permit, &id, &appointment, &person).await?;
    Journal::record(&mut tx, &permit, Change::new("organisation.appoint", &id).after(held(&appointment)));
    ctx.commit(tx).await?;
    Ok(Kept { id, appointment, name: person.name, version: 1 })
}

/// Ends an appointment after a day; `seat_closed` where nobody is to succeed.
pub async fn dismiss(
    ctx: &Ctx,
    id: &AppointmentId,
    version: i64,
    until: Date,
    seat_closed: bool,
) -> Result<Kept, Error> {
    access::may(ctx.actor(), Action::OrganisationAppoint)?;
    let mut tx = ctx.begin().await?;
    let kept = store::organisation::load_appointment(&mut tx, id).await?.ok_or(Fault::NotFound)?;
    let resource = place(&mut tx, &kept.appointment.office.party).await?;
    let permit = decide(ctx.actor(), Action::OrganisationAppoint, &resource)?;
    if kept.version != version {
        return Err(Fault::ChangedMeanwhile(None).into());
    }
    let today = ctx.context().clock().today();
    if let Some(ended) = kept.appointment.until.filter(|ended| *ended < today && *ended <= until) {
        return Err(Error::AppointmentEnded(ended));
    }
    if until < kept.appointment.from {
        return Err(Error::AppointmentOrder(kept.appointment.from));
    }
    let before = held(&kept.appointment);
    store::organisation::dismiss(&mut tx, &permit, &kept, until, seat_closed).await?;
    let appointment = Appointment { until: Some(until), seat_closed, ..kept.appointment };
    let change = Change::new("organisation.appoint", id).before(before).after(held(&appointment));
    Journal::record(&mut tx, &permit, change);
    ctx.commit(tx).await?;
    Ok(Kept { appointment, version: kept.version + 1, ..kept })
}

/// Who holds or held an office of a unit, the latest first.
pub async fn appointments(ctx: &Ctx, unit: &UnitId) -> Result<Vec<Kept>, Error> {
    super::find(ctx, unit).await?;
    Ok(store::organisation::appointments(ctx.context().db(), unit).await?)
}

/// Where a unit or body stands.
async fn place(tx: &mut Tx, party: &UnitId) -> Result<Resource, Error> {
    match store::organisation::place_of(tx, party).await? {
        None => Err(Error::PartyUnknown(party.to_string())),
        Some(None) => Ok(Resource::anywhere()),
        Some(Some(unit)) => standing(tx, [unit].into()).await,
    }
}

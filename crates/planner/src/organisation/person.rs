//! Persons and the offices that they hold.

use calendar::Date;
use serde::{Deserialize, Serialize};

use super::{Holder, PersonId, unit::lasts};

/// A person who holds or held an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Id.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Rank (正科级), by its name; empty where it does not matter.
    pub rank: String,
}

/// Somebody in an office, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Appointment {
    /// The office.
    pub office: Holder,
    /// The first day.
    pub from: Date,
    /// Who.
    pub person: PersonId,
    /// The last day, which is still held; open where absent. For a secondment, the day on which it is to rotate.
    pub until: Option<Date>,
    /// How it is held.
    pub kind: AppointmentKind,
    /// The home unit of somebody seconded; where an appointment to a body speaks for a unit, that unit.
    pub home: Option<super::PartyId>,
    /// Whether the seat ended with the appointment, so that nobody is to succeed.
    pub seat_closed: bool,
}

impl Appointment {
    /// Whether the office is held on the day.
    pub fn holds(&self, on: Date) -> bool {
        lasts(Some(self.from), self.until, on)
    }
}

/// How an office is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentKind {
    /// In one's own right.
    #[default]
    Held,
    /// For the time being (代理、主持工作).
    Acting,
    /// On loan from another unit (抽调).
    Seconded,
}

//! Who there is: units, bodies, persons and their appointments, and whom a selector means among them.
//!
//! An [`Organisation`] is read once and never changes. Everything in it is sorted by id, so that the order of rows in
//! its files never shows in a plan.

mod body;
mod demo;
mod holder;
mod index;
mod institution;
mod person;
mod read;
mod resolve;
mod unit;

pub use body::BodySeat;
pub use holder::{Holder, InvalidHolder, PartyId, PersonId};
pub use index::{Organisation, Parts};
pub use institution::Institution;
pub use person::{Appointment, AppointmentKind, Person};
pub use resolve::FactContext;
pub use unit::Unit;

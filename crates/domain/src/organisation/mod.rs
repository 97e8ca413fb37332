//! Units, bodies, offices and who holds them.
//!
//! The planner's values are the read model: an organisation of the store, read whole, is one of the planner's.

mod unit;

pub use planner::organisation::{
    Appointment, AppointmentKind, BodySeat, Holder, InvalidHolder, Parts, PartyId as UnitId, Person, PersonId,
};
pub use unit::{AreaCode, InvalidUnit, NewUnit, Unit};

kernel::string_id!(
    /// The id of an appointment.
    AppointmentId
);

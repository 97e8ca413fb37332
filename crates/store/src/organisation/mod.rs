//! Units, bodies and who holds which office.

mod ancestors;
mod appointment;
mod column;
mod import;
mod name;
mod query;
mod whole;
mod write;

pub use ancestors::{above, above_now};
pub use appointment::{Kept, appoint, appointments, dismiss, load_appointment};
pub use import::import;
pub use name::name;
pub use query::{UnitFilter, find, is_empty, list, load, place_of};
pub use whole::whole;
pub use write::{add, save};

//! The organisation: setting up, renaming, moving and ending units; who holds which office; loading a whole one.

mod appoint;
mod create;
mod end;
mod error;
mod fact;
mod find;
mod import;
mod list;
mod load;
mod recode;
mod relocate;
mod rename;
mod whole;

pub use appoint::{Appoint, appoint, appointments, dismiss};
pub use create::create;
pub use domain::organisation::{NewUnit, Unit};
pub use end::end;
pub use error::Error;
pub use find::{find, history};
pub use import::import;
pub use list::list;
pub use recode::{Recode, recode};
pub use relocate::relocate;
pub use rename::rename;
pub use store::organisation::{Kept, UnitFilter};
pub use whole::whole;

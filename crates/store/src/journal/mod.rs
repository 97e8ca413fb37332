//! The journal of facts: append-only, and chained by hash so that a rewritten one is found out.

mod append;
mod canonical;
mod change;
mod query;
mod verify;

pub use append::Journal;
pub(crate) use append::append;
pub use canonical::{HashBytes, ZERO};
pub use change::{Change, Fact};
pub use query::{FactFilter, last_change, list, of_object};
pub use verify::{Verification, verify};

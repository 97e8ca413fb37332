//! Units, bodies and who holds which office.

mod query;

pub use query::{above, above_now};

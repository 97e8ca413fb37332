//! Accounts.

mod query;
mod write;

pub use query::{AccountFilter, find, find_by_login, list};
pub use write::{add, save};

//! Accounts.

mod query;
mod write;

pub use query::{AccountFilter, any, find, find_by_login, list, load};
pub use write::{add, note_sign_in, save};

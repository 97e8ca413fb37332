//! Sessions. They are bookkeeping: beginning one is a fact, using one is not.

mod query;
mod write;

pub use query::{SignedIn, find};
pub use write::{add, remove, remove_all, remove_ended, touch};

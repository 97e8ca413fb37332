//! Roles: the field of the security administrator.

mod assign;
mod error;
mod list;

pub use assign::assign;
pub use error::Error;
pub use list::list;
pub use store::grant::Granted;

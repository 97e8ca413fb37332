//! Accounts: the verbs of the system administrator, and choosing one's own password.

mod change_password;
mod create;
mod disable;
mod error;
mod fact;
mod find;
mod found;
mod list;
mod load;
mod reset;
mod unlock;

pub use change_password::{ChangePassword, change_password};
pub use create::{CreateAccount, create};
pub use disable::disable;
pub use error::Error;
pub(crate) use fact::described;
pub use find::find;
pub use found::{FirstAccount, found};
pub use list::list;
pub(crate) use load::{demand_version, load};
pub use reset::reset;
pub use store::account::AccountFilter;
pub use unlock::unlock;

//! Who may do what to which object.
//!
//! [`decide()`] answers for one object and [`scope`] for a list; both read the one table in `policy.rs`. They are the
//! only makers of a [`Permit`] and a [`Scope`], and the store asks for these, so that a write or a list that nobody
//! decided on does not compile.

mod action;
mod actor;
mod decide;
mod grant;
mod policy;
mod resource;

pub use action::Action;
pub use actor::Actor;
pub use decide::{Denied, Permit, Scope, decide, may, scope};
pub use grant::{DataScope, Grant, GrantConflict, Grants, Role};
pub use policy::{Cell, Column, cell};
pub use resource::Resource;

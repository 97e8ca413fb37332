//! Rows: one file a table, private to this crate.

pub(crate) mod account;
pub(crate) mod account_grant;
pub(crate) mod appointment;
pub(crate) mod area_code;
pub(crate) mod body;
pub(crate) mod fact;
pub(crate) mod idempotency;
pub(crate) mod job;
pub(crate) mod journal_head;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod session;
pub(crate) mod unit;
pub(crate) mod unit_ancestor;
pub(crate) mod unit_parent;

//! Queries, writes, migrations, journal and queue, on SQLite and on PostgreSQL.
//!
//! Reads take a [`access::Scope`] or say why they need none; writes take a [`Tx`] and a [`access::Permit`]. Rows are
//! private: what leaves this crate is a domain value, or an error that names table, column and row.

pub mod account;
mod db;
mod error;
pub mod grant;
mod health;
pub mod idempotency;
pub mod journal;
mod micros;
mod migration;
pub mod organisation;
pub mod queue;
mod reach;
mod row;
pub mod session;
mod tx;

pub use db::{Db, Engine, connect};
pub use error::Error;
pub use health::Head;
pub use migration::{migrate, pending};
pub use tx::{Committed, Tx};

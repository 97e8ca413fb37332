//! Use cases: begin, load, decide, transition, write, journal, enqueue, commit.
//!
//! A verb is a function of a file of its own, takes a [`Ctx`] first, and is the only place that begins a transaction.
//! No verb asks about a state: it calls the transition of the domain and passes on what that says.

pub mod account;
mod context;
mod ctx;
pub mod grant;
pub mod journal;
pub mod organisation;
mod passwords;
mod problem;
pub mod queue;
pub mod session;

pub use context::{Context, Settings};
pub use ctx::Ctx;
pub use passwords::HashCost;
pub use problem::{Changed, Fault, FieldProblem, Problem};

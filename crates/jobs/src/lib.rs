//! The runner of queued jobs, and the jobs: one file each.
//!
//! A job says itself what to do when it fails: try again later, or give up. Its effect on the database and the mark
//! that it is done are one transaction, so it happens once.

mod job;
mod runner;
mod schedule;
mod session_clean;

pub use job::{Job, JobError};
pub use runner::{Ran, Runner};

/// Every job of the platform.
pub fn all() -> Vec<Box<dyn Job>> {
    vec![Box::new(session_clean::SessionClean)]
}

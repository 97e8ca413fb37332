//! What a job is.

use std::{future::Future, pin::Pin};

use app::{Ctx, Fault, queue::Leased};

/// What a run comes to.
pub type Outcome<'a> = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send + 'a>>;

/// A kind of work.
pub trait Job: Send + Sync {
    /// `<noun>-<verb>`: the name under which it is queued.
    fn kind(&self) -> &'static str;

    /// Does the work and marks the job done, in one transaction. It may be begun again after the program was killed.
    fn run<'a>(&'a self, ctx: &'a Ctx, job: &'a Leased) -> Outcome<'a>;
}

/// Why a run failed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may go better later.
    #[error("it may go better later")]
    Retry(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It will never go better.
    #[error("it will never go better")]
    Fail(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<Fault> for JobError {
    /// A failure of the store may pass; a job that something is missing for will not get it by waiting.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Store(_) | Fault::ChangedMeanwhile(_) => Self::Retry(Box::new(fault)),
            Fault::Denied(_) | Fault::Hash(_) | Fault::NotFound => Self::Fail(Box::new(fault)),
        }
    }
}

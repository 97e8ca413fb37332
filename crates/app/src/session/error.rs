//! What can go wrong with a session.

use crate::problem::{Fault, Problem, noun_error};

/// What can go wrong with a session.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What can go wrong anywhere.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Login and password do not open a session. Which of them is wrong, and whether the account is locked or
    /// disabled, is told to nobody who has not signed in.
    #[error("login or password is wrong, or the account is shut")]
    Refused,
}

noun_error!(Error);

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => fault.into(),
            Error::Refused => Self::new("session_refused"),
        }
    }
}

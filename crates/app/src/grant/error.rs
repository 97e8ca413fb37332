//! What can go wrong with roles.

use access::GrantConflict;
use kernel::Text;

use crate::{
    account,
    problem::{Fault, Problem, noun_error},
};

/// What can go wrong with roles.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What can go wrong anywhere.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Two of the three administrators in one account.
    #[error(transparent)]
    Conflict(#[from] GrantConflict),
    /// Nobody gives roles to themselves.
    #[error("nobody gives roles to themselves")]
    Own,
}

noun_error!(Error);

impl From<account::Error> for Error {
    fn from(error: account::Error) -> Self {
        match error {
            account::Error::Fault(fault) => Self::Fault(fault),
            // Loading an account fails in no other way.
            _ => Self::Fault(Fault::NotFound),
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => fault.into(),
            Error::Conflict(GrantConflict(first, second)) => Self::new("grant_conflict").detail(Text::new(
                format!("“{}”与“{}”不能授予同一个账号", first.name(), second.name()),
                format!("{} and {} cannot be one account", first.name(), second.name()),
            )),
            Error::Own => Self::new("grant_own"),
        }
    }
}

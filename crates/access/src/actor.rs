//! Who is asking.

use domain::{account::AccountId, organisation::UnitId};

use crate::grant::Grants;

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody has signed in.
    Nobody,
    /// Somebody who has signed in.
    Account {
        /// Whose session it is.
        id: AccountId,
        /// The unit that the person works in.
        unit: Option<UnitId>,
        /// What was granted.
        grants: Grants,
        /// Whether nothing is allowed before a new password is chosen.
        must_change_password: bool,
    },
    /// The program itself, for a stated purpose: a job, the first set-up, an import from the command line.
    Program(&'static str),
}

impl Actor {
    /// The account, where somebody has signed in.
    pub fn account(&self) -> Option<&AccountId> {
        match self {
            Self::Account { id, .. } => Some(id),
            Self::Nobody | Self::Program(_) => None,
        }
    }

    /// The name that the journal keeps: the id of an account, `program:<purpose>`, or `nobody`.
    pub fn name(&self) -> String {
        match self {
            Self::Nobody => "nobody".to_owned(),
            Self::Account { id, .. } => id.to_string(),
            Self::Program(purpose) => format!("program:{purpose}"),
        }
    }
}

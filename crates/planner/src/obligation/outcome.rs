//! What has come of an obligation, as far as the facts say.

use jiff::civil::DateTime;
use kernel::Text;
use serde::Serialize;

use crate::organisation::Holder;

/// What the facts have done for an obligation. It holds no “overdue”: that depends on the day one asks, see [`super::state()`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Outcome {
    /// The fact that completed it.
    pub met: Option<Met>,
    /// Why it need not be done.
    pub waived: Option<Waiver>,
    /// Every fact that counted towards it, in order of time.
    pub facts: Vec<String>,
    /// Who has got it, of those who must.
    pub reached: Vec<Holder>,
    /// Who has still to get it, once anybody has.
    pub missing: Vec<Holder>,
    /// Facts that were meant to discharge it and do not, each with the reason, in order of time.
    pub refused: Vec<Refusal>,
}

/// The completion of an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Met {
    /// When.
    pub at: DateTime,
    /// By which fact.
    pub fact: String,
}

/// A reason for which an obligation need not be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waiver {
    /// Since when.
    pub at: DateTime,
    /// By which fact.
    pub fact: String,
    /// The reason.
    pub reason: Text,
}

/// A fact that does not discharge what it was meant to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The fact.
    pub fact: String,
    /// When it happened.
    pub at: DateTime,
    /// Why not, and what is missing.
    pub why: Text,
}

impl Outcome {
    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it neither is met nor need be.
    pub fn is_open(&self) -> bool {
        self.met.is_none() && self.waived.is_none()
    }
}

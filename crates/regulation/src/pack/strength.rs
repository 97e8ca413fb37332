//! How strongly a rule binds.

use serde::{Deserialize, Serialize};

/// How strongly a rule binds, after the words of the regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// 必须: no exception.
    #[default]
    Must,
    /// 不得: must not.
    MustNot,
    /// 一般: an exception needs a recorded reason.
    Generally,
    /// 原则上: an exception needs a recorded reason.
    InPrinciple,
    /// 应: expected; not doing it is reported, nothing follows.
    Should,
    /// 可以: allowed; never owed.
    May,
}

impl Strength {
    /// Whether not doing it can be excused by a recorded reason (一般, 原则上).
    pub fn allows_exception(self) -> bool {
        matches!(self, Self::Generally | Self::InPrinciple)
    }

    /// Whether anybody owes it.
    pub fn is_owed(self) -> bool {
        self != Self::May
    }
}

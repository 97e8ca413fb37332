//! `[[escalation]]`: who is told when a deadline nears or has passed.

use calendar::Span;
use serde::{Deserialize, Serialize};

use super::{RuleId, Selector};

/// A ladder of reminders around a deadline. Each rung is climbed at most once for an obligation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// Id; the ladder named `default` serves every duty that names none.
    pub id: RuleId,
    /// The article it rests on.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// The rungs, in time order.
    pub rungs: Vec<Rung>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// One rung.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// When, relative to the deadline. Time during which the obligation is suspended does not count.
    pub at: Span,
    /// Whom to tell; `subject` is the holder of the obligation.
    pub tell: Vec<Selector>,
    /// How it is called (提醒, 催办, 督办通知).
    pub name: String,
}

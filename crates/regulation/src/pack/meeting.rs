//! `[[meeting]]`: kinds of meeting, with all that makes one valid.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Fraction, RuleId, Selector, Strength,
    duty::{Schedule, Within},
};

/// A kind of meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Id.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article that says when it is held.
    pub article: String,
    /// Catalogue rows that it covers, beside `article` and those of its parts.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly the schedule binds.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// Whose meeting it is: `body:<id>`, or `kind:<kind>` for one in each body of the kind. This party owes it.
    pub body: Selector,
    /// Who takes part.
    pub members: Vec<Selector>,
    /// Who of them votes and is counted for the quorum; all members where absent.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub voting: Vec<Selector>,
    /// Who may be invited without a vote (列席).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub attendees: Vec<Selector>,
    /// Who convenes it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub convener: Option<Selector>,
    /// Who takes the chair.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub chair: Option<Selector>,
    /// Who may take the chair when the chair delegates it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub substitutes: Vec<Selector>,
    /// Who prepares and serves it (会务).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub organiser: Option<Selector>,
    /// Who keeps the record.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub recorder: Option<Selector>,
    /// When it is held; absent where it is held as needed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub when: Option<Schedule>,
    /// The meeting kind in whose free quarters it falls (隔季).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub alternates: Option<Alternation>,
    /// Kinds of meeting that one sitting may be together with this one, where the rules of both hold (C-06).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub joint_with: Vec<RuleId>,
    /// Quorum.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub quorum: Option<Quorum>,
    /// Proxies.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub proxy: Option<Proxy>,
    /// Leave.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub leave: Option<Leave>,
    /// Notice.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub notice: Option<Notice>,
    /// Meeting outside the schedule.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub emergency: Option<Emergency>,
    /// Joint signing instead of a meeting (会签).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub countersign: Option<Countersign>,
    /// Agenda.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub agenda: Vec<AgendaItem>,
    /// Minutes.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub minutes: Option<Minutes>,
    /// Circular afterwards (通报).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub circular: Option<Circular>,
    /// The meeting kind that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// 隔季: never in the same quarter as the other meeting, and one in each gap between two of those.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternation {
    /// The other meeting kind.
    pub with: RuleId,
    /// The article that says so.
    pub article: String,
}

/// Quorum: base, fraction, strict or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// Of whom: `voting` or `members`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub base: Base,
    /// A fraction such as `2/3`.
    pub fraction: Fraction,
    /// True for “more than” (过半数), false for “at least” (三分之二以上).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strict: bool,
    /// The article.
    pub article: String,
}

/// Whom a quorum counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Those who vote.
    #[default]
    Voting,
    /// All members.
    Members,
}

/// Proxies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proxy {
    /// What a proxy may do.
    pub kind: ProxyKind,
    /// How strongly.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// The article.
    pub article: String,
}

/// What somebody sent instead of a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProxyKind {
    /// Nothing: members come in person.
    None,
    /// Members come in person; somebody else only with a recorded reason.
    WithReason,
    /// Conveys the member's opinion; not counted and without a vote.
    Opinion,
    /// Counted and votes.
    Vote,
}

/// Leave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Who grants it; nobody where absent: telling is enough.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub granted_by: Option<Selector>,
    /// How long before the start; any time before it where absent.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub within: Option<Within>,
    /// The article.
    pub article: String,
}

/// Notice of the meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Who gives it.
    pub by: Selector,
    /// To whom; the members where empty.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub to: Vec<Selector>,
    /// How long before the start at the latest.
    pub within: Within,
    /// The article.
    pub article: String,
}

/// A meeting outside the schedule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "two questions, each answered yes, no, or not at all")]
pub struct Emergency {
    /// Who may call it.
    pub by: Vec<Selector>,
    /// Whether the notice period is waived (with a recorded reason, C-04).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub waives_notice: bool,
    /// Whether the regulation says that the notice period holds all the same. Where neither is said, lint asks.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub keeps_notice: bool,
    /// Whether the quorum is waived.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub waives_quorum: bool,
    /// Whether the regulation says that the quorum holds all the same. Where neither is said, it holds, and lint asks.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub keeps_quorum: bool,
    /// The article.
    pub article: String,
}

/// Joint signing instead of a meeting (会签).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Countersign {
    /// Who must all sign.
    pub by: Vec<Selector>,
    /// The article.
    pub article: String,
}

/// A class of agenda item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// Id within the meeting.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    pub article: String,
    /// How often it must be on it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub required: Occasion,
    /// Who submits papers for it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub papers_from: Vec<Selector>,
}

/// How often an agenda item must come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// When there is something to say.
    #[default]
    IfAny,
    /// At each meeting, or marked as not needed.
    Each,
    /// At one meeting of each year.
    Yearly,
}

/// Minutes (纪要).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// Who writes and sends them.
    pub by: Selector,
    /// Who must receive them.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub to: Vec<Selector>,
    /// How long after the meeting at the latest.
    pub within: Within,
    /// The article.
    pub article: String,
}

/// The circular after the meeting (通报).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circular {
    /// Who issues it.
    pub by: Selector,
    /// To whom, as people say it (全市, 一定范围).
    pub audience: String,
    /// How long after the meeting (or after the report on it) at the latest.
    pub within: Within,
    /// The article.
    pub article: String,
    /// Where the circular follows a fact other than the holding of the meeting (M-21.6: the report filed on it).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub after: Option<String>,
    /// Anything else the fact must say.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub of: BTreeMap<String, String>,
}

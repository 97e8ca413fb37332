//! `[[setting]]`: open norms, which somebody named must fill in.

use serde::{Deserialize, Serialize};

use super::{RuleId, Selector, Strength};

/// An open norm of the regulation (定期, 及时, 必要时): a question that somebody named must answer before what depends on it runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// Id: what `{ setting = "..." }` names.
    pub id: RuleId,
    /// The article with the open norm.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly the rule that depends on it binds.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// The words left open.
    pub norm: String,
    /// The question, as the person who fills it in reads it.
    pub asks: String,
    /// What kind of answer.
    pub kind: SettingKind,
    /// For `choice`: the possible answers.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub choices: Vec<String>,
    /// Who must fill it in.
    pub filled_by: Selector,
    /// An answer that is usual elsewhere: offered, never taken by itself. Written like the answer itself.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub suggestion: Option<toml::Value>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// What kind of answer a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettingKind {
    /// A recurrence, such as `{ every = "quarter" }`.
    Recurrence,
    /// A span, such as `{ amount = 3, unit = "workday", side = "after" }`.
    Span,
    /// A whole number.
    Number,
    /// One of `choices`.
    Choice,
    /// Several of `choices`, or free entries where there are none.
    List,
    /// Free text.
    Text,
    /// Yes or no.
    Switch,
}

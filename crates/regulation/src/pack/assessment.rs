//! `[[assessment]]`, `[[consequence]]`, `[[veto]]`: who is measured by whom, and what follows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    RuleId, Selector, Strength,
    duty::{Schedule, Within},
};

/// `[[assessment]]`: a form of assessment. Each round is an obligation of its organiser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Id.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// Who organises it; each of these owes a round.
    pub organiser: Vec<Selector>,
    /// Who carries it out for the organiser, if somebody else (市城调队).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub carried_out_by: String,
    /// Who gives the scores; the organiser where empty. A party never assesses itself unless `self_assessed`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub assessors: Vec<Selector>,
    /// Who is assessed.
    pub assessed: Vec<Selector>,
    /// True where each assesses itself (自测自评).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub self_assessed: bool,
    /// True where nobody assesses a unit that they belong to (回避).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub recusal: bool,
    /// The assessments that its result is made of, each with its weight, exact, as text (`0.4`). Weights may be left to a
    /// setting: then they are empty.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub composed_of: BTreeMap<RuleId, String>,
    /// The instrument: scheme, table or form.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub instruments: Vec<String>,
    /// What it looks at.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub dimensions: Vec<String>,
    /// Kinds of indicator that it leaves out (never shown as passed, C-45).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub excludes: Vec<String>,
    /// When.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub when: Option<Schedule>,
    /// With whom the result is filed.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub filed_with: Vec<Selector>,
    /// How long before it those assessed are told.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub notice: Option<Within>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// `[[consequence]]`: what follows from what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// The kind of fact or state that it follows from.
    pub on: String,
    /// Whom it befalls.
    pub who: Vec<Selector>,
    /// What follows, in our own words.
    pub then: String,
    /// Who decides.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub decided_by: Vec<Selector>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// `[[veto]]`: 一票否决. C-43: every veto has a trigger, a decider, a scope, a start and an end; what the regulation leaves out
/// names the setting that supplies it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Veto {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// Whom it can strike.
    pub who: Vec<Selector>,
    /// What is vetoed.
    pub scope: String,
    /// `noun.verb` held back while it is in force.
    pub act: String,
    /// What triggers it; empty where the regulation does not say.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub trigger: String,
    /// Who decides it; empty where the regulation does not say.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub decided_by: Vec<Selector>,
    /// When it begins; empty where the regulation does not say.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub starts: String,
    /// How long it lasts; empty where the regulation does not say.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub lasts: String,
    /// The settings that supply what the regulation leaves out.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub settings: Vec<RuleId>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

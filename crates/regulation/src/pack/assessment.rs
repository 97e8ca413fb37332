//! `[[assessment]]`, `[[consequence]]`, `[[veto]]`: who is measured by whom, and what follows.

use serde::Deserialize;

use super::{
    RuleId, Selector, Strength,
    duty::{Schedule, Within},
};

/// `[[assessment]]`: a form of assessment. Each round is an obligation of its organiser.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// Id.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default)]
    pub rows: Vec<String>,
    /// How strongly.
    #[serde(default)]
    pub strength: Strength,
    /// Who organises it; each of these owes a round.
    pub organiser: Vec<Selector>,
    /// Who carries it out for the organiser, if somebody else (市城调队).
    #[serde(default)]
    pub carried_out_by: String,
    /// Who gives the scores; the organiser where empty. A party never assesses itself unless `self_assessed`.
    #[serde(default)]
    pub assessors: Vec<Selector>,
    /// Who is assessed.
    pub assessed: Vec<Selector>,
    /// True where each assesses itself (自测自评).
    #[serde(default)]
    pub self_assessed: bool,
    /// The instrument: scheme, table or form.
    #[serde(default)]
    pub instruments: Vec<String>,
    /// What it looks at.
    #[serde(default)]
    pub dimensions: Vec<String>,
    /// Kinds of indicator that it leaves out (never shown as passed, C-45).
    #[serde(default)]
    pub excludes: Vec<String>,
    /// When.
    #[serde(default)]
    pub when: Option<Schedule>,
    /// With whom the result is filed.
    #[serde(default)]
    pub filed_with: Vec<Selector>,
    /// How long before it those assessed are told.
    #[serde(default)]
    pub notice: Option<Within>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default)]
    pub replaces: Option<RuleId>,
}

/// `[[consequence]]`: what follows from what.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default)]
    pub rows: Vec<String>,
    /// How strongly.
    #[serde(default)]
    pub strength: Strength,
    /// The kind of fact or state that it follows from.
    pub on: String,
    /// Whom it befalls.
    pub who: Vec<Selector>,
    /// What follows, in our own words.
    pub then: String,
    /// Who decides.
    #[serde(default)]
    pub decided_by: Vec<Selector>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default)]
    pub replaces: Option<RuleId>,
}

/// `[[veto]]`: 一票否决. C-43: every veto has a trigger, a decider, a scope, a start and an end; what the regulation leaves out
/// names the setting that supplies it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Veto {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Whom it can strike.
    pub who: Vec<Selector>,
    /// What is vetoed.
    pub scope: String,
    /// `noun.verb` held back while it is in force.
    pub act: String,
    /// What triggers it; empty where the regulation does not say.
    #[serde(default)]
    pub trigger: String,
    /// Who decides it; empty where the regulation does not say.
    #[serde(default)]
    pub decided_by: Vec<Selector>,
    /// When it begins; empty where the regulation does not say.
    #[serde(default)]
    pub starts: String,
    /// How long it lasts; empty where the regulation does not say.
    #[serde(default)]
    pub lasts: String,
    /// The settings that supply what the regulation leaves out.
    #[serde(default)]
    pub settings: Vec<RuleId>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default)]
    pub replaces: Option<RuleId>,
}

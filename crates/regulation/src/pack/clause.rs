//! Rules that shape how other things are done: permissions, prohibitions, requirements, procedures, closed lists, quotas, thresholds.

use serde::{Deserialize, Serialize};

use super::{RuleId, Selector, Strength};

/// `[[permission]]`: who may do what, under which condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// Who may.
    pub who: Vec<Selector>,
    /// `noun.verb` of the platform that it allows (`supervision.open`).
    pub act: String,
    /// What is allowed, in our own words.
    pub what: String,
    /// The condition, where there is one; an open condition names its setting.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub condition: String,
    /// The setting that says when the condition holds.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub setting: Option<RuleId>,
    /// Who must approve first.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub approved_by: Option<Selector>,
    /// Matters that it is responsible for, in words that the whole pack uses alike (a plan kind, a fonds, a result). Lint
    /// reports a matter that two parties have, and a kind of work that several bodies share without saying which part is whose.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub responsible_for: Vec<String>,
    /// For acts that judge others: true where nobody judges a unit that they belong to (回避).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub recusal: bool,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// `[[prohibition]]`: what nobody, or somebody, may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prohibition {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly; `must_not`, or `in_principle` where a recorded reason excuses it.
    #[serde(default = "must_not", skip_serializing_if = "is_must_not")]
    pub strength: Strength,
    /// Who must not; everybody where empty.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub who: Vec<Selector>,
    /// `noun.verb` of the platform that it forbids.
    pub act: String,
    /// What is forbidden, in our own words.
    pub what: String,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

fn must_not() -> Strength {
    Strength::MustNot
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_must_not(strength: &Strength) -> bool {
    *strength == Strength::MustNot
}

/// `[[requirement]]`: what must be the case before something may be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
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
    /// `noun.verb` of the platform that is held back until it holds (`honour.confer`).
    pub act: String,
    /// Kinds of fact that must have happened, in this order where there are several.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub needs: Vec<String>,
    /// Fields that the record must carry.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub fields: Vec<String>,
    /// By whom the act must be decided or done.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub by: Vec<Selector>,
    /// The requirement, in our own words.
    pub what: String,
    /// The setting that fixes what the regulation leaves open in it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub setting: Option<RuleId>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// `[[procedure]]`: steps in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Id.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article` and those of its steps.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly the order binds.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// The noun of the platform that goes through it.
    pub noun: String,
    /// The steps; none may be skipped.
    pub steps: Vec<Step>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// One step of a procedure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Id within the procedure.
    pub id: RuleId,
    /// Name (立项, 催办, 反馈, 办结).
    pub name: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub by: Vec<Selector>,
    /// The article.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub article: String,
}

/// `[[vocabulary]]`: a closed list that a noun offers (sources of 督办, classes of agenda, kinds of creation).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Id.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article` and those of its terms.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// `noun.field` of the platform that takes its values from it.
    pub of: String,
    /// Whether other values may be added by the user (“其他”).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub open: bool,
    /// The values, in order.
    pub terms: Vec<Term>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// One value of a vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id within the vocabulary.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub article: String,
}

/// `[[quota]]`: how many, at least or at most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
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
    /// Of whom.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub who: Vec<Selector>,
    /// What is counted.
    pub of: String,
    /// Fewest.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub at_least: Option<u32>,
    /// Most.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub at_most: Option<u32>,
    /// The unit of measure (节, 篇, 个).
    pub unit: String,
    /// In which period or group (`year`, `term`, `category`).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub per: String,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// `[[threshold]]`: a figure that decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// What is measured.
    pub of: String,
    /// `>=`, `>`, `<=`, `<`, `top`, `bottom`.
    pub op: String,
    /// The figure, exact, as text (`90`, `66.7`).
    pub value: String,
    /// The unit of measure (分, 名, %).
    pub unit: String,
    /// What follows, in our own words.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub then: String,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

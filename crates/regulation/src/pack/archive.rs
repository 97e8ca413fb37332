//! `[[product]]` and `[[archive]]`: the documents that work yields, and where they are kept.

use serde::{Deserialize, Serialize};

use super::{RuleId, Selector, Strength};

/// `[[product]]`: a kind of document or record (纪要, 通知书, 责任书, 简报).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Id.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly it is demanded.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// Who makes it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub by: Vec<Selector>,
    /// Who must receive it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub to: Vec<Selector>,
    /// Whether its issues are numbered (第N期).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub numbered: bool,
    /// What it must hold.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub fields: Vec<String>,
    /// Whether versions are kept with the period in which each was in force.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub versioned: bool,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// `[[archive]]`: what is kept where, by whom, for how long.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// Id.
    pub id: RuleId,
    /// Name of the fonds, class or slot.
    pub name: String,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// Who keeps it: one custodian for each fonds (C-09).
    pub custodian: Vec<Selector>,
    /// Products and kinds of fact that belong in it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub holds: Vec<String>,
    /// How long; lint asks where the pack does not say.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub retention: Option<Retention>,
    /// Whether access is restricted and logged (保密).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub restricted: bool,
    /// Who oversees it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub overseen_by: Vec<Selector>,
    /// The rule of the same kind, of another pack or of this one, that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// Retention periods of DA/T 22 and the archives office's order no. 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Retention {
    /// 永久.
    #[serde(rename = "permanent")]
    Permanent,
    /// 30年.
    #[serde(rename = "30y")]
    ThirtyYears,
    /// 10年: the shortest.
    #[serde(rename = "10y")]
    TenYears,
}

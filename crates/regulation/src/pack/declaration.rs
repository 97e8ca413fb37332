//! `[[declaration]]`: what software only shows.

use serde::{Deserialize, Serialize};

use super::RuleId;

/// A purpose, principle or aim that nobody can be found to have met or missed (V-21). A sentence that says somebody must do,
/// hold, report, decide or refrain is never one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Id.
    pub id: RuleId,
    /// The article.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// What it says, in our own words.
    pub says: String,
}

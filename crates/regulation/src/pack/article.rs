//! `[[article]]`: the parts of the regulation that rules cite.

use serde::{Deserialize, Serialize};

/// A section or article. A rule cites an article by its id, or a part of it by `<id>.<part>` (`M-02.3a` is a part of `M-02`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Id, unique in the pack: what rules cite.
    pub id: String,
    /// The number that the document gives it (`二`, `第三条`), a label only: two articles may bear the same one, and lint says so.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// The article that it is part of, if any. Numbers are compared among the parts of one parent.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub parent: String,
    /// What it says, in our own words.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub says: String,
}

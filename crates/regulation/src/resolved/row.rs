//! Rows of the catalogue: which rules cover them, and as what.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mention::Mention;
use super::regulation::Regulation;
use super::rule::{Content, Rule};

/// As what a row is in force. Where several rules cover a row, the first of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowClass {
    /// Somebody owes it: a duty, a meeting to be held, a round of assessment.
    Duty,
    /// It shapes how things are done.
    Rule,
    /// It is an open norm that somebody must fill in.
    Setting,
    /// Software only shows it.
    Declaration,
}

/// Parts of a meeting that somebody owes; the others say how it is done.
const OWED_PARTS: &[&str] = &["article", "notice.article", "minutes.article", "circular.article"];

impl Regulation {
    /// Every article and row that any rule cites, each as the first class of those that cite it.
    pub fn rows(&self) -> BTreeMap<&str, RowClass> {
        let mut rows: BTreeMap<&str, RowClass> = BTreeMap::new();
        for (row, class) in self.rules().flat_map(cited_as) {
            let known = rows.entry(row).or_insert(class);
            *known = (*known).min(class);
        }
        rows
    }

    /// As what the row is in force; nothing where no rule cites it.
    pub fn class_of_row(&self, row: &str) -> Option<RowClass> {
        self.rules().flat_map(cited_as).filter(|(cited, _)| *cited == row).map(|(_, class)| class).min()
    }
}

fn cited_as(rule: &Rule) -> Vec<(&str, RowClass)> {
    let whole = match &rule.content {
        Content::Duty(_) | Content::Meeting(_) | Content::Assessment(_) => RowClass::Duty,
        Content::Setting(_) => RowClass::Setting,
        Content::Declaration(_) => RowClass::Declaration,
        _ => RowClass::Rule,
    };
    let parts = rule.mentions().into_iter().filter_map(|mention| match mention {
        Mention::Article { key, article } => {
            let owed = whole != RowClass::Duty || OWED_PARTS.contains(&key);
            Some((article, if owed { whole } else { RowClass::Rule }))
        }
        _ => None,
    });
    parts.chain(rule.rows.iter().map(|row| (row.as_str(), whole))).collect()
}

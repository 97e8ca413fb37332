//! Which rows of a catalogue of rules a pack covers, and as what.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Finding, Severity, Text};
use serde::Serialize;

use crate::pack::read::nearest::suggestion;
use crate::resolved::complaint::{about, as_severe};
use crate::resolved::{Regulation, RowClass, Rule};

/// Rows covered and not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Rows that some rule cites.
    pub covered: usize,
    /// Rows of the document.
    pub total: usize,
    /// Rows that no rule cites, in the order of the document.
    pub missing: Vec<String>,
    /// How many rows are covered as what.
    pub by_class: ByClass,
}

/// Rows by what they are in force as. A row that several rules cite counts as the first of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ByClass {
    /// Somebody owes them.
    pub duty: usize,
    /// They shape how things are done.
    pub rule: usize,
    /// They are open norms, filled in by somebody.
    pub setting: usize,
    /// They are only shown.
    pub declaration: usize,
}

/// Compares the rules with the rows of one document of a catalogue: a markdown file whose tables begin their lines with
/// `| M-01.0 |`. `document` is what stands before the dash of the row ids (`M`); that of most articles where absent.
///
/// The findings name rows that the rules cite and the catalogue lacks, and rows that no rule covers (CW3038, CW3039).
pub fn coverage(
    regulation: &Regulation,
    catalogue: &str,
    document: Option<&str>,
) -> (Coverage, Vec<Finding>) {
    let document = document.map(str::to_owned).or_else(|| usual_prefix(regulation)).unwrap_or_default();
    let rows = rows(catalogue, &document);
    let cited = regulation.rows();
    let mut coverage =
        Coverage { covered: 0, total: rows.len(), missing: Vec::new(), by_class: ByClass::default() };
    for row in &rows {
        match cited.get(row.as_str()) {
            Some(class) => {
                coverage.covered += 1;
                let counted = match class {
                    RowClass::Duty => &mut coverage.by_class.duty,
                    RowClass::Rule => &mut coverage.by_class.rule,
                    RowClass::Setting => &mut coverage.by_class.setting,
                    RowClass::Declaration => &mut coverage.by_class.declaration,
                };
                *counted += 1;
            }
            None => coverage.missing.push(row.clone()),
        }
    }
    let mut findings = unknown_rows(regulation, &rows, &document);
    if rows.is_empty() {
        findings.push(no_rows(&document));
    }
    findings.extend(coverage.missing.iter().map(|row| missing(row)));
    findings.sort();
    (coverage, findings)
}

/// Ids of the document's rows, in order, each once.
fn rows(catalogue: &str, document: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for line in catalogue.lines() {
        let Some(id) =
            line.trim_start().strip_prefix('|').and_then(|rest| rest.split('|').next()).map(str::trim)
        else {
            continue;
        };
        if is_row(id, document) && seen.insert(id) {
            rows.push(id.to_owned());
        }
    }
    rows
}

/// `M-01.0` is a row of `M`; `M-x`, `MM-1` and the dashes below a table's head are not.
fn is_row(id: &str, document: &str) -> bool {
    let rest = id.strip_prefix(document).and_then(|rest| rest.strip_prefix('-'));
    !document.is_empty()
        && rest.is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                && !rest.contains(|c: char| c.is_whitespace() || c == ',')
        })
}

/// What stands before the dash in most ids of articles.
fn usual_prefix(regulation: &Regulation) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, article) in regulation.articles() {
        if let Some((prefix, _)) = article.id.split_once('-') {
            *counts.entry(prefix).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(prefix, count)| (*count, std::cmp::Reverse(*prefix)))
        .map(|(prefix, _)| prefix.to_owned())
}

fn unknown_rows(regulation: &Regulation, rows: &[String], document: &str) -> Vec<Finding> {
    if rows.is_empty() {
        return Vec::new();
    }
    let known: BTreeSet<&str> = rows.iter().map(String::as_str).collect();
    let articles: BTreeSet<&str> = regulation.articles().map(|(_, article)| article.id.as_str()).collect();
    let unknown = |rule: &Rule, row: &str| {
        let near = suggestion(row, known.iter().copied());
        as_severe(
            about(
                rule,
                "CW3038",
                Text::new(
                    format!("引用的“{row}”目录里没有"),
                    format!("it cites `{row}`, which the catalogue does not have"),
                ),
                Text::new(format!("{}改正编号", near.zh), format!("{}correct the id", near.en)),
            ),
            Severity::Warning,
        )
    };
    regulation
        .rules()
        .flat_map(|rule| rule.cited().into_iter().map(move |row| (rule, row)))
        .filter(|(_, row)| is_row(row, document) && !known.contains(row) && !articles.contains(row))
        .map(|(rule, row)| unknown(rule, row))
        .collect()
}

fn no_rows(document: &str) -> Finding {
    let message = if document.is_empty() {
        Text::new(
            "条文编号里看不出要核对目录的哪一篇",
            "the ids of the articles do not say which document of the catalogue is meant",
        )
    } else {
        Text::new(
            format!("目录里没有“{document}”这一篇的条款"),
            format!("the catalogue has no rows of document `{document}`"),
        )
    };
    Finding {
        code: "CW3041",
        severity: Severity::Error,
        article: String::new(),
        message,
        help: Text::new(
            "用 --document 写出代号;目录的表格每行应以“| 代号-1.1 |”这样的编号开头",
            "name it with --document; the rows of the catalogue's tables must begin with ids such as `| M-1.1 |`",
        ),
        place: None,
    }
}

fn missing(row: &str) -> Finding {
    Finding {
        code: "CW3039",
        severity: Severity::Warning,
        article: row.to_owned(),
        message: Text::new(format!("“{row}”没有一条规则覆盖"), format!("no rule covers `{row}`")),
        help: Text::new(
            "补写一条,article 或 rows 写这个编号",
            "add a rule that cites it in `article` or `rows`",
        ),
        place: None,
    }
}

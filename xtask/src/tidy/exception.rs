//! The list of what is longer than the law allows: it may only shrink.

use std::collections::BTreeSet;

use anyhow::Result;
use serde::Deserialize;

use super::finding::Finding;
use super::tree::Tree;

const FILE: &str = "xtask/exceptions.toml";

/// Every exception, as written in `xtask/exceptions.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    #[serde(default)]
    file: Vec<Exception>,
    #[serde(default)]
    function: Vec<Exception>,
}

/// One file or function that is longer than its limit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    path: String,
    /// The function's name; empty for a file.
    #[serde(default)]
    name: String,
    lines: usize,
    reason: String,
}

/// What is measured, and the check under which it is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole file.
    File,
    /// One function.
    Function,
}

/// One thing that was measured.
#[derive(Debug)]
pub struct Measured<'a> {
    /// The file it is, or is in.
    pub path: &'a str,
    /// The function's name; empty for a file.
    pub name: String,
    /// Where it begins; 0 for a file.
    pub line: usize,
    /// How long it is.
    pub lines: usize,
}

impl Exceptions {
    /// Reads the list.
    pub fn read(tree: &Tree) -> Result<Self> {
        tree.data(FILE)
    }

    /// What is longer than `limit` without an exception that says exactly how long, and the exceptions
    /// that nothing needs any more.
    pub fn judge(&self, kind: Kind, limit: usize, measured: &[Measured<'_>]) -> Vec<Finding> {
        let (check, list) = match kind {
            Kind::File => ("length", &self.file),
            Kind::Function => ("function", &self.function),
        };
        let mut needed = BTreeSet::new();
        let mut findings = Vec::new();
        for one in measured.iter().filter(|one| one.lines > limit) {
            let what = if one.name.is_empty() { String::new() } else { format!("`{}` has ", one.name) };
            let lines = one.lines;
            let exception = list.iter().find(|entry| entry.path == one.path && entry.name == one.name);
            let message = match exception {
                Some(entry) => {
                    needed.insert((one.path, one.name.as_str()));
                    match lines.cmp(&entry.lines) {
                        std::cmp::Ordering::Equal => continue,
                        std::cmp::Ordering::Greater => {
                            format!(
                                "{what}{lines} lines: grew beyond its exception of {}: split it",
                                entry.lines
                            )
                        }
                        std::cmp::Ordering::Less => {
                            format!("{what}{lines} lines: shrank, write `lines = {lines}` in {FILE}")
                        }
                    }
                }
                None => format!("{what}{lines} lines: {limit} are the limit, split it by subject"),
            };
            findings.push(Finding::at(check, one.path, one.line, message));
        }
        for entry in list {
            let label = format!("{} {}", entry.path, entry.name);
            if !needed.contains(&(entry.path.as_str(), entry.name.as_str())) {
                let message = format!("{} is within the limit now: remove its exception", label.trim());
                findings.push(Finding::about(check, FILE, message));
            }
            if entry.reason.trim().is_empty() {
                let message = format!("the exception of {} gives no reason", label.trim());
                findings.push(Finding::about(check, FILE, message));
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(exceptions: &str, lines: usize) -> Vec<String> {
        let exceptions: Exceptions = toml::from_str(exceptions).unwrap();
        let measured = Measured { path: "a.rs", name: String::new(), line: 0, lines };
        let findings = exceptions.judge(Kind::File, 500, &[measured]);
        findings.into_iter().map(|finding| finding.to_string()).collect()
    }

    const EXCEPTION: &str = "[[file]]\npath = 'a.rs'\nlines = 600\nreason = 'one table'\n";

    #[test]
    fn an_exception_holds_for_exactly_its_length() {
        assert_eq!(judge("", 500), Vec::<String>::new());
        assert!(judge("", 501)[0].contains("500 are the limit"));
        assert_eq!(judge(EXCEPTION, 600), Vec::<String>::new());
        assert!(judge(EXCEPTION, 601)[0].contains("grew beyond its exception of 600"));
        assert!(judge(EXCEPTION, 599)[0].contains("write `lines = 599`"));
    }

    #[test]
    fn an_exception_that_nothing_needs_is_refused() {
        assert!(judge(EXCEPTION, 500)[0].contains("remove its exception"));
        let gone = EXCEPTION.replace("a.rs", "b.rs");
        assert_eq!(judge(&gone, 600).len(), 2, "another file's exception excuses nothing");
        assert!(judge(&gone, 10)[0].contains("b.rs is within the limit now"));
    }

    #[test]
    fn an_exception_gives_a_reason() {
        let mute = EXCEPTION.replace("one table", " ");
        assert_eq!(
            judge(&mute, 600),
            ["xtask/exceptions.toml: [length] the exception of a.rs gives no reason"]
        );
    }
}

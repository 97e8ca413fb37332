//! The closed list of nouns: a folder of a noun crate is a noun, or a subject that its crate names.

use std::collections::BTreeSet;

use anyhow::Result;
use serde::Deserialize;

use super::finding::Finding;
use super::tree::Tree;

const FILE: &str = "xtask/nouns.toml";

/// The list as written in `xtask/nouns.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nouns {
    group: Vec<Group>,
    #[serde(default)]
    root: Vec<Root>,
}

/// Nouns that belong together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    nouns: Vec<String>,
}

/// A source folder that holds a folder for each noun.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Root {
    folder: String,
    /// Folders that are no noun and may stand here all the same.
    subjects: Vec<String>,
}

impl Nouns {
    /// Reads the list.
    pub fn read(tree: &Tree) -> Result<Self> {
        tree.data(FILE)
    }

    /// Every noun, in the order of the list.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.group.iter().flat_map(|group| &group.nouns).map(String::as_str)
    }
}

/// Folders that are neither, and nouns that stand twice.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let nouns = Nouns::read(tree)?;
    let mut findings = Vec::new();
    let mut known = BTreeSet::new();
    for group in &nouns.group {
        for noun in &group.nouns {
            if !known.insert(noun.as_str()) {
                let message = format!("`{noun}` of `{}` stands twice", group.name);
                findings.push(Finding::about("noun", FILE, message));
            }
        }
    }
    for root in &nouns.root {
        for child in tree.children(&root.folder) {
            let path = format!("{}/{child}", root.folder);
            let subject = root.subjects.iter().any(|subject| subject == child);
            if tree.has_folder(&path) && !known.contains(child) && !subject {
                let message = format!("`{child}` is no noun of {FILE} and no subject of {}", root.folder);
                findings.push(Finding::about("noun", &path, message));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(list: &str, paths: &[&str]) -> Vec<String> {
        let mut files = vec![(FILE, list)];
        files.extend(paths.iter().map(|path| (*path, "")));
        check(&Tree::of(&files)).unwrap().iter().map(ToString::to_string).collect()
    }

    const LIST: &str = "
        [[group]]
        name = 'do'
        nouns = ['meeting', 'archive']
        [[root]]
        folder = 'crates/store/src'
        subjects = ['migration']
    ";

    #[test]
    fn nouns_subjects_and_plain_files_pass() {
        let paths = [
            "crates/store/src/meeting/query.rs",
            "crates/store/src/migration/m1.rs",
            "crates/store/src/lib.rs",
            "crates/calendar/src/anything/mod.rs",
        ];
        assert_eq!(found(LIST, &paths), Vec::<String>::new());
    }

    #[test]
    fn another_folder_is_refused_and_so_is_a_plural() {
        let found = found(LIST, &["crates/store/src/meetings/query.rs"]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("crates/store/src/meetings: [noun] `meetings` is no noun"));
    }

    #[test]
    fn a_noun_stands_once() {
        let twice = LIST.replace("'archive'", "'archive', 'meeting'");
        assert_eq!(found(&twice, &[]), ["xtask/nouns.toml: [noun] `meeting` of `do` stands twice"]);
    }
}

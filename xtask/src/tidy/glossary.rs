//! The glossary: every noun and every term once, with its Chinese term and its meaning.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use super::finding::Finding;
use super::markdown::Markdown;
use super::noun::Nouns;
use super::tree::Tree;

const FILE: &str = "docs/GLOSSARY.md";

/// Nouns without an entry, entries without a Chinese term or a meaning, and terms that stand twice.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let text = tree.text(FILE).with_context(|| format!("{FILE} is missing"))?;
    let mut findings = Vec::new();
    let mut english = BTreeMap::new();
    let mut chinese = BTreeMap::new();
    for (line, row) in Markdown::read(text).rows {
        let mut report = |message: String| findings.push(Finding::at("glossary", FILE, line, message));
        let [term, local, meaning, ..] = row.as_slice() else {
            report("an entry has three cells: English, Chinese, meaning".to_owned());
            continue;
        };
        if !local.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) {
            report(format!("`{term}` has no Chinese term"));
        }
        if meaning.trim().is_empty() {
            report(format!("`{term}` has no meaning"));
        }
        for (terms, word) in [(&mut english, term), (&mut chinese, local)] {
            if let Some(first) = terms.insert(word.to_lowercase(), line) {
                report(format!("`{word}` stands already on line {first}"));
            }
        }
    }
    for noun in Nouns::read(tree)?.all() {
        if !english.contains_key(noun) {
            findings.push(Finding::about("glossary", FILE, format!("the noun `{noun}` has no entry")));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &str) -> Vec<String> {
        let glossary = format!("| English | 中文 | meaning |\n|---|---|---|\n{rows}");
        let tree = Tree::of(&[
            (FILE, glossary.as_str()),
            ("xtask/nouns.toml", "[[group]]\nname = 'do'\nnouns = ['meeting']\n"),
        ]);
        check(&tree).unwrap().iter().map(ToString::to_string).collect()
    }

    const MEETING: &str = "| `meeting` | 会议 | People who decide together. |\n";

    #[test]
    fn every_noun_stands_once_with_its_chinese_term() {
        assert_eq!(found(MEETING), Vec::<String>::new());
        assert_eq!(
            found("| quorum | 法定人数 | Enough of them. |\n"),
            ["docs/GLOSSARY.md: [glossary] the noun `meeting` has no entry"]
        );
    }

    #[test]
    fn a_term_stands_once_in_either_language() {
        let twice = format!("{MEETING}| Meeting | 例会 | Again. |\n| session | 会议 | Another word. |\n");
        let found = found(&twice);
        assert_eq!(found.len(), 2);
        assert!(found[0].contains("GLOSSARY.md:4: [glossary] `Meeting` stands already on line 3"));
        assert!(found[1].contains("GLOSSARY.md:5: [glossary] `会议` stands already on line 3"));
    }

    #[test]
    fn an_entry_is_complete() {
        assert!(found(&format!("{MEETING}| quorum | ? | Enough. |\n"))[0].contains("no Chinese term"));
        assert!(found(&format!("{MEETING}| quorum | 法定人数 | |\n"))[0].contains("no meaning"));
    }
}

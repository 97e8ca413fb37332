//! `docs/pack-language.md`: its examples are one pack that runs, and no table, key, action, fact or noun is missing.

use std::collections::BTreeMap;

use regulation::lint::lint;
use regulation::pack::read::TABLES;
use regulation::pack::{self, Action, SourceFile, fact, noun};
use regulation::resolved::resolve;

use crate::village::{codes, file, read, show};

fn reference() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/pack-language.md");
    std::fs::read_to_string(path).unwrap()
}

/// The examples, one after the other.
fn examples(text: &str) -> String {
    text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The part of the reference about a table.
fn section<'a>(text: &'a str, table: &str) -> &'a str {
    let heading = if table == "pack" { "\n## `[pack]`".to_owned() } else { format!("\n## `[[{table}]]`") };
    let from = text.find(&heading).unwrap_or_else(|| panic!("no section {heading}"));
    let rest = &text[from + 1..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// The keys that a table may have, as the complaint about an unknown one lists them.
fn keys() -> BTreeMap<String, Vec<String>> {
    let mut keys = BTreeMap::new();
    for table in TABLES.iter().copied().chain(["pack"]) {
        let header = if table == "pack" { "[pack]".to_owned() } else { format!("[pack]\n[[{table}]]") };
        let findings = pack::read(&[file("pack.toml", &format!("{header}\nzzz = 1\n"))]).unwrap_err();
        let unknown = findings.iter().find(|finding| finding.code == "CW1011").unwrap();
        let list = unknown.help.en.rsplit(": ").next().unwrap();
        keys.insert(table.to_owned(), list.split(", ").map(str::to_owned).collect());
    }
    keys
}

#[test]
fn the_examples_are_a_pack_without_errors() {
    let text = examples(&reference());
    let files: Vec<SourceFile> = vec![file("pack.toml", &text)];
    let pack = read(&files);
    resolve(vec![pack.clone()]).unwrap_or_else(|findings| panic!("{}", show(&findings)));
    let found = lint(vec![pack]);
    assert!(found.iter().all(|finding| finding.severity != kernel::Severity::Error), "{}", show(&found));
    // The reference itself shows how things are done: what it leaves for lint to ask is kept small.
    assert!(found.len() < 12, "{}\n{:?}", show(&found), codes(&found));
}

#[test]
fn every_key_of_every_table_is_described_and_shown() {
    let text = reference();
    for (table, keys) in keys() {
        let section = section(&text, &table);
        let example = examples(section);
        for key in keys {
            assert!(section.contains(&format!("`{key}`")), "{table}.{key} is not described");
            let common = ["id", "article", "rows", "replaces"].contains(&key.as_str());
            let shown = example.lines().any(|line| {
                line.starts_with(&format!("{key} = "))
                    || line.trim_matches(['[', ']']).ends_with(&format!(".{key}"))
            });
            assert!(shown || common, "{table}.{key} has no example");
        }
    }
}

#[test]
fn every_action_fact_and_noun_is_listed() {
    let text = reference();
    for action in Action::ALL {
        let word = serde_json::to_value(action).unwrap();
        let row = format!("| `{}` |", word.as_str().unwrap());
        let line = text.lines().find(|line| line.starts_with(&row)).unwrap_or_else(|| panic!("{row}"));
        assert!(line.ends_with(&format!("| `{}` |", action.leaves())), "{line}");
    }
    for kind in fact::FACT_KINDS {
        assert!(text.contains(&format!("| `{}` | {} | {} |", kind.id, kind.zh, kind.en)), "{}", kind.id);
    }
    for noun in noun::NOUNS {
        let words = format!("`{}` {}", noun.id, noun.zh);
        assert!(text.replace('\n', " ").contains(&words), "{words}");
    }
}

/// `tests/everything.toml` uses every key too, which is what makes the test of printing complete.
#[test]
fn the_pack_of_everything_uses_every_key() {
    let everything = include_str!("../everything.toml");
    for (table, keys) in keys() {
        let header = if table == "pack" { "[pack]".to_owned() } else { format!("[[{table}]]") };
        let items: Vec<&str> = everything.split("\n\n").filter(|item| item.starts_with(&header)).collect();
        for key in keys {
            let unused = ["builds_on", "periods"].contains(&key.as_str()) && table == "pack";
            let replaced = key == "replaces";
            assert!(
                unused || replaced || items.iter().any(|item| item.contains(&format!("\n{key} = "))),
                "{table}.{key}"
            );
        }
    }
}

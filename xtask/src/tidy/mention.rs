//! Words that have no business in the project: paths of one machine, hosts of one network, who typed a line.

use anyhow::Result;
use serde::Deserialize;

use super::finding::Finding;
use super::tree::Tree;

const FILE: &str = "xtask/mentions.toml";

/// The list as written in `xtask/mentions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mentions {
    /// Files that may hold any of these words: the list itself, and what package managers write.
    except: Vec<String>,
    mention: Vec<Mention>,
}

/// Words that are refused for one reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mention {
    words: Vec<String>,
    reason: String,
}

/// Lines that hold such a word, in any case, not as a part of a longer word or path.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let list: Mentions = tree.data(FILE)?;
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        if list.except.iter().any(|name| name == path.rsplit('/').next().unwrap_or(path) || name == path) {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            for mention in &list.mention {
                if let Some(word) = mention.words.iter().find(|word| stands_in(&line, &word.to_lowercase())) {
                    let message = format!("`{word}`: {}", mention.reason);
                    findings.push(Finding::at("mention", path, at + 1, message));
                }
            }
        }
    }
    Ok(findings)
}

/// Whether `word` stands in `line` and is not the tail of a longer name.
fn stands_in(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '$' | '}')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let list = "except = ['Cargo.lock', 'xtask/mentions.toml']\n[[mention]]\nwords = ['/spot/', 'Robot wrote']\n\
            reason = 'say it without'\n";
        let tree = Tree::of(&[(FILE, list), (path, text)]);
        check(&tree).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_word_is_found_in_any_case_with_its_line() {
        assert_eq!(
            found("a.rs", "//! A.\nopen(\"/spot/me\")\n"),
            ["a.rs:2: [mention] `/spot/`: say it without"]
        );
        assert_eq!(found("b.md", "robot WROTE this\n"), ["b.md:1: [mention] `Robot wrote`: say it without"]);
    }

    #[test]
    fn a_part_of_a_longer_name_and_an_excepted_file_pass() {
        assert_eq!(found("a.md", "`ui/spot/page` and ../spot/x and $X/spot/y\n"), Vec::<String>::new());
        assert_eq!(found("fuzz/Cargo.lock", "/spot/\n"), Vec::<String>::new());
    }
}

//! Every Rust module begins with `//!`: what it is, before how it works.

use anyhow::Result;

use super::finding::Finding;
use super::tree::Tree;

/// Rust files that do not begin with a sentence about themselves.
#[expect(clippy::unnecessary_wraps, reason = "every check has one signature")]
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let silent = |text: &str| {
        let first = text.lines().next().unwrap_or_default();
        first.strip_prefix("//!").is_none_or(|sentence| sentence.trim().is_empty())
    };
    Ok(tree
        .texts_of(&["rs"])
        .filter(|(_, text)| silent(text))
        .map(|(path, _)| {
            Finding::at("opening", path, 1, "begin the module with `//!` and one sentence on what it is")
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_what_the_module_is() {
        let tree = Tree::of(&[
            ("good.rs", "//! Good.\n"),
            ("late.rs", "use std::fmt;\n//! Late.\n"),
            ("mute.rs", "//!\n//! After a blank line.\n"),
            ("empty.rs", ""),
            ("prose.md", "no comment wanted\n"),
        ]);
        let found: Vec<String> = check(&tree).unwrap().into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["empty.rs", "late.rs", "mute.rs"]);
    }
}

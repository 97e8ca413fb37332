//! No file of code is longer than 500 lines.

use anyhow::Result;

use super::exception::{Exceptions, Kind, Measured};
use super::finding::Finding;
use super::tree::Tree;

/// Most lines in a file of code. Data (packs, holidays, snapshots) and prose have no limit.
const LIMIT: usize = 500;
const CODE: &[&str] = &["rs", "ts", "tsx", "js", "mjs", "vue", "css", "html", "typ", "py", "sh"];

/// What a program writes and nobody edits.
const GENERATED: &[&str] = &["ui/src/api/schema.d.ts"];

/// Files that are longer than the limit and not excepted.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let exceptions = Exceptions::read(tree)?;
    let measured: Vec<Measured<'_>> = tree
        .texts_of(CODE)
        .filter(|(path, _)| !GENERATED.contains(path))
        .map(|(path, text)| Measured { path, name: String::new(), line: 0, lines: text.lines().count() })
        .collect();
    Ok(exceptions.judge(Kind::File, LIMIT, &measured))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_measured_and_data_is_not() {
        let long = "x\n".repeat(501);
        let most = "x\n".repeat(500);
        let tree = Tree::of(&[
            ("xtask/exceptions.toml", ""),
            ("crates/a/src/lib.rs", &most),
            ("packs/p/rules.toml", &long),
            ("ui/src/api/schema.d.ts", &long),
            ("ui/src/meeting/Page.vue", &long),
        ]);
        let found: Vec<String> = check(&tree).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            ["ui/src/meeting/Page.vue: [length] 501 lines: 500 are the limit, split it by subject"]
        );
    }
}

//! No file or folder has a name that says nothing.

use std::collections::BTreeSet;

use anyhow::Result;

use super::finding::Finding;
use super::tree::Tree;

/// Names under which anything could be filed, so that nothing is found.
const EMPTY: &[&str] =
    &["common", "helper", "helpers", "manager", "managers", "misc", "types", "util", "utilities", "utils"];

/// Files and folders with an empty name, each once.
#[expect(clippy::unnecessary_wraps, reason = "every check has one signature")]
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let empty: BTreeSet<&str> =
        tree.paths().chain(tree.folders()).filter(|path| says_nothing(path)).collect();
    Ok(empty
        .into_iter()
        .map(|path| {
            Finding::about("name", path, "the name says nothing: name the noun that owns this, or its verb")
        })
        .collect())
}

fn says_nothing(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    EMPTY.contains(&stem.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_are_refused_as_file_and_as_folder() {
        let tree = Tree::of(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/tests/common/mod.rs", ""),
            ("ui/src/Types.d.ts", ""),
            ("crates/a/src/meeting/convene.rs", ""),
            ("crates/a/src/utilisation.rs", ""),
        ]);
        let found: Vec<String> = check(&tree).unwrap().into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["crates/a/src/utils.rs", "crates/a/tests/common", "ui/src/Types.d.ts"]);
    }
}

//! Every dependency stands once, in the root Cargo.toml, with the reason why it is here.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use toml::de::{DeTable, DeValue};

use super::finding::Finding;
use super::manifest;
use super::tree::Tree;

const ROOT: &str = "Cargo.toml";

/// Dependencies without a reason, outside the workspace's list, or that nothing uses.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let text = tree.text(ROOT).context("Cargo.toml is missing")?;
    let document = DeTable::parse(text).context("cannot read Cargo.toml")?;
    let listed =
        document.get_ref().get("workspace").and_then(|workspace| workspace.get_ref().get("dependencies"));
    let listed =
        listed.and_then(|table| table.get_ref().as_table()).context("no [workspace.dependencies]")?;
    let manifests = manifest::read_all(tree)?;
    let used: BTreeSet<&str> =
        manifests.iter().flat_map(|one| &one.dependencies).map(|one| one.package.as_str()).collect();

    let mut findings = Vec::new();
    for (key, value) in listed {
        let name = key.get_ref().as_ref();
        let line = text.get(..key.span().start).unwrap_or_default().matches('\n').count() + 1;
        let ours = field(value.get_ref(), "path").is_some();
        if !ours && !has_reason(text, value.span().end) {
            let message = format!("say after `{name}`, in a comment on its line, why it is here");
            findings.push(Finding::at("dependency", ROOT, line, message));
        }
        let package = field(value.get_ref(), "package").unwrap_or(name);
        if !ours && !used.contains(package) {
            let message = format!("no crate uses `{name}`: remove it");
            findings.push(Finding::at("dependency", ROOT, line, message));
        }
    }
    for manifest in &manifests {
        for one in manifest.dependencies.iter().filter(|one| !one.inherited) {
            let message = format!(
                "write `{}.workspace = true`: versions and reasons stand in the root Cargo.toml",
                one.package
            );
            findings.push(Finding::at("dependency", manifest.path, one.line, message));
        }
    }
    Ok(findings)
}

fn field<'a>(value: &'a DeValue<'_>, name: &str) -> Option<&'a str> {
    value.get(name)?.get_ref().as_str()
}

/// Whether a comment follows on the line where the value ends.
fn has_reason(text: &str, end: usize) -> bool {
    let rest = text.get(end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    rest.split_once('#').is_some_and(|(_, comment)| !comment.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(listed: &str, crate_uses: &str) -> Vec<String> {
        let root = format!("[workspace]\n[workspace.dependencies]\n{listed}");
        let manifest = format!("[package]\nname = 'a'\n[dependencies]\n{crate_uses}");
        let tree = Tree::of(&[(ROOT, root.as_str()), ("crates/a/Cargo.toml", manifest.as_str())]);
        check(&tree).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_reason_stands_on_the_line() {
        let good = "kernel = { path = 'crates/kernel' }\ntestkit = { path = 'crates/testkit' }\nserde = '1' # data in and out\n";
        let uses = "kernel.workspace = true\nserde = { workspace = true }\n";
        assert_eq!(found(good, uses), Vec::<String>::new());
    }

    #[test]
    fn a_dependency_without_a_reason_is_refused() {
        let bad = "# above is not enough\nserde = { version = '1#' }\ntoml = '1' #\n";
        let found = found(bad, "serde.workspace = true\ntoml.workspace = true\n");
        assert_eq!(
            found,
            [
                "Cargo.toml:4: [dependency] say after `serde`, in a comment on its line, why it is here",
                "Cargo.toml:5: [dependency] say after `toml`, in a comment on its line, why it is here",
            ]
        );
    }

    #[test]
    fn a_dependency_that_nothing_uses_is_refused() {
        let found = found("serde = '1' # data in and out\n", "");
        assert_eq!(found, ["Cargo.toml:3: [dependency] no crate uses `serde`: remove it"]);
    }

    #[test]
    fn a_version_outside_the_root_is_refused() {
        let found = found("", "serde = '1'\n");
        assert!(found[0].starts_with("crates/a/Cargo.toml:4: [dependency] write `serde.workspace = true`"));
    }
}

//! Links between documents resolve, and the paths that a document names exist.

use std::collections::BTreeMap;

use anyhow::Result;

use super::finding::Finding;
use super::markdown::Markdown;
use super::tree::Tree;

/// Links to files or headings that are not there, and inline code that names a file that is not there.
#[expect(clippy::unnecessary_wraps, reason = "every check has one signature")]
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let documents: BTreeMap<&str, Markdown> =
        tree.texts_of(&["md"]).map(|(path, text)| (path, Markdown::read(text))).collect();
    let mut findings = Vec::new();
    for (path, document) in &documents {
        for (line, target) in document.links.iter().filter(|(_, target)| !leads_outside(target)) {
            if let Some(message) = broken(tree, &documents, path, target) {
                findings.push(Finding::at("link", path, *line, message));
            }
        }
        for (line, code) in &document.code {
            if names_a_path(tree, code) && !tree.has(code.trim_end_matches('/')) {
                let message =
                    format!("`{code}` does not exist: correct it, or write a placeholder as <noun>");
                findings.push(Finding::at("link", path, *line, message));
            }
        }
    }
    Ok(findings)
}

fn leads_outside(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:")
}

fn broken(tree: &Tree, documents: &BTreeMap<&str, Markdown>, from: &str, target: &str) -> Option<String> {
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Some(path) = (if file.is_empty() { Some(from.to_owned()) } else { join(folder, file) }) else {
        return Some(format!("`{target}` leads out of the project"));
    };
    if !tree.has(&path) {
        return Some(format!("`{target}` leads to {path}, which does not exist"));
    }
    let document = documents.get(path.as_str());
    let missing =
        !anchor.is_empty() && document.is_none_or(|one| !one.anchors.iter().any(|own| own == anchor));
    missing.then(|| format!("`{target}`: {path} has no heading `#{anchor}`"))
}

/// `file` as seen from `folder`, or nothing where it climbs above the root.
fn join(folder: &str, file: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Whether inline code is a path of this project: it begins with a folder of the root, and every part is a
/// plain name. A crate that is still planned is written with its layer only (`store/src/meeting/query.rs`); what begins with
/// `my-` is the reader's own.
fn names_a_path(tree: &Tree, code: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
    let first = code.split('/').next().unwrap_or_default();
    let readers_own = code.split('/').any(|part| part.starts_with("my-"));
    code.contains('/') && !readers_own && code.chars().all(plain) && tree.has_folder(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("README.md", "# Top\n"),
            ("docs/adding/noun.md", text),
            ("docs/GLOSSARY.md", "# Words we use\n"),
            ("crates/kernel/src/id.rs", ""),
        ]);
        check(&tree).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_there_passes() {
        let good = "# Here\n[a](../GLOSSARY.md#words-we-use) [b](../../README.md) [c](#here) [d](..) \
            [e](https://example.org/x.md) `crates/kernel/src/id.rs` `crates/kernel/` `crates/<layer>/src` `crates/my-own/src` `and/or`";
        assert_eq!(found(good), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_there_is_named() {
        for (bad, says) in [
            ("[a](GLOSSARY.md)", "leads to docs/adding/GLOSSARY.md, which does not exist"),
            ("[a](../GLOSSARY.md#words)", "has no heading `#words`"),
            ("[a](#there)", "has no heading `#there`"),
            ("[a](../../../x.md)", "leads out of the project"),
            ("`crates/kernel/src/money.rs`", "`crates/kernel/src/money.rs` does not exist"),
        ] {
            let found = found(&format!("# Here\n\n{bad}\n"));
            assert_eq!(found.len(), 1, "{bad}");
            assert!(
                found[0].starts_with("docs/adding/noun.md:3: [link]") && found[0].contains(says),
                "{found:?}"
            );
        }
    }
}

//! The layer table: which crate of ours may import which, and what it must never import.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Deserialize;

use super::finding::Finding;
use super::manifest::{self, Dependency, Manifest};
use super::tree::Tree;

const FILE: &str = "xtask/layers.toml";

/// The table as written in `xtask/layers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layers {
    /// What a crate from outside brings in, so that layers forbid a kind of thing and not a list of names.
    brings: BTreeMap<String, Vec<String>>,
    layer: Vec<Layer>,
}

/// One crate of ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    name: String,
    folder: String,
    /// True until the crate exists.
    #[serde(default)]
    planned: bool,
    imports: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    /// Where the list of modules is closed: all of them.
    modules: Option<Vec<String>>,
}

/// What stands in a Cargo.toml against the table, and what the table says of crates that are not so.
pub fn check(tree: &Tree) -> Result<Vec<Finding>> {
    let layers: Layers = tree.data(FILE)?;
    let manifests = manifest::read_all(tree)?;
    let mut findings = layers.check_itself(&manifests);
    for manifest in &manifests {
        let Some(layer) = layers.find(&manifest.name) else {
            let message = format!("`{}` is not in {FILE}: say what it may import", manifest.name);
            findings.push(at(manifest.path, 0, message));
            continue;
        };
        for dependency in &manifest.dependencies {
            let broken = layers.judge(layer, dependency);
            findings.extend(broken.map(|message| at(manifest.path, dependency.line, message)));
        }
        findings.extend(check_modules(tree, layer));
    }
    Ok(findings)
}

fn at(path: &str, line: usize, message: String) -> Finding {
    Finding::at("layer", path, line, message)
}

impl Layers {
    fn find(&self, name: &str) -> Option<&Layer> {
        self.layer.iter().find(|layer| layer.name == name)
    }

    /// What is wrong with `dependency` in `layer`, if anything.
    fn judge(&self, layer: &Layer, dependency: &Dependency) -> Option<String> {
        let Dependency { package, dev, .. } = dependency;
        if self.find(package).is_some() {
            // The test application sits on top of everything, so any crate's tests may use it.
            let testing = *dev && (package == "testkit" || *package == layer.name);
            let allowed = testing || layer.imports.contains(package);
            return (!allowed).then(|| {
                format!(
                    "`{}` must not import `{package}`: move what it needs to a layer below, or pass it in",
                    layer.name
                )
            });
        }
        if *dev {
            return None;
        }
        let kind = layer
            .never
            .iter()
            .find(|kind| self.brings.get(kind.as_str()).is_some_and(|packages| packages.contains(package)))?;
        Some(format!("`{}` must never import {kind} (`{package}`)", layer.name))
    }

    /// Names in the table that mean nothing, and crates that are not where it says.
    fn check_itself(&self, manifests: &[Manifest<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for layer in &self.layer {
            let name = &layer.name;
            let exists = manifests.iter().any(|one| one.name == *name && one.folder == layer.folder);
            if exists == layer.planned {
                let message = if exists {
                    format!("`{name}` exists: remove `planned = true`")
                } else {
                    format!("no crate `{name}` in {}: correct the table or mark it planned", layer.folder)
                };
                findings.push(at(FILE, 0, message));
            }
            for import in layer.imports.iter().filter(|import| self.find(import).is_none()) {
                findings.push(at(FILE, 0, format!("`{name}` imports `{import}`, which is not in the table")));
            }
            for kind in layer.never.iter().filter(|kind| !self.brings.contains_key(kind.as_str())) {
                findings.push(at(
                    FILE,
                    0,
                    format!("`{name}` forbids `{kind}`, which [brings] does not define"),
                ));
            }
        }
        findings
    }
}

fn check_modules(tree: &Tree, layer: &Layer) -> Vec<Finding> {
    let Some(modules) = &layer.modules else { return Vec::new() };
    let source = format!("{}/src", layer.folder);
    let unlisted = tree.children(&source).into_iter().filter(|name| {
        let stem = name.strip_suffix(".rs").unwrap_or(name);
        stem != "lib" && !modules.iter().any(|module| module == stem)
    });
    unlisted
        .map(|name| {
            let message = format!(
                "the modules of `{}` are a closed list: give this to the noun that owns it",
                layer.name
            );
            Finding::about("layer", &format!("{source}/{name}"), message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "
        [brings]
        runtime = ['tokio']
        [[layer]]
        name = 'kernel'
        folder = 'crates/kernel'
        imports = []
        never = ['runtime']
        modules = ['id']
        [[layer]]
        name = 'store'
        folder = 'crates/store'
        imports = ['kernel']
        [[layer]]
        name = 'testkit'
        folder = 'crates/testkit'
        planned = true
        imports = ['store']
    ";
    const STORE: &str =
        "[package]\nname = 'store'\n[dependencies]\nkernel.workspace = true\ntokio.workspace = true\n";

    fn found(kernel_dependencies: &str, more: &[(&str, &str)]) -> Vec<String> {
        let kernel = format!("[package]\nname = 'kernel'\n{kernel_dependencies}");
        let mut files = vec![
            (FILE, TABLE),
            ("crates/kernel/Cargo.toml", kernel.as_str()),
            ("crates/kernel/src/lib.rs", ""),
            ("crates/kernel/src/id.rs", ""),
            ("crates/store/Cargo.toml", STORE),
        ];
        files.extend(more);
        check(&Tree::of(&files)).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_the_table_allows_passes() {
        assert_eq!(found("[dependencies]\nserde.workspace = true\n", &[]), Vec::<String>::new());
        // A runtime in tests, and the test application, which stands above everything.
        assert_eq!(
            found("[dev-dependencies]\ntokio.workspace = true\ntestkit.workspace = true\n", &[]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_layer_above_is_refused_with_its_line_also_in_tests() {
        for section in
            ["dependencies", "build-dependencies", "dev-dependencies", "target.'cfg(unix)'.dependencies"]
        {
            let found = found(&format!("[{section}]\nstore.workspace = true\n"), &[]);
            assert_eq!(found.len(), 1, "{section}");
            assert!(
                found[0].starts_with("crates/kernel/Cargo.toml:4: [layer] `kernel` must not import `store`")
            );
        }
    }

    #[test]
    fn a_forbidden_kind_of_crate_is_refused_also_under_another_name() {
        let found = found("[dependencies]\nrt = { package = 'tokio', version = '1' }\n", &[]);
        assert_eq!(
            found,
            ["crates/kernel/Cargo.toml:4: [layer] `kernel` must never import runtime (`tokio`)"]
        );
    }

    #[test]
    fn a_crate_outside_the_table_and_a_planned_one_that_exists_are_refused() {
        let more = [
            ("crates/stray/Cargo.toml", "[package]\nname = 'stray'\n"),
            ("crates/testkit/Cargo.toml", "[package]\nname = 'testkit'\n"),
        ];
        let found = found("", &more);
        assert!(found.iter().any(|one| one.contains("`stray` is not in xtask/layers.toml")));
        assert!(found.iter().any(|one| one.contains("`testkit` exists: remove `planned = true`")));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_closed_list_of_modules_is_closed() {
        let found = found("", &[("crates/kernel/src/money.rs", ""), ("crates/kernel/src/id/check.rs", "")]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("crates/kernel/src/money.rs: [layer] the modules of `kernel`"));
    }

    #[test]
    fn the_table_names_only_what_it_defines() {
        let table = TABLE
            .replace("imports = ['kernel']", "imports = ['kernel', 'ghost']")
            .replace("never = ['runtime']", "never = ['engine']");
        let tree =
            Tree::of(&[(FILE, table.as_str()), ("crates/kernel/Cargo.toml", "[package]\nname = 'kernel'\n")]);
        let found: Vec<String> = check(&tree).unwrap().iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|one| one.contains("imports `ghost`")));
        assert!(found.iter().any(|one| one.contains("forbids `engine`")));
        assert!(found.iter().any(|one| one.contains("no crate `store` in crates/store")));
    }
}

//! The Cargo.toml of a crate, as far as the checks need it.

use anyhow::{Context, Result};

use super::tree::Tree;

/// A crate of the workspace.
#[derive(Debug)]
pub struct Manifest<'a> {
    /// Path of its Cargo.toml.
    pub path: &'a str,
    /// Path of its folder.
    pub folder: &'a str,
    /// The package's name.
    pub name: String,
    /// Everything it depends on, in any section.
    pub dependencies: Vec<Dependency>,
}

/// One line of a section of dependencies.
#[derive(Debug)]
pub struct Dependency {
    /// The package's name, also where the crate is renamed.
    pub package: String,
    /// Whether only tests, benchmarks and examples see it.
    pub dev: bool,
    /// Whether version and features come from the workspace.
    pub inherited: bool,
    /// Line in the Cargo.toml, counted from 1; 0 where it cannot be told.
    pub line: usize,
}

/// Every crate of the workspace: `crates/*` and `xtask`.
pub fn read_all(tree: &Tree) -> Result<Vec<Manifest<'_>>> {
    tree.texts()
        .filter_map(|(path, text)| {
            let folder = path.strip_suffix("/Cargo.toml")?;
            let depth = folder.matches('/').count();
            let ours = folder == "xtask" || (folder.starts_with("crates/") && depth == 1);
            ours.then(|| read(path, folder, text).with_context(|| format!("cannot read {path}")))
        })
        .collect()
}

fn read<'a>(path: &'a str, folder: &'a str, text: &str) -> Result<Manifest<'a>> {
    let table: toml::Table = toml::from_str(text)?;
    let name = table.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
    let name = name.context("no package.name")?.to_owned();
    let mut dependencies = Vec::new();
    collect(&table, text, &mut dependencies);
    // Sections for one platform or one configuration hold the same three tables.
    for platform in table.get("target").and_then(toml::Value::as_table).into_iter().flatten() {
        if let Some(sections) = platform.1.as_table() {
            collect(sections, text, &mut dependencies);
        }
    }
    Ok(Manifest { path, folder, name, dependencies })
}

fn collect(sections: &toml::Table, text: &str, into: &mut Vec<Dependency>) {
    for (section, dev) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
    {
        for (key, value) in sections.get(section).and_then(toml::Value::as_table).into_iter().flatten() {
            let package = value.get("package").and_then(toml::Value::as_str).unwrap_or(key).to_owned();
            let inherited = value.get("workspace").and_then(toml::Value::as_bool).unwrap_or(false);
            let named = |line: &str| {
                line.trim_start()
                    .strip_prefix(key.as_str())
                    .is_some_and(|rest| rest.starts_with([' ', '.', '=']))
            };
            let line = text.lines().position(named).map_or(0, |at| at + 1);
            into.push(Dependency { package, dev, inherited, line });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_read() {
        let text = "[package]\nname = 'a'\n[dependencies]\nkernel.workspace = true\n\
            [build-dependencies]\ncc = '1'\n[dev-dependencies]\ninsta = { workspace = true }\n\
            [target.'cfg(unix)'.dependencies]\nnix2 = { package = 'nix', version = '1' }\n";
        let tree = Tree::of(&[("crates/a/Cargo.toml", text), ("fuzz/Cargo.toml", "not ours")]);
        let all = read_all(&tree).unwrap();
        assert_eq!(all.len(), 1);
        let seen: Vec<_> = all[0]
            .dependencies
            .iter()
            .map(|one| (one.package.as_str(), one.dev, one.inherited, one.line))
            .collect();
        assert_eq!(
            seen,
            [
                ("kernel", false, true, 4),
                ("cc", false, false, 6),
                ("insta", true, true, 8),
                ("nix", false, false, 10),
            ]
        );
    }
}

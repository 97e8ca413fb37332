//! The documentation of the files and of the codes: every example is read, every code is explained.

use std::{collections::BTreeSet, fs, path::Path};

use crate::organisation::Organisation;

fn docs(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)).unwrap()
}

#[test]
fn every_example_is_read() {
    let page = docs("organisation.md");
    let examples: Vec<&str> =
        page.split("```toml organisation\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 4);
    for example in examples {
        Organisation::read("example.toml", example.as_bytes())
            .unwrap_or_else(|findings| panic!("{findings:#?}\n{example}"));
    }
}

/// Codes of the form `CW4nnn` in a text.
fn codes(text: &str) -> BTreeSet<String> {
    text.match_indices("CW4").filter_map(|(at, _)| text.get(at..at + 6)).map(str::to_owned).collect()
}

fn sources(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if !path.ends_with("documentation.rs") {
            // Only codes in quotes are given to somebody; comments may speak of ranges.
            let text = fs::read_to_string(&path).unwrap();
            into.extend(
                text.split('"').skip(1).step_by(2).filter(|quoted| quoted.len() == 6).flat_map(codes),
            );
        }
    }
}

#[test]
fn every_code_is_explained_and_every_explained_code_exists() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut given = BTreeSet::new();
    for folder in ["organisation", "fit"] {
        sources(&source.join(folder), &mut given);
    }
    let page = docs("lint.md");
    let rows = page.lines().filter(|line| line.starts_with("| CW4")).filter_map(|line| line.get(2..8));
    let explained: BTreeSet<String> = rows.map(str::to_owned).collect();
    assert_eq!(given, explained);
}

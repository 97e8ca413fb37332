//! The laws of CONTRIBUTING.md that Cargo cannot check, each with its own file here.

mod dependency;
mod exception;
mod finding;
mod function;
mod glossary;
mod layer;
mod length;
mod link;
mod manifest;
mod markdown;
mod mention;
mod name;
mod noun;
mod opening;
mod tree;

use std::path::Path;

use anyhow::Result;

use self::finding::Finding;
use self::tree::Tree;

/// A check: from the tree to what is wrong with it, or an error where its own data cannot be read.
type Check = fn(&Tree) -> Result<Vec<Finding>>;

/// Every check. The order is that of the messages, not of importance.
const CHECKS: &[Check] = &[
    layer::check,
    dependency::check,
    length::check,
    function::check,
    opening::check,
    name::check,
    noun::check,
    glossary::check,
    link::check,
    mention::check,
];

/// Runs every check over the tree at `root` and prints what is wrong; true where nothing is.
pub fn run(root: &Path) -> Result<bool> {
    let tree = Tree::read(root)?;
    let findings = find(&tree)?;
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} files, {} findings", tree.paths().count(), findings.len());
    Ok(findings.is_empty())
}

fn find(tree: &Tree) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for check in CHECKS {
        findings.extend(check(tree)?);
    }
    findings.sort();
    Ok(findings)
}

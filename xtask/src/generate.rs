//! `cargo xtask gen`: what is generated and committed. The OpenAPI document from the handlers, the client's types from that.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::need::NODE;
use crate::need::Tools;

/// Writes both; true where both were written.
pub fn run(root: &Path, tools: &Tools) -> Result<bool> {
    let npm = tools.ensure(&NODE)?;
    let document =
        ["run", "--quiet", "--package", "chuangwen", "--", "openapi", "--out", "docs/openapi.json"];
    // Without the pages: they cannot be built while their types are behind the interface.
    let mut cargo = Command::new("cargo");
    cargo.args(document).env("CHUANGWEN_SKIP_UI", "1");
    let mut types = Command::new(npm);
    types.args(["--prefix", "ui", "run", "--silent", "api"]);
    for command in [&mut cargo, &mut types] {
        let program = command.get_program().to_string_lossy().into_owned();
        let status =
            command.current_dir(root).status().with_context(|| format!("{program} does not start"))?;
        if !status.success() {
            return Ok(false);
        }
    }
    Ok(true)
}

//! `cargo xtask`: the project's checks. `tidy` is what Cargo cannot check, `test` is everything.

mod generate;
mod need;
mod test;
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask tidy
       cargo xtask test [--only STEP]... [--list]
       cargo xtask gen

tidy  layers, sizes, names, comments, links, glossary: the laws that Cargo cannot check
test  every check, in order; exits with 1 if one fails
      --only STEP  this step alone (may be repeated)
      --list       the steps and what each one does
gen   writes docs/openapi.json from the handlers, and ui/src/api/schema.d.ts from that";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["tidy"] => tidy::run(root()),
        ["test", options @ ..] => test::run(root(), options),
        ["gen"] => generate::run(root(), &need::Tools::below(&test::target_folder(root()))),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(true)
        }
        _ => Err(anyhow::anyhow!("no such task: {:?}\n{USAGE}", words.join(" "))),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the workspace, whatever folder the command was given in.
fn root() -> &'static Path {
    static ROOT: std::sync::LazyLock<PathBuf> = std::sync::LazyLock::new(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        here.parent().unwrap_or(here).to_owned()
    });
    &ROOT
}

/// A setting of the environment, unless it is empty.
#[expect(
    clippy::disallowed_methods,
    reason = "the checks run on a machine and not in the product: this is their root"
)]
fn setting(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

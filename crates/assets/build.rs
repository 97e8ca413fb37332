//! Builds the web interface when it is missing or its inputs changed. Writes to `ui/dist` and `ui/node_modules` alone.
//!
//! Without Node.js, or with `CHUANGWEN_SKIP_UI` set, a page that says so takes its place, so that the rest of the
//! program can be built anywhere.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// What the interface is built from, below `ui/`. The folders that a build writes to must not stand here: watching
/// them would make every build stale.
const INPUTS: [&str; 7] =
    ["src", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"];

/// The oldest Node.js that the tools of `ui/package.json` run on.
const NODE: (u32, u32) = (20, 19);

const SKIP: &str = "CHUANGWEN_SKIP_UI";

fn main() -> ExitCode {
    println!("cargo:rustc-check-cfg=cfg(stand_in)");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed={SKIP}");
    #[expect(clippy::disallowed_methods, reason = "a build script is its own root")]
    let skip = std::env::var_os(SKIP).is_some_and(|value| !value.is_empty() && value != "0");
    if skip {
        println!("cargo:rustc-cfg=stand_in");
        return ExitCode::SUCCESS;
    }
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui");
    for input in INPUTS {
        println!("cargo:rerun-if-changed={}", ui.join(input).display());
    }
    // A file that is missing makes Cargo ask again, so a `dist` that was deleted is built at the next call.
    println!("cargo:rerun-if-changed={}", stamp(&ui).display());
    match build(&ui) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Refused::NoNode(why)) => {
            println!(
                "cargo:warning={why}: the program gets no web interface (the command line works). \
                 Install Node.js {}.{} or later and build again.",
                NODE.0, NODE.1
            );
            println!("cargo:rustc-cfg=stand_in");
            ExitCode::SUCCESS
        }
        Err(Refused::Failed(why)) => {
            eprintln!("{why}. Mend it, or set {SKIP}=1 to build without the web interface.");
            ExitCode::FAILURE
        }
    }
}

/// Why there is no interface.
enum Refused {
    /// There is nothing to build it with.
    NoNode(String),
    /// The tools are there, and failed.
    Failed(String),
}

/// Builds unless what is there was built from the same inputs.
fn build(ui: &Path) -> Result<(), Refused> {
    let unreadable = |error: io::Error| Refused::Failed(format!("{} cannot be read: {error}", ui.display()));
    let wanted = digest(ui).map_err(unreadable)?;
    if fs::read_to_string(stamp(ui)).is_ok_and(|built| built == wanted) {
        return Ok(());
    }
    demand_node()?;
    if !is_installed(ui) {
        npm(ui, &["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"])?;
    }
    npm(ui, &["run", "build"])?;
    let unwritable = |error| Refused::Failed(format!("{} cannot be written: {error}", stamp(ui).display()));
    fs::write(stamp(ui), wanted).map_err(unwritable)
}

/// Where the digest of the inputs stands that `dist` was built from.
fn stamp(ui: &Path) -> PathBuf {
    ui.join("dist/.stamp")
}

/// A digest of the names and contents of all inputs.
fn digest(ui: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&ui.join(input), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(ui).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        let mut entries =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// Whether npm has installed since the lock file last changed: it leaves a copy of the lock beside what it installs.
fn is_installed(ui: &Path) -> bool {
    let changed = |path: &str| fs::metadata(ui.join(path)).and_then(|data| data.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

fn demand_node() -> Result<(), Refused> {
    let output = Command::new("node").arg("--version").output();
    let said = match output {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        _ => return Err(Refused::NoNode("Node.js was not found".to_owned())),
    };
    let mut numbers = said.trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < NODE {
        return Err(Refused::NoNode(format!("Node.js {said} is too old")));
    }
    match Command::new(npm_program()).arg("--version").output() {
        Ok(output) if output.status.success() => Ok(()),
        _ => Err(Refused::NoNode("npm was not found beside Node.js".to_owned())),
    }
}

fn npm_program() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn npm(ui: &Path, arguments: &[&str]) -> Result<(), Refused> {
    let called = format!("`npm {}` in {}", arguments.join(" "), ui.display());
    let output = Command::new(npm_program()).args(arguments).current_dir(ui).env_remove("NODE_ENV").output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            Err(Refused::Failed(format!("{called} ended with {}", output.status)))
        }
        Err(error) => Err(Refused::Failed(format!("{called} does not start: {error}"))),
    }
}

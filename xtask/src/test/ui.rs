//! The steps of the web interface: its own lints, types and tests, and the journeys of a user in a browser.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::step::{Machine, Outcome};
use crate::need::{CHINESE_FONT, CHROMIUM, NODE};

/// Scripts of `ui/package.json`, in the order in which a mistake is cheapest to hear of.
/// `crates/assets` builds the pages when it is itself built.
const SCRIPTS: &[&str] = &["lint", "typecheck", "test"];

/// Runs every script, after installing what the lock file names where that is not there yet.
pub fn check(machine: &Machine<'_>) -> Result<Outcome> {
    let folder = machine.root.join("ui");
    if !folder.join("package.json").is_file() {
        return Ok(Outcome::Skipped("there is no ui/package.json".to_owned()));
    }
    let npm = Npm::ready(machine, &folder)?;
    for script in SCRIPTS {
        if npm.run(machine, script, &[])? != Outcome::Passed {
            return Ok(Outcome::Failed(format!("npm run {script}")));
        }
    }
    Ok(Outcome::Passed)
}

/// Runs the script `e2e` of `ui/package.json`, which finds the server in `CHUANGWEN_BIN` and the browser in `CHROMIUM`.
pub fn journeys(machine: &Machine<'_>) -> Result<Outcome> {
    let folder = machine.root.join("ui");
    let package = std::fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    if !package.contains("\"e2e\":") {
        return Ok(Outcome::Skipped("ui/package.json has no script e2e".to_owned()));
    }
    let npm = Npm::ready(machine, &folder)?;
    machine.tools.ensure(&CHINESE_FONT)?;
    let browser = machine.tools.ensure(&CHROMIUM)?;
    let built = machine.cargo(&["build", "--package", "chuangwen", "--locked"], &[])?;
    if built != Outcome::Passed {
        return Ok(built);
    }
    let server = machine.target.join("debug").join("chuangwen");
    npm.run(machine, "e2e", &[("CHUANGWEN_BIN", &server), ("CHROMIUM", &browser)])
}

/// npm, with everything installed that the lock file names.
struct Npm<'a> {
    folder: &'a Path,
}

impl<'a> Npm<'a> {
    fn ready(machine: &Machine<'_>, folder: &'a Path) -> Result<Self> {
        machine.tools.ensure(&NODE)?;
        let npm = Self { folder };
        if !is_installed(folder) {
            let installed = machine.finish(npm.command().args(["ci", "--no-audit", "--no-fund"]))?;
            ensure!(installed == Outcome::Passed, "npm ci did not install what ui/package-lock.json names");
        }
        Ok(npm)
    }

    fn command(&self) -> Command {
        let mut command = Command::new("npm");
        command.arg("--prefix").arg(self.folder);
        command
    }

    fn run(&self, machine: &Machine<'_>, script: &str, environment: &[(&str, &Path)]) -> Result<Outcome> {
        machine.finish(self.command().args(["run", script]).envs(environment.iter().copied()))
    }
}

/// Whether npm has installed since the lock file last changed: it leaves a copy of the lock beside what it installs.
fn is_installed(folder: &Path) -> bool {
    let changed = |path: &str| std::fs::metadata(folder.join(path)).and_then(|data| data.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn an_older_installation_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let touch = |path: &str, hours: u64| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            let file = std::fs::File::create(path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(hours)).unwrap();
        };
        touch("package-lock.json", 2);
        assert!(!is_installed(folder.path()));
        touch("node_modules/.package-lock.json", 1);
        assert!(!is_installed(folder.path()));
        touch("node_modules/.package-lock.json", 3);
        assert!(is_installed(folder.path()));
    }
}

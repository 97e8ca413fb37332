//! The step of the web interface: its own lints, types, tests and build.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::step::{Machine, Outcome};
use crate::need::NODE;

/// Scripts of `ui/package.json`, in the order in which a mistake is cheapest to hear of.
const SCRIPTS: &[&str] = &["lint", "typecheck", "test", "build"];

/// Runs every script, after installing what the lock file names where that is not there yet.
pub fn check(machine: &Machine<'_>) -> Result<Outcome> {
    let folder = machine.root.join("ui");
    if !folder.join("package.json").is_file() {
        return Ok(Outcome::Skipped("there is no ui/package.json".to_owned()));
    }
    let npm = machine.tools.ensure(&NODE)?;
    let npm = |words: &[&str]| {
        let mut command = Command::new(&npm);
        command.arg("--prefix").arg(&folder).args(words);
        machine.finish(&mut command)
    };
    if !is_installed(&folder) {
        let installed = npm(&["ci", "--no-audit", "--no-fund"])?;
        if installed != Outcome::Passed {
            return Ok(installed);
        }
    }
    for script in SCRIPTS {
        if npm(&["run", script])? != Outcome::Passed {
            return Ok(Outcome::Failed(format!("npm run {script}")));
        }
    }
    Ok(Outcome::Passed)
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

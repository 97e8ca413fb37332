//! What a check needs beyond Rust: found on the machine, installed where that is allowed, or named in one line.

mod list;
mod postgres;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

pub use self::list::{CARGO_DENY, CHINESE_FONT, CHROMIUM, NEXTEST, NODE, PYTHON};
pub use self::postgres::Postgres;

/// One requirement, as data: `list.rs` holds all of them.
#[derive(Debug)]
pub struct Need {
    /// What people call it.
    pub name: &'static str,
    /// A command that succeeds where it is there. Its first word is looked for in the tools folder, then in PATH.
    pub detect: &'static [&'static str],
    /// How it may be had.
    pub source: Source,
    /// What to do by hand, in one line.
    pub cure: &'static str,
}

/// Where a requirement comes from.
#[derive(Debug)]
pub enum Source {
    /// It is used where it is there, and never installed.
    Machine,
    /// Packages of Debian and its kin, installed where the user is root.
    Apt {
        /// Names of the packages.
        packages: &'static [&'static str],
    },
    /// Built from its source package into the tools folder, never into the user's own.
    Cargo {
        /// The package's name.
        package: &'static str,
        /// As in its registry, so that every machine checks with the same rules.
        version: &'static str,
    },
}

/// The folder below the target folder in which installed tools are kept.
#[derive(Debug, Clone)]
pub struct Tools(PathBuf);

impl Tools {
    /// The tools of the target folder `target`.
    pub fn below(target: &Path) -> Self {
        Self(target.join("tools"))
    }

    /// The command that answers for `need`: found, or installed just now. The error is the one line that says
    /// what is missing and what to do.
    pub fn ensure(&self, need: &Need) -> Result<PathBuf> {
        if let Some(found) = self.find(need) {
            return Ok(found);
        }
        let installed = match need.source {
            Source::Machine => bail!("{} is missing: {}", need.name, need.cure),
            Source::Apt { packages } => apt_install(packages),
            Source::Cargo { package, version } => self.cargo_install(package, version),
        };
        if let Err(error) = installed {
            bail!("{} is missing and could not be installed ({error:#}): {}", need.name, need.cure);
        }
        self.find(need)
            .with_context(|| format!("{} was installed but does not run: {}", need.name, need.cure))
    }

    /// The command that answers for `need`, if there is one.
    pub fn find(&self, need: &Need) -> Option<PathBuf> {
        let (program, arguments) = need.detect.split_first()?;
        let own = Some(self.0.join("bin").join(program)).filter(|path| path.is_file());
        own.into_iter()
            .chain([PathBuf::from(program)])
            .find(|path| answers(Command::new(path).args(arguments)))
    }

    fn cargo_install(&self, package: &str, version: &str) -> Result<()> {
        eprintln!("installing {package} {version} into {} (once, about a minute)", self.0.display());
        // Unoptimised: it runs for a second and builds in a third of the time. In a target folder of its
        // own, because the project's may be locked by another build.
        let mut cargo = Command::new("cargo");
        cargo.args(["install", package, "--version", version, "--locked", "--debug", "--quiet", "--root"]);
        run(cargo.arg(&self.0).env_remove("CARGO_TARGET_DIR"))
    }
}

/// Installs packages of the system, where this is Debian or its kin and the user is root.
fn apt_install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if !answers(Command::new("apt-get").arg("--version")) {
        bail!("no apt-get here to install {names} with");
    }
    if !is_root() {
        bail!("only root may run apt-get install {names}");
    }
    eprintln!("installing {names} through apt-get");
    run(Command::new("apt-get").args(["update", "--quiet"]))?;
    run(Command::new("apt-get")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|user| user.stdout.trim_ascii() == b"0")
}

/// Whether a command can be started and succeeds. What it prints is not shown.
fn answers(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Runs a command to its end; its messages go to the terminal.
fn run(command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status =
        command.stdin(Stdio::null()).status().with_context(|| format!("{program} does not start"))?;
    if !status.success() {
        bail!("{program} ended with {status}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABSENT: Need = Need {
        name: "a tool that nobody has",
        detect: &["chuangwen-no-such-tool", "--version"],
        source: Source::Machine,
        cure: "write it",
    };

    #[test]
    fn what_is_missing_is_named_in_one_line() {
        let tools = Tools::below(Path::new("target"));
        let message = tools.ensure(&ABSENT).unwrap_err().to_string();
        assert_eq!(message, "a tool that nobody has is missing: write it");
    }

    #[cfg(unix)]
    #[test]
    fn a_tool_of_our_own_is_found_before_that_of_the_machine() {
        use std::os::unix::fs::PermissionsExt;

        let target = tempfile::tempdir().unwrap();
        let tools = Tools::below(target.path());
        let need = Need { detect: &["sh", "-c", "exit 0"], ..ABSENT };
        assert_eq!(tools.find(&need), Some(PathBuf::from("sh")));

        let own = target.path().join("tools/bin/sh");
        std::fs::create_dir_all(own.parent().unwrap()).unwrap();
        std::fs::write(&own, "#!/bin/sh\nexit 0\n").unwrap();
        std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(tools.find(&need), Some(own.clone()));

        // One that does not run is passed over.
        std::fs::write(&own, "#!/bin/sh\nexit 1\n").unwrap();
        assert_eq!(tools.find(&need), Some(PathBuf::from("sh")));
    }
}

//! The steps: what each one runs, in the order in which a mistake is cheapest to hear of.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::ui;
use crate::need::{CARGO_DENY, NEXTEST, PYTHON, Postgres, Tools};
use crate::tidy;

/// One check.
#[derive(Debug)]
pub struct Step {
    /// The word for `--only`.
    pub name: &'static str,
    /// What it does, for `--list` and for the log.
    pub does: &'static str,
    /// Runs it. An error is a failure with its reason.
    pub run: fn(&Machine<'_>) -> Result<Outcome>,
}

/// Where the steps run.
pub struct Machine<'a> {
    /// The root of the workspace.
    pub root: &'a Path,
    /// Where Cargo puts what it builds.
    pub target: PathBuf,
    /// Tools that are installed for the checks alone.
    pub tools: Tools,
}

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything it looks at is right.
    Passed,
    /// There was nothing to look at, and why.
    Skipped(String),
    /// What was wrong, in one line; the details stand above in the log.
    Failed(String),
}

/// All steps. Tests come last, so that a run ends with their summary.
pub const STEPS: &[Step] = &[
    Step { name: "fmt", does: "every file is formatted by rustfmt", run: fmt },
    Step { name: "tidy", does: "the laws that Cargo cannot check (xtask/src/tidy)", run: tidy },
    Step { name: "deny", does: "licences, bans and sources of the dependencies (deny.toml)", run: deny },
    Step { name: "ui", does: "the web interface: lints, types, unit tests", run: ui::check },
    Step { name: "clippy", does: "no warning in any crate, test or benchmark", run: clippy },
    Step { name: "doc", does: "the documentation builds and its links resolve", run: doc },
    Step {
        name: "e2e",
        does: "the journeys of a user, in a browser against the real server",
        run: ui::journeys,
    },
    Step { name: "doctest", does: "the examples in the documentation run", run: doctest },
    Step { name: "test", does: "every test, against the published tables and real engines", run: test },
];

fn fmt(machine: &Machine<'_>) -> Result<Outcome> {
    machine.cargo(&["fmt", "--all", "--check"], &[])
}

fn tidy(machine: &Machine<'_>) -> Result<Outcome> {
    let clean = tidy::run(machine.root)?;
    Ok(if clean { Outcome::Passed } else { Outcome::Failed("see the findings above".to_owned()) })
}

fn deny(machine: &Machine<'_>) -> Result<Outcome> {
    let program = machine.tools.ensure(&CARGO_DENY)?;
    // Without `advisories`: their database is fetched from a host that not every network reaches.
    let arguments = ["--log-level", "error", "check", "bans", "licenses", "sources"];
    machine.finish(Command::new(program).args(arguments))
}

fn clippy(machine: &Machine<'_>) -> Result<Outcome> {
    machine.cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"], &[])
}

fn doc(machine: &Machine<'_>) -> Result<Outcome> {
    let arguments = ["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"];
    machine.cargo(&arguments, &[("RUSTDOCFLAGS", "-D warnings")])
}

fn doctest(machine: &Machine<'_>) -> Result<Outcome> {
    machine.cargo(&["test", "--workspace", "--doc", "--locked", "--quiet"], &[])
}

fn test(machine: &Machine<'_>) -> Result<Outcome> {
    // A test that misses what it needs says so and fails, or is told to leave it out: here it is only provided.
    if let Err(missing) = machine.tools.ensure(&PYTHON) {
        println!("{missing:#}");
    }
    let postgres = Postgres::ensure(&machine.tools).map_err(|missing| println!("{missing:#}")).ok();
    // A snapshot that differs is a failure, never a new file.
    let mut environment = vec![("INSTA_UPDATE", "no")];
    if let Some(postgres) = &postgres {
        println!("{postgres}");
        environment.push(postgres.environment());
    }
    if machine.tools.find(&NEXTEST).is_some() {
        machine.cargo(&["nextest", "run", "--workspace", "--locked"], &environment)
    } else {
        machine.cargo(&["test", "--workspace", "--lib", "--bins", "--tests", "--locked"], &environment)
    }
}

impl Machine<'_> {
    /// Runs Cargo in the root.
    pub fn cargo(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Result<Outcome> {
        self.finish(Command::new("cargo").args(arguments).envs(environment.iter().copied()))
    }

    /// Runs a command in the root to its end, with its output in the log.
    pub fn finish(&self, command: &mut Command) -> Result<Outcome> {
        let program = command.get_program().to_string_lossy().into_owned();
        let first = command.get_args().next().unwrap_or_default().to_string_lossy().into_owned();
        let status = command.current_dir(self.root).stdin(Stdio::null()).status();
        let status = status.with_context(|| format!("{program} does not start"))?;
        let failed = || Outcome::Failed(format!("{program} {first}: {status}"));
        Ok(if status.success() { Outcome::Passed } else { failed() })
    }
}

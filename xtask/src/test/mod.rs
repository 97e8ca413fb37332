//! `cargo xtask test`: every check in order, then a table of results and times.

mod report;
mod step;
mod ui;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use self::report::Report;
use self::step::{Machine, Outcome, STEPS, Step};
use crate::need::Tools;
use crate::setting;

/// Runs the steps that `options` choose; true where none failed.
pub fn run(root: &Path, options: &[&str]) -> Result<bool> {
    let Some(chosen) = choose(options)? else {
        for step in STEPS {
            println!("{:<9} {}", step.name, step.does);
        }
        return Ok(true);
    };
    let target = target_folder(root);
    let machine = Machine { root, tools: Tools::below(&target), target };
    let mut report = Report::default();
    for step in chosen {
        println!("\n== {}: {}", step.name, step.does);
        report.time(step.name, || match (step.run)(&machine) {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Failed(format!("{error:#}")),
        });
    }
    println!("\n{report}");
    Ok(report.passed())
}

/// The steps that are asked for; nothing where the list itself is.
fn choose(options: &[&str]) -> Result<Option<Vec<&'static Step>>> {
    let mut only = Vec::new();
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "--list" => return Ok(None),
            "--only" => {
                let name = options.next().copied().unwrap_or_default();
                let Some(step) = STEPS.iter().find(|step| step.name == name) else {
                    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
                    bail!("no step `{name}`: the steps are {}", names.join(", "));
                };
                only.push(step);
            }
            other => bail!("no such option: {other} (there are --only STEP and --list)"),
        }
    }
    Ok(Some(if only.is_empty() { STEPS.iter().collect() } else { only }))
}

/// Where Cargo puts what it builds.
pub fn target_folder(root: &Path) -> PathBuf {
    let set = setting("CARGO_TARGET_DIR").map(PathBuf::from);
    root.join(set.unwrap_or_else(|| PathBuf::from("target")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(options: &[&str]) -> Vec<&'static str> {
        choose(options).unwrap().unwrap().into_iter().map(|step| step.name).collect()
    }

    #[test]
    fn all_steps_or_those_that_are_named() {
        assert_eq!(names(&[]).len(), STEPS.len());
        assert_eq!(names(&["--only", "tidy", "--only", "fmt"]), ["tidy", "fmt"]);
        assert!(choose(&["--list"]).unwrap().is_none());
    }

    #[test]
    fn an_unknown_step_or_option_is_refused_with_what_there_is() {
        let unknown = choose(&["--only", "tests"]).unwrap_err().to_string();
        assert!(unknown.starts_with("no step `tests`: the steps are fmt, tidy,"), "{unknown}");
        assert!(choose(&["--only"]).is_err());
        assert!(choose(&["--fast"]).is_err());
    }
}

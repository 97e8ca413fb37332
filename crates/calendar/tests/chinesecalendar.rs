//! Every workday from 2007 to 2026 against the package `chinesecalendar`, installed by name when the test runs.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use calendar::{Calendar, Date};

const PACKAGE: &str = "chinesecalendar>=1.11";
const SNIPPET: &str = "\
import datetime
import chinese_calendar

day = datetime.date(2007, 1, 1)
while day <= datetime.date(2026, 12, 31):
    print(day.isoformat(), int(chinese_calendar.is_workday(day)))
    day += datetime.timedelta(days=1)
";

#[test]
fn no_day_differs_from_chinesecalendar() {
    let answers = match peer() {
        Ok(answers) => answers,
        Err(missing) if offline() => {
            eprintln!("left out, because CHUANGWEN_OFFLINE is set: {missing}");
            return;
        }
        Err(missing) => panic!("{missing}; set CHUANGWEN_OFFLINE=1 to leave this comparison out"),
    };
    let calendar = Calendar::builtin();
    let mut differences = Vec::new();
    let mut days = 0;
    for line in answers.lines() {
        let (day, workday) = line.split_once(' ').expect("the snippet writes a date and a figure");
        let day: Date = day.parse().expect("the snippet writes ISO dates");
        days += 1;
        if calendar.is_workday(day) != (workday == "1") {
            differences.push(calendar.day(day));
        }
    }
    assert_eq!(days, 7305, "every day from 2007-01-01 to 2026-12-31");
    assert!(differences.is_empty(), "{} days differ: {differences:#?}", differences.len());
}

#[expect(clippy::disallowed_methods, reason = "a test may be told that there is no network")]
fn offline() -> bool {
    std::env::var("CHUANGWEN_OFFLINE").is_ok_and(|value| !value.is_empty() && value != "0")
}

/// What the package says of each day, or one line on what is missing.
fn peer() -> Result<String, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("chinesecalendar");
    let python = installed(&folder)?;
    let snippet = folder.join("workdays.py");
    std::fs::write(&snippet, SNIPPET)
        .map_err(|error| format!("cannot write {}: {error}", snippet.display()))?;
    run(Command::new(python).arg(snippet).env("PYTHONPATH", folder.join("packages")))
}

/// The python of a virtual environment with the package; where the system's python has no `venv`, its own
/// python with the package in a folder.
fn installed(folder: &Path) -> Result<PathBuf, String> {
    let inside = folder.join("venv").join("bin").join("python3");
    let packages = folder.join("packages");
    let works = |python: &Path| {
        run(Command::new(python).args(["-c", "import chinese_calendar"]).env("PYTHONPATH", &packages)).is_ok()
    };
    let system = PathBuf::from("python3");
    if let Some(ready) = [&inside, &system].into_iter().find(|python| works(python)) {
        return Ok(ready.clone());
    }
    run(Command::new(&system).arg("--version"))
        .map_err(|_| "python3 is not installed (apt-get install python3 python3-venv)".to_owned())?;
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    if run(Command::new(&system).args(["-m", "venv"]).arg(folder.join("venv"))).is_ok() {
        run(Command::new(&inside).args(pip).arg(PACKAGE)).map_err(|error| no_package(&error))?;
        return Ok(inside);
    }
    run(Command::new(&system).args(pip).arg("--target").arg(&packages).arg(PACKAGE))
        .map_err(|error| no_package(&error))?;
    Ok(system)
}

fn no_package(error: &str) -> String {
    let last = error.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
    format!("PyPI {PACKAGE} could not be installed (no network, no python3-venv or no pip?): {last}")
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| error.to_string())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

//! The same forty rules through two peers that expand RFC 5545 rules: the `rrule` crate and python-dateutil. Prints obligations
//! a second of each and the ratios. `cargo bench -p planner --bench peers`.

mod ground;

use std::{
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use ground::{RULES, plan_country, program};
use rrule::RRuleSet;

/// Bodies for each peer: enough to run for about a second.
const RUST_BODIES: usize = 300;
const PYTHON_BODIES: usize = 40;
const OUR_BODIES: usize = 700_000;

#[expect(clippy::disallowed_methods, reason = "a benchmark measures from outside")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn a_second(count: u64, time: Duration) -> u128 {
    u128::from(count) * 1_000_000_000 / time.as_nanos().max(1)
}

fn main() {
    let program = program();
    let (each, _) = plan_country(&program, 1);
    let ((ours, _), time) = timed(|| plan_country(&program, OUR_BODIES));
    let ours = a_second(ours, time);
    println!("chuangwen       {ours:>14} obligations/s");

    let sets: Vec<RRuleSet> = RULES
        .iter()
        .flat_map(|rule| std::iter::repeat_n(rule, rule.duties))
        .map(|rule| {
            let text = format!("DTSTART:20260101T000000Z\nRRULE:{};UNTIL=20261231T000000Z", rule.rrule);
            text.parse().expect("the rule reads")
        })
        .collect();
    let (count, time) = timed(|| {
        let expand = |_| sets.iter().map(|set| set.clone().all(1000).dates.len() as u64).sum::<u64>();
        (0..RUST_BODIES).map(expand).sum::<u64>()
    });
    assert_eq!(count, each * RUST_BODIES as u64, "the peer finds as many days");
    let rust = a_second(count, time);
    println!("rrule crate     {rust:>14} obligations/s   we do {} times as many", ours / rust.max(1));

    match dateutil() {
        Some(python) => {
            let (count, time) = run(&python);
            assert_eq!(count, each * PYTHON_BODIES as u64, "the peer finds as many days");
            let python = a_second(count, time);
            println!(
                "python-dateutil {python:>14} obligations/s   we do {} times as many",
                ours / python.max(1)
            );
        }
        None => println!("python-dateutil  left out: python3 with pip is needed to install it"),
    }
}

/// A python that has dateutil: the system's, or one of our own that pip installs it into.
fn dateutil() -> Option<PathBuf> {
    let has = |python: &PathBuf| {
        Command::new(python).args(["-c", "import dateutil"]).status().is_ok_and(|status| status.success())
    };
    let system = PathBuf::from("python3");
    if has(&system) {
        return Some(system);
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("dateutil");
    let own = folder.join("bin/python3");
    let succeeds = |command: &mut Command| command.status().is_ok_and(|status| status.success());
    (has(&own)
        || (succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            && succeeds(Command::new(&own).args(["-m", "pip", "install", "--quiet", "python-dateutil"]))))
    .then_some(own)
}

/// How many days it finds for all bodies, and in what time by its own clock, without its start.
fn run(python: &PathBuf) -> (u64, Duration) {
    let rules: Vec<String> = RULES
        .iter()
        .flat_map(|rule| std::iter::repeat_n(rule.rrule, rule.duties))
        .map(|rule| format!("'{rule};UNTIL=20261231T000000'"))
        .collect();
    let script = format!(
        "import time\nfrom datetime import datetime\nfrom dateutil.rrule import rrulestr\n\
         sets = [rrulestr(text, dtstart=datetime(2026, 1, 1)) for text in [{}]]\n\
         start = time.perf_counter_ns()\ncount = 0\n\
         for body in range({PYTHON_BODIES}):\n    for one in sets:\n        count += len(list(one))\n\
         print(count, time.perf_counter_ns() - start)\n",
        rules.join(", ")
    );
    let output = Command::new(python).args(["-c", &script]).output().expect("python runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let mut words = text.split_whitespace();
    let count = words.next().and_then(|word| word.parse().ok()).expect("a count");
    let nanoseconds = words.next().and_then(|word| word.parse().ok()).expect("nanoseconds");
    (count, Duration::from_nanos(nanoseconds))
}

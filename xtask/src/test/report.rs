//! The table at the end: each step, its result, its time; and one closing line.

use std::fmt;
use std::time::Duration;

use super::step::Outcome;

/// Results in the order of the steps.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    step: &'static str,
    outcome: Outcome,
    took: Duration,
}

impl Report {
    /// Runs a step and notes its result and how long it took.
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a check took is for people to read; no result rests on it"
    )]
    pub fn time(&mut self, step: &'static str, run: impl FnOnce() -> Outcome) {
        let start = std::time::Instant::now();
        let outcome = run();
        self.lines.push(Line { step, outcome, took: start.elapsed() });
    }

    /// Whether no step failed.
    pub fn passed(&self) -> bool {
        !self.lines.iter().any(|line| matches!(line.outcome, Outcome::Failed(_)))
    }

    fn count(&self, of: impl Fn(&Outcome) -> bool) -> usize {
        self.lines.iter().filter(|line| of(&line.outcome)).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Line { step, outcome, took } in &self.lines {
            let (result, why) = match outcome {
                Outcome::Passed => ("passed", ""),
                Outcome::Skipped(why) => ("skipped", why.as_str()),
                Outcome::Failed(why) => ("FAILED", why.as_str()),
            };
            let line = format!("{step:<9} {result:<8} {:>7}  {why}", minutes(*took));
            writeln!(f, "{}", line.trim_end())?;
        }
        let all = self.lines.iter().map(|line| line.took).sum();
        writeln!(f, "{:<9} {:<8} {:>7}\n", "all", "", minutes(all))?;
        let passed = self.count(|outcome| *outcome == Outcome::Passed);
        let failed = self.count(|outcome| matches!(outcome, Outcome::Failed(_)));
        let skipped = self.count(|outcome| matches!(outcome, Outcome::Skipped(_)));
        write!(f, "checks: {passed} passed, {failed} failed, {skipped} skipped")
    }
}

/// Minutes and seconds.
fn minutes(took: Duration) -> String {
    let seconds = took.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outcomes: Vec<Outcome>) -> Report {
        let took = Duration::from_secs(61);
        let lines = outcomes.into_iter().map(|outcome| Line { step: "tidy", outcome, took });
        Report { lines: lines.collect() }
    }

    #[test]
    fn the_table_shows_results_times_and_reasons() {
        let report = report(vec![
            Outcome::Passed,
            Outcome::Skipped("no ui/ yet".into()),
            Outcome::Failed("2 findings".into()),
        ]);
        assert_eq!(
            report.to_string(),
            "tidy      passed      1:01\n\
             tidy      skipped     1:01  no ui/ yet\n\
             tidy      FAILED      1:01  2 findings\n\
             all                   3:03\n\n\
             checks: 1 passed, 1 failed, 1 skipped"
        );
        assert!(!report.passed());
    }

    #[test]
    fn a_skipped_step_does_not_fail_the_run() {
        assert!(report(vec![Outcome::Passed, Outcome::Skipped(String::new())]).passed());
    }
}

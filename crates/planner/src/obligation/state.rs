//! The state of an obligation on a day: computed, never stored.

use calendar::{Date, Half};
use jiff::civil::DateTime;
use kernel::Text;
use serde::Serialize;

use super::{Obligation, Outcome};
use crate::escalation::Ledger;

/// How an obligation stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Its window has not opened.
    Scheduled,
    /// It may be done in time.
    Due,
    /// It was done in time.
    Met,
    /// It was done after its last day.
    Late,
    /// Its last day has passed and it has not been done.
    Missed,
    /// It need not be done, for this reason.
    Waived(Text),
}

/// The state at the end of a day, from the obligation, what the facts made of it, and the time during which it was
/// suspended. Facts after that day are not looked at.
pub fn state(obligation: &Obligation, outcome: &Outcome, suspensions: &Ledger, today: Date) -> State {
    // Who has done it has done it, even where it could have been waived.
    if let Some(met) = outcome.met.as_ref().filter(|met| met.at.date() <= today) {
        let due = suspensions.shifted(&obligation.id, obligation.window.0, obligation.due());
        return if due.is_none_or(|due| in_time(met.at, due, obligation.half)) {
            State::Met
        } else {
            State::Late
        };
    }
    if let Some(waiver) = outcome.waived.as_ref().filter(|waiver| waiver.at.date() <= today) {
        return State::Waived(waiver.reason.clone());
    }
    let due = suspensions.shifted(&obligation.id, obligation.window.0, obligation.due());
    if today < obligation.window.0 {
        State::Scheduled
    } else if due.is_none_or(|due| today <= due) {
        State::Due
    } else {
        State::Missed
    }
}

/// Whether the moment lies before the end of the last day, or of its half.
pub(crate) fn in_time(at: DateTime, due: Date, half: Option<Half>) -> bool {
    at.date() < due || (at.date() == due && (half != Some(Half::Morning) || at.hour() < 12))
}

//! Whether an organisation fits the regulation that it lives under (制度与机构相符检查): offices without holders, bodies
//! that cannot reach their quorum, open norms that nobody has settled, terms that end on a holiday.
//!
//! Every check is a general rule. The codes CW4101 to CW4199 are listed in `docs/lint.md`.

mod answers;
mod built;
mod establishment;
mod given;
mod itself;
mod offices;
mod quorum;
mod rank;
mod reach;
mod report;
mod rest;
mod seats;
mod secondment;
mod sittings;
mod windows;

use calendar::{Calendar, Date};
use kernel::Finding;
use regulation::resolved::Regulation;

use crate::{fact::Fact, organisation::Organisation};
use given::Given;
use report::Report;

pub use seats::Seats;

/// Everything in which the organisation does not fit the packs in force on the day, by severity, code and article. `built`
/// are the nouns of the platform that have a module: what they do not cover is discharged by a report.
pub fn check(
    regulation: &Regulation,
    organisation: &Organisation,
    calendar: &Calendar,
    on: Date,
    built: &[&str],
) -> Vec<Finding> {
    let given = Given { regulation, organisation, calendar, on };
    let mut report = Report::default();
    establishment::check(&given, &mut report);
    offices::check(&given, &mut report);
    itself::check(&given, &mut report);
    quorum::check(&given, &mut report);
    reach::check(&given, &mut report);
    answers::check(&given, &mut report);
    windows::check(&given, &mut report);
    rest::check(&given, &mut report);
    secondment::check(&given, &mut report);
    built::check(&given, built, &mut report);
    report.finish()
}

/// Meetings that are scheduled on or after the day and cannot all be attended, or fall on a day of rest.
pub fn check_sittings(
    regulation: &Regulation,
    organisation: &Organisation,
    calendar: &Calendar,
    on: Date,
    facts: &[Fact],
) -> Vec<Finding> {
    let given = Given { regulation, organisation, calendar, on };
    let mut report = Report::default();
    sittings::check(&given, facts, &mut report);
    report.finish()
}

#[cfg(test)]
mod tests;

//! Rehearsal (制度推演): a year of the institution, played before it happens.
//!
//! The plan, the discharge of obligations and the ladders are those of a real office; only the facts are made up, from a
//! declared [`Behaviour`] and a seed. The same inputs give the same bytes.

mod behaviour;
mod deed;
mod diary;
mod html;
mod outside;
mod report;
mod stage;
mod tally;

use std::sync::Arc;

use calendar::{CalendarError, Date};
use kernel::Finding;
use regulation::resolved::Regulation;

use crate::{organisation::Organisation, program::Program};

pub use behaviour::{Behaviour, Event, Habit};
pub use html::render as html;
pub use report::{
    ArticleLoad, Collision, CollisionKind, Load, OpenNorm, Outcome, OverLimit, Report, Sitting, Totals,
    UnitLoad,
};

/// What is rehearsed.
#[derive(Debug, Clone, Copy)]
pub struct Script<'a> {
    /// The packs in force.
    pub regulation: &'a Regulation,
    /// Their rules, compiled for the whole year.
    pub program: &'a Arc<Program>,
    /// Who there is.
    pub organisation: &'a Arc<Organisation>,
    /// Who is late how often, and what comes from outside.
    pub behaviour: &'a Behaviour,
    /// The year.
    pub year: i16,
    /// The seed of all chances.
    pub seed: u64,
}

impl Script<'_> {
    fn first(&self) -> Date {
        Date::new(self.year, 1, 1).unwrap_or(Date::MIN)
    }

    fn last(&self) -> Date {
        Date::new(self.year, 12, 31).unwrap_or(Date::MAX)
    }

    /// The day on which the play ends: late enough for what fell due at the year's end to be done late.
    fn curtain(&self) -> Date {
        self.last().saturating_add(jiff::Span::new().days(31))
    }
}

/// Plays the year. `findings` are shown in the report and change nothing in it.
///
/// # Errors
/// A date that the calendar does not reckon with.
pub fn rehearse(script: Script<'_>, findings: Vec<Finding>) -> Result<Report, CalendarError> {
    let mut stage = stage::Stage::new(script);
    stage.play();
    tally::report(script, &stage, findings)
}

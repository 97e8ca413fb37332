//! Recurrences as regulations put them: once in each half-year, in the first and the fourth quarter, by the
//! end of June and of December.

use jiff::civil::Date;
use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::{Calendar, CalendarError, PeriodConfig, error, period::Unit};

mod check;
mod describe;
mod expand;
mod place;

pub use place::Place;

/// How often, and where in each period. The TOML form of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    /// The period in which it returns.
    pub every: Unit,
    /// Only every n-th period, counted from the one that holds `from`.
    #[serde(default = "one")]
    pub n: u16,
    /// How many times in the period. With `at`, the times are shared among its places; 1 means each place once.
    #[serde(default = "one")]
    pub times: u16,
    /// Whether `times` is a minimum.
    #[serde(default)]
    pub at_least: bool,
    /// Where in the period: a span of days (`Q1`, `03`, `03-上旬`) is the window; a day (`06-30`) is the last
    /// day of a window that begins with the period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<Place>,
    /// On that very day (`03-05`, `monday`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<Place>,
    /// A rule of RFC 5545 without its DTSTART, which is `from`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rrule: Option<String>,
    /// On the day of each named festival.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub festival: Vec<String>,
    /// The first day: a day of the first period (needed where `n` is more than 1).
    #[serde(default, with = "crate::plain_date::optional", skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
}

fn one() -> u16 {
    1
}

/// One time at which a recurrence falls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Occurrence {
    /// Unique within the recurrence and stable: `2026-Q1`, `2026-H2`, `2026#2`, `2026-03-05`.
    pub label: String,
    /// The first day of its window.
    pub from: Date,
    /// The last day of its window.
    pub to: Date,
    /// Whether it rests on a workday of a year whose holidays are not yet published.
    pub provisional: bool,
    /// Why it falls there.
    pub because: Vec<Text>,
}

impl Recurrence {
    /// Once in each period of the unit.
    pub fn each(every: Unit) -> Self {
        Self {
            every,
            n: 1,
            times: 1,
            at_least: false,
            at: Vec::new(),
            on: Vec::new(),
            rrule: None,
            festival: Vec::new(),
            from: None,
        }
    }

    /// Everything that is wrong with it, or nothing.
    pub fn check(&self) -> Result<(), Vec<Text>> {
        let wrong = check::wrong(self);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Every occurrence whose window overlaps `from..=to`, in order of their windows. What is found does not
    /// depend on how a time is cut: two adjoining ranges together give what the whole gives.
    ///
    /// Only a recurrence in workdays can be provisional: no other window rests on a workday.
    pub fn occurrences(
        &self,
        calendar: &Calendar,
        config: &PeriodConfig,
        from: Date,
        to: Date,
    ) -> Result<Vec<Occurrence>, CalendarError> {
        self.check().map_err(CalendarError::Invalid)?;
        error::range(from, to)?;
        expand::occurrences(self, calendar, config, from, to)
    }

    /// 每半年一次 / once in each half-year.
    pub fn describe(&self) -> Text {
        describe::recurrence(self)
    }
}

#[cfg(test)]
mod tests;

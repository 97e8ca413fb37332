//! The calendar of workdays.

use jiff::civil::Date;
use kernel::{Finding, Text};
use serde::Serialize;

use crate::CalendarError;

/// One day of the official calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Whether offices work.
    pub workday: bool,
    /// 春节放假, 国庆节调休上班, 周六, 工作日.
    pub reason: Text,
    /// Whether the year's holidays are not yet published, so that the day is computed from weekends.
    pub provisional: bool,
}

/// Which days are worked. Immutable and cheap to clone.
#[derive(Debug, Clone)]
pub struct Calendar;

impl Calendar {
    /// The calendar with every year that the project ships.
    pub fn builtin() -> Self {
        todo!()
    }
    /// The calendar with one more year, or with that year replaced. `file` is the name that findings show.
    pub fn with_year(&self, _file: &str, _text: &str) -> Result<Self, Vec<Finding>> {
        todo!()
    }
    /// Whether the year's holidays are published.
    pub fn published(&self, _year: i16) -> bool {
        todo!()
    }
    /// The notice that the year's holidays come from.
    pub fn source(&self, _year: i16) -> Option<&str> {
        todo!()
    }
    /// The day, with its reason.
    pub fn day(&self, _date: Date) -> Day {
        todo!()
    }
    /// Whether offices work on the day.
    pub fn is_workday(&self, _date: Date) -> bool {
        todo!()
    }
    /// The day itself if it is a workday, else the first workday after it.
    pub fn next_workday(&self, _on_or_after: Date) -> Date {
        todo!()
    }
    /// The day itself if it is a workday, else the last workday before it.
    pub fn previous_workday(&self, _on_or_before: Date) -> Date {
        todo!()
    }
    /// The `n`-th workday after `from` (before it, where `n` is negative); `from` itself where `n` is 0.
    pub fn add_workdays(&self, _from: Date, _n: i32) -> Result<Date, CalendarError> {
        todo!()
    }
    /// How many of the days `from..=to` are workdays.
    pub fn workdays_between(&self, _from: Date, _to: Date) -> u32 {
        todo!()
    }
}

//! Spans of time before or after an event, and how their days are counted.

use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::period::Unit;

/// On which side of its event a span lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// To be done before the event (提前两天).
    Before,
    /// To be done after the event (通报后10日内).
    After,
}

/// A span before or after an event: `{ amount = 2, unit = "day", side = "before" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// How many of the unit.
    pub amount: u32,
    /// The unit: hour, half-day, day, workday, week, xun (ten days), month, quarter, half-year or year.
    pub unit: Unit,
    /// Before or after the event.
    pub side: Side,
}

/// Which days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayCount {
    /// Every day (自然日).
    #[default]
    Natural,
    /// Workdays only (工作日): applies to spans in days and half-days.
    Workday,
}

/// Whether the day of the event is the first day counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstDay {
    /// The day of the event is not counted.
    #[default]
    Excluded,
    /// The day of the event is counted as the first.
    Included,
}

/// What happens when the last day is a day of rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestDay {
    /// It stays where it is.
    #[default]
    Keep,
    /// It moves to the next workday (顺延).
    NextWorkday,
    /// It moves to the workday before (提前).
    PreviousWorkday,
}

/// How a pack counts days (catalogue V-13: the regulations do not say).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Counting {
    /// Natural days or workdays.
    pub days: DayCount,
    /// Whether the day of the event counts.
    pub first_day: FirstDay,
    /// What happens on a day of rest.
    pub rest_day: RestDay,
}

/// No regulation looks further; it also keeps the arithmetic within the calendar.
const MOST: u32 = 100_000;

impl Span {
    /// What is wrong with the span, or nothing.
    pub fn check(&self) -> Result<(), Text> {
        if let Unit::Term | Unit::SchoolMonth | Unit::MultiYear = self.unit {
            let name = self.unit.name();
            return Err(Text::new(
                format!("期限不能以“{}”为单位,请改用日、周或月", name.zh),
                format!("a span cannot be counted in `{}`; use days, weeks or months", self.unit.key()),
            ));
        }
        if self.amount > MOST {
            return Err(Text::new(
                format!("期限{}太长,最多{MOST}", self.amount),
                format!("a span of {} is too long; {MOST} at most", self.amount),
            ));
        }
        Ok(())
    }

    /// 提前2天 / 2 days before; 之后10日内 / within 10 days after.
    pub fn describe(&self) -> Text {
        let Self { amount, unit, side } = *self;
        let length = match (amount, unit) {
            (1, Unit::HalfDay) => "半天".to_owned(),
            (n, Unit::Day) => format!("{n}天"),
            (n, Unit::Week | Unit::Year) => format!("{n}{}", unit.name().zh),
            (n, _) => format!("{n}个{}", unit.name().zh),
        };
        let plural = if amount == 1 { "" } else { "s" };
        let english = format!("{amount} {}{plural}", unit.name().en);
        match side {
            Side::Before => Text::new(format!("提前{length}"), format!("{english} before")),
            Side::After => Text::new(format!("之后{length}内"), format!("within {english} after")),
        }
    }
}

//! A computed date that can say why it is that date.

use jiff::civil::Date;
use kernel::Text;
use serde::{Deserialize, Serialize};

/// Half of a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// 上午.
    Morning,
    /// 下午.
    Afternoon,
}

impl Half {
    /// 上午 / morning.
    pub fn name(self) -> Text {
        match self {
            Self::Morning => Text::new("上午", "morning"),
            Self::Afternoon => Text::new("下午", "afternoon"),
        }
    }
}

/// A computed date, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// The half of the day, where the rule counts in half-days; otherwise the whole day is meant.
    pub half: Option<Half>,
    /// Whether it rests on a workday of a year whose holidays are not yet published.
    pub provisional: bool,
    /// The steps that led to the date, in the order in which they were taken.
    pub because: Vec<Text>,
}

impl From<Date> for Dated {
    fn from(date: Date) -> Self {
        Self { date, half: None, provisional: false, because: Vec::new() }
    }
}

impl From<(Date, Option<Half>)> for Dated {
    fn from((date, half): (Date, Option<Half>)) -> Self {
        Self { date, half, provisional: false, because: Vec::new() }
    }
}

impl From<&Dated> for Dated {
    fn from(dated: &Dated) -> Self {
        dated.clone()
    }
}

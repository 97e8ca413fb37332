//! Named places in a period: `Q1`, `06-30`, `monday`.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::{
    period::{Period, Unit},
    wording,
};

/// A named place in a period. Reading never fails: what is not a place is kept and reported by
/// [`super::Recurrence::check`], so that everything wrong in a pack is reported at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Place {
    /// `Q1` to `Q4`.
    Quarter(u8),
    /// `H1`, `H2`.
    Half(u8),
    /// `01` to `12`.
    Month(u8),
    /// `03-上旬`, `03-中旬`, `03-下旬`.
    Xun {
        /// The month, from 1.
        month: u8,
        /// 1 to 3.
        part: u8,
    },
    /// `06-底`: by the last day of the month.
    MonthEnd(u8),
    /// `06-30`.
    Day {
        /// The month, from 1.
        month: u8,
        /// The day, from 1.
        day: u8,
    },
    /// `D25`: the 25th of each month.
    MonthDay(u8),
    /// `monday` (1) to `sunday` (7).
    Weekday(u8),
    /// The first part of the period.
    Start,
    /// The last part of the period.
    End,
    /// Not a place.
    Unknown(String),
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const PARTS: [&str; 3] = ["上旬", "中旬", "下旬"];

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn position(words: &[&str], word: &str) -> Option<u8> {
    words.iter().position(|candidate| *candidate == word).and_then(|index| u8::try_from(index + 1).ok())
}

impl Place {
    fn read(text: &str) -> Option<Self> {
        match text {
            "start" => return Some(Self::Start),
            "end" => return Some(Self::End),
            "Q1" | "Q2" | "Q3" | "Q4" => return text[1..].parse().ok().map(Self::Quarter),
            "H1" | "H2" => return text[1..].parse().ok().map(Self::Half),
            _ => {}
        }
        if let Some(weekday) = position(&WEEKDAYS, text) {
            return Some(Self::Weekday(weekday));
        }
        if let Some(day) = text.strip_prefix('D') {
            return two_digits(day).map(Self::MonthDay);
        }
        let Some((month, rest)) = text.split_once('-') else {
            return two_digits(text).map(Self::Month);
        };
        let month = two_digits(month)?;
        if rest == "底" {
            return Some(Self::MonthEnd(month));
        }
        if let Some(part) = position(&PARTS, rest) {
            return Some(Self::Xun { month, part });
        }
        two_digits(rest).map(|day| Self::Day { month, day })
    }
}

impl Place {
    /// Whether it is a place at all: `H3`, `13` and `02-30` are not.
    pub(super) fn exists(&self) -> bool {
        let month = |month: u8| (1..=12).contains(&month);
        match self {
            Self::Month(number) | Self::MonthEnd(number) | Self::Xun { month: number, .. } => month(*number),
            // 2024 is a leap year: 29 February is a place, and falls on the 28th in other years.
            Self::Day { month, day } => {
                Date::new(2024, i8::try_from(*month).unwrap_or(0), i8::try_from(*day).unwrap_or(0)).is_ok()
            }
            Self::MonthDay(day) => (1..=31).contains(day),
            Self::Unknown(_) => false,
            Self::Quarter(_) | Self::Half(_) | Self::Weekday(_) | Self::Start | Self::End => true,
        }
    }

    /// Whether it names a single day. `start` and `end` do so in `on` only.
    pub(super) fn is_day(&self) -> bool {
        matches!(self, Self::Day { .. } | Self::MonthEnd(_) | Self::MonthDay(_) | Self::Weekday(_))
    }

    /// The span of days that it names in a year, as a period with its label; none for a single day.
    pub(super) fn span(&self, year: i16) -> Option<Period> {
        let at = |unit, month: u8, day| {
            Period::holding(unit, Date::new(year, i8::try_from(month).ok()?, day).ok()?)
        };
        match *self {
            Self::Quarter(number) => at(Unit::Quarter, number * 3, 1),
            Self::Half(number) => at(Unit::HalfYear, number * 6, 1),
            Self::Month(number) => at(Unit::Month, number, 1),
            Self::Xun { month, part } => at(Unit::Xun, month, i8::try_from(part * 10 - 5).ok()?),
            _ => None,
        }
    }

    /// The day that it names in the month of `within`, or in its year; whether the month was too short for it.
    /// None for a span of days, and for a weekday.
    pub(super) fn day(&self, within: Date) -> Option<(Date, bool)> {
        let clamped = |month: u8, day: u8| {
            let last = Date::new(within.year(), i8::try_from(month).ok()?, 1).ok()?.last_of_month();
            let day = i8::try_from(day).ok()?;
            Some((last.with().day(day.min(last.day())).build().ok()?, day > last.day()))
        };
        match *self {
            Self::Day { month, day } => clamped(month, day),
            Self::MonthEnd(month) => clamped(month, 31).map(|(day, _)| (day, false)),
            Self::MonthDay(day) => clamped(u8::try_from(within.month()).ok()?, day),
            _ => None,
        }
    }

    /// The weekday that it names.
    pub(super) fn weekday(&self) -> Option<Weekday> {
        match self {
            Self::Weekday(number) => Weekday::from_monday_one_offset(i8::try_from(*number).ok()?).ok(),
            _ => None,
        }
    }

    /// 第四季度, 6月30日, 年初 / fourth quarter, 30 June, start of the year; `every` is the period it lies in.
    pub fn name(&self, every: Unit) -> Text {
        let english = |month: u8| wording::month_in_english(i8::try_from(month).unwrap_or(0));
        let (zh, en) = match self {
            Self::Quarter(number) => {
                let number = i64::from(*number);
                (
                    format!("第{}季度", wording::chinese_number(number)),
                    format!("the {} quarter", wording::ordinal(number)),
                )
            }
            Self::Half(1) => ("上半年".into(), "the first half-year".into()),
            Self::Half(_) => ("下半年".into(), "the second half-year".into()),
            Self::Month(month) => (format!("{month}月"), english(*month).to_owned()),
            Self::Xun { month, part } => {
                let part = usize::from(part.saturating_sub(1)).min(2);
                let en = ["the first ten days", "the middle ten days", "the last days"][part];
                (format!("{month}月{}", PARTS[part]), format!("{en} of {}", english(*month)))
            }
            Self::MonthEnd(month) => (format!("{month}月底"), format!("the end of {}", english(*month))),
            Self::Day { month, day } => (format!("{month}月{day}日"), format!("{day} {}", english(*month))),
            Self::MonthDay(day) => (format!("{day}日"), format!("the {}", wording::ordinal(i64::from(*day)))),
            Self::Weekday(_) => {
                let day = self.weekday().map(wording::weekday).unwrap_or_default();
                (day.zh, day.en)
            }
            Self::Start => {
                (format!("{}初", every.name().zh), format!("the start of the {}", every.name().en))
            }
            Self::End => (format!("{}末", every.name().zh), format!("the end of the {}", every.name().en)),
            Self::Unknown(text) => (text.clone(), text.clone()),
        };
        Text { zh, en }
    }
}

/// The first or the last part of a period: its first or last month, 旬, day, four weeks and so on. None where
/// the period has no parts.
pub(super) fn part(period: &Period, last: bool) -> Option<Period> {
    let day = if last { period.to } else { period.from };
    let days = |count: i32| {
        let inside = (count - 1).days();
        let (from, to) = if last {
            (period.to.saturating_sub(inside), period.to)
        } else {
            (period.from, period.from.saturating_add(inside))
        };
        let end = if last { "end" } else { "start" };
        Period {
            unit: period.unit,
            from: from.max(period.from),
            to: to.min(period.to),
            label: format!("{}-{end}", period.label),
        }
    };
    match period.unit {
        Unit::Year | Unit::HalfYear | Unit::Quarter => Period::holding(Unit::Month, day),
        Unit::Month => Period::holding(Unit::Xun, day),
        Unit::Xun | Unit::Week => Period::holding(Unit::Day, day),
        Unit::SchoolMonth => Some(days(7)),
        Unit::Term => Some(days(28)),
        Unit::MultiYear => Some(days(365)),
        Unit::Hour | Unit::HalfDay | Unit::Day | Unit::Workday => None,
    }
}

impl From<&str> for Place {
    fn from(text: &str) -> Self {
        Self::read(text).unwrap_or_else(|| Self::Unknown(text.to_owned()))
    }
}

impl From<String> for Place {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Quarter(n) => write!(f, "Q{n}"),
            Self::Half(n) => write!(f, "H{n}"),
            Self::Month(n) => write!(f, "{n:02}"),
            Self::Xun { month, part } => {
                write!(f, "{month:02}-{}", PARTS.get(usize::from(*part).wrapping_sub(1)).unwrap_or(&"?"))
            }
            Self::MonthEnd(month) => write!(f, "{month:02}-底"),
            Self::Day { month, day } => write!(f, "{month:02}-{day:02}"),
            Self::MonthDay(day) => write!(f, "D{day:02}"),
            Self::Weekday(n) => f.write_str(WEEKDAYS.get(usize::from(*n).wrapping_sub(1)).unwrap_or(&"?")),
            Self::Start => f.write_str("start"),
            Self::End => f.write_str("end"),
            Self::Unknown(text) => f.write_str(text),
        }
    }
}

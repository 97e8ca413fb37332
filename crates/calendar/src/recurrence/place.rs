//! Named places in a period: `Q1`, `06-30`, `monday`.

use serde::{Deserialize, Serialize};

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

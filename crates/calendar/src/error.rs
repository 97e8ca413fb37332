//! What can go wrong when a date is computed.

use jiff::civil::{Date, date};
use kernel::Text;

use crate::period::Unit;

/// The first day that the calendar computes with.
pub const FIRST_DAY: Date = date(1970, 1, 1);
/// The last day that the calendar computes with.
pub const LAST_DAY: Date = date(2200, 12, 31);

/// Why a date could not be computed. `Display` gives both languages; [`CalendarError::text`] each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarError {
    /// A date, given or computed, outside [`FIRST_DAY`] to [`LAST_DAY`].
    OutOfRange(
        /// What was asked for, as far as it is known: a date, or a date and a span.
        Text,
    ),
    /// A range whose last day is before its first.
    Backwards {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// A unit that cannot be used where it stands.
    WrongUnit {
        /// The unit.
        unit: Unit,
        /// Why not, and what to use.
        why: Text,
    },
    /// A period configuration, recurrence or span that is wrong in itself, with everything that is wrong.
    Invalid(Vec<Text>),
}

impl CalendarError {
    /// A date outside of the calendar.
    pub fn out_of_range(date: Date) -> Self {
        Self::OutOfRange(Text::new(date.to_string(), date.to_string()))
    }

    /// The error in both languages: what is wrong and what to do.
    pub fn text(&self) -> Text {
        match self {
            Self::OutOfRange(what) => Text::new(
                format!("{}超出日历范围({FIRST_DAY}至{LAST_DAY}),请检查年份", what.zh),
                format!("{} is outside the calendar ({FIRST_DAY} to {LAST_DAY}); check the year", what.en),
            ),
            Self::Backwards { from, to } => Text::new(
                format!("起始日{from}晚于截止日{to},请对调"),
                format!("the first day {from} is after the last day {to}; exchange them"),
            ),
            Self::WrongUnit { unit, why } => Text::new(
                format!("“{}”不能用在这里:{}", unit.name().zh, why.zh),
                format!("`{}` cannot be used here: {}", unit.key(), why.en),
            ),
            Self::Invalid(texts) => Text::new(
                texts.iter().map(|text| text.zh.as_str()).collect::<Vec<_>>().join(";"),
                texts.iter().map(|text| text.en.as_str()).collect::<Vec<_>>().join("; "),
            ),
        }
    }
}

impl std::fmt::Display for CalendarError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.text();
        write!(f, "{} ({})", text.zh, text.en)
    }
}

impl std::error::Error for CalendarError {}

/// The date itself, if the calendar computes with it.
pub(crate) fn in_range(date: Date) -> Result<Date, CalendarError> {
    if (FIRST_DAY..=LAST_DAY).contains(&date) { Ok(date) } else { Err(CalendarError::out_of_range(date)) }
}

/// Both ends in range and in order.
pub(crate) fn range(from: Date, to: Date) -> Result<(), CalendarError> {
    in_range(from)?;
    in_range(to)?;
    if from > to { Err(CalendarError::Backwards { from, to }) } else { Ok(()) }
}

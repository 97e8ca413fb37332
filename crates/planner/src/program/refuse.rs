//! Why packs are not run.

use calendar::{CalendarError, Date};
use kernel::Text;

/// Why packs are not compiled for a range of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The pack ends before the range begins. It is never run in the place of what came after it.
    Ended {
        /// Title of the regulation.
        title: String,
        /// First day on which it applied.
        effective: Date,
        /// First day on which it no longer applied.
        repealed: Date,
    },
    /// The pack begins after the range has ended.
    NotYet {
        /// Title of the regulation.
        title: String,
        /// First day on which it applies.
        effective: Date,
    },
    /// The range cannot be computed.
    Range(CalendarError),
}

impl Refused {
    /// The reason in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::Ended { title, effective, repealed } => Text::new(
                format!(
                    "《{title}》自{effective}施行,{repealed}起废止,这段时间已不适用;请改用现行的制度,或选{repealed}以前的日期"
                ),
                format!(
                    "“{title}” applied from {effective} until it was repealed on {repealed}; use the regulation now in force, or dates before {repealed}"
                ),
            ),
            Self::NotYet { title, effective } => Text::new(
                format!("《{title}》自{effective}起施行,这段时间还不适用;请选{effective}以后的日期"),
                format!("“{title}” applies from {effective} only; choose dates from {effective} on"),
            ),
            Self::Range(error) => error.text(),
        }
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.text();
        write!(f, "{} ({})", text.zh, text.en)
    }
}

impl std::error::Error for Refused {}

impl From<CalendarError> for Refused {
    fn from(error: CalendarError) -> Self {
        Self::Range(error)
    }
}

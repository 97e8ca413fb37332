//! The official calendar: workdays, festivals, periods, recurrences and deadlines.
//!
//! Pure: no clock, no files, no environment. Every computed date can say why it is that date, and
//! says `provisional` where it rests on a year whose holidays the State Council has not yet published.

pub mod dated;
pub mod deadline;
pub mod error;
pub mod festival;
pub mod lunar;
pub mod notice;
pub mod official;
pub mod period;
pub mod plain_date;
pub mod recurrence;
mod rule;
pub mod school;
pub mod span;
mod wording;

pub use dated::{Dated, Half};
pub use deadline::deadline;
pub use error::CalendarError;
pub use jiff::civil::Date;
pub use official::{Calendar, Day};
pub use period::{Period, Unit, periods};
pub use recurrence::{Occurrence, Place, Recurrence};
pub use school::{PeriodConfig, Tenure, Term};
pub use span::{Counting, DayCount, FirstDay, RestDay, Side, Span};

//! The last moment to act, from an event and a span.

use crate::{Calendar, CalendarError, Counting, Dated, Span};

/// The last moment to act.
pub fn deadline(
    _calendar: &Calendar,
    _event: impl Into<Dated>,
    _span: &Span,
    _counting: &Counting,
) -> Result<Dated, CalendarError> {
    todo!()
}

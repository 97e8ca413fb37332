//! Time as a parameter. Only the composition root may read the system clock.

use jiff::{Timestamp, civil};

/// Where "now" comes from. Everything below the composition root receives one of these.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// The present day in China Standard Time (UTC+8, no daylight saving), in which every
    /// regulation that this platform runs counts its days.
    fn today(&self) -> civil::Date {
        jiff::tz::Offset::constant(8).to_datetime(self.now()).date()
    }
}

/// A clock that always shows the instant it was made with: for rehearsals and tests.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_counted_in_china_standard_time() {
        let clock = FixedClock("2026-02-16T16:00:00Z".parse().unwrap());
        assert_eq!(clock.today(), civil::date(2026, 2, 17));
    }
}

//! Time during which an obligation's clock stands still.

use std::collections::BTreeMap;

use calendar::Date;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::obligation::ObligationId;

/// A stretch of days on which the clock of an obligation stands still.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Suspension {
    /// The first day.
    pub from: Date,
    /// The last day; none while it lasts.
    pub to: Option<Date>,
    /// Why.
    pub reason: String,
}

/// The suspensions of all obligations. They may overlap, and may be given in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ledger {
    suspensions: BTreeMap<ObligationId, Vec<Suspension>>,
}

impl Ledger {
    /// Enters a suspension. The same one entered again changes nothing.
    pub fn suspend(&mut self, obligation: ObligationId, suspension: Suspension) {
        let list = self.suspensions.entry(obligation).or_default();
        if let Err(place) = list.binary_search(&suspension) {
            list.insert(place, suspension);
        }
    }

    /// The suspensions of an obligation, by first day.
    pub fn of(&self, obligation: &ObligationId) -> &[Suspension] {
        self.suspensions.get(obligation).map_or(&[], Vec::as_slice)
    }

    /// Where a day of the clock falls once the time that stood still is taken out: as many days after `start` run as lie
    /// between `start` and `day`. None while the clock stands still before it gets there, or where the calendar ends.
    pub fn shifted(&self, obligation: &ObligationId, start: Date, day: Date) -> Option<Date> {
        let mut day = day;
        let mut counted: Option<Date> = None;
        for suspension in self.of(obligation) {
            // Days before the window and days that another suspension has covered do not stand still a second time.
            let from =
                counted.map_or(start, |last| last.tomorrow().unwrap_or(last)).max(start).max(suspension.from);
            if day < from {
                break;
            }
            let to = suspension.to?;
            if to < from {
                continue;
            }
            let days = from.until(to).ok()?.get_days() + 1;
            day = day.checked_add(days.days()).ok()?;
            counted = Some(to);
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn ledger(list: &[(i8, Option<i8>)]) -> (Ledger, ObligationId) {
        let id = ObligationId::from_text("r@u@2026");
        let mut ledger = Ledger::default();
        for (from, to) in list {
            let suspension = Suspension {
                from: date(2026, 3, *from),
                to: to.map(|to| date(2026, 3, to)),
                reason: String::new(),
            };
            ledger.suspend(id.clone(), suspension);
        }
        (ledger, id)
    }

    #[test]
    fn days_that_stand_still_are_taken_out_once() {
        let at = |list: &[(i8, Option<i8>)], day| {
            let (ledger, id) = ledger(list);
            ledger.shifted(&id, date(2026, 3, 5), date(2026, 3, day))
        };
        assert_eq!(at(&[], 10), Some(date(2026, 3, 10)));
        assert_eq!(at(&[(6, Some(7))], 10), Some(date(2026, 3, 12)));
        assert_eq!(at(&[(6, Some(7)), (7, Some(8))], 10), Some(date(2026, 3, 13)));
        assert_eq!(at(&[(6, Some(9)), (7, Some(8))], 10), Some(date(2026, 3, 14)));
        assert_eq!(at(&[(1, Some(5))], 10), Some(date(2026, 3, 11)), "only days of the window count");
        assert_eq!(at(&[(11, Some(20))], 10), Some(date(2026, 3, 10)), "it was over before");
        assert_eq!(at(&[(10, Some(10))], 10), Some(date(2026, 3, 11)));
        assert_eq!(
            at(&[(6, Some(7)), (12, Some(12))], 10),
            Some(date(2026, 3, 13)),
            "the shift reaches the next one"
        );
        assert_eq!(at(&[(6, None)], 10), None);
        assert_eq!(at(&[(11, None)], 10), Some(date(2026, 3, 10)));
    }
}

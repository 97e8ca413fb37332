//! Who sits where on which day, so that meetings keep out of each other's way as a sensible clerk would see to.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Calendar, Date};

use crate::organisation::PartyId;

/// The parties that already attend a meeting on a day.
#[derive(Debug, Default)]
pub(super) struct Diary(BTreeMap<Date, BTreeSet<PartyId>>);

/// How many days are looked at for a free one before two meetings are put on one day.
const PATIENCE: usize = 12;

impl Diary {
    /// A workday of `from..=to`, as near to `wish` as there is one on which none of `parties` sits elsewhere; the nearest workday
    /// where all are taken; `wish` itself where the window has no workday.
    pub(super) fn book(
        &mut self,
        calendar: &Calendar,
        (from, to): (Date, Date),
        wish: Date,
        parties: &[PartyId],
    ) -> Date {
        let near = nearest(wish, from, to);
        let workdays: Vec<Date> = near.filter(|day| calendar.is_workday(*day)).take(PATIENCE).collect();
        let free = workdays.iter().find(|day| self.is_free(**day, parties));
        let day = *free.or(workdays.first()).unwrap_or(&wish);
        self.0.entry(day).or_default().extend(parties.iter().cloned());
        day
    }

    fn is_free(&self, day: Date, parties: &[PartyId]) -> bool {
        self.0.get(&day).is_none_or(|taken| parties.iter().all(|party| !taken.contains(party)))
    }
}

/// The days of `from..=to` in order of their distance from `wish`, earlier ones first where two are as near.
fn nearest(wish: Date, from: Date, to: Date) -> impl Iterator<Item = Date> {
    let step = move |days: i64| wish.checked_add(jiff::Span::new().days(days)).ok();
    (0_i64..=366).flat_map(move |distance| {
        let pair = if distance == 0 { [step(0), None] } else { [step(-distance), step(distance)] };
        pair.into_iter().flatten().filter(move |day| from <= *day && *day <= to)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn party(id: &str) -> PartyId {
        PartyId::new(id).unwrap()
    }

    #[test]
    fn a_second_meeting_of_a_party_moves_to_the_next_free_workday() {
        let calendar = Calendar::builtin();
        let window = (date(2026, 3, 1), date(2026, 3, 31));
        let mut diary = Diary::default();
        let wish = date(2026, 3, 11);
        assert_eq!(diary.book(&calendar, window, wish, &[party("a")]), wish);
        assert_eq!(diary.book(&calendar, window, wish, &[party("a"), party("b")]), date(2026, 3, 10));
        assert_eq!(diary.book(&calendar, window, wish, &[party("c")]), wish);
    }

    #[test]
    fn a_window_without_workdays_keeps_the_wish() {
        let holiday = date(2026, 10, 2);
        let booked = Diary::default().book(&Calendar::builtin(), (holiday, holiday), holiday, &[party("a")]);
        assert_eq!(booked, holiday);
    }
}

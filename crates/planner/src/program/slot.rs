//! One time at which a rule is owed: the part of an obligation that all of its holders share.

use std::sync::Arc;

use calendar::{Date, Dated, Half, Occurrence};

use crate::fact::Fact;

/// A window with its last day, and what opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Unique within the rule and holder, and stable: the label of the occurrence (`2026-Q1`), or the id of the fact that
    /// started it.
    pub label: Arc<str>,
    /// The first day of the window.
    pub from: Date,
    /// The last day of the window.
    pub due: Date,
    /// The half of the last day at whose end it is due, where the rule counts in half-days.
    pub half: Option<Half>,
    /// Where within the window it is arranged, so that another rule can hold too (隔季).
    pub arranged: Option<(Date, Date)>,
    /// Whether it rests on a year whose holidays are not yet published.
    pub provisional: bool,
    /// The fact that started it; none where it recurs.
    pub trigger: Option<Arc<Fact>>,
}

impl Slot {
    /// Whether the window overlaps `from..=to`.
    pub fn overlaps(&self, from: Date, to: Date) -> bool {
        self.from <= to && from <= self.due
    }

    /// Whether the day lies in the window.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.due
    }

    /// The same slot, open from a later day on.
    pub(crate) fn not_before(mut self, day: Date) -> Self {
        self.from = self.from.max(day).min(self.due);
        self
    }

    /// What a fact started: owed from the day of the fact, due as computed. A deadline that had passed before the fact was
    /// recorded opens and closes on one day.
    pub(crate) fn started(trigger: &Arc<Fact>, due: &Dated) -> Self {
        Self {
            label: trigger.id.as_str().into(),
            from: trigger.date().min(due.date),
            due: due.date,
            half: due.half,
            arranged: None,
            provisional: due.provisional,
            trigger: Some(trigger.clone()),
        }
    }
}

impl From<&Occurrence> for Slot {
    fn from(occurrence: &Occurrence) -> Self {
        Self {
            label: occurrence.label.as_str().into(),
            from: occurrence.from,
            due: occurrence.to,
            half: None,
            arranged: None,
            provisional: occurrence.provisional,
            trigger: None,
        }
    }
}

/// The order in which the slots of a series are served.
pub(crate) fn sort(slots: &mut [Slot]) {
    slots.sort_by(|a, b| (a.due, a.half, a.from, &a.label).cmp(&(b.due, b.half, b.from, &b.label)));
}

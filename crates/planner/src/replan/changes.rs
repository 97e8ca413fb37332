//! What one fact changes in a plan.

use calendar::Date;
use serde::Serialize;

use crate::{
    discharge::{Account, Series, Sight},
    obligation::{ObligationId, Outcome},
    plan::Item,
    program::Slot,
};

/// What one fact has changed, of the obligations in the board's range. Each list is in the order of plans.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    /// Owed now and not before, with what earlier facts have already done for it.
    pub added: Vec<Item>,
    /// Met or waived now and open before.
    pub met: Vec<Item>,
    /// Open again: a correction has withdrawn what had met it, or what had met it no longer counts.
    pub reopened: Vec<Item>,
    /// Owed at another time than before.
    pub moved: Vec<Item>,
    /// Still open or still met, but with another outcome: a recipient reached, a fact refused.
    pub touched: Vec<Item>,
    /// No longer owed.
    pub removed: Vec<ObligationId>,
}

impl Changes {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn sort(&mut self) {
        for list in [&mut self.added, &mut self.met, &mut self.reopened, &mut self.moved, &mut self.touched] {
            list.sort_by(|a, b| a.obligation.key().cmp(&b.obligation.key()));
        }
        self.removed.sort();
    }
}

/// Compares accounts of a series before and after.
pub(super) struct Diff<'a> {
    pub(super) sight: Sight<'a>,
    pub(super) range: (Date, Date),
    pub(super) changes: &'a mut Changes,
}

type Entry<'a> = (&'a Slot, &'a Outcome);

impl Diff<'_> {
    pub(super) fn series(&mut self, series: &Series, before: &Account, after: &Account) {
        for (slot, outcome) in before.iter() {
            self.slot(series, Some((slot, outcome)), after.get(&slot.label));
        }
        for (slot, outcome) in after.iter().filter(|(slot, _)| before.get(&slot.label).is_none()) {
            self.slot(series, None, Some((slot, outcome)));
        }
    }

    pub(super) fn slot(&mut self, series: &Series, before: Option<Entry<'_>>, after: Option<Entry<'_>>) {
        let (from, to) = self.range;
        let seen = |entry: &Entry<'_>| entry.0.overlaps(from, to);
        let item = |(slot, outcome): Entry<'_>| Item::new(self.sight.obligation(series, slot), Some(outcome));
        match (before.filter(seen), after.filter(seen)) {
            (None, None) => {}
            (None, Some(now)) => self.changes.added.push(item(now)),
            (Some((slot, _)), None) => {
                let rule = &self.sight.program.rules[series.rule];
                self.changes.removed.push(ObligationId::new(&rule.id, &series.holder, &slot.label));
            }
            (Some(then), Some(now)) if then == now => {}
            (Some(then), Some(now)) => {
                let item = item(now);
                if then.0 != now.0 {
                    self.changes.moved.push(item.clone());
                }
                match (then.1.is_open(), now.1.is_open()) {
                    (true, false) => self.changes.met.push(item),
                    (false, true) => self.changes.reopened.push(item),
                    _ if then.1 != now.1 => self.changes.touched.push(item),
                    _ => {}
                }
            }
        }
    }
}

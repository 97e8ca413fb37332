//! The slots of a series with what has come of each.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::{Date, Half};
use jiff::civil::DateTime;

use crate::{fact::Fact, obligation::Outcome, program::Slot};

/// The order in which slots are served.
pub(crate) type SlotKey = (Date, Option<Half>, Date, Arc<str>);

/// What a series owes and what has been done for it. Facts are applied in order of time; what arrives out of order makes a
/// new account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Account {
    slots: BTreeMap<SlotKey, (Slot, Outcome)>,
    by_label: BTreeMap<Arc<str>, SlotKey>,
    by_sitting: BTreeMap<String, SlotKey>,
    /// Slots that are not met.
    open: BTreeSet<SlotKey>,
    /// The last slot that was lent out, which may have been met since.
    lent: Option<SlotKey>,
    last: Option<(DateTime, String)>,
}

pub(crate) fn key(slot: &Slot) -> SlotKey {
    (slot.due, slot.half, slot.from, slot.label.clone())
}

impl Account {
    pub(super) fn insert(&mut self, slot: Slot, outcome: Outcome) {
        let key = key(&slot);
        if let Some(sitting) = slot.trigger.as_ref().and_then(|trigger| trigger.datum("sitting")) {
            self.by_sitting.insert(sitting.to_owned(), key.clone());
        }
        self.by_label.insert(slot.label.clone(), key.clone());
        self.open.insert(key.clone());
        self.slots.insert(key, (slot, outcome));
    }

    pub(super) fn seen(&mut self, fact: &Fact) {
        self.last = Some((fact.at, fact.id.clone()));
    }

    /// Whether a fact may be applied to the account as it stands: it is later than all that were.
    pub(crate) fn is_before(&self, fact: &Fact) -> bool {
        self.last.as_ref().is_none_or(|(at, id)| (*at, id.as_str()) < (fact.at, fact.id.as_str()))
    }

    /// Whether a slot that the fact starts may be added to the account as it stands: no fact that was applied could have
    /// been meant for it.
    pub(crate) fn may_open(&self, fact: &Fact) -> bool {
        self.last.as_ref().is_none_or(|(at, _)| *at < fact.at)
    }

    pub(super) fn get_mut(&mut self, key: &SlotKey) -> Option<(&Slot, &mut Outcome)> {
        self.lent = Some(key.clone());
        self.slots.get_mut(key).map(|(slot, outcome)| (&*slot, outcome))
    }

    pub(super) fn close_met(&mut self) {
        if let Some(key) = self.lent.take()
            && self.slots.get(&key).is_some_and(|(_, outcome)| outcome.met.is_some())
        {
            self.open.remove(&key);
        }
    }

    /// The slots that are not met, in order.
    pub(super) fn open(&self) -> impl DoubleEndedIterator<Item = (&SlotKey, &Slot)> {
        self.open.iter().filter_map(|key| self.slots.get(key).map(|(slot, _)| (key, slot)))
    }

    pub(super) fn labelled(&self, label: &str) -> Option<&SlotKey> {
        self.by_label.get(label)
    }

    /// The slot of the sitting that this fact scheduled or recorded.
    pub(super) fn of_sitting(&self, id: &str) -> Option<&SlotKey> {
        self.by_label.get(id).or_else(|| self.by_sitting.get(id))
    }

    /// Every slot with its outcome, in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&Slot, &Outcome)> {
        self.slots.values().map(|(slot, outcome)| (slot, outcome))
    }

    /// The slot with this label and its outcome.
    pub(crate) fn get(&self, label: &str) -> Option<(&Slot, &Outcome)> {
        self.slots.get(self.by_label.get(label)?).map(|(slot, outcome)| (slot, outcome))
    }

    /// The slot at a place, and its outcome.
    pub(crate) fn at(&self, key: &SlotKey) -> Option<(&Slot, &Outcome)> {
        self.slots.get(key).map(|(slot, outcome)| (slot, outcome))
    }

    /// Whether no fact has done anything for any of its slots.
    pub(crate) fn is_untouched(&self) -> bool {
        self.slots.values().all(|(_, outcome)| outcome.is_empty())
    }
}

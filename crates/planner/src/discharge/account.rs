//! The slots of a series with what has come of each, and the facts that were applied, so that one that arrives late can be put
//! in its place: what came after it is taken back and applied again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::{Date, Half};
use jiff::civil::DateTime;

use crate::{fact::Fact, obligation::Outcome, program::Slot};

/// The order in which slots are served.
pub(crate) type SlotKey = (Date, Option<Half>, Date, Arc<str>);

/// The order in which facts are applied.
pub(super) type FactKey = (DateTime, String);

/// What was there before, of each slot that has changed since one began to watch.
pub(crate) type Before = BTreeMap<SlotKey, Option<(Slot, Outcome)>>;

/// What a series owes and what has been done for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Account {
    slots: BTreeMap<SlotKey, (Slot, Outcome)>,
    by_label: BTreeMap<Arc<str>, SlotKey>,
    by_sitting: BTreeMap<String, SlotKey>,
    /// Slots that are not met.
    open: BTreeSet<SlotKey>,
    applied: BTreeMap<FactKey, Applied>,
    watched: Option<Before>,
}

#[derive(Debug, Clone)]
struct Applied {
    fact: Arc<Fact>,
    /// The slot that it was for, and its outcome before.
    target: Option<(SlotKey, Outcome)>,
}

fn key(slot: &Slot) -> SlotKey {
    (slot.due, slot.half, slot.from, slot.label.clone())
}

pub(super) fn fact_key(fact: &Fact) -> FactKey {
    (fact.at, fact.id.clone())
}

impl Account {
    pub(super) fn insert(&mut self, slot: Slot, outcome: Outcome) {
        let key = key(&slot);
        self.watch(&key);
        if let Some(sitting) = slot.trigger.as_ref().and_then(|trigger| trigger.datum("sitting")) {
            self.by_sitting.insert(sitting.to_owned(), key.clone());
        }
        self.by_label.insert(slot.label.clone(), key.clone());
        self.open.insert(key.clone());
        self.slots.insert(key, (slot, outcome));
    }

    pub(super) fn remove(&mut self, label: &str) {
        let Some(key) = self.by_label.remove(label) else { return };
        self.watch(&key);
        self.open.remove(&key);
        self.by_sitting.retain(|_, of| *of != key);
        self.slots.remove(&key);
    }

    /// Changes the outcome of a slot for a fact, and remembers how it was.
    pub(super) fn apply(&mut self, fact: &Arc<Fact>, target: Option<SlotKey>, change: impl FnOnce(&Slot, &mut Outcome)) {
        let mut applied = Applied { fact: fact.clone(), target: None };
        if let Some(key) = target {
            self.watch(&key);
            if let Some((slot, outcome)) = self.slots.get_mut(&key) {
                let before = outcome.clone();
                change(slot, outcome);
                if outcome.met.is_some() {
                    self.open.remove(&key);
                }
                applied.target = Some((key, before));
            }
        }
        self.applied.insert(fact_key(fact), applied);
    }

    /// Takes back the facts from a key on. They are returned in order, to be applied again.
    pub(super) fn rewind(&mut self, from: &FactKey) -> Vec<Arc<Fact>> {
        let taken = self.applied.split_off(from);
        for applied in taken.values().rev() {
            let Some((key, before)) = &applied.target else { continue };
            self.watch(key);
            if let Some((_, outcome)) = self.slots.get_mut(key) {
                *outcome = before.clone();
                if outcome.met.is_none() {
                    self.open.insert(key.clone());
                }
            }
        }
        taken.into_values().map(|applied| applied.fact).collect()
    }

    /// Whether the fact was applied.
    pub(super) fn has(&self, fact: &Fact) -> bool {
        self.applied.contains_key(&fact_key(fact))
    }

    /// Remembers what changes from here on.
    pub(crate) fn begin(&mut self) {
        self.watched = Some(Before::new());
    }

    /// What has changed since [`Self::begin`], as it was then.
    pub(crate) fn end(&mut self) -> Before {
        self.watched.take().unwrap_or_default()
    }

    fn watch(&mut self, key: &SlotKey) {
        let Some(watched) = &mut self.watched else { return };
        if !watched.contains_key(key) {
            watched.insert(key.clone(), self.slots.get(key).cloned());
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
        self.at(self.by_label.get(label)?)
    }

    /// The slot at a place, and its outcome.
    pub(crate) fn at(&self, key: &SlotKey) -> Option<(&Slot, &Outcome)> {
        self.slots.get(key).map(|(slot, outcome)| (slot, outcome))
    }

    /// Whether nothing is owed any more.
    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Whether no fact has done anything for any of its slots.
    pub(crate) fn is_untouched(&self) -> bool {
        self.slots.values().all(|(_, outcome)| outcome.is_empty())
    }
}

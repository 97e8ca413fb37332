//! The slots of one rule for one holder: what planning from scratch and planning again both derive.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use calendar::Date;
use kernel::Finding;

use crate::{
    discharge::{Series, Sight},
    fact::Fact,
    obligation::{Obligation, Outcome},
    organisation::Holder,
    program::{RuleIndex, Slot, unplanned},
};

impl<'a> Sight<'a> {
    /// The slots of a recurring rule that the holder owes: those at whose end it exists.
    pub(crate) fn recurring(&self, rule: RuleIndex, holder: &Holder) -> Cow<'a, [Slot]> {
        let slots = self.timetable.slots(self.program, rule, &holder.party);
        if self.roster.is_steady() {
            return Cow::Borrowed(slots);
        }
        let owed = |slot: &&Slot| self.roster.holds(rule, holder, slot.due);
        if slots.iter().all(|slot| owed(&slot)) {
            return Cow::Borrowed(slots);
        }
        Cow::Owned(slots.iter().filter(owed).cloned().collect())
    }

    /// Who owes something because of this fact, and when; or why that cannot be said.
    pub(crate) fn started(
        &self,
        rule: RuleIndex,
        fact: &Arc<Fact>,
    ) -> Result<Option<(Slot, Vec<Holder>)>, Box<Finding>> {
        let of = &self.program.rules[rule];
        let slot = self
            .program
            .slot_after(of, &self.timetable.answers, fact)
            .map_err(|error| Box::new(unplanned(of, &error)))?;
        Ok(slot.map(|slot| {
            let holders = self.roster.started(self.program, self.organisation, rule, fact);
            (slot, holders.into_keys().collect())
        }))
    }

    /// Every series of a triggered rule with its slots, in order, and what stands in the way of dates.
    pub(crate) fn triggered(&self, rule: RuleIndex) -> (BTreeMap<Holder, Vec<Slot>>, Vec<Finding>) {
        let (mut series, mut findings) = (BTreeMap::<Holder, Vec<Slot>>::new(), Vec::new());
        let crate::program::When::Triggered { kind, .. } = &self.program.rules[rule].when else {
            return (series, findings);
        };
        for fact in self.log.of_kind(kind) {
            if !self.program.starts(rule, fact) {
                continue;
            }
            match self.started(rule, fact) {
                Ok(Some((slot, holders))) => {
                    for holder in holders {
                        series.entry(holder).or_default().push(slot.clone());
                    }
                }
                Ok(None) => {}
                Err(finding) => findings.push(*finding),
            }
        }
        (series, findings)
    }

    /// The obligation of a slot.
    pub(crate) fn obligation(&self, series: &Series, slot: &Slot) -> Obligation {
        let rule = &self.program.rules[series.rule];
        Obligation::new(rule, &series.holder, slot, self.recipients(series, slot))
    }
}

/// An obligation with what has come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is owed.
    pub obligation: Obligation,
    outcome: Option<Box<Outcome>>,
}

static NOTHING: Outcome = Outcome {
    met: None,
    waived: None,
    facts: Vec::new(),
    reached: Vec::new(),
    missing: Vec::new(),
    refused: Vec::new(),
};

impl Item {
    pub(crate) fn new(obligation: Obligation, outcome: Option<&Outcome>) -> Self {
        let outcome = outcome.filter(|outcome| !outcome.is_empty()).map(|outcome| Box::new(outcome.clone()));
        Self { obligation, outcome }
    }

    /// What has come of it.
    pub fn outcome(&self) -> &Outcome {
        self.outcome.as_deref().unwrap_or(&NOTHING)
    }

    /// Whether its window overlaps `from..=to`.
    pub fn overlaps(&self, from: Date, to: Date) -> bool {
        self.obligation.overlaps(from, to)
    }
}

impl serde::Serialize for Item {
    /// The obligation's fields, and `outcome`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Written<'a> {
            #[serde(flatten)]
            obligation: &'a Obligation,
            outcome: &'a Outcome,
        }
        Written { obligation: &self.obligation, outcome: self.outcome() }.serialize(serializer)
    }
}

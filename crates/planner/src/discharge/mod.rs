//! What facts do for the obligations of one rule and holder: a pure fold over the facts in order of time, so that neither the
//! order in which they became known nor the range that is planned changes what they discharge.

mod account;
mod concern;
mod judge;
mod meeting;
mod recipients;
mod target;

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::DateTime;
use regulation::pack::fact::REPORT;

use crate::{
    fact::{Fact, FactLog},
    obligation::Outcome,
    organisation::{Holder, Organisation, PartyId},
    program::{Part, Program, RuleIndex, Slot},
    roster::Roster,
    timetable::Timetable,
};

use account::fact_key;
pub(crate) use account::{Account, Before, SlotKey};
pub(crate) use meeting::SIGNED;

/// Everything that a judgement on facts looks at.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) program: &'a Program,
    pub(crate) organisation: &'a Organisation,
    pub(crate) roster: &'a Roster,
    pub(crate) log: &'a FactLog,
    pub(crate) timetable: &'a Timetable,
}

/// Who owes what: a rule and a holder; of what follows the sittings of several bodies, those of one body. Its slots are a
/// series, which facts discharge one after the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Series {
    pub(crate) rule: RuleIndex,
    pub(crate) holder: Holder,
    pub(crate) body: Option<PartyId>,
}

impl Series {
    pub(crate) fn new(rule: RuleIndex, holder: Holder) -> Self {
        Self { rule, holder, body: None }
    }
}

impl<'a> Sight<'a> {
    /// The account of a series after all facts.
    pub(crate) fn settle(&self, series: &Series, slots: &[Slot]) -> Account {
        let mut account = Account::default();
        for slot in slots {
            self.open(series, &mut account, slot.clone());
        }
        for fact in self.candidates(series, slots).into_values() {
            self.apply(series, &mut account, fact);
        }
        account
    }

    /// Adds a slot to an account before any fact.
    pub(crate) fn open(&self, series: &Series, account: &mut Account, slot: Slot) {
        let outcome = Outcome { waived: self.waived_notice(series, &slot), ..Outcome::default() };
        account.insert(slot, outcome);
    }

    /// Adds a slot that a fact has opened. Facts that were applied and that name it are not looked at again.
    pub(crate) fn add_slot(&self, series: &Series, account: &mut Account, slot: Slot) {
        let opened = slot.trigger.as_ref().map_or(DateTime::MIN, |trigger| trigger.at);
        let later = account.rewind(&(opened, String::new()));
        self.open(series, account, slot);
        self.apply_all(series, account, &later);
    }

    /// Takes away a slot that a withdrawn fact had opened.
    pub(crate) fn remove_slot(&self, series: &Series, account: &mut Account, opened: &Fact) {
        let later = account.rewind(&(opened.at, String::new()));
        account.remove(&opened.id);
        self.apply_all(series, account, &later);
    }

    /// Applies a fact in its place among those that were applied already.
    pub(crate) fn add_fact(&self, series: &Series, account: &mut Account, fact: &Arc<Fact>) {
        let later = account.rewind(&fact_key(fact));
        self.apply(series, account, fact);
        self.apply_all(series, account, &later);
    }

    /// Takes back a fact that has been withdrawn.
    pub(crate) fn remove_fact(&self, series: &Series, account: &mut Account, fact: &Fact) {
        if account.has(fact) {
            let later = account.rewind(&fact_key(fact));
            self.apply_all(series, account, later.get(1..).unwrap_or_default());
        }
    }

    fn apply_all(&self, series: &Series, account: &mut Account, facts: &[Arc<Fact>]) {
        for fact in facts {
            self.apply(series, account, fact);
        }
    }

    fn apply(&self, series: &Series, account: &mut Account, fact: &Arc<Fact>) {
        let target = self.target(series, account, fact);
        account.apply(fact, target, |slot, outcome| {
            if outcome.met.is_none() {
                self.judge(series, slot, outcome, fact);
            }
        });
    }

    /// The facts that may discharge an obligation of the series, in order of time.
    fn candidates(&self, series: &Series, slots: &[Slot]) -> BTreeMap<(DateTime, &'a str), &'a Arc<Fact>> {
        let rule = &self.program.rules[series.rule];
        let mut found = BTreeMap::new();
        let mut add = |fact: &'a Arc<Fact>| {
            if self.concerns(series, fact).is_some() {
                found.insert((fact.at, fact.id.as_str()), fact);
            }
        };
        // A report counts for what it names; whatever else discharges the rule is a deed of the holder or of the body.
        self.log.of_name(REPORT, &rule.id).for_each(&mut add);
        for article in rule.rows.iter().map(String::as_str).chain([&*rule.article]) {
            self.log.of_article(REPORT, article).for_each(&mut add);
        }
        let kinds = [
            (*rule.evidence != *REPORT).then_some(&*rule.evidence),
            (rule.part == Part::Hold).then_some(SIGNED),
        ];
        let party = series.body.as_ref().unwrap_or(&series.holder.party);
        for kind in kinds.into_iter().flatten() {
            self.log.of_party(kind, party.as_str()).for_each(&mut add);
            if series.body.is_some() {
                for trigger in slots.iter().filter_map(|slot| slot.trigger.as_ref()) {
                    for sitting in [trigger.id.as_str()].into_iter().chain(trigger.datum("sitting")) {
                        self.log.of_sitting(kind, sitting).for_each(&mut add);
                    }
                }
            }
            // A fact that names nobody can be meant for the only one there is.
            if self.is_only_one(series.rule) {
                self.log.of_name(kind, &rule.id).chain(self.log.of_name(kind, &rule.item)).for_each(&mut add);
            }
        }
        found
    }

    /// Whether there is one holder, or one body whose meeting it is.
    fn is_only_one(&self, index: RuleIndex) -> bool {
        let rule = &self.program.rules[index];
        match &rule.meeting {
            Some(_) => self.roster.seats(&rule.item).len() == 1,
            None => self.roster.is_single(index),
        }
    }
}

//! What facts do for the obligations of one rule and holder: a pure fold over the facts in order of time, so that neither the
//! order in which they became known nor the range that is planned changes what they discharge.

mod account;
mod concern;
mod judge;
mod meeting;
mod recipients;
mod target;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::DateTime;
use regulation::pack::fact::REPORT;

use crate::{
    fact::{Fact, FactLog},
    obligation::Outcome,
    organisation::{Holder, Organisation},
    program::{Part, Program, RuleIndex, Slot},
    roster::Roster,
    timetable::Timetable,
};

pub(crate) use account::{Account, SlotKey};
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

/// Who owes what: a rule and a holder. Its slots are a series, which facts discharge one after the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Series {
    pub(crate) rule: RuleIndex,
    pub(crate) holder: Holder,
}

impl<'a> Sight<'a> {
    /// The account of a series after all facts.
    pub(crate) fn settle(&self, series: &Series, slots: &[Slot]) -> Account {
        let mut account = Account::default();
        for slot in slots {
            self.open(series, &mut account, slot.clone());
        }
        for fact in self.candidates(series, slots).into_values() {
            self.take(series, &mut account, fact);
        }
        account
    }

    /// Adds a slot to an account.
    pub(crate) fn open(&self, series: &Series, account: &mut Account, slot: Slot) {
        let outcome = Outcome { waived: self.waived_notice(series, &slot), ..Outcome::default() };
        account.insert(slot, outcome);
    }

    /// Applies one fact, which must not be earlier than those that were applied before.
    pub(crate) fn take(&self, series: &Series, account: &mut Account, fact: &Arc<Fact>) {
        let target = self.target(series, account, fact);
        account.seen(fact);
        if let Some((slot, outcome)) = target.and_then(|key| account.get_mut(&key))
            && outcome.met.is_none()
        {
            self.judge(series, slot, outcome, fact);
            account.close_met();
        }
    }

    /// The facts that may discharge an obligation of the series, in order of time.
    pub(crate) fn candidates(
        &self,
        series: &Series,
        slots: &[Slot],
    ) -> BTreeMap<(DateTime, &'a str), &'a Arc<Fact>> {
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
        let (mut bodies, mut sittings): (BTreeSet<&str>, BTreeSet<&str>) = (BTreeSet::new(), BTreeSet::new());
        for trigger in
            slots.iter().filter_map(|slot| slot.trigger.as_ref()).filter(|_| rule.follows_sitting())
        {
            bodies.extend(self.roster.body_of(trigger, &rule.item));
            sittings.extend([trigger.id.as_str()].into_iter().chain(trigger.datum("sitting")));
        }
        for kind in kinds.into_iter().flatten() {
            self.log.of_party(kind, series.holder.party.as_str()).for_each(&mut add);
            for body in &bodies {
                self.log.of_party(kind, body).for_each(&mut add);
            }
            for sitting in &sittings {
                self.log.of_sitting(kind, sitting).for_each(&mut add);
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

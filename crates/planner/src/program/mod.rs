//! The packs in force, compiled for a range of days: each rule once, with its occurrences, indexed by what concerns it.

mod compile;
mod deadline;
mod meeting;
mod occur;
mod refuse;
mod rule;
mod setting;
mod slot;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::{Calendar, Date};
use kernel::Finding;
use regulation::pack::{Body, Office, Rung, Setting};

use crate::{alternation::Link, fact::Fact, organisation::Institution};

pub use compile::Setup;
pub use refuse::Refused;
pub use rule::{Part, Rule};
pub use setting::Answer;
pub use slot::Slot;

pub(crate) use compile::{unplanned, whole_years};
pub(crate) use meeting::bodies;
pub(crate) use rule::{Timing, Waives, When, is_bound};
pub(crate) use setting::{Answers, FILLED, Since, read_fact};
pub(crate) use slot::sort;

/// Place of a rule in a program.
pub(crate) type RuleIndex = usize;

/// Rules and their occurrences from one day to another. Depends on packs, settings and calendar only, and not on their order.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) calendar: Calendar,
    /// Sorted by id.
    pub(crate) rules: Vec<Arc<Rule>>,
    /// Where each rule recurs: its slots in the range, as far as settings and calendar fix them. Empty for triggered rules.
    pub(crate) slots: Vec<Arc<[Slot]>>,
    /// Those of meetings that alternate, before they are arranged.
    pub(crate) unarranged: BTreeMap<RuleIndex, Arc<[Slot]>>,
    pub(crate) settings: BTreeMap<Arc<str>, Arc<Setting>>,
    pub(crate) answers: Answers,
    pub(crate) ladders: BTreeMap<Arc<str>, Vec<Rung>>,
    pub(crate) links: Vec<Link>,
    /// What must be recorded beside the reason before an exception is made.
    pub(crate) exception_fields: BTreeSet<String>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) index: Index,
    bodies: Vec<Body>,
    offices: Vec<Office>,
}

/// Which rules something concerns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// Kind of fact to the rules that it starts.
    pub(crate) started_by: BTreeMap<Arc<str>, Vec<RuleIndex>>,
    /// Kind of fact to the rules that it discharges.
    pub(crate) discharged_by: BTreeMap<Arc<str>, Vec<RuleIndex>>,
    /// Id of a pack's item to its rules.
    pub(crate) of_item: BTreeMap<Arc<str>, Vec<RuleIndex>>,
    /// Id of a rule.
    pub(crate) of_id: BTreeMap<Arc<str>, RuleIndex>,
    /// Article or row to the rules that stand under it.
    pub(crate) of_article: BTreeMap<String, Vec<RuleIndex>>,
    /// Setting to the rules whose time, or whose notice in an emergency, it decides.
    pub(crate) timed_by: BTreeMap<Arc<str>, Vec<RuleIndex>>,
}

impl Program {
    /// The first and the last day.
    pub fn range(&self) -> (Date, Date) {
        (self.from, self.to)
    }

    /// Every rule that yields obligations, by id.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(AsRef::as_ref)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.index.of_id.get(id).and_then(|index| self.rules.get(*index)).map(AsRef::as_ref)
    }

    /// The slots of a recurring rule in the range, before any fact; empty where it recurs at no fixed time.
    pub fn slots(&self, rule: &str) -> &[Slot] {
        self.index.of_id.get(rule).and_then(|index| self.slots.get(*index)).map_or(&[], AsRef::as_ref)
    }

    /// The open norms that nobody has answered yet in the settings, by id.
    pub fn open_settings(&self) -> impl Iterator<Item = &Setting> {
        self.settings
            .iter()
            .filter(|(id, _)| self.answers.since(id) == Since::Never)
            .map(|(_, setting)| setting.as_ref())
    }

    /// What kept a rule from being planned.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The calendar that it computes with.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The rules that a fact starts.
    pub(crate) fn started_by<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = RuleIndex> + 'a {
        let rules = self.index.started_by.get(fact.kind.as_str()).into_iter().flatten().copied();
        rules.filter(move |rule| self.starts(*rule, fact))
    }

    /// Whether a fact of the kind that a rule waits for is one that starts it.
    pub(crate) fn starts(&self, rule: RuleIndex, fact: &Fact) -> bool {
        match &self.rules[rule].when {
            When::Triggered { of, .. } => of.iter().all(|(key, value)| carries(fact, key, value)),
            _ => false,
        }
    }
}

/// Whether the data of the fact have this value; a list, whether it is among them.
fn carries(fact: &Fact, key: &str, value: &str) -> bool {
    fact.datum(key) == Some(value)
        || fact.list(key).any(|entry| entry == value)
        || (key == "meeting" && fact.datum(key).is_none() && fact.rule.as_deref() == Some(value))
}

impl Institution for Program {
    fn bodies(&self) -> Box<dyn Iterator<Item = &Body> + '_> {
        Box::new(self.bodies.iter())
    }

    fn offices(&self) -> Box<dyn Iterator<Item = &Office> + '_> {
        Box::new(self.offices.iter())
    }

    fn body(&self, id: &str) -> Option<&Body> {
        let index = self.bodies.binary_search_by(|body| body.id.as_str().cmp(id)).ok()?;
        self.bodies.get(index)
    }
}

//! A plan that is kept up to date: a new fact changes what it touches and nothing else.

mod apply;
mod changes;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::Date;
use kernel::Finding;
use serde::{Deserialize, Serialize};

use crate::{
    discharge::{Account, Series, Sight},
    fact::{Fact, FactLog},
    obligation::ObligationId,
    organisation::{Holder, Organisation, PartyId},
    plan::{Item, Plan, outside},
    program::{Program, RuleIndex, Slot},
    roster::Roster,
    timetable::Timetable,
};

pub use changes::Changes;

/// A plan that takes facts one by one, in any order. At every moment it is what [`crate::plan::plan`] makes of the same facts.
#[derive(Debug, Clone)]
pub struct Board {
    program: Arc<Program>,
    organisation: Arc<Organisation>,
    from: Date,
    to: Date,
    roster: Roster,
    log: FactLog,
    timetable: Timetable,
    /// For each rule that facts start, who owes it.
    triggered: Vec<BTreeMap<Holder, Account>>,
    /// Of the rules that recur, what facts have touched; everything else is as the timetable has it.
    touched: BTreeMap<Series, Account>,
    /// Who owes what follows the sittings of a body.
    following: BTreeMap<(RuleIndex, String), BTreeSet<Holder>>,
    /// Kinds of fact and what facts of that kind name as their occurrence or sitting.
    named: BTreeSet<(String, String)>,
    /// What stands in the way of a date, by rule and fact.
    unplanned: BTreeMap<(RuleIndex, String), Finding>,
}

/// What a board is made from again: the facts. Everything else follows from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Every fact, by id.
    pub facts: Vec<Fact>,
}

impl Board {
    /// The plan of a range of days before any fact.
    pub fn new(program: Arc<Program>, organisation: Arc<Organisation>, from: Date, to: Date) -> Self {
        Self::resume(program, organisation, &Snapshot { from, to, facts: Vec::new() })
    }

    /// The board that a snapshot was taken of, under the same packs and organisation; under others, what they make of the
    /// same facts.
    pub fn resume(program: Arc<Program>, organisation: Arc<Organisation>, snapshot: &Snapshot) -> Self {
        let log = FactLog::new(&snapshot.facts);
        let roster = Roster::new(&program, &organisation);
        let timetable = Timetable::new(&program, &roster, &log);
        let mut board = Self {
            triggered: vec![BTreeMap::new(); program.rules.len()],
            touched: BTreeMap::new(),
            following: BTreeMap::new(),
            named: BTreeSet::new(),
            unplanned: BTreeMap::new(),
            from: snapshot.from,
            to: snapshot.to,
            program,
            organisation,
            roster,
            log,
            timetable,
        };
        if !board.log.is_empty() {
            for rule in 0..board.program.rules.len() {
                board.settle_rule(rule);
            }
        }
        for fact in board.log.all().cloned().collect::<Vec<_>>() {
            board.name(&fact);
        }
        board
    }

    fn name(&mut self, fact: &Fact) {
        for name in ["occurrence", "sitting"].into_iter().flat_map(|key| fact.list(key)) {
            self.named.insert((fact.kind.clone(), name.to_owned()));
        }
    }

    fn settle_rule(&mut self, rule: RuleIndex) {
        if self.program.rules[rule].is_triggered() {
            self.restart_rule(rule);
            return;
        }
        for holder in self.roster.all(rule) {
            let series = Series { rule, holder };
            let account = self.sight().settle(&series, &self.sight().recurring(rule, &series.holder));
            if !account.is_untouched() {
                self.touched.insert(series, account);
            }
        }
    }

    /// Works out again everything that facts start under a rule. What there was before.
    fn restart_rule(&mut self, rule: RuleIndex) -> BTreeMap<Holder, Account> {
        let (series, _) = self.sight().triggered(rule);
        self.unplanned.retain(|(of, _), _| *of != rule);
        let accounts: BTreeMap<Holder, Account> = series
            .into_iter()
            .map(|(holder, slots)| {
                let series = Series { rule, holder };
                let account = self.sight().settle(&series, &slots);
                (series.holder, account)
            })
            .collect();
        for fact in self.log.of_kind(self.program.rules[rule].trigger().unwrap_or_default()) {
            if self.program.starts(rule, fact)
                && let Err(finding) = self.sight().started(rule, fact)
            {
                self.unplanned.insert((rule, fact.id.clone()), *finding);
            }
        }
        for (holder, account) in &accounts {
            for (slot, _) in account.iter() {
                follow(&self.program, &self.roster, &mut self.following, rule, holder, slot);
            }
        }
        std::mem::replace(&mut self.triggered[rule], accounts)
    }

    fn sight(&self) -> Sight<'_> {
        Sight {
            program: &self.program,
            organisation: &self.organisation,
            roster: &self.roster,
            log: &self.log,
            timetable: &self.timetable,
        }
    }

    /// The plan as it stands.
    pub fn plan(&self) -> Plan {
        let mut plan = Plan {
            from: self.from.max(self.program.from),
            to: self.to.min(self.program.to),
            items: Vec::new(),
            findings: outside(&self.program, self.from, self.to).into_iter().collect(),
        };
        plan.findings.extend(self.program.findings.iter().chain(self.timetable.findings()).cloned());
        plan.findings.extend(self.unplanned.values().cloned());
        for (rule, of) in self.program.rules.iter().enumerate() {
            if of.is_triggered() {
                for holder in self.triggered[rule].keys() {
                    self.add(&mut plan.items, &Series { rule, holder: holder.clone() });
                }
            } else {
                for holder in self.roster.all(rule) {
                    self.add(&mut plan.items, &Series { rule, holder });
                }
            }
        }
        plan.sort();
        plan
    }

    /// What a party and its offices owe, by last day.
    pub fn owed_by(&self, party: &PartyId) -> Vec<Item> {
        let mut items = Vec::new();
        for (rule, of) in self.program.rules.iter().enumerate() {
            let holders: BTreeSet<Holder> = if of.is_triggered() {
                of_party(&self.triggered[rule], party.as_str()).cloned().collect()
            } else {
                self.roster.ever_of_party(rule, party.as_str())
            };
            for holder in holders {
                self.add(&mut items, &Series { rule, holder });
            }
        }
        items.sort_by(|a, b| a.obligation.key().cmp(&b.obligation.key()));
        items
    }

    /// The obligation with this id, if it is owed in the range.
    pub fn get(&self, id: &ObligationId) -> Option<Item> {
        let (rule, holder, label) = id.parts()?;
        let series = Series { rule: *self.program.index.of_id.get(rule)?, holder };
        let account = self.account(&series)?;
        let (slot, outcome) = account.get(label)?;
        slot.overlaps(self.range().0, self.range().1)
            .then(|| Item::new(self.sight().obligation(&series, slot), Some(outcome)))
    }

    fn account(&self, series: &Series) -> Option<std::borrow::Cow<'_, Account>> {
        use std::borrow::Cow;
        if self.program.rules[series.rule].is_triggered() {
            return self.triggered[series.rule].get(&series.holder).map(Cow::Borrowed);
        }
        match self.touched.get(series) {
            Some(account) => Some(Cow::Borrowed(account)),
            None if self
                .roster
                .ever_of_party(series.rule, series.holder.party.as_str())
                .contains(&series.holder) =>
            {
                Some(Cow::Owned(self.untouched(series, &self.timetable)))
            }
            None => None,
        }
    }

    /// The account of a recurring series before any fact.
    fn untouched(&self, series: &Series, timetable: &Timetable) -> Account {
        let sight = Sight { timetable, ..self.sight() };
        let mut account = Account::default();
        for slot in sight.recurring(series.rule, &series.holder).iter() {
            sight.open(series, &mut account, slot.clone());
        }
        account
    }

    fn add(&self, items: &mut Vec<Item>, series: &Series) {
        let (from, to) = self.range();
        let sight = self.sight();
        let known = if self.program.rules[series.rule].is_triggered() {
            self.triggered[series.rule].get(&series.holder)
        } else {
            self.touched.get(series)
        };
        match known {
            Some(account) => items.extend(
                account
                    .iter()
                    .filter(|(slot, _)| slot.overlaps(from, to))
                    .map(|(slot, outcome)| Item::new(sight.obligation(series, slot), Some(outcome))),
            ),
            None => items.extend(
                sight
                    .recurring(series.rule, &series.holder)
                    .iter()
                    .filter(|slot| slot.overlaps(from, to))
                    .map(|slot| Item::new(sight.obligation(series, slot), None)),
            ),
        }
    }

    fn range(&self) -> (Date, Date) {
        (self.from.max(self.program.from), self.to.min(self.program.to))
    }

    /// The facts known so far.
    pub fn facts(&self) -> &FactLog {
        &self.log
    }

    /// The program that it runs.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The organisation that it runs for.
    pub fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// What to keep in order to go on later from here.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            from: self.from,
            to: self.to,
            facts: self.log.all().map(|fact| (**fact).clone()).collect(),
        }
    }
}

/// The holders of a party among the keys.
fn of_party<'a>(
    accounts: &'a BTreeMap<Holder, Account>,
    party: &str,
) -> impl Iterator<Item = &'a Holder> + use<'a> {
    let first = PartyId::new(party).ok().map(Holder::party);
    let party = party.to_owned();
    first
        .into_iter()
        .flat_map(move |first| accounts.range(first..))
        .map(|(holder, _)| holder)
        .take_while(move |holder| holder.party.as_str() == party)
}

fn follow(
    program: &Program,
    roster: &Roster,
    following: &mut BTreeMap<(RuleIndex, String), BTreeSet<Holder>>,
    rule: RuleIndex,
    holder: &Holder,
    slot: &Slot,
) {
    let of = &program.rules[rule];
    let body = slot
        .trigger
        .as_ref()
        .filter(|_| of.follows_sitting())
        .and_then(|fact| roster.body_of(fact, &of.item));
    if let Some(body) = body {
        following.entry((rule, body.to_owned())).or_default().insert(holder.clone());
    }
}

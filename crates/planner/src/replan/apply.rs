//! Applying one fact to a board.

use std::{collections::BTreeSet, sync::Arc};

use super::{Board, Changes, changes::Diff, follow, of_party};
use crate::{
    discharge::{Account, Series},
    fact::{Conflict, Fact},
    organisation::Holder,
    program::{FILLED, RuleIndex, Slot},
    timetable::Timetable,
};

/// What a fact touches.
#[derive(Debug, Default)]
struct Touched {
    /// Recurring series whose slots may have changed.
    retimed: BTreeSet<Series>,
    /// Recurring series that the fact may discharge an obligation of.
    recurring: BTreeSet<Series>,
    /// Triggered series that the fact may discharge an obligation of.
    triggered: BTreeSet<Series>,
    /// Triggered rules to start again from all facts.
    restarted: BTreeSet<RuleIndex>,
    /// Rules that the fact starts, or started.
    started: BTreeSet<RuleIndex>,
}

impl Board {
    /// Takes a fact and says what it changes. A fact that is known already changes nothing; one that takes the id of another
    /// is refused, and nothing changes.
    pub fn apply(&mut self, fact: &Fact) -> Result<Changes, Conflict> {
        let withdrawn =
            fact.corrects().filter(|id| !self.log.is_withdrawn(id)).and_then(|id| self.log.get(id)).cloned();
        let Some(fact) = self.log.insert(fact.clone())? else { return Ok(Changes::default()) };
        let stands = !self.log.is_withdrawn(&fact.id);
        let mut touched = Touched::default();
        let about: Vec<&Arc<Fact>> = stands.then_some(&fact).into_iter().chain(&withdrawn).collect();
        let before = self.retime(&about, &mut touched);
        for fact in &about {
            self.touch(fact, &mut touched);
        }
        let mut changes = Changes::default();
        let appended = stands && withdrawn.is_none();
        self.settle_recurring(&fact, appended, &touched, before.as_ref(), &mut changes);
        self.settle_restarted(&touched, &mut changes);
        if let Some(withdrawn) = &withdrawn {
            self.stop(withdrawn, &touched, &mut changes);
        }
        if stands {
            self.start(&fact, &touched, &mut changes);
        }
        self.settle_triggered(&fact, appended, &touched, &mut changes);
        self.name(&fact);
        changes.sort();
        Ok(changes)
    }

    /// Brings the timetable up to date. The timetable before, where it has changed.
    fn retime(&mut self, about: &[&Arc<Fact>], touched: &mut Touched) -> Option<Timetable> {
        let settings: BTreeSet<&str> =
            about.iter().filter(|fact| fact.kind == FILLED).flat_map(|fact| fact.names()).collect();
        let mut groups: BTreeSet<usize> = BTreeSet::new();
        for fact in about.iter().filter(|fact| matches!(&*fact.kind, "meeting.held" | "meeting.scheduled")) {
            for rule in fact.names().filter_map(|name| self.program.index.of_id.get(name)) {
                let body = self.roster.body_of(fact, &self.program.rules[*rule].item);
                groups.extend(body.map_or_else(Vec::new, |body| self.timetable.groups_of(*rule, Some(body))));
            }
        }
        if settings.is_empty() && groups.is_empty() {
            return None;
        }
        let before = self.timetable.clone();
        for setting in settings {
            for rule in self.timetable.refill(&self.program, &self.roster, &self.log, setting) {
                if self.program.rules[rule].is_triggered() {
                    touched.restarted.insert(rule);
                } else {
                    touched
                        .retimed
                        .extend(self.roster.all(rule).into_iter().map(|holder| Series { rule, holder }));
                    groups.extend(self.timetable.groups_of(rule, None));
                }
            }
        }
        for group in groups {
            for (rule, party) in self.timetable.arrange(&self.program, &self.roster, &self.log, group) {
                let was = before.slots(&self.program, rule, &party);
                if was != self.timetable.slots(&self.program, rule, &party) {
                    let holders = self.roster.ever_of_party(rule, party.as_str());
                    touched.retimed.extend(holders.into_iter().map(|holder| Series { rule, holder }));
                }
            }
        }
        Some(before)
    }

    /// What a fact may discharge or start.
    fn touch(&self, fact: &Arc<Fact>, touched: &mut Touched) {
        for rule in self.sight().concerned(fact) {
            let of = &self.program.rules[rule];
            let holders = self.meant(rule, fact);
            let series = holders.into_iter().map(|holder| Series { rule, holder });
            if of.is_triggered() {
                touched.triggered.extend(series);
            } else {
                touched.recurring.extend(series);
            }
        }
        touched.started.extend(self.program.started_by(fact));
    }

    /// The holders of a rule whose deed a fact may be.
    fn meant(&self, rule: RuleIndex, fact: &Arc<Fact>) -> BTreeSet<Holder> {
        let of = &self.program.rules[rule];
        let body = of.meeting.as_ref().and_then(|_| self.roster.body_of(fact, &of.item));
        if of.needs_valid_meeting() {
            return body.map_or_else(BTreeSet::new, |body| self.roster.ever_of_party(rule, body));
        }
        let mut holders = BTreeSet::new();
        if of.follows_sitting() {
            let sitting = fact.datum("sitting").and_then(|id| self.log.get(id));
            let bodies =
                body.into_iter().chain(sitting.and_then(|sitting| self.roster.body_of(sitting, &of.item)));
            for body in bodies {
                holders.extend(self.following.get(&(rule, body.to_owned())).into_iter().flatten().cloned());
            }
        }
        for party in fact.parties() {
            if of.is_triggered() {
                holders.extend(of_party(&self.triggered[rule], party).cloned());
            } else {
                holders.extend(self.roster.ever_of_party(rule, party));
            }
        }
        if self.roster.is_single(rule) {
            holders.extend(self.roster.all(rule));
        }
        holders
    }

    fn settle_recurring(
        &mut self,
        fact: &Arc<Fact>,
        appended: bool,
        touched: &Touched,
        before: Option<&Timetable>,
        changes: &mut Changes,
    ) {
        let range = self.range();
        for series in touched.retimed.union(&touched.recurring) {
            // Whether a meeting counts depends on other facts too, so that it is judged anew.
            let alone = appended
                && !touched.retimed.contains(series)
                && !self.program.rules[series.rule].needs_valid_meeting();
            if alone && self.sight().concerns(series, fact).is_none() {
                continue;
            }
            let was = self
                .touched
                .remove(series)
                .unwrap_or_else(|| self.untouched(series, before.unwrap_or(&self.timetable)));
            let sight = self.sight();
            let now = if alone && was.is_before(fact) {
                let mut account = was.clone();
                sight.take(series, &mut account, fact);
                account
            } else {
                sight.settle(series, &sight.recurring(series.rule, &series.holder))
            };
            Diff { sight, range, changes }.series(series, &was, &now);
            if !now.is_untouched() {
                self.touched.insert(series.clone(), now);
            }
        }
    }

    fn settle_restarted(&mut self, touched: &Touched, changes: &mut Changes) {
        let range = self.range();
        for rule in &touched.restarted {
            let was = self.restart_rule(*rule);
            let none = Account::default();
            let holders: BTreeSet<&Holder> = was.keys().chain(self.triggered[*rule].keys()).collect();
            for holder in holders {
                let series = Series { rule: *rule, holder: holder.clone() };
                let (was, now) = (was.get(holder), self.triggered[*rule].get(holder));
                let sight = self.sight();
                Diff { sight, range, changes }.series(&series, was.unwrap_or(&none), now.unwrap_or(&none));
            }
        }
    }

    /// Takes away what a withdrawn fact had started.
    fn stop(&mut self, fact: &Arc<Fact>, touched: &Touched, changes: &mut Changes) {
        for rule in self.started_rules(fact, touched) {
            self.unplanned.remove(&(rule, fact.id.clone()));
            let holders = self.roster.started(&self.program, &self.organisation, rule, fact);
            for holder in holders.into_keys() {
                let Some(account) = self.triggered[rule].get(&holder) else { continue };
                let slots: Vec<Slot> = account
                    .iter()
                    .map(|(slot, _)| slot)
                    .filter(|slot| *slot.label != *fact.id)
                    .cloned()
                    .collect();
                self.resettle(&Series { rule, holder }, &slots, changes);
            }
        }
    }

    /// Adds what a fact starts.
    fn start(&mut self, fact: &Arc<Fact>, touched: &Touched, changes: &mut Changes) {
        let range = self.range();
        for rule in self.started_rules(fact, touched) {
            let (slot, holders) = match self.sight().started(rule, fact) {
                Ok(Some(started)) => started,
                Ok(None) => continue,
                Err(finding) => {
                    self.unplanned.insert((rule, fact.id.clone()), *finding);
                    continue;
                }
            };
            for holder in holders {
                follow(&self.program, &self.roster, &mut self.following, rule, &holder, &slot);
                let series = Series { rule, holder };
                // Who owed nothing under the rule so far may have acted already.
                let known = self.triggered[rule].remove(&series.holder);
                let in_order = known.as_ref().is_some_and(|account| account.may_open(fact))
                    && self.none_waits(rule, fact);
                let mut account = known.unwrap_or_default();
                if in_order {
                    let sight = self.sight();
                    sight.open(&series, &mut account, slot.clone());
                    Diff { sight, range, changes }.slot(&series, None, account.get(&slot.label));
                    self.triggered[rule].insert(series.holder, account);
                } else {
                    let mut slots: Vec<Slot> = account.iter().map(|(slot, _)| slot.clone()).collect();
                    slots.push(slot.clone());
                    self.triggered[rule].insert(series.holder.clone(), account);
                    self.resettle(&series, &slots, changes);
                }
            }
        }
    }

    /// Whether no fact that is already known names what this fact starts.
    fn none_waits(&self, rule: RuleIndex, fact: &Fact) -> bool {
        let evidence = &self.program.rules[rule].evidence;
        let mut names = [Some(fact.id.as_str()), fact.datum("sitting")].into_iter().flatten();
        !names.any(|name| self.named.contains(&(evidence.to_string(), name.to_owned())))
    }

    fn settle_triggered(
        &mut self,
        fact: &Arc<Fact>,
        appended: bool,
        touched: &Touched,
        changes: &mut Changes,
    ) {
        let range = self.range();
        for series in &touched.triggered {
            if touched.restarted.contains(&series.rule) {
                continue;
            }
            let Some(mut account) = self.triggered[series.rule].remove(&series.holder) else { continue };
            let applied = appended && account.is_before(fact);
            if applied {
                let sight = self.sight();
                if sight.concerns(series, fact).is_some() {
                    let target = sight.target(series, &account, fact);
                    let was = target
                        .as_ref()
                        .and_then(|key| account.at(key))
                        .map(|(slot, outcome)| (slot.clone(), outcome.clone()));
                    sight.take(series, &mut account, fact);
                    if let (Some(key), Some((slot, outcome))) = (target, was) {
                        Diff { sight, range, changes }.slot(
                            series,
                            Some((&slot, &outcome)),
                            account.at(&key),
                        );
                    }
                }
                self.triggered[series.rule].insert(series.holder.clone(), account);
            } else {
                let slots: Vec<Slot> = account.iter().map(|(slot, _)| slot.clone()).collect();
                self.triggered[series.rule].insert(series.holder.clone(), account);
                self.resettle(series, &slots, changes);
            }
        }
    }

    /// Settles a triggered series from all facts.
    fn resettle(&mut self, series: &Series, slots: &[Slot], changes: &mut Changes) {
        let was = self.triggered[series.rule].remove(&series.holder).unwrap_or_default();
        let now = self.sight().settle(series, slots);
        let range = self.range();
        Diff { sight: self.sight(), range, changes }.series(series, &was, &now);
        if !slots.is_empty() {
            self.triggered[series.rule].insert(series.holder.clone(), now);
        }
    }

    fn started_rules(&self, fact: &Fact, touched: &Touched) -> Vec<RuleIndex> {
        let rules = touched.started.iter().copied().filter(|rule| !touched.restarted.contains(rule));
        rules
            .filter(|rule| {
                self.program.rules[*rule].trigger() == Some(&fact.kind) && self.program.starts(*rule, fact)
            })
            .collect()
    }
}

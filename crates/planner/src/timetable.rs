//! When each rule falls once the facts are known: answers to open norms, and meetings arranged around what is fixed.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Finding, Text};

use crate::{
    alternation::{self, Group, groups},
    discharge::Series,
    fact::{Fact, FactLog},
    organisation::PartyId,
    program::{Answers, Program, RuleIndex, Slot, unplanned},
    roster::Roster,
};

/// The slots of recurring rules: those of the program where no fact has changed them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Timetable {
    pub(crate) answers: Answers,
    /// Rules whose setting facts have filled in.
    changed: BTreeMap<RuleIndex, Arc<[Slot]>>,
    /// Meetings of one body that facts have fixed or moved.
    lanes: BTreeMap<(RuleIndex, PartyId), Arc<[Slot]>>,
    groups: Arc<[Group]>,
    group_of: Arc<BTreeMap<(RuleIndex, PartyId), usize>>,
    unplanned: BTreeMap<RuleIndex, Finding>,
    clashes: BTreeMap<usize, Vec<Finding>>,
}

impl Timetable {
    pub(crate) fn new(program: &Program, roster: &Roster, log: &FactLog) -> Self {
        let groups: Arc<[Group]> = groups(program, roster).into();
        let members = groups.iter().enumerate().flat_map(|(at, group)| {
            group.lanes.iter().filter_map(move |lane| Some(((lane.rule, lane.seat.clone()?), at)))
        });
        let group_of = Arc::new(members.collect());
        let may_answer = |setting: &str, fact: &Fact| roster.may_answer(program, setting, fact);
        let answers = program.answers.with_facts(&program.settings, log, &may_answer);
        let mut timetable = Self { answers, groups, group_of, ..Self::default() };
        for setting in program.settings.keys() {
            if timetable.answers.has_facts(setting) {
                timetable.retime(program, setting);
            }
        }
        for group in 0..timetable.groups.len() {
            timetable.arrange(program, roster, log, group);
        }
        timetable
    }

    /// The slots of a recurring rule for a party.
    pub(crate) fn slots<'a>(&'a self, program: &'a Program, rule: RuleIndex, party: &PartyId) -> &'a [Slot] {
        if !self.lanes.is_empty()
            && let Some(slots) = self.lanes.get(&(rule, party.clone()))
        {
            return slots;
        }
        self.shared(program, rule)
    }

    fn shared<'a>(&'a self, program: &'a Program, rule: RuleIndex) -> &'a [Slot] {
        self.changed.get(&rule).unwrap_or(&program.slots[rule])
    }

    /// Reads again what facts say of a setting. The rules whose times may have changed with it.
    pub(crate) fn refill(
        &mut self,
        program: &Program,
        roster: &Roster,
        log: &FactLog,
        setting: &str,
    ) -> Vec<RuleIndex> {
        let Some((id, what)) = program.settings.get_key_value(setting) else { return Vec::new() };
        self.answers.refill(id, what, log, &|setting, fact| roster.may_answer(program, setting, fact));
        self.retime(program, id)
    }

    fn retime(&mut self, program: &Program, setting: &Arc<str>) -> Vec<RuleIndex> {
        let timed = program.index.timed_by.get(setting).into_iter().flatten();
        // The task to fill it in ends with its being filled in.
        let rules: Vec<RuleIndex> = timed.chain(program.index.of_id.get(setting)).copied().collect();
        for rule in &rules {
            self.unplanned.remove(rule);
            if program.rules[*rule].is_triggered() {
                continue;
            }
            match program.slots_under(*rule, &self.answers) {
                Ok(slots) => {
                    self.changed.insert(*rule, slots.into());
                }
                Err(error) => {
                    self.changed.insert(*rule, Arc::from([]));
                    self.unplanned.insert(*rule, unplanned(&program.rules[*rule], &error));
                }
            }
        }
        rules
    }

    /// The groups that hold a meeting kind, in a body or in any.
    pub(crate) fn groups_of(&self, rule: RuleIndex, body: Option<&str>) -> Vec<usize> {
        match body {
            Some(body) => PartyId::new(body)
                .ok()
                .and_then(|body| self.group_of.get(&(rule, body)))
                .copied()
                .into_iter()
                .collect(),
            None => {
                self.group_of.iter().filter(|((of, _), _)| *of == rule).map(|(_, group)| *group).collect()
            }
        }
    }

    /// Arranges a group again. The meetings whose slots may have changed with it.
    pub(crate) fn arrange(
        &mut self,
        program: &Program,
        roster: &Roster,
        log: &FactLog,
        group: usize,
    ) -> Vec<(RuleIndex, PartyId)> {
        let groups = self.groups.clone();
        let Some(group_of) = groups.get(group) else { return Vec::new() };
        let lanes: Vec<(RuleIndex, PartyId)> =
            group_of.lanes.iter().filter_map(|lane| Some((lane.rule, lane.seat.clone()?))).collect();
        let slots: Vec<Arc<[Slot]>> = lanes
            .iter()
            .map(|(rule, _)| {
                self.changed.get(rule).or(program.unarranged.get(rule)).cloned().unwrap_or_default()
            })
            .collect();
        let pins: Vec<_> =
            lanes.iter().map(|(rule, seat)| alternation::pins(program, roster, log, *rule, seat)).collect();
        let retimed = lanes.iter().any(|(rule, _)| self.changed.contains_key(rule));
        self.clashes.remove(&group);
        if pins.iter().all(Vec::is_empty) && !retimed {
            for lane in &lanes {
                self.lanes.remove(lane);
            }
            return lanes;
        }
        let (slots, findings) = alternation::arrange_years(program, group_of, &slots, &pins);
        for (lane, slots) in lanes.iter().zip(slots) {
            self.lanes.insert(lane.clone(), slots.into());
        }
        if !findings.is_empty() {
            self.clashes.insert(group, findings);
        }
        lanes
    }

    /// What facts leave unplanned or unarranged, in a fixed order.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.unplanned.values().chain(self.clashes.values().flatten())
    }

    /// Why a meeting held on this day does not alternate, where it does not.
    pub(crate) fn clash(&self, program: &Program, series: &Series, fact: &Fact) -> Option<Text> {
        let group = self.groups.get(*self.group_of.get(&(series.rule, series.holder.party.clone()))?)?;
        let lane = group
            .lanes
            .iter()
            .find(|lane| lane.rule == series.rule && lane.seat.as_ref() == Some(&series.holder.party))?;
        let with = group.lanes.get(lane.with?)?;
        let day = fact.date();
        let taken = self
            .slots(program, with.rule, with.seat.as_ref()?)
            .iter()
            .find_map(|slot| slot.arranged.filter(|(from, to)| *from <= day && day <= *to))?;
        let (one, other) = (&program.rules[series.rule], &program.rules[with.rule]);
        let article = program
            .links
            .iter()
            .find(|link| link.rule == series.rule)
            .map_or(&one.article, |link| &link.article);
        let quarter = alternation::quarter_of(taken.0) + 1;
        Some(Text::new(
            format!("第{quarter}季度已排“{}”({}),不能同季({article})", other.item, other.article),
            format!(
                "quarter {quarter} is that of `{}` ({}); the two may not share one ({article})",
                other.item, other.article
            ),
        ))
    }
}

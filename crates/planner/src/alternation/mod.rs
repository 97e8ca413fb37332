//! 隔季: meetings that take turns by quarters. A year is arranged as a whole, because which quarters one meeting takes decides
//! which are left for the other (C-07); what has been scheduled or held is kept, and the rest is arranged around it.

mod arrange;
mod complain;
mod group;
mod solve;

use std::{collections::BTreeMap, sync::Arc};

use calendar::Date;
use jiff::civil::date;
use kernel::Finding;

use crate::program::{Part, Program, Rule, RuleIndex, Slot};

pub(crate) use arrange::{Pin, arrange_year};
pub(crate) use group::{Group, groups, pins};

/// One kind of meeting that alternates with another.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// The holding of the meeting that alternates.
    pub(crate) rule: RuleIndex,
    /// The holding of the other, where it has a schedule.
    pub(crate) with: Option<RuleIndex>,
    /// The article that says so.
    pub(crate) article: Arc<str>,
}

/// Every alternation of the packs. A meeting does not alternate with itself.
pub(crate) fn links(rules: &[Arc<Rule>]) -> Vec<Link> {
    let holds: BTreeMap<&str, RuleIndex> = rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.part == Part::Hold)
        .map(|(at, rule)| (&*rule.id, at))
        .collect();
    let link = |rule: RuleIndex| {
        let alternates = rules[rule].meeting.as_ref()?.alternates.as_ref()?;
        let with = holds.get(alternates.with.as_str()).copied().filter(|with| *with != rule);
        Some(Link { rule, with, article: alternates.article.as_str().into() })
    };
    holds.values().filter_map(|rule| link(*rule)).collect()
}

/// Slots once they are arranged, and what stands in the way where they cannot be.
#[derive(Debug, Default)]
pub(crate) struct Arranged {
    pub(crate) slots: Vec<(RuleIndex, Arc<[Slot]>)>,
    pub(crate) findings: Vec<Finding>,
}

/// Arranges the slots of the packs before anything is known of any body: what a new year starts from.
pub(crate) fn arrange_kinds(program: &Program) -> Arranged {
    let mut arranged = Arranged::default();
    for group in group::kinds(&program.links) {
        let slots: Vec<Arc<[Slot]>> = group.rules().map(|rule| program.slots[rule].clone()).collect();
        let none = vec![Vec::new(); slots.len()];
        let (slots, findings) = arrange_years(program, &group, &slots, &none);
        arranged.slots.extend(group.rules().zip(slots.into_iter().map(Into::into)));
        arranged.findings.extend(findings);
    }
    arranged
}

/// Arranges the lanes of a group, year by year.
pub(crate) fn arrange_years(
    program: &Program,
    group: &Group,
    slots: &[Arc<[Slot]>],
    pins: &[Vec<Pin>],
) -> (Vec<Vec<Slot>>, Vec<Finding>) {
    let mut years: BTreeMap<i16, Vec<Vec<Slot>>> = BTreeMap::new();
    let lanes = slots.len();
    for (lane, slots) in slots.iter().enumerate() {
        for slot in &**slots {
            years.entry(slot.due.year()).or_insert_with(|| vec![Vec::new(); lanes])[lane].push(slot.clone());
        }
    }
    let (mut done, mut findings) = (vec![Vec::new(); lanes], Vec::new());
    for (year, slots) in years {
        let pins: Vec<Vec<Pin>> = pins
            .iter()
            .map(|pins| pins.iter().filter(|pin| pin.date.year() == year).cloned().collect())
            .collect();
        let (slots, found) = arrange_year(program, group, slots, &pins, year);
        if (program.from.year()..=program.to.year()).contains(&year) {
            findings.extend(found);
        }
        for (lane, slots) in slots.into_iter().enumerate() {
            done[lane].extend(slots);
        }
    }
    (done, findings)
}

/// The quarter of a day, from 0.
pub(crate) fn quarter_of(day: Date) -> u8 {
    day.month().unsigned_abs().saturating_sub(1) / 3
}

/// The first and the last day of a quarter of a year.
pub(crate) fn quarter(year: i16, quarter: u8) -> (Date, Date) {
    let first = date(year, i8::try_from(quarter * 3 + 1).unwrap_or(1), 1);
    let last = date(year, i8::try_from(quarter * 3 + 3).unwrap_or(12), 1).last_of_month();
    (first, last)
}

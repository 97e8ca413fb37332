//! One year of meetings that alternate: the search, what gives way where it finds nothing, and what is said about it.

use std::sync::Arc;

use calendar::Date;
use kernel::{Finding, Severity, Text};

use super::{
    Group, quarter, quarter_of,
    solve::{Demand, Lane, solve},
};
use crate::program::{Program, Slot};

/// A meeting that is fixed on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pin {
    /// The slot that it takes.
    pub(crate) label: Arc<str>,
    /// The day.
    pub(crate) date: Date,
    /// The fact that fixes it.
    pub(crate) fact: String,
}

/// The slots of each lane with the quarters that were found: a meeting that alternates is owed in its quarter; the other
/// keeps its window and gets the quarter as an arrangement. Meetings that are fixed against the rule are left out, so that the
/// others can follow it; where they cannot even so, they are kept at least in different quarters; else the windows stay.
pub(crate) fn arrange_year(
    program: &Program,
    group: &Group,
    mut slots: Vec<Vec<Slot>>,
    pins: &[Vec<Pin>],
    year: i16,
) -> (Vec<Vec<Slot>>, Vec<Finding>) {
    if slots.iter().filter(|lane| !lane.is_empty()).count() < 2 {
        return (slots, Vec::new());
    }
    // Meetings of the lanes that alternate give way; the other's are what they alternate with.
    let mut kept: Vec<(usize, Pin)> = Vec::new();
    let mut yielding: Vec<(usize, Pin)> = Vec::new();
    for (lane, pins) in pins.iter().enumerate() {
        let into = if group.lanes[lane].with.is_some() { &mut yielding } else { &mut kept };
        into.extend(pins.iter().map(|pin| (lane, pin.clone())));
    }
    yielding.sort_by(|a, b| (a.1.date, a.0, &a.1.label).cmp(&(b.1.date, b.0, &b.1.label)));
    for demand in [Demand::Alternate, Demand::Apart] {
        let mut fixed: Vec<&(usize, Pin)> = kept.iter().collect();
        let Some(mut quarters) = solve(&lanes(group, &slots, &fixed, year), demand) else { continue };
        let mut findings = Vec::new();
        if demand == Demand::Apart {
            findings.extend(complain(program, group, &kept, year, Trouble::Gaps));
        }
        for pin in &yielding {
            fixed.push(pin);
            if let Some(found) = solve(&lanes(group, &slots, &fixed, year), demand) {
                quarters = found;
            } else {
                fixed.pop();
                findings.push(clash(program, group, pin.0, &pin.1));
            }
        }
        apply(group, &mut slots, &quarters, year);
        return (slots, findings);
    }
    let findings = complain(program, group, &kept, year, Trouble::Quarters);
    (slots, findings)
}

fn lanes(group: &Group, slots: &[Vec<Slot>], fixed: &[&(usize, Pin)], year: i16) -> Vec<Lane> {
    let options = |lane: usize, slot: &Slot| {
        let pin = fixed.iter().find(|(of, pin)| *of == lane && pin.label == slot.label);
        match pin {
            Some((_, pin)) => vec![quarter_of(pin.date)],
            None => (0..4).filter(|at| overlap(slot, quarter(year, *at)).is_some()).collect(),
        }
    };
    let lane = |(at, slots): (usize, &Vec<Slot>)| Lane {
        slots: slots.iter().map(|slot| options(at, slot)).collect(),
        with: group.lanes[at].with,
    };
    slots.iter().enumerate().map(lane).collect()
}

fn overlap(slot: &Slot, (from, to): (Date, Date)) -> Option<(Date, Date)> {
    let (from, to) = (slot.from.max(from), slot.due.min(to));
    (from <= to).then_some((from, to))
}

fn apply(group: &Group, slots: &mut [Vec<Slot>], quarters: &[Vec<u8>], year: i16) {
    for (lane, (slots, quarters)) in slots.iter_mut().zip(quarters).enumerate() {
        for (slot, at) in slots.iter_mut().zip(quarters) {
            // A meeting fixed outside of its window keeps the window, and is late or early by it.
            let Some((from, to)) = overlap(slot, quarter(year, *at)) else { continue };
            slot.arranged = Some((from, to));
            if group.lanes[lane].with.is_some() {
                (slot.from, slot.due) = (from, to);
            }
        }
        crate::program::sort(slots);
    }
}

#[derive(Clone, Copy)]
enum Trouble {
    /// They can be kept in different quarters, but not take turns.
    Gaps,
    /// They cannot even be kept in different quarters.
    Quarters,
}

/// For each pair of clauses in the group: that they do not go together, and why.
fn complain(
    program: &Program,
    group: &Group,
    kept: &[(usize, Pin)],
    year: i16,
    trouble: Trouble,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, lane) in group.lanes.iter().enumerate() {
        let Some(with) = lane.with.and_then(|with| group.lanes.get(with)) else { continue };
        let (one, other) = (&program.rules[lane.rule], &program.rules[with.rule]);
        let article = article(program, lane.rule);
        let name = |rule: &crate::program::Rule| {
            rule.meeting.as_ref().map_or_else(String::new, |kind| kind.name.clone())
        };
        let fixed: Vec<String> = kept
            .iter()
            .filter(|(of, _)| *of != at)
            .map(|(_, pin)| format!("{}(Q{})", pin.date, quarter_of(pin.date) + 1))
            .collect();
        let why = match (trouble, fixed.is_empty()) {
            (_, false) => Text::new(
                format!("已定的会期({})之间留不出隔开的季度", fixed.join("、")),
                format!("what is fixed ({}) leaves no quarters in between", fixed.join(", ")),
            ),
            (Trouble::Gaps, true) => Text::new(
                "次数或所限的季度凑不成一次隔一次",
                "their numbers or the quarters they are bound to do not let them take turns",
            ),
            (Trouble::Quarters, true) => {
                Text::new("没有一个季度是空着的", "no quarter is left free of the other")
            }
        };
        findings.push(Finding {
            code: "CW5201",
            severity: Severity::Error,
            article: article.to_string(),
            message: Text::new(
                format!(
                    "{year}年“{}”({article})要与“{}”({})隔季,两条排不到一起:{}",
                    name(one), name(other), other.article, why.zh
                ),
                format!(
                    "in {year} `{}` ({article}) must alternate by quarters with `{}` ({}); the two clauses cannot both hold: {}",
                    one.item, other.item, other.article, why.en
                ),
            ),
            help: Text::new(
                format!("请由发文机关明确{article}与{}哪一条让步,或改变会期", other.article),
                format!("let the issuer say which of {article} and {} gives way, or move a meeting", other.article),
            ),
            place: None,
        });
    }
    findings
}

fn article(program: &Program, rule: crate::program::RuleIndex) -> &str {
    program.links.iter().find(|link| link.rule == rule).map_or("", |link| &link.article)
}

fn clash(program: &Program, group: &Group, lane: usize, pin: &Pin) -> Finding {
    let lane = &group.lanes[lane];
    let rule = &program.rules[lane.rule];
    let other = lane.with.and_then(|with| group.lanes.get(with)).map(|with| &program.rules[with.rule]);
    let (other_item, other_article) = other.map_or(("", ""), |other| (&*other.item, &*other.article));
    let article = article(program, lane.rule);
    let body = lane.seat.as_ref().map_or("", crate::organisation::PartyId::as_str);
    Finding {
        code: "CW5202",
        severity: Severity::Warning,
        article: article.to_owned(),
        message: Text::new(
            format!(
                "{body}的“{}”定在{},与“{other_item}”({other_article})隔不开季度,不符合{article}({})",
                rule.item, pin.date, pin.fact
            ),
            format!(
                "`{}` of {body} on {} does not alternate by quarters with `{other_item}` ({other_article}), as {article} demands ({})",
                rule.item, pin.date, pin.fact
            ),
        ),
        help: Text::new(
            "请改到空着的季度;已按其余会期另排",
            "move it to a free quarter; the others have been arranged without it",
        ),
        place: None,
    }
}

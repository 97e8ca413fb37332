//! Whether the rows of an organisation refer to each other rightly.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;
use kernel::{Place, Text};

use super::{
    super::{Appointment, Holder, PartyId, Unit},
    Draft, Log, Placed,
};

/// Reports everything that is wrong between rows.
pub(super) fn check(log: &mut Log, draft: &Draft, files: &[(&str, &[u8])]) {
    if draft.header.is_none() {
        let file = files.first().map_or("", |(file, _)| file);
        log.report_at(
            "CW4013",
            Place { file: file.to_owned(), line: 1 },
            Text::new("没有 [organisation] 一节", "there is no [organisation] section"),
            Text::new(
                "在文件开头写 [organisation] 和 name = \"单位名称\"",
                "begin the file with [organisation] and name = \"...\"",
            ),
        );
    }
    let parties = Known::of(log, draft);
    duplicate_ids(log, draft.persons.iter().map(|placed| (&placed.place, placed.row.id.as_str())));
    units(log, draft, &parties);
    bodies(log, draft, &parties);
    appointments(log, draft, &parties);
    let places: BTreeMap<&PartyId, &Place> =
        draft.units.iter().map(|placed| (&placed.row.id, &placed.place)).collect();
    for cycle in cycles(&draft.units) {
        report_cycle(log, &places, &cycle);
    }
}

/// Ids of units and bodies, and of rows that could not be read.
struct Known<'d> {
    units: BTreeSet<&'d str>,
    bodies: BTreeSet<&'d str>,
    unreadable: &'d BTreeSet<String>,
}

impl<'d> Known<'d> {
    fn of(log: &mut Log, draft: &'d Draft) -> Self {
        let units = draft.units.iter().map(|placed| (&placed.place, placed.row.id.as_str()));
        let bodies = draft.bodies.iter().map(|placed| (&placed.place, placed.row.id.as_str()));
        duplicate_ids(log, units.clone().chain(bodies.clone()));
        Self {
            units: units.map(|(_, id)| id).collect(),
            bodies: bodies.map(|(_, id)| id).collect(),
            unreadable: &draft.unreadable,
        }
    }

    fn unit(&self, log: &mut Log, place: &Place, key: &str, id: &PartyId) {
        let id = id.as_str();
        if self.units.contains(id) || self.unreadable.contains(id) {
            return;
        }
        let help = if self.bodies.contains(id) {
            Text::new("它是机构;这里要写单位的编号", "it is a body; the id of a unit belongs here")
        } else {
            nearest(log, id, self.units.iter().copied(), "[[unit]]")
        };
        log.report_at(
            "CW4009",
            place.clone(),
            Text::new(
                format!("{key} 所指的单位 {id} 不存在"),
                format!("there is no unit {id}, which `{key}` names"),
            ),
            help,
        );
    }

    fn party(&self, log: &mut Log, place: &Place, key: &str, id: &PartyId) {
        let id = id.as_str();
        if self.units.contains(id) || self.bodies.contains(id) || self.unreadable.contains(id) {
            return;
        }
        let help = nearest(log, id, self.units.iter().chain(&self.bodies).copied(), "[[unit]] 或 [[body]]");
        log.report_at(
            "CW4009",
            place.clone(),
            Text::new(
                format!("{key} 所指的单位或机构 {id} 不存在"),
                format!("there is no unit or body {id}, which `{key}` names"),
            ),
            help,
        );
    }
}

/// What to do about an unknown id: a known one that differs in a letter or two, or to write the row.
fn nearest<'a>(log: &mut Log, id: &str, known: impl Iterator<Item = &'a str>, list: &str) -> Text {
    let close = if log.may_suggest() { known.filter(|other| differs_little(id, other)).min() } else { None };
    match close {
        Some(other) => Text::new(format!("是否应为 {other}?"), format!("is {other} meant?")),
        None => Text::new(
            format!("改正编号,或补一行 {list}"),
            format!("correct the id, or add a row {}", list.replace(" 或 ", " or ")),
        ),
    }
}

/// Whether two ids share all but at most two letters at one place.
fn differs_little(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let longest = a.len().max(b.len());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    longest >= 4 && longest - head - tail <= 2
}

fn duplicate_ids<'d>(log: &mut Log, ids: impl Iterator<Item = (&'d Place, &'d str)>) {
    let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
    for (place, id) in ids {
        let Some(earlier) = first.insert(id, place) else { continue };
        log.report_at(
            "CW4008",
            place.clone(),
            Text::new(
                format!("编号 {id} 已用于 {}:{}", earlier.file, earlier.line),
                format!("the id {id} is used at {}:{} already", earlier.file, earlier.line),
            ),
            Text::new(
                "给其中一个换编号;单位和机构共用一套编号",
                "give one of them another id; units and bodies share one set",
            ),
        );
    }
}

fn in_order(log: &mut Log, place: &Place, (key, from): (&str, Option<Date>), until: Option<Date>) {
    if let (Some(from), Some(until)) = (from, until)
        && from > until
    {
        log.report_at(
            "CW4007",
            place.clone(),
            Text::new(
                format!("{key} {from} 晚于 until {until}"),
                format!("`{key}` {from} is after `until` {until}"),
            ),
            Text::new("until 是最后一天,请对调或改正", "`until` is the last day; exchange or correct them"),
        );
    }
}

fn units(log: &mut Log, draft: &Draft, known: &Known<'_>) {
    for Placed { place, row } in &draft.units {
        in_order(log, place, ("since", row.since), row.until);
        for parent in &row.parents {
            known.unit(log, place, "parents", parent);
        }
    }
}

fn bodies(log: &mut Log, draft: &Draft, known: &Known<'_>) {
    for Placed { place, row } in &draft.bodies {
        in_order(log, place, ("since", row.since), row.until);
        for (key, unit) in [("unit", &row.unit), ("lead", &row.lead)] {
            if let Some(unit) = unit {
                known.unit(log, place, key, unit);
            }
        }
        for member in &row.members {
            known.party(log, place, "members", &member.party);
        }
    }
}

fn appointments(log: &mut Log, draft: &Draft, known: &Known<'_>) {
    let persons: BTreeSet<&str> = draft.persons.iter().map(|placed| placed.row.id.as_str()).collect();
    let mut terms_of: BTreeMap<(&str, &Holder), Vec<&Placed<Appointment>>> = BTreeMap::new();
    for placed in &draft.appointments {
        let Placed { place, row } = placed;
        let person = row.person.as_str();
        if !persons.contains(person) && !draft.unreadable.contains(person) {
            let help = nearest(log, person, persons.iter().copied(), "[[person]]");
            log.report_at(
                "CW4010",
                place.clone(),
                Text::new(format!("没有编号为 {person} 的人员"), format!("there is no person {person}")),
                help,
            );
        }
        known.party(log, place, "office", &row.office.party);
        if let Some(home) = &row.home {
            known.unit(log, place, "home", home);
        }
        in_order(log, place, ("from", Some(row.from)), row.until);
        terms_of.entry((person, &row.office)).or_default().push(placed);
    }
    for ((person, office), mut terms) in terms_of {
        terms.sort_by_key(|placed| (placed.row.from, placed.row.until));
        for pair in terms.windows(2) {
            let [earlier, later] = pair else { continue };
            if earlier.row.until.is_none_or(|until| later.row.from <= until) {
                log.report_at(
                    "CW4014",
                    later.place.clone(),
                    Text::new(
                        format!(
                            "{person} 任 {office} 的时间与 {}:{} 重叠",
                            earlier.place.file, earlier.place.line
                        ),
                        format!(
                            "{person} holds {office} at {}:{} at the same time",
                            earlier.place.file, earlier.place.line
                        ),
                    ),
                    Text::new(
                        "给前一次写 until(最后一天),或删去一行",
                        "end the earlier one with `until`, or remove a row",
                    ),
                );
            }
        }
    }
}

/// The cycles of units above each other: each once, from its smallest id.
fn cycles(units: &[Placed<Unit>]) -> Vec<Vec<PartyId>> {
    let above: BTreeMap<&PartyId, &[PartyId]> =
        units.iter().map(|placed| (&placed.row.id, placed.row.parents.as_slice())).collect();
    let mut done: BTreeSet<&PartyId> = BTreeSet::new();
    let mut found = BTreeSet::new();
    for start in above.keys() {
        // The way up from `start`: each unit with the parents that are still to be followed. A list and not a
        // recursion, because a file may hold a chain of any length.
        let mut way: Vec<(&PartyId, std::slice::Iter<'_, PartyId>)> = Vec::new();
        let mut on_way: BTreeMap<&PartyId, usize> = BTreeMap::new();
        let mut next = (!done.contains(*start)).then_some(*start);
        loop {
            if let Some(unit) = next.take() {
                on_way.insert(unit, way.len());
                way.push((unit, above.get(unit).map_or(&[][..], |parents| parents).iter()));
            }
            let Some((unit, parents)) = way.last_mut() else { break };
            let Some(parent) = parents.next() else {
                done.insert(*unit);
                on_way.remove(*unit);
                way.pop();
                continue;
            };
            match on_way.get(parent) {
                Some(at) => {
                    let cycle = way.iter().skip(*at).map(|(unit, _)| (*unit).clone()).collect();
                    found.insert(from_smallest(cycle));
                }
                None if !done.contains(parent) && above.contains_key(parent) => next = Some(parent),
                None => {}
            }
        }
    }
    found.into_iter().collect()
}

fn from_smallest(mut cycle: Vec<PartyId>) -> Vec<PartyId> {
    let smallest = cycle.iter().enumerate().min_by_key(|(_, id)| (*id).clone()).map_or(0, |(at, _)| at);
    cycle.rotate_left(smallest);
    cycle
}

fn report_cycle(log: &mut Log, places: &BTreeMap<&PartyId, &Place>, cycle: &[PartyId]) {
    let Some(first) = cycle.first() else { return };
    let Some(place) = places.get(first) else { return };
    let shown: Vec<&str> = cycle.iter().take(20).chain([first]).map(PartyId::as_str).collect();
    let shown = shown.join(" → ");
    log.report_at(
        "CW4011",
        (*place).clone(),
        Text::new(
            format!("单位的上级成环:{shown}"),
            format!("units stand above each other in a circle: {shown}"),
        ),
        Text::new("去掉其中一个 parents", "remove one of the `parents`"),
    );
}

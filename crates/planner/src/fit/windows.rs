//! Meetings that can only be held on one and the same day by the same people, or on no workday at all.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, Occurrence};
use kernel::{Severity, Text};
use regulation::{
    pack::{Meeting, RuleId},
    resolved::Rule,
};

use super::{Given, Report, given::shown};
use crate::organisation::{FactContext, Holder};

/// A meeting that has one possible day.
struct OnlyDay<'a> {
    rule: &'a Rule,
    meeting: &'a Meeting,
    seat: String,
    members: BTreeSet<String>,
}

/// Looks at the rest of the year of the day.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    let mut days: BTreeMap<Date, Vec<OnlyDay<'_>>> = BTreeMap::new();
    for (rule, meeting) in given.rules::<Meeting>() {
        let occurrences = occurrences(given, rule, meeting);
        no_workday(given, rule, meeting, &occurrences, report);
        let narrow: Vec<Date> =
            occurrences.iter().filter_map(|occurrence| only_workday(given, occurrence)).collect();
        if narrow.is_empty() {
            continue;
        }
        for seat in given.seats_of(meeting) {
            let members =
                attending(given, given.means(&meeting.members, Some(&FactContext::about(seat.clone()))));
            for day in &narrow {
                let seat = given.organisation.party_name(&seat).to_owned();
                days.entry(*day).or_default().push(OnlyDay { rule, meeting, seat, members: members.clone() });
            }
        }
    }
    let mut reported: BTreeSet<(&RuleId, &RuleId)> = BTreeSet::new();
    for (day, meetings) in &days {
        for (at, one) in meetings.iter().enumerate() {
            for other in meetings.iter().skip(at + 1) {
                let shared: Vec<String> = one.members.intersection(&other.members).cloned().collect();
                if shared.is_empty() || may_be_one(one, other) {
                    continue;
                }
                if reported.insert((&one.rule.id, &other.rule.id)) {
                    collide(*day, one, other, shared, report);
                }
            }
        }
    }
}

/// Whether one sitting may be both (C-06).
fn may_be_one(one: &OnlyDay<'_>, other: &OnlyDay<'_>) -> bool {
    one.meeting.joint_with.contains(&other.rule.id) || other.meeting.joint_with.contains(&one.rule.id)
}

fn occurrences(given: &Given<'_>, rule: &Rule, meeting: &Meeting) -> Vec<Occurrence> {
    let Some(recurrence) = meeting.when.as_ref().and_then(|when| given.recurrence(when)) else {
        return Vec::new();
    };
    let year = given.on.year();
    let (Ok(from), Ok(to)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else { return Vec::new() };
    // A recurrence that cannot be laid out is reported where the plan is made.
    let periods = given.regulation.periods(&rule.pack);
    let all = recurrence.occurrences(given.calendar, &periods, from, to).unwrap_or_default();
    all.into_iter().filter(|occurrence| given.on <= occurrence.to).collect()
}

/// The one workday of the window, if it has exactly one.
fn only_workday(given: &Given<'_>, occurrence: &Occurrence) -> Option<Date> {
    let first = given.calendar.next_workday(occurrence.from);
    let last = given.calendar.previous_workday(occurrence.to);
    (first == last).then_some(first)
}

fn no_workday(
    given: &Given<'_>,
    rule: &Rule,
    meeting: &Meeting,
    occurrences: &[Occurrence],
    report: &mut Report,
) {
    let idle: Vec<String> = occurrences
        .iter()
        .filter(|occurrence| given.calendar.next_workday(occurrence.from) > occurrence.to)
        .map(|occurrence| {
            let reason = given.calendar.day(occurrence.from).reason.zh;
            if occurrence.from == occurrence.to {
                format!("{}({reason})", occurrence.from)
            } else {
                format!("{}—{}({reason})", occurrence.from, occurrence.to)
            }
        })
        .collect();
    if idle.is_empty() {
        return;
    }
    let list = shown(idle);
    report.about(
        "CW4124",
        Severity::Warning,
        rule,
        Text::new(
            format!("“{}”规定的时间里没有工作日:{list}", meeting.name),
            format!("the window of `{}` holds no workday: {list}", rule.id),
        ),
        Text::new(
            "改在前后的工作日开,并记录理由;或改制度的时间",
            "hold it on a workday before or after with a recorded reason, or change the schedule",
        ),
    );
}

/// Persons who attend; offices and units where nobody is known.
fn attending(given: &Given<'_>, holders: Vec<Holder>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for holder in holders {
        let people =
            if holder.office.is_some() { given.organisation.people(&holder, given.on) } else { Vec::new() };
        if people.is_empty() {
            found.insert(given.name(&holder));
        }
        found.extend(people.into_iter().map(|person| format!("{}({})", person.name, person.id)));
    }
    found
}

fn collide(day: Date, one: &OnlyDay<'_>, other: &OnlyDay<'_>, shared: Vec<String>, report: &mut Report) {
    let (count, list) = (shared.len(), shown(shared));
    report.about(
        "CW4123",
        Severity::Warning,
        one.rule,
        Text::new(
            format!(
                "{}的“{}”和{}的“{}”都只能在{day}开,而{count}人两边都要参加:{list}",
                one.seat, one.meeting.name, other.seat, other.meeting.name
            ),
            format!(
                "`{}` of {} and `{}` of {} can both be held on {day} only, and {count} attend both: {list}",
                one.rule.id, one.seat, other.rule.id, other.seat
            ),
        ),
        Text::new(
            "错开时间,或声明合并为一次会(两边的要求都要满足)",
            "move one of them, or declare one sitting to be both, for which the rules of both must hold",
        ),
    );
}

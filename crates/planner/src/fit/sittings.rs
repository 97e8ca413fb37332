//! Meetings that have been scheduled: one person in two at once, or a meeting on a day of rest.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, Half};
use kernel::{Severity, Text};
use regulation::pack::Meeting;

use super::{Given, Report, given::shown};
use crate::{
    fact::Fact,
    organisation::{FactContext, PartyId, PersonId},
};

/// The fact that sets the time of a meeting.
const SCHEDULED: &str = "meeting.scheduled";

/// A meeting that has been scheduled. It is taken to last for the half-day in which it begins.
struct Sitting<'f> {
    fact: &'f Fact,
    name: String,
    attend: BTreeSet<PersonId>,
}

/// Looks at what is scheduled on or after the day and not withdrawn.
pub(super) fn check(given: &Given<'_>, facts: &[Fact], report: &mut Report) {
    let withdrawn: BTreeSet<&str> = facts.iter().filter_map(Fact::corrects).collect();
    let mut by_half: BTreeMap<(Date, bool), BTreeMap<&str, Sitting<'_>>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.kind == SCHEDULED && !withdrawn.contains(fact.id.as_str())) {
        let starts = fact.starts();
        if starts.date() < given.on {
            continue;
        }
        let Some(sitting) = sitting(given, fact) else { continue };
        on_rest_day(given, &sitting, report);
        let half = if starts.hour() < 12 { Half::Morning } else { Half::Afternoon };
        by_half
            .entry((starts.date(), half == Half::Afternoon))
            .or_default()
            .insert(fact.id.as_str(), sitting);
    }
    for ((day, afternoon), sittings) in &by_half {
        let sittings: Vec<&Sitting<'_>> = sittings.values().collect();
        for (at, one) in sittings.iter().enumerate() {
            for other in sittings.iter().skip(at + 1) {
                at_once(given, (*day, *afternoon), one, other, report);
            }
        }
    }
}

/// The sitting and who attends it: the members of every kind of meeting that it is declared to be.
fn sitting<'f>(given: &Given<'_>, fact: &'f Fact) -> Option<Sitting<'f>> {
    let mut names = Vec::new();
    let mut attend = BTreeSet::new();
    for kind in fact.names().collect::<BTreeSet<_>>() {
        let Some((_, meeting)) = given.regulation.find::<Meeting>(kind) else { continue };
        names.push(meeting.name.clone());
        let context = match fact.body().and_then(|body| PartyId::new(body).ok()) {
            Some(body) => FactContext::about(body),
            None => FactContext::default(),
        };
        for holder in
            given.means(&meeting.members, Some(&context)).iter().filter(|holder| holder.office.is_some())
        {
            attend.extend(
                given
                    .organisation
                    .people(holder, fact.starts().date())
                    .into_iter()
                    .map(|person| person.id.clone()),
            );
        }
    }
    (!names.is_empty()).then(|| Sitting { fact, name: names.join("、"), attend })
}

fn on_rest_day(given: &Given<'_>, sitting: &Sitting<'_>, report: &mut Report) {
    let date = sitting.fact.starts().date();
    let day = given.calendar.day(date);
    if day.workday {
        return;
    }
    report.plain(
        "CW4126",
        Severity::Warning,
        Text::new(
            format!("“{}”排在{date},是休息日({})", sitting.name, day.reason.zh),
            format!("{} is scheduled on {date}, a day of rest ({})", sitting.name, day.reason.en),
        ),
        Text::new(
            format!("改到工作日,如{}", given.calendar.next_workday(date)),
            format!("move it to a workday such as {}", given.calendar.next_workday(date)),
        ),
    );
}

fn at_once(
    given: &Given<'_>,
    (day, afternoon): (Date, bool),
    one: &Sitting<'_>,
    other: &Sitting<'_>,
    report: &mut Report,
) {
    let shared: Vec<&PersonId> = one.attend.intersection(&other.attend).collect();
    if shared.is_empty() {
        return;
    }
    let half = if afternoon { Text::new("下午", "afternoon") } else { Text::new("上午", "morning") };
    let names =
        shown(shared.iter().filter_map(|id| given.organisation.person(id)).map(|person| person.name.clone()));
    report.plain(
        "CW4125",
        Severity::Warning,
        Text::new(
            format!(
                "{day}{}“{}”与“{}”同时开,{}人两边都要参加:{names}",
                half.zh,
                one.name,
                other.name,
                shared.len()
            ),
            format!(
                "{} and {} are both held in the {} of {day}, and {} attend both: {names}",
                one.name,
                other.name,
                half.en,
                shared.len()
            ),
        ),
        Text::new("改一个会的时间", "move one of them"),
    );
}

//! What comes from outside the plan: complaints, instructions, changes of post.

use jiff::civil::DateTime;
use kernel::SeededRandom;

use super::{Script, behaviour::Event};
use crate::fact::Fact;

/// The facts that the behaviour declares for the year, in order of time.
pub(super) fn facts(script: &Script<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (index, event) in script.behaviour.event.iter().enumerate() {
        facts.extend((1..=event.times).filter_map(|time| fact(script, event, index, time)));
    }
    facts.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    facts
}

fn fact(script: &Script<'_>, event: &Event, index: usize, time: u32) -> Option<Fact> {
    let id = format!("outside-{index}-{time}");
    let mut random = SeededRandom::for_subject(script.seed, &id);
    let mut fact = Fact::new(id, &event.kind, moment(script, event, time, &mut random)?);
    if !event.class.is_empty() {
        let units = script.organisation.class(&event.class);
        let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
        let drawn = units.get(random.below(count) as usize)?;
        fact.subject = Some(drawn.clone());
        fact.data.insert("responsible".into(), drawn.to_string());
    }
    fact.data.extend(event.data.clone());
    Some(fact)
}

/// A workday in the part of the year that belongs to this time.
fn moment(script: &Script<'_>, event: &Event, time: u32, random: &mut SeededRandom) -> Option<DateTime> {
    let days = u32::from(script.first().days_in_year().unsigned_abs());
    let share = (days / event.times.max(1)).max(1);
    let day = ((time - 1) * days / event.times + random.below(share)).min(days - 1);
    let date = script.first().checked_add(jiff::Span::new().days(i64::from(day))).ok()?;
    let date = script.program.calendar().next_workday(date);
    (date <= script.last()).then(|| date.at(9, 30, 0, 0))
}

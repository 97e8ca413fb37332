//! When a recurring rule falls: its slots, once for all of its holders.

use calendar::{Calendar, CalendarError, Date, Recurrence, error::LAST_DAY};
use jiff::{ToSpan, civil::date};

use super::{
    Part, Rule, Slot,
    rule::{Timing, When},
    setting::{Answer, Answers, Since},
    slot,
};

/// The slots of a recurring rule whose windows overlap `from..=to`, and the first ones after: a fact of a later day belongs
/// to those, and not to the last one of the range. Empty for triggered rules and for those whose setting is open.
pub(crate) fn slots_and_next(
    rule: &Rule,
    answers: &Answers,
    calendar: &Calendar,
    from: Date,
    to: Date,
) -> Result<Vec<Slot>, CalendarError> {
    let mut found = slots(rule, answers, calendar, from, to)?;
    if found.is_empty() {
        return Ok(found);
    }
    let Ok(after) = to.tomorrow() else { return Ok(found) };
    for years in [1, 5, 25] {
        let until = after.checked_add(years.years()).unwrap_or(LAST_DAY).min(LAST_DAY);
        let mut next =
            if after <= until { slots(rule, answers, calendar, after, until)? } else { Vec::new() };
        next.retain(|slot| to < slot.from);
        if let Some(first) = next.iter().map(|slot| slot.from).min() {
            found.extend(next.into_iter().filter(|slot| slot.from == first));
            break;
        }
    }
    Ok(found)
}

/// The slots of a recurring rule whose windows overlap `from..=to`, in order. Owed is what falls due while the rule is in
/// force (and, where a fact filled in its setting, from that day on).
fn slots(
    rule: &Rule,
    answers: &Answers,
    calendar: &Calendar,
    from: Date,
    to: Date,
) -> Result<Vec<Slot>, CalendarError> {
    let terms = &rule.terms;
    let at = |recurrence: &Recurrence| -> Result<Vec<Slot>, CalendarError> {
        let occurrences = recurrence.occurrences(calendar, &terms.periods, from, to)?;
        Ok(occurrences.iter().map(Slot::from).collect())
    };
    let mut slots = match &rule.when {
        When::Triggered { .. } => Vec::new(),
        When::Yearly => yearly(rule, answers, from, to),
        When::Recurring(Timing::Given(recurrence)) => at(recurrence)?,
        When::Recurring(Timing::Open(setting)) => {
            let mut slots = Vec::new();
            for stretch in answers.stretches(setting) {
                let Answer::Recurrence(recurrence) = &*stretch.answer else { continue };
                let owed = at(recurrence)?.into_iter().filter(|slot| stretch.contains(slot.due));
                slots.extend(owed.map(|slot| match stretch.from {
                    Some(first) => slot.not_before(first),
                    None => slot,
                }));
            }
            slots
        }
    };
    slots.retain(|slot| terms.in_force(slot.due));
    let mut slots: Vec<_> = slots.into_iter().map(|slot| slot.not_before(terms.effective)).collect();
    slot::sort(&mut slots);
    // Two answers of one setting can give one label twice; an obligation has one id only.
    let mut labels = std::collections::BTreeSet::new();
    slots.retain(|slot| labels.insert(slot.label.clone()) && slot.overlaps(from, to));
    Ok(slots)
}

/// Once a year: standing duties, agenda items, and open norms until they have an answer.
fn yearly(rule: &Rule, answers: &Answers, from: Date, to: Date) -> Vec<Slot> {
    let last = match rule.part {
        Part::Settle => match answers.since(&rule.item) {
            Since::Never => to.year(),
            Since::Always => return Vec::new(),
            Since::Day(filled) => filled.year().min(to.year()),
        },
        _ => to.year(),
    };
    (from.year()..=last)
        .map(|year| Slot {
            label: year.to_string().into(),
            from: date(year, 1, 1),
            due: date(year, 12, 31),
            half: None,
            arranged: None,
            provisional: false,
            trigger: None,
        })
        .collect()
}

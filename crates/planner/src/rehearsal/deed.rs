//! The facts that doing something leaves behind.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use kernel::SeededRandom;
use regulation::pack::Action;

use super::Script;
use crate::{
    fact::Fact,
    obligation::Obligation,
    organisation::{FactContext, Holder, PartyId},
    program::{Part, Rule},
};

/// The data that a deed takes over from the fact that started its obligation: they say which matter it belongs to.
const CARRIED: [&str; 9] =
    ["meeting", "body", "assessment", "round", "matter", "activity", "honour", "subjects", "responsible"];

/// The parties that sit in a meeting.
#[derive(Debug, Clone, Default)]
pub(super) struct Attendance {
    /// Units and bodies, each once.
    pub(super) parties: Vec<PartyId>,
    /// How many are counted for the quorum.
    pub(super) base: usize,
}

/// Who sits in a meeting of this rule, called by `body`.
pub(super) fn attendance(script: &Script<'_>, rule: &Rule, body: &PartyId, on: DateTime) -> Attendance {
    let Some(meeting) = &rule.meeting else { return Attendance::default() };
    let context = FactContext::about(body.clone());
    let resolve =
        |selectors| script.organisation.resolve_all(&**script.program, selectors, Some(&context), on.date());
    let members = resolve(&meeting.members);
    let voting = if meeting.voting.is_empty() { members.clone() } else { resolve(&meeting.voting) };
    let seats: BTreeSet<&PartyId> = members.iter().map(|holder| &holder.party).collect();
    Attendance { parties: seats.into_iter().cloned().collect(), base: persons(script, &voting, on) }
}

/// The persons in the seats; a seat that nobody is known to hold counts as one, as it does when the quorum is judged.
fn persons(script: &Script<'_>, seats: &[Holder], on: DateTime) -> usize {
    let mut named = BTreeSet::new();
    let mut unnamed = 0;
    for seat in seats {
        let people = script.organisation.people(seat, on.date());
        if people.is_empty() && script.organisation.appointments_to(seat).next().is_none() {
            unnamed += 1;
        }
        named.extend(people.into_iter().map(|person| &person.id));
    }
    named.len() + unnamed
}

/// The meeting is put on the calendar.
pub(super) fn scheduled(
    rule: &Rule,
    obligation: &Obligation,
    at: DateTime,
    starts: DateTime,
    attempt: u8,
) -> Fact {
    let mut fact = Fact::new(scheduled_id(obligation, attempt), "meeting.scheduled", at);
    fact.subject = Some(obligation.who.party.clone());
    fact.rule = Some(rule.item.to_string());
    fact.data.insert("meeting".into(), rule.item.to_string());
    fact.data.insert("body".into(), obligation.who.party.to_string());
    fact.data.insert("starts".into(), starts.to_string());
    fact.data.insert("occurrence".into(), obligation.label.to_string());
    fact
}

fn scheduled_id(obligation: &Obligation, attempt: u8) -> String {
    format!("scheduled-{}-{attempt}", obligation.id)
}

/// The obligation is done: the fact of the kind that discharges it, with all that is judged.
pub(super) fn done(
    script: &Script<'_>,
    rule: &Rule,
    obligation: &Obligation,
    at: DateTime,
    attempt: u8,
) -> Fact {
    let mut fact = Fact::new(format!("done-{}-{attempt}", obligation.id), &*rule.evidence, at);
    let trigger = obligation.trigger.as_deref();
    fact.subject =
        trigger.and_then(|trigger| trigger.subject.clone()).or_else(|| Some(obligation.who.party.clone()));
    fact.actor = Some(obligation.who.clone());
    fact.rule = Some(obligation.rule.to_string());
    for key in CARRIED {
        if let Some(value) = trigger.and_then(|trigger| trigger.datum(key)) {
            fact.data.insert(key.into(), value.to_owned());
        }
    }
    fact.data.insert("occurrence".into(), obligation.label.to_string());
    if !obligation.recipients.is_empty() {
        let recipients: Vec<String> = obligation.recipients.iter().map(ToString::to_string).collect();
        fact.data.insert("recipients".into(), recipients.join(","));
    }
    match &rule.part {
        Part::Hold => hold(script, rule, obligation, &mut fact, attempt),
        Part::Round => round(script, rule, obligation, &mut fact),
        Part::Notice | Part::Minutes | Part::Circular => {
            if let Some(trigger) = trigger {
                fact.data
                    .insert("sitting".into(), trigger.datum("sitting").unwrap_or(&trigger.id).to_owned());
            }
        }
        _ => {}
    }
    fact
}

fn hold(script: &Script<'_>, rule: &Rule, obligation: &Obligation, fact: &mut Fact, attempt: u8) {
    let Attendance { base, .. } = attendance(script, rule, &obligation.who.party, fact.at);
    let mut random = SeededRandom::for_subject(script.seed, &format!("present-{}-{attempt}", obligation.id));
    let absent = (0..base).filter(|_| random.happens(ABSENT_PER_MILLE)).count();
    fact.subject = Some(obligation.who.party.clone());
    fact.data.insert("meeting".into(), rule.item.to_string());
    fact.data.insert("body".into(), obligation.who.party.to_string());
    fact.data.insert("sitting".into(), scheduled_id(obligation, attempt));
    fact.data.insert("base".into(), base.to_string());
    fact.data.insert("present".into(), (base - absent).to_string());
    if let Some(meeting) = &rule.meeting {
        let agenda: Vec<&str> = meeting.agenda.iter().map(|item| item.id.as_str()).collect();
        fact.data.insert("agenda".into(), agenda.join(","));
    }
}

/// Whether so few came that the meeting had to be put off.
pub(super) fn lacks_quorum(rule: &Rule, held: &Fact) -> bool {
    let count = |key: &str| held.datum(key).and_then(|figure| figure.parse::<u64>().ok()).unwrap_or_default();
    let quorum = rule.meeting.as_ref().and_then(|meeting| meeting.quorum.as_ref());
    quorum.is_some_and(|quorum| {
        count("present") < quorum.fraction.least_of(count("base"), quorum.strict).max(1)
    })
}

/// Members of a thousand who are kept from a meeting.
const ABSENT_PER_MILLE: u32 = 100;

/// A round of assessment names those that it found at fault: they are the subjects of what follows from it.
fn round(script: &Script<'_>, rule: &Rule, obligation: &Obligation, fact: &mut Fact) {
    fact.data.insert("assessment".into(), rule.item.to_string());
    let Some((_, assessment)) = script.regulation.find::<regulation::pack::Assessment>(&rule.item) else {
        return;
    };
    if assessment.self_assessed {
        return;
    }
    let context = FactContext::about(obligation.who.party.clone());
    let assessed = script.organisation.resolve_all(
        &**script.program,
        &assessment.assessed,
        Some(&context),
        fact.at.date(),
    );
    let at_fault: BTreeSet<String> = assessed
        .iter()
        .map(|holder| holder.party.to_string())
        .filter(|party| {
            SeededRandom::for_subject(script.seed, &format!("fault-{}-{party}", obligation.id))
                .happens(AT_FAULT_PER_MILLE)
        })
        .collect();
    fact.subject = None;
    fact.data.insert("subjects".into(), at_fault.into_iter().collect::<Vec<_>>().join(","));
}

/// Units of a thousand in which a round of assessment finds something to put right.
const AT_FAULT_PER_MILLE: u32 = 300;

/// Whom a notice or circular reaches. What is made known to all reaches every unit; the rest reaches its recipients, or those
/// who sat in the meeting.
pub(super) fn reached(
    script: &Script<'_>,
    rule: &Rule,
    obligation: &Obligation,
    at: DateTime,
) -> Vec<PartyId> {
    let recipients = || -> Vec<PartyId> {
        let parties: BTreeSet<&PartyId> = obligation.recipients.iter().map(|holder| &holder.party).collect();
        parties.into_iter().cloned().collect()
    };
    let everybody = || -> Vec<PartyId> {
        let units = script.organisation.units().iter().filter(|unit| unit.exists(at.date()));
        units.map(|unit| unit.id.clone()).collect()
    };
    let circular = rule.meeting.as_ref().and_then(|meeting| meeting.circular.as_ref());
    match (&rule.part, circular) {
        (Part::Notice, _) => recipients(),
        (Part::Circular, Some(circular)) if circular.audience.contains('全') => everybody(),
        (Part::Circular, _) => attendance(script, rule, &sitting_body(obligation), at).parties,
        (Part::Duty, _) if rule.is_triggered() && rule.action == Action::Publish => {
            if obligation.recipients.is_empty() { everybody() } else { recipients() }
        }
        _ => Vec::new(),
    }
}

/// The body whose sitting an obligation follows.
fn sitting_body(obligation: &Obligation) -> PartyId {
    let body = obligation
        .trigger
        .as_ref()
        .and_then(|trigger| trigger.body())
        .and_then(|body| PartyId::new(body).ok());
    body.unwrap_or_else(|| obligation.who.party.clone())
}

//! Facts that rules wait for and no rule brings about.

use std::collections::BTreeSet;

use kernel::Text;

use super::examination::Examination;
use crate::pack::{Consequence, Duty, Meeting, fact};
use crate::resolved::{Content, Rule};

/// Facts that come from outside the rules: somebody records that they happened.
const FROM_OUTSIDE: &[&str] = &[
    "activity.ended",
    "activity.opened",
    "appeal.lodged",
    "appointment.ended",
    "appointment.started",
    "bulletin.adopted",
    "bulletin.submitted",
    "conduct.decided",
    "directive.received",
    "document.issued",
    "honour.applied",
    "honour.approved",
    "honour.conferred",
    "honour.withdrawn",
    "incident.reported",
    "instruction.given",
    "media.exposed",
    "petition.received",
    "secondment.ended",
    "secondment.started",
    "setting.filled",
    "task.assigned",
    "task.completed",
];

/// CW3031 and CW3033.
pub(super) fn check(examination: &mut Examination<'_>) {
    let produced = produced(examination);
    let duties: Vec<(&Rule, &Duty)> = examination.of::<Duty>().collect();
    for (rule, duty) in duties {
        if let Some(on) = duty.on.as_deref().filter(|on| !produced.contains(on)) {
            let name = fact::find(on).map_or(on, |kind| kind.zh);
            examination.note(
                rule,
                "CW3033",
                Text::new(
                    format!("等待“{name}”({on}),而没有一条规则会产生它"),
                    format!("it waits for `{on}`, which no rule brings about"),
                ),
                Text::new(
                    "补写产生它的职责(evidence),或确认由人登记",
                    "add the duty that leaves it (`evidence`), or make sure that somebody records it",
                ),
            );
        }
    }
    let consequences: Vec<(&Rule, &Consequence)> = examination.of::<Consequence>().collect();
    for (rule, consequence) in consequences {
        let on = consequence.on.as_str();
        if !produced.contains(on) {
            examination.warn(
                rule,
                "CW3031",
                Text::new(
                    format!("没有什么会触发这个后果:“{on}”"),
                    format!("nothing triggers this consequence: `{on}`"),
                ),
                Text::new(
                    "on 写会发生的事实(如 assessment.published),或补写产生它的规则",
                    "give a fact that happens (such as assessment.published) in `on`, or add the rule that brings it about",
                ),
            );
        }
    }
}

/// Every kind of fact that some rule leaves behind, or that comes from outside.
fn produced<'a>(examination: &Examination<'a>) -> BTreeSet<&'a str> {
    let mut produced: BTreeSet<&str> = FROM_OUTSIDE.iter().copied().collect();
    produced.insert(fact::REPORT);
    for rule in examination.rules() {
        match &rule.content {
            Content::Duty(duty) => {
                produced.insert(duty.evidence.as_deref().unwrap_or_else(|| duty.action.leaves()));
            }
            Content::Meeting(meeting) => produced.extend(of_meeting(meeting)),
            Content::Assessment(_) => {
                produced.extend(["assessment.opened", "assessment.completed", "assessment.published"]);
            }
            Content::Procedure(procedure) => {
                // A noun that goes through steps leaves all of its facts.
                let own = fact::FACT_KINDS.iter().map(|kind| kind.id);
                produced.extend(own.filter(|id| id.split('.').next() == Some(procedure.noun.as_str())));
            }
            _ => {}
        }
    }
    produced
}

fn of_meeting(meeting: &Meeting) -> Vec<&'static str> {
    let mut facts = vec!["meeting.scheduled", "meeting.held", "meeting.decided"];
    if meeting.notice.is_some() {
        facts.push("meeting.noticed");
    }
    if meeting.countersign.is_some() {
        facts.push("meeting.countersigned");
    }
    if meeting.minutes.is_some() {
        facts.push("meeting.minutes_sent");
    }
    if meeting.circular.is_some() {
        facts.push("circular.issued");
    }
    facts
}

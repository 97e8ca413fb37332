//! Deadlines that run beside each other, and reports that miss whoever follows them up.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use super::examination::{Examination, body_of, list};
use crate::pack::{Action, Assessment, Duty, Meeting, Requirement};
use crate::resolved::Rule;

/// CW3014 and CW3015.
pub(super) fn check(examination: &mut Examination<'_>) {
    check_parallel(examination);
    check_tracker(examination);
}

/// CW3014: the fact that starts the deadline can happen for several assessments or meetings at once (C-14).
fn check_parallel(examination: &mut Examination<'_>) {
    let assessments = examination.of::<Assessment>().count();
    let meetings = examination.of::<Meeting>().count();
    let duties: Vec<(&Rule, &Duty)> = examination.of::<Duty>().collect();
    for (rule, duty) in duties {
        let (Some(on), Some(_)) = (&duty.on, &duty.within) else { continue };
        let (key, count, zh, en) = match on.split('.').next() {
            Some("assessment") => ("assessment", assessments, "考评", "assessments"),
            Some("meeting") => ("meeting", meetings, "会议", "meetings"),
            _ => continue,
        };
        if count < 2 || duty.of.contains_key(key) {
            continue;
        }
        examination.note(
            rule,
            "CW3014",
            Text::new(
                format!("期限从“{on}”起算,而本制度有{count}种{zh},几条期限会同时走"),
                format!("its deadline runs from `{on}`; with {count} kinds of {en} several deadlines will run at once"),
            ),
            Text::new(
                format!("每发生一次各算一条,通知里写明是哪一次的;只管一种的写 of = {{ {key} = \"…\" }}"),
                format!("each time counts for itself, and the notice says which it is; where only one kind is meant, write of = {{ {key} = \"…\" }}"),
            ),
        );
    }
}

fn noun(kind: &str) -> &str {
    kind.split('.').next().unwrap_or(kind)
}

/// CW3015: what is reported goes to others than the body that follows it up (C-15).
fn check_tracker(examination: &mut Examination<'_>) {
    let mut trackers: BTreeMap<&str, Vec<(&Rule, &str)>> = BTreeMap::new();
    for (rule, duty) in examination.of::<Duty>() {
        if duty.action == Action::Supervise
            && let Some(on) = &duty.on
        {
            let bodies = duty.who.iter().filter_map(|selector| body_of(examination.regulation, selector));
            trackers.entry(noun(on)).or_default().extend(bodies.map(|body| (rule, body)));
        }
    }
    for (rule, requirement) in examination.of::<Requirement>() {
        if let Some((noun, "close" | "verify")) = requirement.act.split_once('.') {
            let bodies =
                requirement.by.iter().filter_map(|selector| body_of(examination.regulation, selector));
            trackers.entry(noun).or_default().extend(bodies.map(|body| (rule, body)));
        }
    }
    let duties: Vec<(&Rule, &Duty)> = examination.of::<Duty>().collect();
    for (rule, duty) in duties {
        if duty.to.is_empty() || duty.on.is_none() {
            continue;
        }
        let left = duty.evidence.as_deref().unwrap_or_else(|| duty.action.leaves());
        let following: Vec<(&Rule, &str)> = trackers.get(noun(left)).cloned().unwrap_or_default();
        let told: BTreeSet<&str> =
            duty.to.iter().filter_map(|to| body_of(examination.regulation, to)).collect();
        let missed: BTreeSet<&str> =
            following.iter().map(|(_, body)| *body).filter(|body| !told.contains(body)).collect();
        // Whoever does the work knows of it without being told.
        let by: BTreeSet<&str> =
            duty.who.iter().filter_map(|who| body_of(examination.regulation, who)).collect();
        if missed.is_empty()
            || missed.iter().any(|body| by.contains(body))
            || told.iter().any(|body| following.iter().any(|(_, other)| other == body))
        {
            continue;
        }
        let rules: Vec<&Rule> = following.iter().map(|(rule, _)| *rule).chain([rule]).collect();
        let names: Vec<String> = missed
            .iter()
            .map(|id| {
                examination.regulation.body(id).map_or_else(|| (*id).to_owned(), |body| body.name.clone())
            })
            .collect();
        let (names, to) = (names.join("、"), examination.regulation.names_of(&duty.to));
        examination.warn_together(
            &rules,
            "CW3015",
            Text::new(
                format!("“{}”报给{to},跟踪督办的却是{names},收不到:{}", rule.id, list(&rules)),
                format!(
                    "`{}` goes to {to}, while {names} follows it up and is not told: {}",
                    rule.id,
                    list(&rules)
                ),
            ),
            Text::new(format!("在 to 里加上{names},或抄送"), format!("add {names} to `to`, or send a copy")),
        );
    }
}

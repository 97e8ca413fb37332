//! Open norms (定期, 及时): while nobody has answered, the one obligation is to answer, and nothing that waits for the answer
//! is planned.; then every setting of the pack.

use std::collections::BTreeSet;

use regulation::pack::SettingKind;

use crate::{
    case::{Planned, answered, line, same, year},
    holders::one,
    windows::{QUARTERS, YEAR},
};

/// The obligations whose rule is one of these, and the others.
fn parted(planned: &Planned, rules: &[&str]) -> (BTreeSet<String>, BTreeSet<String>) {
    let lines = planned.plan.items.iter().map(|item| (item.obligation.rule.to_string(), line(item)));
    let (of, others): (Vec<_>, Vec<_>) = lines.partition(|(rule, _)| rules.contains(&rule.as_str()));
    let texts = |list: Vec<(String, String)>| list.into_iter().map(|(_, line)| line).collect();
    (texts(of), texts(others))
}

/// With the setting open, the plan of the year is that of the shipped organisation, without what these rules owe, and with the
/// task to fill it in, once, for the one named.
#[track_caller]
fn waits(setting: &str, article: &str, filler: &str, rules: &[&str]) {
    let (timed, others) = parted(&year().plan(), rules);
    assert!(!timed.is_empty(), "{rules:?} owe nothing even with `{setting}` answered");
    let planned = year().open(setting).plan();
    planned.owes(setting, &format!("{article} must"), &one(filler), YEAR);
    let (still, mut left) = parted(&planned, rules);
    assert!(still.is_empty(), "planned without an answer: {still:#?}");
    assert!(left.remove(&format!("{setting} {article} must {filler} 2026 2026-01-01..2026-12-31")));
    same(left, others);
    assert!(planned.program.open_settings().any(|open| open.id.as_str() == setting));
}

/// R-10, M-07.5b, M-07.5c.
#[test]
fn statistics_wait_for_the_head_of_the_office() {
    waits("submission-statistics", "M-07.5b", "wmb.director", &["count-submissions", "publish-adoptions"]);
}

/// R-11, M-09.6.
#[test]
fn the_briefing_waits_for_the_head_of_the_office() {
    waits("public-briefing", "M-09.6", "wmb.director", &["brief-public"]);
}

/// R-12, M-09.7.
#[test]
fn the_forum_waits_for_the_head_of_the_office() {
    waits("supervisors-forum-schedule", "M-09.7", "wmb.director", &["supervisors-forum"]);
}

/// R-13, M-11.8, M-13.5b: each bulletin by itself.
#[test]
fn the_bulletins_wait_each_for_itself() {
    waits("work-bulletin-frequency", "M-11.8", "wmb.director", &["general-edit-bulletin"]);
    waits("minors-bulletin-frequency", "M-13.5b", "wmb.director", &["minors-edit-bulletin"]);
}

/// the regulation names no theme days, so that the divisions must.
#[test]
fn theme_days_wait_for_the_divisions() {
    waits("theme-day-calendar", "M-12.17", "wmb-creation.head", &["theme-day-activities"]);
    waits("minors-theme-day-calendar", "M-13.6", "wmb-minors.head", &["minors-theme-days"]);
}

/// R-15, M-14.2c: a secondment starts nothing while nobody has said how long one lasts.
#[test]
fn rotation_waits_for_the_head_of_the_creation_office() {
    let started = "s1 2026-03-02T09:00 secondment.started subject=u-cgj actor=cjb";
    let planned = year().open("secondment-rotation").facts(&[started]).plan();
    planned.starts("s1", &[]);
    planned.owes("secondment-rotation", "M-14.2c must", &one("cjb.director"), YEAR);
    let (_, with) = parted(&year().plan(), &[]);
    let (_, left) = parted(&planned, &["secondment-rotation"]);
    same(left, with);
}

/// R-16, M-14.9.
#[test]
fn the_inspection_waits_for_the_leader_of_the_group() {
    waits("cjb-check-cycle", "M-14.9", "ldxz.leader", &["ldxz-checks-cjb"]);
}

/// R-24, M-24.1.
#[test]
fn the_assessment_of_targets_waits_for_the_leader_of_the_group() {
    waits("target-assessment-cycle", "M-24.1", "ldxz.leader", &["target-assessment"]);
}

/// An answer given in the course of the year is run from its day on, and ends the task to give it.
#[test]
fn an_answer_runs_from_its_day_on() {
    let filled = "f1 2026-05-11T10:00 setting.filled actor=wmb.director setting=submission-statistics \
                  value={every=\"quarter\"}";
    let planned = year().open("submission-statistics").facts(&[filled]).plan();
    planned.owes("submission-statistics", "M-07.5b must", &one("wmb.director"), YEAR);
    let settled = planned.item("submission-statistics@wmb.director@2026").outcome();
    assert_eq!(settled.met.as_ref().unwrap().fact, "f1");
    let windows = ["2026-Q2 2026-05-11..2026-06-30", QUARTERS[2], QUARTERS[3]];
    planned.owes("count-submissions", "M-07.5b must", &one("wmb"), &windows);
    planned.owes("publish-adoptions", "M-07.5c must", &one("wmb"), &windows);
}

/// What is no recurrence is no answer: it is refused with the reason, and nothing is planned by it.
#[test]
fn an_answer_must_fit() {
    let filled =
        "f1 2026-05-11T10:00 setting.filled actor=wmb.director setting=submission-statistics value=often";
    let planned = year().open("submission-statistics").facts(&[filled]).plan();
    assert_eq!(planned.refusals("submission-statistics@wmb.director@2026").len(), 1);
    assert!(planned.of("count-submissions").is_empty());
}

/// The answer of somebody who is not named does not end the task; then nothing may be planned by it either.
#[test]
fn an_answer_must_come_from_the_one_named() {
    let filled = "f1 2026-05-11T10:00 setting.filled actor=wmb.deputy setting=submission-statistics \
                  value={every=\"quarter\"}";
    let planned = year().open("submission-statistics").facts(&[filled]).plan();
    let refused = planned.refusals("submission-statistics@wmb.director@2026");
    assert_eq!(refused, ["应由wmb.director办理,办理的是wmb.deputy"]);
    assert!(planned.of("count-submissions").is_empty(), "the plan runs on an answer that it refuses");
}

/// Every setting that the organisation has answered, whatever the strength of the rule that waits for it (必要时 too): opened,
/// it is one task for the one named, and nothing new besides.
#[test]
fn every_open_norm_is_one_task() {
    let shipped = year().plan();
    let (_, with) = parted(&shipped, &[]);
    let mut kinds = BTreeSet::new();
    for setting in answered() {
        let (id, kind) = (setting.id.as_str(), setting.kind);
        let filler = setting.filled_by.to_string().replace("body:", "");
        let open_norm = format!("{id} {} must {filler} 2026 2026-01-01..2026-12-31", setting.article);
        let planned = year().open(id).plan();
        let (_, open) = parted(&planned, &[]);
        same(open.difference(&with).cloned(), one(&open_norm));
        let gone: Vec<&String> = with.difference(&open).collect();
        // Only what recurs is planned before anything has happened.
        assert!(gone.is_empty() || kind == SettingKind::Recurrence, "{id}: {gone:#?}");
        assert!(!gone.is_empty() || kind != SettingKind::Recurrence, "nothing waits for `{id}`");
        kinds.insert(kind);
    }
    assert!(kinds.len() >= 5, "{kinds:?}");
}

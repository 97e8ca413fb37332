//! What makes a meeting of the commission count: quorum, notice, who called it; and what does not.

use planner::obligation::State;

use crate::case::{Planned, year};

const FIRST: &str = "commission-meeting@wmw@2026-Q1";
const FOURTH: &str = "commission-meeting@wmw@2026-Q4";
const NOTICE: &str =
    "n1 2026-02-06T16:00 meeting.noticed actor=wmb meeting=commission-meeting recipients=members:wmw";

/// A meeting on 10 February, noticed in time, as the fact says besides.
fn held(says: &str) -> Planned {
    year()
        .facts(&[NOTICE, &format!("h1 2026-02-10T09:00 meeting.held meeting=commission-meeting {says}")])
        .plan()
}

/// The reasons for which the meeting of the first quarter does not count; none where it does.
#[track_caller]
fn refused(planned: &Planned) -> String {
    let outcome = planned.item(FIRST).outcome();
    assert_eq!(outcome.met.is_some(), outcome.refused.is_empty(), "{outcome:?}");
    planned.refusals(FIRST).join("\n")
}

/// M-02.2a: of 35 seats, 24 are two thirds and more, 23 are fewer.
#[test]
fn two_thirds_of_the_seats_must_be_present() {
    assert_eq!(refused(&held("present=35")), "");
    assert_eq!(refused(&held("present=24")), "");
    assert_eq!(refused(&held("present=23")), "到会23人,应到35人,至少须到24人(M-02.2a)");
    assert!(refused(&held("present=0")).contains("至少须到24人(M-02.2a)"));
}

/// M-02.2a says “two thirds or more”: exactly two thirds are enough.
#[test]
fn exactly_two_thirds_are_enough() {
    let on = |present: u32| {
        let organisation = crate::case::without_seats("wmw", &["u-kx.leader", "u-wl.leader"]);
        let held = format!("h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present={present}");
        year().of(organisation).facts(&[NOTICE, &held]).plan()
    };
    assert_eq!(refused(&on(22)), "");
    assert_eq!(refused(&on(21)), "到会21人,应到33人,至少须到22人(M-02.2a)");
    // The same where the record says of how many.
    assert_eq!(refused(&held("present=24 base=36")), "");
    assert_eq!(refused(&held("present=23 base=36")), "到会23人,应到36人,至少须到24人(M-02.2a)");
}

/// M-02.2c: who is absent may have an opinion conveyed; it does not count.
#[test]
fn proxies_do_not_count() {
    assert_eq!(
        refused(&held("present=23 proxies=u-edu.leader,u-gaj.leader,u-sw.leader")),
        "到会23人,应到35人,至少须到24人(M-02.2a)"
    );
    assert_eq!(refused(&held("present=24 proxies=u-edu.leader")), "");
}

/// A seat that has fallen vacant is not among those who could have come: 于建国 retires on 28 February.
#[test]
fn vacant_seats_are_not_counted() {
    let on = |day: &str, present: u32| {
        let notice =
            "n1 2026-02-20T16:00 meeting.noticed actor=wmb meeting=commission-meeting recipients=members:wmw";
        let held = format!("h1 {day}T09:00 meeting.held meeting=commission-meeting present={present}");
        refused(&year().facts(&[notice, &held]).plan())
    };
    assert_eq!(on("2026-02-28", 23), "到会23人,应到35人,至少须到24人(M-02.2a)");
    assert_eq!(on("2026-03-02", 23), "");
    assert_eq!(on("2026-03-02", 22), "到会22人,应到34人,至少须到23人(M-02.2a)");
}

/// What is not recorded, or cannot be, is not taken for a quorum.
#[test]
fn a_quorum_must_be_recorded() {
    assert!(refused(&held("")).contains("没有记录到会人数"));
    assert!(refused(&held("present=many")).contains("不是整数"));
    assert!(refused(&held("present=36")).contains("多于应到35人"));
    assert!(refused(&held("present=24 base=x")).contains("不是整数"));
}

/// M-02.6: two days before. A day late is too late, and so is notice that has not reached everybody.
#[test]
fn late_notice_does_not_count() {
    let with = |notice: &str| {
        let held = "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present=30";
        let facts: Vec<&str> = [notice, held].into_iter().filter(|fact| !fact.is_empty()).collect();
        refused(&year().facts(&facts).plan())
    };
    let noticed = |day: &str, to: &str| {
        with(&format!("n1 {day}T23:00 meeting.noticed actor=wmb meeting=commission-meeting recipients={to}"))
    };
    assert_eq!(noticed("2026-02-08", "members:wmw"), "");
    assert_eq!(noticed("2026-02-09", "members:wmw"), "没有在2026-02-08以前发出通知的记录(M-02.6)");
    assert_eq!(with(""), "没有在2026-02-08以前发出通知的记录(M-02.6)");
    let some = noticed("2026-02-08", "wmw.director,wmw.deputy");
    assert!(some.starts_with("这些人没有按时接到通知:") && some.contains("u-edu.leader"), "{some}");
    assert!(!some.contains("wmw.director"), "{some}");
    // The record of the meeting itself may say when notice was given.
    let said = |day: &str| {
        let held = format!(
            "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present=30 noticed_on={day}"
        );
        refused(&year().facts(&[&held]).plan())
    };
    assert_eq!(said("2026-02-08"), "");
    assert_eq!(said("2026-02-09"), "2026-02-09才发通知,最迟应在2026-02-08(M-02.6)");
}

/// The notice of a meeting is an obligation of its own: done late, it is late.
#[test]
fn the_notice_is_owed_by_itself() {
    let scheduled =
        "s1 2026-01-20T10:00 meeting.scheduled meeting=commission-meeting starts=2026-02-10T09:00";
    let id = "commission-meeting:notice@wmb@s1";
    let planned = year().facts(&[scheduled]).plan();
    assert_eq!(planned.state(id, "2026-02-08"), State::Due);
    assert_eq!(planned.state(id, "2026-02-09"), State::Missed);
    let on = |day: &str| {
        let noticed = format!(
            "n1 {day}T10:00 meeting.noticed actor=wmb meeting=commission-meeting recipients=members:wmw"
        );
        year().facts(&[scheduled, &noticed]).plan().state(id, "2026-02-20")
    };
    assert_eq!(on("2026-02-08"), State::Met);
    assert_eq!(on("2026-02-09"), State::Late);
}

/// Everything that is lacking is said at once.
#[test]
fn all_that_is_lacking_is_named() {
    let planned =
        year().facts(&["h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present=20"]).plan();
    assert_eq!(
        refused(&planned),
        "到会20人,应到35人,至少须到24人(M-02.2a);没有在2026-02-08以前发出通知的记录(M-02.6)"
    );
    let because: Vec<String> = planned.explain(FIRST).because.into_iter().map(|text| text.zh).collect();
    assert!(because.iter().any(|text| text.contains("M-02.2a") && text.contains("M-02.6")), "{because:?}");
}

/// A meeting discharges the quarter that it lies in; the states of the two follow the days.
#[test]
fn a_valid_meeting_discharges_its_quarter() {
    let planned = held("present=30");
    assert_eq!(planned.item(FIRST).outcome().met.as_ref().unwrap().fact, "h1");
    assert_eq!(planned.state(FIRST, "2026-02-09"), State::Due);
    assert_eq!(planned.state(FIRST, "2026-02-10"), State::Met);
    assert_eq!(planned.state(FOURTH, "2026-09-30"), State::Scheduled);
    assert_eq!(planned.state(FOURTH, "2026-10-01"), State::Due);
    assert_eq!(planned.state(FOURTH, "2026-12-31"), State::Due);
    assert_eq!(planned.state(FOURTH, "2027-01-01"), State::Missed);
}

/// M-02.3a, R-01: a meeting in the second quarter comes late for the first.
#[test]
fn a_meeting_after_its_quarter_is_late() {
    let facts =
        ["h1 2026-04-10T09:00 meeting.held meeting=commission-meeting present=30 noticed_on=2026-04-07"];
    let planned = year().facts(&facts).plan();
    assert_eq!(planned.state(FIRST, "2026-04-09"), State::Missed);
    assert_eq!(planned.state(FIRST, "2026-04-10"), State::Late);
}

/// C-04, M-02.3b: what the director calls at any time is not the regular meeting, unless the record says so; the quorum
/// holds all the same (C-05).
#[test]
fn an_emergency_is_not_the_regular_meeting() {
    let on = |says: &str| {
        let held = format!(
            "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting noticed_on=2026-02-06 emergency=测评迎检临时安排 {says}"
        );
        year().facts(&[&held]).plan()
    };
    let planned = on("called_by=wmw.director present=30");
    assert!(planned.item(FIRST).outcome().is_empty());
    assert_eq!(refused(&on("called_by=wmw.director present=30 regular=true")), "");
    assert_eq!(
        refused(&on("called_by=wmw.director present=23 regular=true")),
        "到会23人,应到35人,至少须到24人(M-02.2a)"
    );
    // M-02.3b: the director alone.
    assert_eq!(
        refused(&on("called_by=wmw.deputy present=30 regular=true")),
        "wmw.deputy无权临时召集,只有wmw.director可以(M-02.3b)"
    );
}

/// C-04, M-02.3b: the organisation has answered that emergencies need no notice two days before (`emergency-notice`): then
/// none is owed, with the reason, and a meeting without it counts.
#[test]
fn an_emergency_needs_no_notice_where_the_setting_says_so() {
    let facts = [
        "s1 2026-02-09T15:00 meeting.scheduled meeting=commission-meeting starts=2026-02-10T09:00 emergency=突发重大负面事件",
        "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present=30 called_by=wmw.director regular=true \
         emergency=突发重大负面事件",
    ];
    let planned = year().facts(&facts).plan();
    let State::Waived(reason) = planned.state("commission-meeting:notice@wmb@s1", "2026-02-10") else {
        panic!("{:?}", planned.state("commission-meeting:notice@wmb@s1", "2026-02-10"));
    };
    assert!(reason.zh.contains("突发重大负面事件"), "{}", reason.zh);
    assert_eq!(refused(&planned), "");
}

/// The same where the answer is that notice holds for emergencies too.
#[test]
fn an_emergency_needs_notice_where_the_setting_says_so() {
    let facts = [
        "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present=30 called_by=wmw.director regular=true \
         emergency=突发重大负面事件",
    ];
    let planned = year().answered("emergency-notice", "false").facts(&facts).plan();
    assert_eq!(refused(&planned), "没有在2026-02-08以前发出通知的记录(M-02.6)");
}

/// C-05, M-02.2a: whether the director and the deputies count is an open norm. The pack counts seats as the organisation has
/// answered: the 35 seats, without the five leaders.
#[test]
fn the_quorum_counts_whom_the_answer_says() {
    let answer = year().organisation.setting("quorum-counts-leaders").cloned();
    assert_eq!(answer.unwrap().as_str(), Some("只计委员,紧急会议同样适用"));
    assert_eq!(refused(&held("present=24")), "");
    assert!(refused(&held("present=23")).contains("应到35人"));
}

/// M-01.4b: principal leaders may sign instead, all of them, for a recorded reason.
#[test]
fn signing_takes_the_place_of_meeting() {
    let signed = |says: &str| {
        refused(
            &year()
                .facts(&[&format!(
                    "c1 2026-02-10T09:00 meeting.countersigned meeting=commission-meeting {says}"
                )])
                .plan(),
        )
    };
    assert_eq!(signed("reason=时限紧 signed=wmw.director,wmw.deputy"), "");
    assert_eq!(signed("reason=时限紧 signed=wmw.director"), "还没有会签:wmw.deputy");
    assert_eq!(signed("signed=wmw.director,wmw.deputy"), "会签没有写明特殊情况(M-01.4b)");
}

/// C-06: the regulation does not say that its meetings may be held together, so that a sitting declared to be two kinds is
/// the first of them only.
#[test]
fn one_sitting_is_not_two_kinds() {
    let both = |kinds: &str| {
        let held =
            format!("h1 2026-02-10T09:00 meeting.held meeting={kinds} noticed_on=2026-02-06 present=30");
        let planned = year().facts(&[&held]).plan();
        let met = |id: &str| planned.item(id).outcome().met.is_some();
        (met(FIRST), met("joint-conference@wmw@2026-H1"))
    };
    assert_eq!(both("commission-meeting,joint-conference"), (true, false));
    assert_eq!(both("joint-conference,commission-meeting"), (false, true));
    let facts = [
        "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting,joint-conference noticed_on=2026-02-06 present=30",
    ];
    let planned = year().facts(&facts).plan();
    assert_eq!(
        planned.refusals("joint-conference@wmw@2026-H1"),
        ["制度没有允许与“commission-meeting”合并召开"]
    );
}

//! What discharges the rest: who must get it gets it, one by one; a report names the article; an exception has its reason.

use planner::obligation::State;

use crate::{
    case::{Planned, same, year},
    holders::{MEMBER_UNITS, each, one},
};

const RECTIFY: &str = "rectification-reported@u-edu@p1";

/// R-30 with these reports: who has still to get it, and how it stands at the end of the year.
fn rectified(reports: &[&str]) -> (Vec<String>, State, Planned) {
    let published =
        "p1 2026-05-20T10:00 assessment.published subject=u-edu actor=cjb assessment=grassroots-assessment";
    let planned = year().facts(&[published]).facts(reports).plan();
    let missing = planned.item(RECTIFY).outcome().missing.iter().map(ToString::to_string).collect();
    let state = planned.state(RECTIFY, "2026-12-31");
    (missing, state, planned)
}

/// M-24.4b: three bodies must get it, each of them.
#[test]
fn three_recipients_are_counted_one_by_one() {
    let sent = |id: &str, day: &str, to: &str| {
        format!("{id} {day}T10:00 rectification.reported actor=u-edu recipients={to}")
    };
    let (first, second, third) =
        (sent("r1", "2026-05-25", "swsw"), sent("r2", "2026-05-27", "szf"), sent("r3", "2026-05-30", "ldxz"));

    let (missing, state, _) = rectified(&[]);
    assert_eq!((missing.len(), state), (0, State::Missed), "nobody has got anything yet");
    let (missing, state, _) = rectified(&[&first]);
    same(missing, each(&["szf ldxz"]));
    assert_eq!(state, State::Missed);
    let (missing, state, _) = rectified(&[&second, &first]);
    assert_eq!((missing, state), (one("ldxz"), State::Missed));
    let (missing, state, planned) = rectified(&[&first, &second, &third]);
    assert_eq!((missing.len(), state), (0, State::Met), "the last on the tenth day");
    let outcome = planned.item(RECTIFY).outcome();
    assert_eq!(outcome.facts, ["r1", "r2", "r3"]);
    assert_eq!(outcome.met.as_ref().unwrap().fact, "r3");
    same(outcome.reached.iter().map(ToString::to_string), each(&["swsw szf ldxz"]));
}

/// M-24.4b: all at once will do; a day late is late; the creation office, which chases it, is none of the three (C-15).
#[test]
fn the_last_recipient_decides_the_day() {
    let at = |day: &str, to: &str| {
        let report = format!("r1 {day}T10:00 rectification.reported actor=u-edu recipients={to}");
        let (missing, state, _) = rectified(&[&report]);
        (missing.len(), state)
    };
    assert_eq!(at("2026-05-30", "swsw,szf,ldxz"), (0, State::Met));
    assert_eq!(at("2026-05-31", "swsw,szf,ldxz"), (0, State::Late));
    assert_eq!(at("2026-05-28", "cjb"), (3, State::Missed));
    assert_eq!(at("2026-05-28", "swsw,szf,cjb"), (1, State::Missed));
    // Another unit's report is not this one's.
    let (_, state, _) =
        rectified(&["r1 2026-05-28T10:00 rectification.reported actor=u-gaj recipients=swsw,szf,ldxz"]);
    assert_eq!(state, State::Missed);
}

/// M-05B.5a: the minutes of the conference reach the city's committee and government, and each of 70 member units.
#[test]
fn minutes_reach_everybody() {
    let held = "h1 2026-05-20T14:30 meeting.held meeting=joint-conference present=30";
    let id = "joint-conference:minutes@wmb@h1";
    let sent = |id: &str, day: &str, to: &str| {
        format!(
            "{id} {day}T10:00 meeting.minutes_sent actor=wmb meeting=joint-conference sitting=h1 recipients={to}"
        )
    };
    let up = sent("m1", "2026-05-25", "swsw,szf");
    let planned = year().facts(&[held, &up]).plan();
    same(planned.item(id).outcome().missing.iter().map(ToString::to_string), each(&[MEMBER_UNITS]));
    let down = sent("m2", "2026-05-29", "class:member_unit");
    let planned = year().facts(&[held, &up, &down]).plan();
    assert_eq!(planned.item(id).outcome().met.as_ref().unwrap().fact, "m2");
    assert_eq!(planned.state(id, "2026-06-30"), State::Met);
    let late = sent("m2", "2026-06-01", "class:member_unit");
    assert_eq!(year().facts(&[held, &up, &late]).plan().state(id, "2026-06-30"), State::Late);
    // Minutes of another sitting are not these.
    let other = "m1 2026-05-25T10:00 meeting.minutes_sent actor=wmb meeting=joint-conference sitting=h0 \
                 recipients=swsw,szf,class:member_unit";
    assert!(year().facts(&[held, other]).plan().item(id).outcome().met.is_none());
}

/// M-05B.3d, R-04: one conference of the year whose agenda has the two summaries and the opinion, once its minutes are out.
/// The half-year's meeting itself, which is owed in principle, counts when it has been held.
#[test]
fn the_agenda_of_one_conference_discharges_the_year() {
    let (half, annual) = ("joint-conference@wmw@2026-H1", "joint-conference:agenda:annual@wmw@2026");
    let minutes = "m1 2026-05-25T10:00 meeting.minutes_sent actor=wmb meeting=joint-conference sitting=h1 \
                   recipients=swsw,szf,class:member_unit";
    let with = |agenda: &str, minutes: &[&str]| {
        let held =
            format!("h1 2026-05-20T14:30 meeting.held meeting=joint-conference present=30 agenda={agenda}");
        let planned = year().facts(&[&held]).facts(minutes).plan();
        assert_eq!(planned.item(half).outcome().met.as_ref().unwrap().fact, "h1");
        (planned.state(annual, "2027-01-01"), planned.refusals(annual).join(";"))
    };
    assert_eq!(with("progress,annual", &[minutes]), (State::Met, String::new()));
    assert_eq!(with("progress,annual", &[]), (State::Missed, "会已开,纪要还没有印发(M-05B.5a)".to_owned()));
    assert_eq!(with("progress", &[minutes]), (State::Missed, "会上没有这项议程".to_owned()));
}

/// What has no module of the platform is discharged by a report that names the article or the rule, of whoever owes it.
#[test]
fn a_report_that_names_the_article_discharges_it() {
    let met = |report: &str| {
        let planned = year().facts(&[&format!("r1 2026-05-20T10:00 report.filed {report}")]).plan();
        let met = planned.plan.items.iter().filter(|item| item.outcome().met.is_some());
        met.map(|item| item.obligation.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(met("actor=u-edu article=M-03.5a"), ["member-own-system@u-edu@2026"]);
    assert_eq!(met("actor=u-edu rule=member-own-system"), ["member-own-system@u-edu@2026"]);
    // Somebody who records it for another says whose it is.
    assert_eq!(met("actor=wmb subject=u-edu article=M-03.5a"), ["member-own-system@u-edu@2026"]);
    assert_eq!(met("actor=u-gaj subject=u-edu article=M-03.5a"), ["member-own-system@u-gaj@2026"]);
    // A report that names nothing, or an article that does not exist, discharges nothing.
    assert_eq!(met("actor=u-edu"), Vec::<String>::new());
    assert_eq!(met("actor=u-edu article=M-03"), Vec::<String>::new());
    assert_eq!(met("actor=u-edu article=M-99.9"), Vec::<String>::new());
    // What must reach somebody has to.
    assert_eq!(met("actor=u-edu article=M-03.3"), Vec::<String>::new());
    assert_eq!(met("actor=u-edu article=M-03.3 recipients=wmw"), ["member-research@u-edu@2026"]);
    // Of an office's duty, another office's report is refused.
    assert_eq!(met("actor=u-edu.deputy article=M-06.3c"), Vec::<String>::new());
    assert_eq!(met("actor=u-edu.liaison article=M-06.3c"), ["liaison-supervise-own-unit@u-edu.liaison@2026"]);
}

/// What a module sees for itself is not discharged by saying so: meetings, once the platform has them.
#[test]
fn a_report_does_not_stand_for_a_meeting() {
    let report = "r1 2026-05-20T10:00 report.filed actor=ldxz article=M-19.1";
    let met = |nouns: &[&str]| {
        let planned = year().built(nouns).facts(&[report]).plan();
        planned.item("leading-group-meeting@ldxz@2026-H1").outcome().met.is_some()
    };
    assert!(!met(&["meeting"]));
    assert!(met(&[]), "while there is no module, the report is all there is");
}

/// M-02.3a, M-05B.4a (一般, 原则上): what is not done is excused by a reason that somebody named approved; what is owed
/// without reserve is not.
#[test]
fn an_exception_needs_room_a_reason_and_approval() {
    let with = |rule: &str, id: &str, more: &str| {
        let fact = format!("e1 2026-06-20T10:00 report.filed actor=wmb rule={rule} exception=换届 {more}");
        let planned = year().facts(&[&fact]).plan();
        (planned.state(id, "2026-12-31"), planned.refusals(id).len())
    };
    let all = "reason=换届 approved_by=wmb.director";
    let waived = |state: &State| matches!(state, State::Waived(reason) if reason.zh.contains("换届"));
    let (state, refused) = with("joint-conference", "joint-conference@wmw@2026-H1", all);
    assert!(waived(&state) && refused == 0, "{state:?}");
    let (state, refused) = with(
        "special-group-meeting",
        "special-group-meeting@sg-city@2026-06",
        &format!("{all} body=sg-city"),
    );
    assert!(waived(&state) && refused == 0, "{state:?}");
    let (state, refused) = with("joint-conference", "joint-conference@wmw@2026-H1", "");
    assert_eq!((state, refused), (State::Missed, 1), "nobody approved it");
    let (state, refused) = with("leading-group-meeting", "leading-group-meeting@ldxz@2026-H1", all);
    assert_eq!((state, refused), (State::Missed, 1), "the rule leaves no room");
}

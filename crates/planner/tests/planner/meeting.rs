//! What makes a meeting count.

use planner::fact::Fact;

use crate::ground::{fact, get, ids_of, met_by, planned, refused};

const DATA: &str = r#""meeting":"session","present":"2","base":"3","noticed_on":"2026-03-10""#;

fn held(data: &str) -> Fact {
    fact("h", "2026-03-12T09:00", "meeting.held", &format!(r#""data":{{{data}}}"#))
}

fn minutes(to: &str) -> Fact {
    fact(
        "m",
        "2026-03-15",
        "meeting.minutes_sent",
        &format!(r#""actor":"office","data":{{"meeting":"session","recipients":"{to}"}}"#),
    )
}

fn lacks(facts: &[Fact]) -> Vec<String> {
    refused(&planned(facts), "session@lead@2026-H1")
}

#[test]
fn a_quorate_duly_noticed_minuted_meeting_discharges_the_duty_to_hold_it() {
    let plan = planned(&[held(DATA), minutes("council,party")]);
    assert_eq!(met_by(&plan, "session@lead@2026-H1"), Some("h"));
    assert_eq!(met_by(&plan, "session:minutes@office@h"), Some("m"));
    assert_eq!(met_by(&plan, "session@lead@2026-H2"), None);
    assert_eq!(ids_of(&plan, "session:circular"), ["session:circular@office@h"]);
}

#[test]
fn a_quorum_is_counted_exactly() {
    let lacks = |present: &str, base: &str| {
        let data =
            DATA.replace(r#""present":"2","base":"3""#, &format!(r#""present":"{present}","base":"{base}""#));
        lacks(&[held(&data), minutes("council,party")])
    };
    assert_eq!(lacks("4", "6"), Vec::<String>::new());
    assert_eq!(lacks("5", "7"), Vec::<String>::new(), "5/7 is more than 2/3");
    assert_eq!(lacks("4", "7"), ["h: 4 of 7 present; at least 5 are needed (M.2)"]);
    assert_eq!(lacks("0", "0"), ["h: 0 of 0 present; at least 1 are needed (M.2)"]);
    assert_eq!(lacks("8", "7"), ["h: 8 present is more than the 7 there are; check the figures"]);
    assert_eq!(lacks("most", "7"), ["h: `present` is not a whole number"]);
}

#[test]
fn without_a_base_the_voting_members_are_counted() {
    let data =
        |present: &str| format!(r#""meeting":"session","noticed_on":"2026-03-10","present":"{present}""#);
    assert_eq!(
        lacks(&[held(&data("2")), minutes("council,party")]),
        Vec::<String>::new(),
        "two of three liaisons"
    );
    assert_eq!(lacks(&[held(&data("1")), minutes("council,party")]).len(), 1);
    let none = lacks(&[held(r#""meeting":"session","noticed_on":"2026-03-10""#), minutes("council,party")]);
    assert_eq!(none, ["h: `present` is not recorded, so that 2/3 cannot be established"]);
}

#[test]
fn notice_must_be_in_time() {
    let late = DATA.replace("2026-03-10", "2026-03-11");
    assert_eq!(
        lacks(&[held(&late), minutes("council,party")]),
        ["h: notice was given on 2026-03-11; 2026-03-10 was the last day (M.3)"]
    );
    let none = DATA.replace(r#","noticed_on":"2026-03-10""#, "");
    assert_eq!(
        lacks(&[held(&none), minutes("council,party")]),
        ["h: no notice by 2026-03-10 is recorded (M.3)"]
    );
    let noticed = |at: &str, to: &str| {
        fact("n", at, "meeting.noticed", &format!(r#""actor":"office","data":{{"meeting":"session"{to}}}"#))
    };
    let with = |notice: Fact| lacks(&[held(&none), minutes("council,party"), notice]);
    assert_eq!(with(noticed("2026-03-10T18:00", "")), Vec::<String>::new());
    assert_eq!(with(noticed("2026-03-11T08:00", "")).len(), 1);
    let some = noticed("2026-03-10", r#","recipients":"u1,u2,lead""#);
    assert_eq!(with(some), ["h: not told in time: u3.liaison"]);
}

#[test]
fn minutes_must_be_sent() {
    assert_eq!(lacks(&[held(DATA)]), ["h: it was held, but its minutes have not been sent (M.6)"]);
    // Whom they reach is the duty of who sends them; the meeting was held and recorded.
    let plan = planned(&[held(DATA), minutes("council")]);
    assert_eq!(met_by(&plan, "session@lead@2026-H1"), Some("h"));
    assert_eq!(met_by(&plan, "session:minutes@office@h"), None);
    // “In principle” speaks of the schedule: such a meeting counts without its minutes.
    let group = fact("h", "2026-03-12", "meeting.held", r#""data":{"meeting":"group-session","body":"sg1"}"#);
    assert_eq!(met_by(&planned(&[group]), "group-session@sg1@2026-03"), Some("h"));
}

#[test]
fn a_meeting_is_that_of_its_body() {
    let held = |rest: &str| {
        fact("h", "2026-03-12", "meeting.held", &format!(r#"{rest}"data":{{"meeting":"group-session"}}"#))
    };
    assert_eq!(
        met_by(&planned(&[held("")]), "group-session@sg1@2026-03"),
        None,
        "whose it is, it does not say"
    );
    let plan = planned(&[held(r#""subject":"sg2","#)]);
    assert_eq!(met_by(&plan, "group-session@sg1@2026-03"), None);
    assert_eq!(met_by(&plan, "group-session@sg2@2026-03"), Some("h"));
    assert_eq!(ids_of(&plan, "group-session:minutes"), ["group-session:minutes@sg2@h"], "its own minutes");
    assert_eq!(ids_of(&plan, "group-session:circular"), ["group-session:circular@office@h"]);
}

#[test]
fn an_emergency_meeting_is_not_the_regular_one_unless_it_says_so() {
    let data = |more: &str| format!(r#"{DATA},"emergency":"洪水"{more}"#);
    let by = |more: &str| planned(&[held(&data(more)), minutes("council,party")]);
    assert_eq!(met_by(&by(""), "session@lead@2026-H1"), None);
    assert_eq!(met_by(&by(r#","regular":"true""#), "session@lead@2026-H1"), Some("h"));
    assert_eq!(met_by(&by(r#","occurrence":"2026-H1""#), "session@lead@2026-H1"), Some("h"));
    let wrong = by(r#","regular":"true","called_by":"lead.vice""#);
    assert_eq!(
        refused(&wrong, "session@lead@2026-H1"),
        ["h: lead.vice may not call it; only lead.chief may (M.4)"]
    );
}

#[test]
fn emergency_waives_notice_once_the_setting_allows_it() {
    let scheduled = fact(
        "s",
        "2026-03-11",
        "meeting.scheduled",
        r#""data":{"meeting":"session","starts":"2026-03-12T09:00","emergency":"洪水"}"#,
    );
    let allowed =
        fact("a", "2026-01-05", "setting.filled", r#""data":{"setting":"no-notice","value":"true"}"#);
    let plan = planned(std::slice::from_ref(&scheduled));
    assert!(get(&plan, "session:notice@office@s").outcome().is_open());
    assert_eq!(get(&plan, "session:notice@office@s").obligation.due().to_string(), "2026-03-10");
    let plan = planned(&[scheduled, allowed.clone()]);
    assert!(get(&plan, "session:notice@office@s").outcome().waived.is_some());
    let unnoticed =
        held(r#""meeting":"session","present":"3","base":"3","emergency":"洪水","regular":"true""#);
    assert_eq!(lacks(&[unnoticed.clone(), minutes("council")]).len(), 1);
    assert_eq!(lacks(&[unnoticed, minutes("council"), allowed]), Vec::<String>::new());
}

#[test]
fn joint_signing_takes_the_place_of_a_meeting_once_all_have_signed_for_a_reason() {
    let signed = |data: &str| {
        planned(&[fact(
            "c",
            "2026-03-12",
            "meeting.countersigned",
            &format!(r#""data":{{"meeting":"session",{data}}}"#),
        )])
    };
    assert_eq!(
        met_by(&signed(r#""signed":"lead.chief,lead.vice","reason":"急件""#), "session@lead@2026-H1"),
        Some("c")
    );
    let refused = |data: &str| refused(&signed(data), "session@lead@2026-H1");
    assert_eq!(refused(r#""signed":"lead.chief","reason":"急件""#), ["c: not signed yet: lead.vice"]);
    assert_eq!(refused(r#""signed":"lead.chief,lead.vice""#).len(), 1);
    let review = fact(
        "c",
        "2026-05-12",
        "meeting.countersigned",
        r#""data":{"meeting":"review","signed":"lead.chief","reason":"急件"}"#,
    );
    assert_eq!(met_by(&planned(&[review]), "review@lead@2026#1"), None);
}

#[test]
fn one_sitting_is_two_meetings_where_both_are_declared_and_both_rules_hold() {
    let joint = |kinds: &str| {
        let data = format!(r#""meeting":"{kinds}","noticed_on":"2026-03-10","present":"3","base":"3""#);
        planned(&[held(&data), minutes("council,party")])
    };
    let plan = joint("session,talk");
    assert_eq!(met_by(&plan, "session@lead@2026-H1"), Some("h"));
    assert_eq!(met_by(&plan, "talk@lead@2026-Q1"), Some("h"), "the regulation lets them be joined");
    let refused_kind = joint("talk,solo");
    assert_eq!(met_by(&refused_kind, "talk@lead@2026-Q1"), Some("h"), "it is the first that it names");
    assert_eq!(
        refused(&refused_kind, "solo@lead@2026-Q1"),
        ["h: the regulation does not let it be held together with `talk`"]
    );
    // Two that may not share a quarter cannot be one (R.2).
    let plan = joint("session,review");
    assert_eq!(met_by(&plan, "session@lead@2026-H1"), Some("h"));
    assert_eq!(ids_of(&plan, "review").iter().filter(|id| met_by(&plan, id).is_some()).count(), 0);
    assert_eq!(plan.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["CW5202"]);
}

#[test]
fn a_yearly_item_must_have_been_on_the_agenda() {
    let id = "session:agenda:summary@lead@2026";
    assert_eq!(
        refused(&planned(&[held(DATA), minutes("council")]), id),
        ["h: the item was not on its agenda"]
    );
    let with = held(&format!(r#"{DATA},"agenda":"other,summary""#));
    assert_eq!(met_by(&planned(&[with, minutes("council")]), id), Some("h"));
}

#[test]
fn notice_is_owed_of_each_scheduled_meeting_and_moves_with_it() {
    let scheduled = fact(
        "s1",
        "2026-03-01",
        "meeting.scheduled",
        r#""data":{"meeting":"session","starts":"2026-03-12T09:00"}"#,
    );
    let plan = planned(std::slice::from_ref(&scheduled));
    let notice = &get(&plan, "session:notice@office@s1").obligation;
    assert_eq!(
        (notice.window.0.to_string(), notice.due().to_string()),
        ("2026-03-01".to_owned(), "2026-03-10".to_owned())
    );
    assert_eq!(notice.recipients.len(), 5);
    let moved = fact(
        "s2",
        "2026-03-02",
        "meeting.scheduled",
        r#""data":{"meeting":"session","starts":"2026-03-20T09:00","corrects":"s1"}"#,
    );
    let plan = planned(&[scheduled, moved]);
    assert_eq!(ids_of(&plan, "session:notice"), ["session:notice@office@s2"]);
    assert_eq!(get(&plan, "session:notice@office@s2").obligation.due().to_string(), "2026-03-18");
}

#[test]
fn what_follows_a_meeting_belongs_to_the_sitting_it_names() {
    let held = |id: &str, day: &str| {
        fact(id, day, "meeting.held", r#""data":{"meeting":"group-session","body":"sg1"}"#)
    };
    let circular = |sitting: &str| {
        let data = format!(r#""actor":"office","data":{{"meeting":"group-session"{sitting}}}"#);
        fact("c", "2026-03-20", "circular.issued", &data)
    };
    let id = |held: &str| format!("group-session:circular@office@{held}");
    let plan = planned(&[held("h1", "2026-02-12"), held("h2", "2026-03-12"), circular("")]);
    assert_eq!(
        (met_by(&plan, &id("h1")), met_by(&plan, &id("h2"))),
        (None, Some("c")),
        "the last that was held"
    );
    let plan = planned(&[held("h1", "2026-02-12"), held("h2", "2026-03-12"), circular(r#","sitting":"h1""#)]);
    assert_eq!((met_by(&plan, &id("h1")), met_by(&plan, &id("h2"))), (Some("c"), None));
}

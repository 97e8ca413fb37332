//! What discharges an obligation that is no meeting, and what does not.

use planner::{
    escalation::Ledger,
    obligation::{State, state},
};

use crate::ground::{fact, get, ids_of, met_by, planned, refused};

#[test]
fn a_fact_counts_for_what_it_names_and_in_the_window_of_its_day() {
    let news = |id: &str, at: &str, rest: &str| {
        let rest = format!(r#""rule":"news","actor":"u1.liaison",{rest}"data":{{"recipients":"office"}}"#);
        fact(id, at, "bulletin.submitted", &rest)
    };
    let plan = planned(&[
        news("f1", "2026-03-31T23:00", ""),
        news("f2", "2026-04-01", ""),
        news("f3", "2026-04-02", ""),
    ]);
    assert_eq!(met_by(&plan, "news@u1.liaison@2026-03"), Some("f1"));
    assert_eq!(met_by(&plan, "news@u1.liaison@2026-04"), Some("f2"), "the first counts, the second is extra");
    assert_eq!(met_by(&plan, "news@u1.liaison@2026-05"), None);
    assert_eq!(met_by(&plan, "news@u2.liaison@2026-03"), None, "it was another unit's");
}

#[test]
fn an_occurrence_that_is_named_is_discharged_early_or_late() {
    let fact = |at: &str, label: &str| {
        let rest = format!(
            r#""rule":"news","actor":"u1.liaison","data":{{"recipients":"office","occurrence":"{label}"}}"#
        );
        fact("f", at, "bulletin.submitted", &rest)
    };
    assert_eq!(met_by(&planned(&[fact("2026-01-05", "2026-06")]), "news@u1.liaison@2026-06"), Some("f"));
    let plan = planned(&[fact("2026-08-05", "2026-06")]);
    let item = get(&plan, "news@u1.liaison@2026-06");
    let on = |day: &str| state(&item.obligation, item.outcome(), &Ledger::default(), day.parse().unwrap());
    assert_eq!(on("2026-05-31"), State::Scheduled);
    assert_eq!(on("2026-06-30"), State::Due);
    assert_eq!(on("2026-08-04"), State::Missed, "a fact of a later day is not known yet");
    assert_eq!(on("2026-08-05"), State::Late);
    assert_eq!(met_by(&plan, "news@u1.liaison@2026-08"), None);
}

#[test]
fn a_fact_after_the_last_window_is_late_for_it() {
    let plan = planned(&[
        fact(
            "f1",
            "2026-05-10",
            "assessment.completed",
            r#""rule":"self","actor":"u1","data":{"recipients":"office"}"#,
        ),
        fact(
            "f2",
            "2026-07-01",
            "assessment.completed",
            r#""rule":"self","actor":"u1","data":{"recipients":"office"}"#,
        ),
    ]);
    assert_eq!(met_by(&plan, "self@u1@2026-H1"), Some("f1"));
    assert_eq!(met_by(&plan, "self@u1@2026-H2"), Some("f2"));
}

#[test]
fn the_office_that_owes_it_must_do_it() {
    let plan = planned(&[fact(
        "f",
        "2026-03-05",
        "bulletin.submitted",
        r#""rule":"news","actor":"u1.driver","data":{"recipients":"office"}"#,
    )]);
    assert_eq!(met_by(&plan, "news@u1.liaison@2026-03"), None);
    assert_eq!(
        refused(&plan, "news@u1.liaison@2026-03"),
        ["f: it is for u1.liaison to do; u1.driver did it"]
    );
    let by_unit = fact(
        "f",
        "2026-03-05",
        "bulletin.submitted",
        r#""rule":"news","subject":"u1","data":{"recipients":"office"}"#,
    );
    assert_eq!(met_by(&planned(&[by_unit]), "news@u1.liaison@2026-03"), Some("f"));
}

#[test]
fn whoever_owes_it_too_did_it_for_themselves() {
    let plan = planned(&[fact(
        "f",
        "2026-03-05",
        "bulletin.submitted",
        r#""rule":"news","actor":"u2.liaison","subject":"u1","data":{"recipients":"office"}"#,
    )]);
    assert_eq!(met_by(&plan, "news@u2.liaison@2026-03"), Some("f"));
    assert_eq!(met_by(&plan, "news@u1.liaison@2026-03"), None);
}

#[test]
fn an_unnamed_fact_counts_where_it_can_mean_one_rule_only() {
    // One duty of u1 is discharged by bulletin.submitted: news.
    let news = fact(
        "f",
        "2026-03-05",
        "bulletin.submitted",
        r#""actor":"u1.liaison","data":{"recipients":"office"}"#,
    );
    assert_eq!(met_by(&planned(&[news]), "news@u1.liaison@2026-03"), Some("f"));
    // Two rules of the office are discharged by supervision.opened: it must say which.
    let filled = || {
        fact(
            "s",
            "2026-01-01",
            "setting.filled",
            r#""data":{"setting":"soon","value":"{ amount = 5, unit = \"day\", side = \"after\" }"}"#,
        )
    };
    let trigger = || fact("p", "2026-03-01", "petition.received", "");
    let unnamed = fact("f", "2026-03-02", "supervision.opened", r#""actor":"office""#);
    assert_eq!(met_by(&planned(&[filled(), trigger(), unnamed]), "chase@office@p"), None);
    let answering =
        fact("f", "2026-03-02", "supervision.opened", r#""actor":"office","data":{"occurrence":"p"}"#);
    assert_eq!(met_by(&planned(&[filled(), trigger(), answering]), "chase@office@p"), Some("f"));
}

#[test]
fn a_report_that_names_the_article_discharges_what_has_no_module() {
    let report = |article: &str| {
        fact(
            "f",
            "2026-03-05",
            "report.filed",
            &format!(r#""article":"{article}","subject":"u1","data":{{"recipients":"office"}}"#),
        )
    };
    assert_eq!(met_by(&planned(&[report("D.3")]), "standing@u1@2026"), Some("f"));
    assert_eq!(met_by(&planned(&[report("D.1")]), "news@u1.liaison@2026-03"), Some("f"));
    assert_eq!(met_by(&planned(&[report("D.1")]), "standing@u1@2026"), None);
    // Meetings have a module: a report is no meeting.
    let report = fact("f", "2026-03-05", "report.filed", r#""rule":"session","subject":"lead""#);
    assert_eq!(met_by(&planned(&[report]), "session@lead@2026-H1"), None);
}

#[test]
fn every_recipient_must_be_reached_and_they_add_up() {
    let published = || fact("p", "2026-04-01T10:00", "assessment.published", r#""subject":"u1""#);
    let report = |id: &str, day: &str, to: &str| {
        fact(id, day, "rectification.reported", &format!(r#""actor":"u1","data":{{"recipients":"{to}"}}"#))
    };
    let plan = planned(&[published(), report("r1", "2026-04-05", "council、party")]);
    let item = get(&plan, "rectify@u1@p");
    assert_eq!(item.obligation.due().to_string(), "2026-04-11");
    assert_eq!(item.outcome().met, None);
    assert_eq!(item.outcome().missing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["lead"]);
    let plan = planned(&[
        published(),
        report("r1", "2026-04-05", "council、party"),
        report("r2", "2026-04-12", "body:lead"),
    ]);
    let item = get(&plan, "rectify@u1@p");
    assert_eq!(item.outcome().facts, ["r1", "r2"]);
    assert_eq!(met_by(&plan, "rectify@u1@p"), Some("r2"));
    assert_eq!(
        state(&item.obligation, item.outcome(), &Ledger::default(), "2026-05-01".parse().unwrap()),
        State::Late,
        "the last recipient was reached a day late"
    );
    assert_eq!(met_by(&planned(&[published(), report("r", "2026-04-02", "")]), "rectify@u1@p"), None);
}

#[test]
fn each_published_result_starts_a_clock_of_its_own() {
    let published = |id: &str, day: &str, what: &str| {
        fact(
            id,
            day,
            "assessment.published",
            &format!(r#""data":{{"subjects":"u1,u2","assessment":"{what}"}}"#),
        )
    };
    let report = |id: &str, rest: &str| {
        fact(
            id,
            "2026-04-08",
            "rectification.reported",
            &format!(r#""actor":"u1","data":{{"recipients":"council,party,lead"{rest}}}"#),
        )
    };
    let clocks = [published("p1", "2026-04-01", "self"), published("p2", "2026-04-03", "round")];
    let with = |reports: &[planner::fact::Fact]| planned(&[&clocks[..], reports].concat());
    let plan = with(&[]);
    assert_eq!(
        ids_of(&plan, "rectify"),
        ["rectify@u1@p1", "rectify@u2@p1", "rectify@u1@p2", "rectify@u2@p2"]
    );
    let plan = with(&[report("r", "")]);
    assert_eq!(
        (met_by(&plan, "rectify@u1@p1"), met_by(&plan, "rectify@u1@p2")),
        (Some("r"), None),
        "one report, one clock"
    );
    let plan = with(&[report("r", r#","assessment":"round""#)]);
    assert_eq!((met_by(&plan, "rectify@u1@p1"), met_by(&plan, "rectify@u1@p2")), (None, Some("r")));
    let plan = with(&[report("r", r#","occurrence":"p2""#)]);
    assert_eq!((met_by(&plan, "rectify@u1@p1"), met_by(&plan, "rectify@u1@p2")), (None, Some("r")));
}

#[test]
fn an_exception_needs_a_rule_that_has_room_for_it() {
    let exposed = fact("x", "2026-04-01", "media.exposed", "");
    let exception = |rule: &str| {
        fact(
            "e",
            "2026-04-02",
            "report.filed",
            &format!(r#""rule":"{rule}","subject":"office","data":{{"exception":"已在另案办理"}}"#),
        )
    };
    let plan = planned(&[exposed.clone(), exception("chase-exposure")]);
    let item = get(&plan, "chase-exposure@office@x");
    let on = state(&item.obligation, item.outcome(), &Ledger::default(), "2026-04-10".parse().unwrap());
    assert!(matches!(on, State::Waived(reason) if reason.zh.contains("另案")));
    let plan = planned(&[exception("round")]);
    assert_eq!(refused(&plan, "round@office@2026").len(), 1, "S.2 says must");
}

#[test]
fn a_correction_withdraws_a_fact_and_what_it_started() {
    let published = fact("p", "2026-04-01", "assessment.published", r#""subject":"u1""#);
    let correction =
        fact("c", "2026-04-02", "assessment.published", r#""subject":"u2","data":{"corrects":"p"}"#);
    assert_eq!(ids_of(&planned(std::slice::from_ref(&published)), "rectify"), ["rectify@u1@p"]);
    assert_eq!(ids_of(&planned(&[correction.clone(), published]), "rectify"), ["rectify@u2@c"]);
    assert_eq!(ids_of(&planned(&[correction]), "rectify"), ["rectify@u2@c"]);
}

#[test]
fn notice_of_a_round_goes_to_those_assessed_half_a_day_before() {
    let opened = fact(
        "o",
        "2026-04-01T16:00",
        "assessment.opened",
        r#""actor":"office","data":{"assessment":"round","starts":"2026-04-03T14:00"}"#,
    );
    let plan = planned(std::slice::from_ref(&opened));
    let notice = &get(&plan, "round:notice@office@o").obligation;
    assert_eq!(
        (notice.due().to_string(), notice.half),
        ("2026-04-03".to_owned(), Some(calendar::Half::Morning))
    );
    let told = |at: &str| fact("n", at, "document.issued", r#""actor":"office","rule":"round:notice""#);
    let on = |at: &str| {
        let plan = planned(&[opened.clone(), told(at)]);
        let item = get(&plan, "round:notice@office@o");
        state(&item.obligation, item.outcome(), &Ledger::default(), "2026-04-05".parse().unwrap())
    };
    assert_eq!(on("2026-04-03T11:59"), State::Met);
    assert_eq!(on("2026-04-03T12:00"), State::Late);
}

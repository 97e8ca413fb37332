//! the leading group meets once in each half-year, the review meeting twice a year in the quarters between
//! (隔季). The regulation binds neither to a quarter, so that the year is arranged as a whole (C-07).

use crate::{
    case::{Planned, year},
    holders::one,
};

const GROUP: (&str, &str) = ("leading-group-meeting", "M-19.1 must");
const REVIEW: (&str, &str) = ("review-meeting", "M-20.1 must");

/// What the two kinds of meeting owe, and where in their windows they are arranged.
#[track_caller]
fn arranged(planned: &Planned, group: [&str; 2], review: [&str; 2]) {
    planned.owes(GROUP.0, GROUP.1, &one("ldxz"), &group);
    planned.owes(REVIEW.0, REVIEW.1, &one("ldxz"), &review);
}

const GROUP_Q1_Q3: [&str; 2] = [
    "2026-H1 2026-01-01..2026-06-30 slot 2026-01-01..2026-03-31",
    "2026-H2 2026-07-01..2026-12-31 slot 2026-07-01..2026-09-30",
];
const GROUP_Q2_Q4: [&str; 2] = [
    "2026-H1 2026-01-01..2026-06-30 slot 2026-04-01..2026-06-30",
    "2026-H2 2026-07-01..2026-12-31 slot 2026-10-01..2026-12-31",
];
const REVIEW_Q2_Q4: [&str; 2] = [
    "2026#1 2026-04-01..2026-06-30 slot 2026-04-01..2026-06-30",
    "2026#2 2026-10-01..2026-12-31 slot 2026-10-01..2026-12-31",
];
const REVIEW_Q1_Q3: [&str; 2] = [
    "2026#1 2026-01-01..2026-03-31 slot 2026-01-01..2026-03-31",
    "2026#2 2026-07-01..2026-09-30 slot 2026-07-01..2026-09-30",
];

/// M-19.1 leaves the half-year as the window; M-20.1 takes the quarters that are left.
#[test]
fn a_year_without_facts_takes_the_first_and_the_third_quarter() {
    let planned = year().plan();
    arranged(&planned, GROUP_Q1_Q3, REVIEW_Q2_Q4);
    assert!(planned.plan.findings.is_empty(), "{:?}", planned.plan.findings);
}

/// A meeting that is scheduled for the second quarter while the first is still ahead moves the rest of the year.
#[test]
fn a_meeting_scheduled_in_the_second_quarter_moves_the_year() {
    let scheduled =
        "s1 2026-01-12T09:00 meeting.scheduled meeting=leading-group-meeting starts=2026-05-20T09:00";
    let planned = year().facts(&[scheduled]).plan();
    arranged(&planned, GROUP_Q2_Q4, REVIEW_Q1_Q3);
    assert!(planned.plan.findings.is_empty(), "{:?}", planned.plan.findings);
}

/// A review meeting that was held in the first quarter leaves the leading group the second and the fourth.
#[test]
fn a_review_held_in_the_first_quarter_moves_the_group() {
    let held = "h1 2026-02-05T09:00 meeting.held meeting=review-meeting";
    let planned = year().facts(&[held]).plan();
    arranged(&planned, GROUP_Q2_Q4, REVIEW_Q1_Q3);
    assert!(planned.plan.findings.is_empty(), "{:?}", planned.plan.findings);
    let review = planned.item("review-meeting@ldxz@2026#1");
    assert_eq!(review.outcome().met.as_ref().unwrap().fact, "h1");
}

/// The group met in the second quarter, and the review of the first had been held.
#[test]
fn meetings_that_took_turns_leave_nothing_to_say() {
    let facts = [
        "h1 2026-03-10T09:00 meeting.held meeting=review-meeting",
        "h2 2026-05-20T09:00 meeting.held meeting=leading-group-meeting",
        "h3 2026-08-20T09:00 meeting.held meeting=review-meeting",
        "h4 2026-11-20T09:00 meeting.held meeting=leading-group-meeting",
    ];
    let planned = year().facts(&facts).plan();
    arranged(&planned, GROUP_Q2_Q4, REVIEW_Q1_Q3);
    assert!(planned.plan.findings.is_empty(), "{:?}", planned.plan.findings);
    for (id, fact) in [
        ("review-meeting@ldxz@2026#1", "h1"),
        ("leading-group-meeting@ldxz@2026-H1", "h2"),
        ("review-meeting@ldxz@2026#2", "h3"),
        ("leading-group-meeting@ldxz@2026-H2", "h4"),
    ] {
        assert_eq!(planned.item(id).outcome().met.as_ref().unwrap().fact, fact, "{id}");
    }
}

/// The group met in the second quarter, and no review had been held in the first, which is past by then: the review
/// meetings would have to be held before what moved them was known. Both clauses are named.
#[test]
fn a_quarter_that_is_past_cannot_be_moved_into() {
    let held = "h1 2026-05-20T09:00 meeting.held meeting=leading-group-meeting";
    let planned = year().facts(&[held]).plan();
    let named = planned.findings("CW5201");
    assert_eq!(named.len(), 1, "{:?}", planned.plan.findings);
    assert_eq!(named[0].article, "M-20.1");
    assert!(
        named[0].message.zh.contains("M-19.1") && named[0].message.zh.contains("M-20.1"),
        "{:?}",
        named[0]
    );
    for item in planned.of(REVIEW.0) {
        assert!(item.obligation.due().to_string().as_str() > "2026-05-20", "{:?}", item.obligation);
    }
}

/// The first and the fourth quarter are a half-year each, but leave two quarters side by side: no review takes turns with
/// them. Both clauses are named, and the reviews are still kept out of those quarters.
#[test]
fn pins_that_leave_no_gap_name_both_clauses() {
    let facts = [
        "s1 2026-01-12T09:00 meeting.scheduled meeting=leading-group-meeting starts=2026-02-10T09:00",
        "s2 2026-01-12T10:00 meeting.scheduled meeting=leading-group-meeting starts=2026-11-10T09:00",
    ];
    let planned = year().facts(&facts).plan();
    let named = planned.findings("CW5201");
    assert_eq!(named.len(), 1, "{:?}", planned.plan.findings);
    assert_eq!(named[0].article, "M-20.1");
    for text in [&named[0].message.zh, &named[0].message.en, &named[0].help.zh, &named[0].help.en] {
        assert!(text.contains("M-19.1") && text.contains("M-20.1"), "{text}");
    }
    for day in ["2026-02-10", "2026-11-10"] {
        assert!(named[0].message.zh.contains(day), "{}", named[0].message.zh);
    }
    planned.owes(
        REVIEW.0,
        REVIEW.1,
        &one("ldxz"),
        &[
            "2026#1 2026-04-01..2026-06-30 slot 2026-04-01..2026-06-30",
            "2026#2 2026-07-01..2026-09-30 slot 2026-07-01..2026-09-30",
        ],
    );
}

/// A review meeting in the quarter of the leading group's does not discharge its obligation, and says why.
#[test]
fn a_review_in_the_same_quarter_does_not_count() {
    let facts = [
        "h1 2026-02-10T09:00 meeting.held meeting=leading-group-meeting",
        "h2 2026-03-10T09:00 meeting.held meeting=review-meeting",
    ];
    let planned = year().facts(&facts).plan();
    arranged(&planned, GROUP_Q1_Q3, REVIEW_Q2_Q4);
    assert!(planned.of(REVIEW.0).iter().all(|item| item.outcome().met.is_none()));
    let named = planned.findings("CW5202");
    assert_eq!(named.len(), 1, "{:?}", planned.plan.findings);
    assert!(
        named[0].message.zh.contains("M-19.1") && named[0].message.zh.contains("M-20.1"),
        "{:?}",
        named[0]
    );
}

/// A meeting of the group outside its schedule is not the regular one, and moves nothing.
#[test]
fn an_extra_meeting_moves_nothing() {
    let held = "h1 2026-05-20T09:00 meeting.held meeting=leading-group-meeting emergency=flood";
    arranged(&year().facts(&[held]).plan(), GROUP_Q1_Q3, REVIEW_Q2_Q4);
}

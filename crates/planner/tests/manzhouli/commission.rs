//! The commission, and the plans of all levels, R-07.

use crate::{
    case::{same, year},
    holders::{COMMISSION_SEATS, DISTRICTS, MEMBER_UNITS, OTHER_CITY_UNITS, STREETS, each, offices, one},
    windows::YEAR,
};

/// R-01, M-02.3a: the commission meets once in the first and once in the fourth quarter, as a rule (一般).
#[test]
fn meets_in_the_first_and_the_fourth_quarter() {
    let planned = year().plan();
    planned.owes(
        "commission-meeting",
        "M-02.3a generally",
        &one("wmw"),
        &["2026-Q1 2026-01-01..2026-03-31", "2026-Q4 2026-10-01..2026-12-31"],
    );
}

/// R-02, M-02.6: its office tells the members two days before, in natural days: a holiday does not move it (V-13).
#[test]
fn notice_is_two_days_before() {
    let cases = [
        ("2026-03-12T09:00", "2026-03-10"),
        // The Spring Festival ends on 23 February: the last day of notice lies in it.
        ("2026-02-24T09:00", "2026-02-22"),
        // So does that of a meeting on the first workday after National Day.
        ("2026-10-08T14:30", "2026-10-06"),
        ("2026-03-02T09:00", "2026-02-28"),
    ];
    for (starts, due) in cases {
        let scheduled =
            format!("s1 2026-01-20T10:00 meeting.scheduled meeting=commission-meeting starts={starts}");
        let planned = year().facts(&[&scheduled]).plan();
        planned.starts(
            "s1",
            &[
                &format!("commission-meeting:notice M-02.6 must wmb 2026-01-20..{due}"),
                // Seven workdays after it was scheduled, as the setting `meeting-preparation` has it.
                "prepare-commission-meeting M-02.5a must wmb 2026-01-20..2026-01-29",
                "general-prepare-commission-meeting M-11.7 must wmb-general 2026-01-20..2026-01-29",
            ],
        );
        let mut members = offices(COMMISSION_SEATS, "leader");
        members.extend(["wmw.director".to_owned(), "wmw.deputy".to_owned()]);
        same(planned.recipients("commission-meeting:notice@wmb@s1"), members);
    }
}

/// nothing is started where no meeting is scheduled, and each meeting has its own notice.
#[test]
fn each_meeting_has_its_own_notice() {
    assert!(year().plan().of("commission-meeting:notice").is_empty());
    let planned = year()
        .facts(&[
            "s1 2026-01-20T10:00 meeting.scheduled meeting=commission-meeting starts=2026-03-12T09:00",
            "s2 2026-09-21T10:00 meeting.scheduled meeting=commission-meeting starts=2026-10-20T09:00",
        ])
        .plan();
    planned.owes(
        "commission-meeting:notice",
        "M-02.6 must",
        &one("wmb"),
        &["s1 2026-01-20..2026-03-10", "s2 2026-09-21..2026-10-18"],
    );
}

/// R-06, M-01.2a: the commission settles the year's plan.
#[test]
fn settles_the_plan_of_the_year() {
    year().plan().owes("adopt-annual-plan", "M-01.2a must", &one("wmw"), YEAR);
}

/// R-07, M-04.2a: every party and government organisation has it in its plan of the year.
#[test]
fn every_level_plans_for_it() {
    let who = each(&[DISTRICTS, STREETS, MEMBER_UNITS, OTHER_CITY_UNITS]);
    assert_eq!(who.len(), 88);
    year().plan().owes("annual-plan-includes-work", "M-04.2a must", &who, YEAR);
}

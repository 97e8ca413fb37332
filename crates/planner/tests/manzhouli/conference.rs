//! The joint conference of the member units.

use crate::{
    case::{same, year},
    holders::{MEMBER_UNITS, each, one},
    windows::{HALVES, YEAR},
};

/// R-03, M-05B.4a: once in each half-year, in principle (原则上).
#[test]
fn meets_in_each_half_year() {
    year().plan().owes("joint-conference", "M-05B.4a in-principle", &one("wmw"), HALVES);
}

/// R-04, M-05B.3d: once a year the two summaries and the year's opinion are on its agenda, without reserve.
#[test]
fn deliberates_on_the_year_once() {
    year().plan().owes("joint-conference:agenda:annual", "M-05B.3d must", &one("wmw"), YEAR);
}

/// R-05, M-05B.5a: the office sends the minutes to the city's committee and government and to every member unit.
#[test]
fn minutes_follow_within_seven_workdays() {
    let cases = [
        ("2026-05-20T14:30", "2026-05-20..2026-05-29"),
        // 13, 14 (made up), then the holiday to 23 February, 24 to 27, 28 (made up).
        ("2026-02-12T09:00", "2026-02-12..2026-02-28"),
        // 28 to 30 September, National Day to 7 October, 8, 9, 10 (made up), 12.
        ("2026-09-24T09:00", "2026-09-24..2026-10-12"),
    ];
    for (held, window) in cases {
        let planned = year().facts(&[&format!("h1 {held} meeting.held meeting=joint-conference")]).plan();
        planned.starts("h1", &[&format!("joint-conference:minutes M-05B.5a must wmb {window}")]);
        let mut to = each(&[MEMBER_UNITS]);
        to.extend(["swsw".to_owned(), "szf".to_owned()]);
        assert_eq!(to.len(), 72);
        same(planned.recipients("joint-conference:minutes@wmb@h1"), to);
    }
}

/// R-05, M-05B.5b, M-05B.5c: what it decides is broken down and chased by the office; the creation office chases the
/// decisions of every meeting (M-25.2c, C-13).
#[test]
fn decisions_are_broken_down_and_chased() {
    let cases = [
        ("2026-05-20T17:00", "2026-05-20..2026-05-29", "2026-05-20..2026-05-25"),
        ("2026-02-12T11:30", "2026-02-12..2026-02-28", "2026-02-12..2026-02-24"),
        ("2026-09-24T11:30", "2026-09-24..2026-10-12", "2026-09-24..2026-09-30"),
    ];
    for (decided, seven, three) in cases {
        let planned =
            year().facts(&[&format!("d1 {decided} meeting.decided meeting=joint-conference")]).plan();
        planned.starts(
            "d1",
            &[
                &format!("break-down-joint-decisions M-05B.5b must wmb {seven}"),
                &format!("supervise-joint-decisions M-05B.5c must wmb {seven}"),
                &format!("meeting-decisions-supervised M-25.2c must cjb {three}"),
            ],
        );
    }
}

/// the decisions of another meeting are none of its business.
#[test]
fn decisions_of_the_commission_go_their_own_way() {
    let planned = year().facts(&["d1 2026-05-20T11:30 meeting.decided meeting=commission-meeting"]).plan();
    planned.starts(
        "d1",
        &[
            "carry-out-commission-decisions M-02.5b must wmb 2026-05-20..2026-05-29",
            "meeting-decisions-supervised M-25.2c must cjb 2026-05-20..2026-05-25",
        ],
    );
}

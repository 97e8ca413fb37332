//! What the office counts, makes known and edits.

use crate::{
    case::{same, year},
    holders::{MEMBER_UNITS, each, one},
    windows::{HALVES, MONTHS, QUARTERS},
};

/// R-10, M-07.5b, M-07.5c: each quarter, as the organisation has answered 定期.
#[test]
fn counts_submissions_and_makes_adoptions_known() {
    let planned = year().plan();
    planned.owes("count-submissions", "M-07.5b must", &one("wmb"), QUARTERS);
    planned.owes("publish-adoptions", "M-07.5c must", &one("wmb"), QUARTERS);
    same(planned.recipients("publish-adoptions@wmb@2026-Q3"), each(&[MEMBER_UNITS]));
}

/// R-11, M-09.6: deputies, members of the consultative conference and society are told how creation goes.
#[test]
fn tells_deputies_and_society() {
    let planned = year().plan();
    planned.owes("brief-public", "M-09.6 must", &one("wmb"), HALVES);
    same(planned.recipients("brief-public@wmb@2026-H1"), each(&["npc-deputies cppcc-members society"]));
}

/// R-12, M-09.7: the forum of social supervisors.
#[test]
fn hears_the_social_supervisors() {
    year().plan().owes("supervisors-forum", "M-09.7 must", &one("wmb"), HALVES);
}

/// R-13, M-11.8, M-13.5b: two bulletins, each of its own division.
#[test]
fn two_divisions_edit_a_bulletin_each() {
    let planned = year().plan();
    planned.owes("general-edit-bulletin", "M-11.8 must", &one("wmb-general"), MONTHS);
    planned.owes("minors-edit-bulletin", "M-13.5b must", &one("wmb-minors"), QUARTERS);
}

/// R-14, M-12.17, M-13.6: activities on the very theme days that the two divisions have named; the lunar ones fall on their
/// days of 2026.
#[test]
fn theme_days_are_kept_on_the_day() {
    let planned = year().plan();
    planned.owes(
        "theme-day-activities",
        "M-12.17 must",
        &one("wmb-creation"),
        &[
            "2026-02-17 2026-02-17..2026-02-17", // 春节
            "2026-03-05 2026-03-05..2026-03-05",
            "2026-04-05 2026-04-05..2026-04-05", // 清明节
            "2026-04-22 2026-04-22..2026-04-22",
            "2026-06-05 2026-06-05..2026-06-05",
            "2026-06-19 2026-06-19..2026-06-19", // 端午节
            "2026-09-20 2026-09-20..2026-09-20",
            "2026-09-25 2026-09-25..2026-09-25", // 中秋节
            "2026-10-18 2026-10-18..2026-10-18", // 重阳节
            "2026-12-05 2026-12-05..2026-12-05",
        ],
    );
    planned.owes(
        "minors-theme-days",
        "M-13.6 must",
        &one("wmb-minors"),
        &[
            "2026-04-23 2026-04-23..2026-04-23",
            "2026-06-01 2026-06-01..2026-06-01",
            "2026-09-01 2026-09-01..2026-09-01",
        ],
    );
}

//! Liaison officers: R-08, R-09, R-22.

use crate::{
    case::{same, year},
    holders::{MEMBER_UNITS, offices, one},
    windows::MONTHS,
};

/// R-08, M-06.3d, M-07.3b: the plan of the year, at its beginning. One paper, although two articles ask for it.
#[test]
fn plan_of_the_year_in_january() {
    let planned = year().plan();
    let who = offices(MEMBER_UNITS, "liaison");
    assert_eq!(who.len(), 70);
    planned.owes("unit-annual-plan", "M-06.3d must", &who, &["2026-01 2026-01-01..2026-01-31"]);
    assert_eq!(planned.recipients("unit-annual-plan@u-edu.liaison@2026-01"), ["wmb"]);
}

/// R-09, M-07.3b: the summary at the end of the year.
#[test]
fn summary_in_december() {
    let planned = year().plan();
    let who = offices(MEMBER_UNITS, "liaison");
    planned.owes("unit-year-end-summary", "M-07.3b must", &who, &["2026-12 2026-12-01..2026-12-31"]);
    assert_eq!(planned.recipients("unit-year-end-summary@u-edu.liaison@2026-12"), ["wmb"]);
}

/// R-09, M-06.3e: a report at the end of each stage; how many stages there are is an open norm.
#[test]
fn report_at_the_end_of_each_stage() {
    let who = offices(MEMBER_UNITS, "liaison");
    let rule = ("unit-stage-report", "M-06.3e must");
    year().plan().owes(rule.0, rule.1, &who, &["2026 2026-01-01..2026-06-30"]);
    let planned = year().answered("report-stages", r#"{ every = "quarter" }"#).plan();
    planned.owes(rule.0, rule.1, &who, crate::windows::QUARTERS);
    same(planned.recipients("unit-stage-report@u-edu.liaison@2026-Q2"), one("wmb"));
}

/// R-22, M-22.1: the creation office calls the liaison officers together once a month, in principle.
#[test]
fn meet_each_month() {
    year().plan().owes("liaison-meeting", "M-22.1 in-principle", &one("cjb"), MONTHS);
}

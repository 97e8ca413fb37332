//! The creation office, the leading group and the units below them: R-15 to R-18, R-21, R-31.

use crate::{
    case::year,
    holders::{SPECIAL_GROUPS, each, one},
    windows::{HALVES, MONTHS, YEAR},
};

/// R-15, M-14.2c: who was lent out goes back after the time that the creation office has set.
#[test]
fn secondments_rotate_after_a_year() {
    let started = "s1 2026-03-02T09:00 secondment.started subject=u-cgj actor=cjb";
    let planned = year().facts(&[started]).plan();
    planned.starts("s1", &["secondment-rotated M-14.2c must cjb 2026-03-02..2027-03-02"]);
    // August has no 31st six months later: the end of February counts.
    let planned = year()
        .answered("secondment-rotation", r#"{ amount = 6, unit = "month", side = "after" }"#)
        .facts(&["s1 2026-08-31T09:00 secondment.started subject=u-cgj actor=cjb"])
        .plan();
    planned.starts("s1", &["secondment-rotated M-14.2c must cjb 2026-08-31..2027-02-28"]);
}

/// R-16, M-14.9: the leading group inspects the creation office.
#[test]
fn leading_group_inspects_the_creation_office() {
    year().plan().owes("ldxz-checks-cjb", "M-14.9 must", &one("ldxz"), HALVES);
}

/// R-17, M-15.9a: the responsible units are assessed once a year.
#[test]
fn responsible_units_are_assessed_each_year() {
    year().plan().owes("annual-assessment", "M-15.9a must", &one("cjb"), YEAR);
}

/// R-18, M-16.2b: within a week of a deputy's leaving, the successor is filed with the creation office. A week is natural
/// days; its end stays in the holiday. M-16.2a: a successor is named within the five days that the setting gives.
#[test]
fn a_successor_is_filed_within_a_week() {
    let cases = [
        ("2026-05-20", "u-edu", "2026-05-25", "2026-05-27"),
        ("2026-02-12", "u-hzq", "2026-02-17", "2026-02-19"),
        ("2026-09-28", "u-cdd", "2026-10-03", "2026-10-05"),
        ("2026-12-30", "u-hg", "2027-01-04", "2027-01-06"),
    ];
    for (left, unit, named, filed) in cases {
        let ended = format!("a1 {left}T17:00 appointment.ended subject={unit} office=deputy");
        let planned = year().facts(&[&ended]).plan();
        planned.starts(
            "a1",
            &[
                &format!("successor-named M-16.2a must {unit} {left}..{named}"),
                &format!("successor-filed M-16.2b must {unit} {left}..{filed}"),
            ],
        );
        assert_eq!(planned.recipients(&format!("successor-filed@{unit}@a1")), ["cjb"]);
    }
}

/// R-18: it is about districts and the city's units (M-16.1a). Heads and liaison officers, streets, and the deputies of the
/// commission and its office are not meant; a seat of the commission has a rule of its own (M-01.3).
#[test]
fn nobody_else_files_a_successor() {
    let ended = |who: &str| format!("a1 2026-05-20T17:00 appointment.ended {who}");
    for who in ["subject=u-edu office=leader", "subject=u-edu office=liaison", "subject=wmb office=deputy"] {
        year().facts(&[&ended(who)]).plan().starts("a1", &[]);
    }
    for who in ["subject=u-dn office=deputy", "subject=u-aej office=deputy"] {
        year().facts(&[&ended(who)]).plan().starts("a1", &[]);
    }
    year()
        .facts(&[&ended("subject=wmw body=wmw office=deputy")])
        .plan()
        .starts("a1", &["adjust-commission-seats M-01.3 must wmw 2026-05-20..2026-06-19"]);
}

/// R-21, M-21.1: each special group meets once a month, in principle.
#[test]
fn each_special_group_meets_each_month() {
    let groups = each(&[SPECIAL_GROUPS]);
    year().plan().owes("special-group-meeting", "M-21.1 in-principle", &groups, MONTHS);
}

/// R-31, M-25.3b: notices of what is chased, each month.
#[test]
fn notices_of_supervision_each_month() {
    year().plan().owes("monthly-supervision-notices", "M-25.3b must", &one("cjb"), MONTHS);
}

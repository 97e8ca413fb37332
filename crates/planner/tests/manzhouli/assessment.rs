//! Assessments.

use crate::{
    case::{same, year},
    holders::{DISTRICTS, PROJECT_UNITS, STREETS, each, one},
    windows::{HALVES, YEAR},
};

/// R-24, M-24.1: targets, as the leading group has answered 定期.
#[test]
fn targets_each_half_year() {
    year().plan().owes("target-assessment", "M-24.1 must", &one("cjb"), HALVES);
}

/// R-25, M-24.2.1a: districts and streets score the departments; the creation office organises it.
#[test]
fn departments_are_scored_from_below() {
    let planned = year().plan();
    planned.owes("grassroots-assessment", "M-24.2.1a must", &one("cjb"), HALVES);
    let scorers = each(&[DISTRICTS, STREETS]);
    assert_eq!(scorers.len(), 12);
    planned.owes("grassroots-scores", "M-24.2.1a must", &scorers, HALVES);
    same(planned.recipients("grassroots-scores@u-dn@2026-H1"), one("cjb"));
}

/// R-26, M-24.2.2a.
#[test]
fn survey_each_half_year() {
    year().plan().owes("questionnaire-survey", "M-24.2.2a must", &one("cjb"), HALVES);
}

/// M-24.2.3a, M-24.2.3b: a mock assessment of the city, and one by each district of itself.
#[test]
fn mock_assessments_each_year() {
    let planned = year().plan();
    planned.owes("city-mock-assessment", "M-24.2.3a must", &one("cjb"), YEAR);
    planned.owes("district-mock-assessment", "M-24.2.3b must", &each(&[DISTRICTS]), YEAR);
}

/// R-29, M-24.2.4a, M-24.2.4c: by the end of June and of December, filed with the creation office.
#[test]
fn self_assessment_by_the_end_of_june_and_december() {
    let planned = year().plan();
    let who = each(&[DISTRICTS, PROJECT_UNITS]);
    assert_eq!(who.len(), 30);
    planned.owes("self-assessment", "M-24.2.4a must", &who, HALVES);
    for unit in who {
        assert_eq!(planned.recipients(&format!("self-assessment@{unit}@2026-H2")), ["cjb"]);
    }
}

/// R-30, M-24.4b: ten natural days from the publication of the result, to three bodies.
#[test]
fn rectification_is_reported_within_ten_days() {
    let cases = [
        ("2026-05-20", "2026-05-30", "2026-05-22"),
        // The tenth day lies in the Spring Festival, and in National Day: it stays there (V-13).
        ("2026-02-10", "2026-02-20", "2026-02-12"),
        ("2026-09-24", "2026-10-04", "2026-09-29"),
    ];
    for (published, due, notice) in cases {
        let fact = format!(
            "p1 {published}T10:00 assessment.published subject=u-edu actor=cjb assessment=grassroots-assessment"
        );
        let planned = year().facts(&[&fact]).plan();
        planned.starts(
            "p1",
            &[
                &format!("rectification-reported M-24.4b must u-edu {published}..{due}"),
                // Two workdays, as the setting has it; the clock above does not wait for it (C-14).
                &format!("rectification-notice-issued M-24.3b must cjb {published}..{notice}"),
            ],
        );
        same(planned.recipients("rectification-reported@u-edu@p1"), each(&["swsw szf ldxz"]));
        assert_eq!(planned.recipients("rectification-notice-issued@cjb@p1"), ["u-edu"]);
    }
}

/// a result about several units starts the clock of each; the office that publishes it owes no rectification.
#[test]
fn each_unit_named_reports_for_itself() {
    let fact = "p1 2026-05-20T10:00 assessment.published subjects=u-edu,u-gaj,u-hzq,cjb actor=cjb \
                assessment=city-mock-assessment";
    let planned = year().facts(&[fact]).plan();
    planned.owes(
        "rectification-reported",
        "M-24.4b must",
        &each(&["u-edu u-gaj u-hzq"]),
        &["p1 2026-05-20..2026-05-30"],
    );
}

/// C-14: two results published apart give two clocks, and a report on one does not stop the other.
#[test]
fn two_published_results_give_two_clocks() {
    let facts = [
        "p1 2026-02-10T10:00 assessment.published subject=u-edu actor=cjb assessment=grassroots-assessment",
        "p2 2026-02-16T10:00 assessment.published subject=u-edu actor=cjb assessment=questionnaire-survey",
        "r2 2026-02-18T10:00 rectification.reported actor=u-edu assessment=questionnaire-survey \
         recipients=swsw,szf,ldxz",
    ];
    let planned = year().facts(&facts).plan();
    planned.owes(
        "rectification-reported",
        "M-24.4b must",
        &one("u-edu"),
        &["p1 2026-02-10..2026-02-20", "p2 2026-02-16..2026-02-26"],
    );
    let met = |id: &str| planned.item(id).outcome().met.as_ref().map(|met| met.fact.clone());
    assert_eq!(met("rectification-reported@u-edu@p1"), None);
    assert_eq!(met("rectification-reported@u-edu@p2").as_deref(), Some("r2"));
}

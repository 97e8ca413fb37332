//! The roll: every rule that owes anything in 2026 before anything has happened, with how often, and every rule that waits for
//! a fact. One more than these, or one less, fails.

use std::collections::{BTreeMap, BTreeSet};

use planner::program::Part;

use crate::case::{same, year};

/// What recurs under appendix C: row, rule, obligations in the year.
const RECURRING: &str = "
    R-01 commission-meeting 2
    R-03 joint-conference 2
    R-04 joint-conference:agenda:annual 1
    R-06 adopt-annual-plan 1
    R-07 annual-plan-includes-work 88
    R-08 unit-annual-plan 70
    R-09 unit-year-end-summary 70
    R-09 unit-stage-report 70
    R-10 count-submissions 4
    R-10 publish-adoptions 4
    R-11 brief-public 2
    R-12 supervisors-forum 2
    R-13 general-edit-bulletin 12
    R-13 minors-edit-bulletin 4
    R-14 theme-day-activities 10
    R-14 minors-theme-days 3
    R-16 ldxz-checks-cjb 2
    R-17 annual-assessment 1
    R-19 leading-group-meeting 2
    R-20 review-meeting 2
    R-21 special-group-meeting 60
    R-22 liaison-meeting 12
    R-24 target-assessment 2
    R-25 grassroots-assessment 2
    R-25 grassroots-scores 24
    R-26 questionnaire-survey 2
    R-27 city-mock-assessment 1
    R-28 district-mock-assessment 4
    R-29 self-assessment 60
    R-31 monthly-supervision-notices 12";

/// What recurs beside appendix C, because the organisation has said how often: row of document M, rule, obligations.
const ANSWERED: &str = "
    M-12.1b public-civility-index 2
    M-14.8 dispatch-meeting 4
    M-17.4 lead-unit-reports 16
    M-24.3a self-assessment-result-published 2
    M-25.4c supervision-results-in-bulletin 12";

/// Lasting duties, accounted for once a year: how many holders, rules.
const STANDING: &str = "
    88 deploy-with-business
    80 leaders-in-charge deputies-in-charge creation-body-supplied head-answers-for-creation deputy-carries-out-creation deputy-named deputy-filed
    76 unit-sets-up-creation-body
    70 member-carry-out-decisions member-joint-drafting member-research member-consultation member-own-system
    70 member-share-experience member-help-grassroots member-keep-contact members-support-each-other name-liaison
    70 liaison-promote-practice liaison-supervise-own-unit liaison-submit-news liaison-serve-member liaison-join-inspection
    70 liaison-daily-contact report-implementation liaison-study
    59 responsible-unit-carries-out responsible-unit-reaches-standard responsible-unit-cooperates
    43 staff-know-indicators
    8 mass-organisations-share-work lead-unit-reaches-standard lead-unit-checks-units lead-unit-settles-problems
    4 district-sets-up-creation-body
    3 heads-run-divisions divisions-work-together
    2 city-wide-organisation
    1 deploy-campaigns commission-daily-business recommend-to-superior collect-submissions director-presides deputies-run-portfolio
    1 general-daily-business general-organise-meetings general-draft-documents general-secretarial-work general-personnel-data
    1 general-run-bases general-assess-interns general-activity-programme general-keep-archives
    1 creation-schemes select-ten-tops guide-creation-work deepen-city-creation accept-creation-candidates keep-creation-archives
    1 coordinate-creation welcome-campaign citizen-education urge-member-units city-wide-research train-cadres
    1 select-advanced-workers promote-models organise-non-public-units patriotic-bases genuine-goods-campaign civilised-tourism
    1 creation-daily-business minors-opinion minors-title minors-indicators minors-inspection minors-research minors-information
    1 minors-publicity cjb-overall-coordination ldxz-proposes-approach ldxz-spreads-experience ldxz-inspects-city
    1 ldxz-runs-creation-campaign ldxz-runs-selections ldxz-researches ldxz-liaises-upward ldxz-oversees-fund ldxz-oversees-archive
    1 cjb-serves-ldxz cjb-makes-implementation-plan cjb-makes-target-system cjb-makes-standard cjb-makes-assessment-method
    1 cjb-runs-activities cjb-dispatches-routine cjb-prepares-ldxz-meetings cjb-runs-publicity cjb-guides-responsible-units
    1 cjb-does-assigned-work cjb-coordinates-unit-offices cjb-liaises-with-superior-offices cjb-receives-inspectors
    1 cjb-coordinates-assigned-matters decisions-and-assignments-supervised deployments-made-known";

/// Open norms that the demonstration organisation has left open on purpose.
const OPEN: &str = "
    1 deputy-portfolios ten-tops-names veto-decider coordination-need";

/// Rules that wait for a fact: row of appendix C where there is one, rules.
const TRIGGERED: &str = "
    R-02 commission-meeting:notice
    R-05 joint-conference:minutes break-down-joint-decisions supervise-joint-decisions
    R-15 secondment-rotated
    R-18 successor-filed
    R-23 leading-group-meeting:circular review-meeting:circular special-group-meeting:circular liaison-meeting:circular
    R-30 rectification-reported
    M-01 carry-out-directives adjust-commission-seats
    M-02 prepare-commission-meeting carry-out-commission-decisions
    M-03 member-finish-tasks
    M-06 liaison-report-task-progress
    M-07 answer-material-request forward-submissions
    M-09 run-activities inspect-candidates publicise-candidates issue-activity-scheme participants-carry-out participants-report
    M-11 general-register-directives general-prepare-commission-meeting general-prepare-joint-conference
    M-16 successor-named
    M-17 lead-unit-makes-division-plan
    M-21 special-group-reports-meeting
    M-23 coordination-meeting:circular
    M-24 grassroots-result-published questionnaire-result-published city-mock-result-published
    M-24 rectification-notice-issued rectification-supervised
    M-25 meeting-decisions-supervised exposure-supervised complaint-supervised-at-once instruction-supervised-at-once
    M-25 supervised-matter-handled
    M-26 rewards-and-penalties-made-known hot-issues-made-known major-incidents-made-known major-matter-reported";

fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    table.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
        let mut words = line.split_whitespace();
        (words.next().unwrap(), words.collect())
    })
}

/// `<rule> <times>` of each rule in the four tables of what is owed in any year.
fn owed() -> Vec<String> {
    let counted = [RECURRING, ANSWERED].into_iter().flat_map(rows).map(|(_, words)| words.join(" "));
    let listed = [STANDING, OPEN].into_iter().flat_map(rows);
    counted
        .chain(listed.flat_map(|(times, rules)| {
            rules.into_iter().map(move |rule| format!("{rule} {times}")).collect::<Vec<_>>()
        }))
        .collect()
}

#[test]
fn these_rules_owe_something_in_2026_and_no_others() {
    let planned = year().plan();
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &planned.plan.items {
        assert!(item.obligation.trigger.is_none(), "nothing has happened yet");
        *times.entry(&item.obligation.rule).or_default() += 1;
    }
    same(times.iter().map(|(rule, times)| format!("{rule} {times}")), owed());
    let total: usize = times.values().sum();
    assert_eq!(total, planned.plan.items.len());
    assert!(planned.plan.findings.is_empty(), "{:?}", planned.plan.findings);
}

#[test]
fn these_rules_wait_for_a_fact_and_no_others() {
    let planned = year().plan();
    let waiting = planned
        .program
        .rules()
        .filter(|rule| rule.part != Part::Settle && planned.program.slots(&rule.id).is_empty())
        .map(|rule| rule.id.to_string());
    same(waiting, rows(TRIGGERED).flat_map(|(_, rules)| rules).map(str::to_owned));
}

#[test]
fn every_row_of_appendix_c_for_document_m_has_a_rule() {
    let rows: BTreeSet<&str> = [RECURRING, TRIGGERED]
        .into_iter()
        .flat_map(rows)
        .map(|(row, _)| row)
        .filter(|row| row.starts_with("R-"))
        .collect();
    let all: Vec<String> = (1..=31).map(|row| format!("R-{row:02}")).collect();
    assert_eq!(rows.into_iter().collect::<Vec<_>>(), all);
}

/// No obligation is planned twice: ids are unique.
#[test]
fn ids_are_unique() {
    let planned = year().plan();
    let ids: BTreeSet<&str> = planned.plan.items.iter().map(|item| item.obligation.id.as_str()).collect();
    assert_eq!(ids.len(), planned.plan.items.len());
}

//! Checks that every name in the rules means something and that every rule can run.

use std::collections::BTreeSet;

use kernel::Finding;

use super::regulation::Regulation;
use super::rule::Content;

mod article;
mod clause;
mod duty;
mod name;
mod party;
mod setting;
mod time;
mod trigger;

/// Everything in the rules that keeps them from running.
pub(crate) fn check(regulation: &Regulation) -> Vec<Finding> {
    let names = name::Names::of(regulation);
    let mut findings = Vec::new();
    for rule in regulation.rules() {
        for mention in rule.mentions() {
            party::check(&names, rule, &mention, &mut findings);
            name::check(&names, rule, &mention, &mut findings);
            article::check(regulation, rule, &mention, &mut findings);
            setting::check(&names, rule, &mention, &mut findings);
            time::check(rule, &mention, &mut findings);
        }
        match &rule.content {
            Content::Duty(data) => duty::check(regulation, rule, data, &mut findings),
            Content::Meeting(data) => duty::check_meeting(regulation, rule, data, &mut findings),
            Content::Setting(data) => setting::check_setting(rule, data, &mut findings),
            Content::Quota(data) => clause::check_quota(rule, data, &mut findings),
            Content::Threshold(data) => clause::check_threshold(rule, data, &mut findings),
            Content::Escalation(data) => time::check_rungs(rule, data, &mut findings),
            Content::Procedure(data) => clause::check_procedure(rule, data, &mut findings),
            Content::Vocabulary(data) => clause::check_vocabulary(rule, data, &mut findings),
            Content::Assessment(data) => clause::check_assessment(rule, data, &mut findings),
            Content::Body(data) => clause::check_body(regulation, rule, data, &mut findings),
            Content::Class(data) => clause::check_name(rule, data.id.as_str(), &mut findings),
            _ => {}
        }
    }
    party::check_filing(&names, regulation, &mut findings);
    trigger::check(regulation, &mut findings);
    let unique: BTreeSet<Finding> = findings.into_iter().collect();
    unique.into_iter().collect()
}

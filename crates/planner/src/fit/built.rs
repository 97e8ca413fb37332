//! Duties of a kind that no module of the platform discharges yet.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Severity, Text};
use regulation::{
    pack::{Action, Assessment, Duty, Meeting, noun},
    resolved::Rule,
};

use super::{Given, Report, given::shown};

/// One note for each noun without a module.
pub(super) fn check(given: &Given<'_>, built: &[&str], report: &mut Report) {
    let mut lacking: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    let mut add = |noun: &'static str, rule| {
        if !built.contains(&noun) {
            lacking.entry(noun).or_default().push(rule);
        }
    };
    for (rule, duty) in given.rules::<Duty>() {
        add(duty.action.noun(), rule);
    }
    for (rule, _) in given.rules::<Meeting>() {
        add(Action::Hold.noun(), rule);
    }
    for (rule, _) in given.rules::<Assessment>() {
        add(Action::Assess.noun(), rule);
    }
    for (noun_id, rules) in lacking {
        let Some(first) = rules.first() else { continue };
        let name = noun::find(noun_id).map_or(noun_id, |noun| noun.zh);
        let articles: BTreeSet<String> = rules.iter().map(|rule| rule.article.clone()).collect();
        let (count, list) = (rules.len(), shown(articles));
        report.about(
            "CW4144",
            Severity::Note,
            first,
            Text::new(
                format!("“{name}”还没有办理模块,{count}条:{list}"),
                format!("no module handles `{noun_id}` yet; {count} rules: {list}"),
            ),
            Text::new(
                "义务照样排出;办完后报一份写明条款的专项报告即可办结",
                "they become obligations all the same; a report that names the article discharges them",
            ),
        );
    }
}

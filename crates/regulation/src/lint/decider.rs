//! Who decides.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use super::examination::{Examination, list};
use crate::pack::{Action, Duty, Procedure, Requirement, RuleId, noun};
use crate::resolved::Rule;

/// Verbs that settle a matter.
const DECIDING: &[&str] = &["decide", "approve", "confer", "determine"];

/// One rule's answer to who decides.
struct Answer<'a> {
    rule: &'a Rule,
    who: BTreeSet<String>,
    setting: Option<&'a RuleId>,
}

/// CW3002: rules give one act to different deciders, and none says which of them decides when (C-02).
pub(super) fn check(examination: &mut Examination<'_>) {
    let mut answers: BTreeMap<&str, Vec<Answer<'_>>> = BTreeMap::new();
    for (rule, requirement) in examination.of::<Requirement>() {
        if let Some((noun, verb)) = requirement.act.split_once('.')
            && DECIDING.contains(&verb)
            && !requirement.by.is_empty()
        {
            let who = requirement.by.iter().map(ToString::to_string).collect();
            answers.entry(noun).or_default().push(Answer {
                rule,
                who,
                setting: requirement.setting.as_ref(),
            });
        }
    }
    for (rule, procedure) in examination.of::<Procedure>() {
        for step in
            procedure.steps.iter().filter(|step| DECIDING.contains(&step.id.as_str()) && !step.by.is_empty())
        {
            let who = step.by.iter().map(ToString::to_string).collect();
            answers.entry(procedure.noun.as_str()).or_default().push(Answer { rule, who, setting: None });
        }
    }
    // To select is to decide who is honoured, unless another rule keeps the decision for itself.
    for (rule, duty) in examination.of::<Duty>() {
        if duty.action == Action::Honour && duty.on.is_none() {
            let who = duty.who.iter().map(ToString::to_string).collect();
            answers.entry(duty.action.noun()).or_default().push(Answer { rule, who, setting: None });
        }
    }
    for (noun, answers) in answers {
        report(examination, noun, &answers);
    }
}

fn report(examination: &mut Examination<'_>, noun: &str, answers: &[Answer<'_>]) {
    let deciders: BTreeSet<&BTreeSet<String>> = answers.iter().map(|answer| &answer.who).collect();
    let settings: BTreeSet<Option<&RuleId>> = answers.iter().map(|answer| answer.setting).collect();
    let settled = settings.len() == 1 && !settings.contains(&None);
    if deciders.len() < 2 || settled {
        return;
    }
    let rules: Vec<&Rule> = answers.iter().map(|answer| answer.rule).collect();
    let name = noun::find(noun).map_or(noun, |noun| noun.zh);
    let count = deciders.len();
    examination.warn_together(
        &rules,
        "CW3002",
        Text::new(
            format!("“{name}”由谁决定有{count}种说法,没有一条说哪种归谁:{}", list(&rules)),
            format!("{count} different deciders of `{noun}`, and no rule says which decides what: {}", list(&rules)),
        ),
        Text::new(
            "请发文机关明确每一种由谁决定;在此之前让这些规则引用同一个设置,决定时记下由谁定的",
            "ask the issuer who decides which; until then let these rules name one setting, and record the decider with each decision",
        ),
    );
}

//! Assessments: recusal, what is left out, and how a yearly result is made.

use std::collections::BTreeMap;

use calendar::Unit;
use kernel::Text;

use super::examination::{Examination, list};
use crate::pack::{Action, Assessment, Duty, Permission, Schedule, Selector, selector::Party};
use crate::resolved::Rule;

/// CW3017, CW3018 and CW3019.
pub(super) fn check(examination: &mut Examination<'_>) {
    check_recusal(examination);
    check_excluded(examination);
    check_composition(examination);
}

/// Words of judging candidates.
const JUDGING: &[&str] = &["评比", "考评", "测评", "评选", "评定", "评议", "候选", "参评"];

fn classes(selectors: &[Selector]) -> Vec<&str> {
    let of = |selector: &Selector, except: bool| selector.except == except;
    let taken: Vec<&Selector> = selectors.iter().filter(|selector| of(selector, true)).collect();
    selectors
        .iter()
        .filter(|selector| of(selector, false) && !taken.iter().any(|other| other.party == selector.party))
        .filter_map(|selector| match &selector.party {
            Party::Class(class) => Some(class.as_str()),
            _ => None,
        })
        .collect()
}

/// CW3017: people may judge the class of units that they belong to, and nobody says that they step aside (C-17).
fn check_recusal(examination: &mut Examination<'_>) {
    let mut judging: Vec<(&Rule, String)> = Vec::new();
    for (rule, assessment) in examination.of::<Assessment>() {
        let assessed = classes(&assessment.assessed);
        let both = classes(&assessment.assessors).into_iter().any(|class| assessed.contains(&class));
        if both && !assessment.self_assessed && !assessment.recusal {
            judging.push((rule, examination.regulation.names_of(&assessment.assessors)));
        }
    }
    let judges = |who: &[Selector], text: &str| {
        let from_units = who.iter().any(|selector| {
            matches!(selector.party, Party::Class(_) | Party::Members(_)) && !selector.except
        });
        from_units && JUDGING.iter().any(|word| text.contains(word))
    };
    for (rule, duty) in examination.of::<Duty>() {
        let acts = matches!(duty.action, Action::Assess | Action::Inspect | Action::Honour);
        if acts && !duty.recusal && judges(&duty.who, &duty.what) {
            judging.push((rule, examination.regulation.names_of(&duty.who)));
        }
    }
    for (rule, permission) in examination.of::<Permission>() {
        let noun = permission.act.split('.').next().unwrap_or_default();
        let acts = matches!(noun, "assessment" | "inspection" | "honour");
        if acts && !permission.recusal && judges(&permission.who, &permission.what) {
            judging.push((rule, examination.regulation.names_of(&permission.who)));
        }
    }
    for (rule, who) in judging {
        examination.warn(
            rule,
            "CW3017",
            Text::new(
                format!("{who}可能评到自己单位,没写回避"),
                format!("{who} may come to judge their own unit, and no recusal is written"),
            ),
            Text::new(
                "写 recusal = true(默认本单位回避);确实不回避的,请发文机关写明",
                "write recusal = true (nobody judges their own unit); where that is not meant, ask the issuer to say so",
            ),
        );
    }
}

/// CW3018: left out of the self-assessment, and answered for all the same (C-45).
fn check_excluded(examination: &mut Examination<'_>) {
    let answering: Vec<&Rule> = examination
        .of::<Duty>()
        .filter(|(_, duty)| {
            let units = duty.who.iter().any(|selector| matches!(selector.party, Party::Class(_)));
            units
                && (!duty.responsible_for.is_empty()
                    || (duty.what.contains('对') && duty.what.contains("达标负责")))
        })
        .map(|(rule, _)| rule)
        .collect();
    let assessments: Vec<(&Rule, &Assessment)> = examination.of::<Assessment>().collect();
    for (rule, assessment) in assessments {
        if assessment.excludes.is_empty() || answering.is_empty() {
            continue;
        }
        let excluded = assessment.excludes.join("、");
        let rules: Vec<&Rule> = answering.iter().copied().chain([rule]).collect();
        examination.warn_together(
            &rules,
            "CW3018",
            Text::new(
                format!("“{}”不评{excluded},达标责任却仍然包括这些:{}", assessment.name, list(&rules)),
                format!(
                    "“{}” leaves out {excluded}, for which units answer all the same: {}",
                    assessment.name,
                    list(&rules)
                ),
            ),
            Text::new(
                "这些项目显示为“未列入自测”,不显示为通过;另由谁测要写明",
                "show these as not self-assessed, never as passed, and say who assesses them",
            ),
        );
    }
}

/// CW3019: one organiser runs several assessments, one of them yearly, and nothing says how they make one result (C-47).
fn check_composition(examination: &mut Examination<'_>) {
    let mut run: BTreeMap<String, Vec<(&Rule, &Assessment)>> = BTreeMap::new();
    for (rule, assessment) in examination.of::<Assessment>() {
        for organiser in
            assessment.organiser.iter().filter(|selector| matches!(selector.party, Party::Body(_)))
        {
            run.entry(examination.regulation.name_of(organiser)).or_default().push((rule, assessment));
        }
    }
    for (organiser, assessments) in run {
        let yearly = |assessment: &Assessment| matches!(&assessment.when, Some(Schedule::Recurrence(recurrence)) if recurrence.every == Unit::Year && recurrence.times == 1);
        let composed = assessments.iter().any(|(_, assessment)| !assessment.composed_of.is_empty());
        if composed || assessments.len() < 2 || !assessments.iter().any(|(_, assessment)| yearly(assessment))
        {
            continue;
        }
        let rules: Vec<&Rule> = assessments.iter().map(|(rule, _)| *rule).collect();
        examination.warn_together(
            &rules,
            "CW3019",
            Text::new(
                format!("{organiser}组织{}种考评,年度结果怎样由它们合成没有写:{}", assessments.len(), list(&rules)),
                format!("{organiser} runs {} assessments, and how they make the yearly result is not said: {}", assessments.len(), list(&rules)),
            ),
            Text::new(
                "在年度考核里写 composed_of(各项和权重);权重未定的留空,由设置确定",
                "write `composed_of` with weights in the yearly assessment; leave the weights empty for a setting to fill in",
            ),
        );
    }
}

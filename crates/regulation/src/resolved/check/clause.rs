//! Figures, lists, and bodies.

use std::collections::BTreeSet;

use kernel::{Finding, Text};
use rust_decimal::Decimal;

use crate::pack::{Assessment, Body, Procedure, Quota, RuleId, Threshold, Vocabulary, selector::Party};
use crate::resolved::complaint::about;
use crate::resolved::regulation::Regulation;
use crate::resolved::rule::Rule;

/// How a threshold may compare.
const OPERATORS: &[&str] = &[">=", ">", "<=", "<", "top", "bottom"];

/// Reports a quota without figures or with figures that exclude each other.
pub(super) fn check_quota(rule: &Rule, quota: &Quota, findings: &mut Vec<Finding>) {
    let trouble = match (quota.at_least, quota.at_most) {
        (None, None) => Some(("没有写数额", "it gives no figure")),
        (Some(least), Some(most)) if least > most => {
            Some(("at_least 大于 at_most", "`at_least` is above `at_most`"))
        }
        _ => None,
    };
    if let Some((zh, en)) = trouble {
        findings.push(about(
            rule,
            "CW2038",
            Text::new(zh, en),
            Text::new("核对 at_least 和 at_most", "check `at_least` and `at_most`"),
        ));
    }
}

/// Reports a threshold that cannot be compared with.
pub(super) fn check_threshold(rule: &Rule, threshold: &Threshold, findings: &mut Vec<Finding>) {
    if !OPERATORS.contains(&threshold.op.as_str()) {
        let list = OPERATORS.join(" ");
        findings.push(about(
            rule,
            "CW2039",
            Text::new(format!("op 不能是“{}”", threshold.op), format!("`op` cannot be `{}`", threshold.op)),
            Text::new(format!("可用:{list}"), format!("write one of: {list}")),
        ));
    }
    if Decimal::from_str_exact(&threshold.value).is_err() {
        findings.push(about(
            rule,
            "CW2040",
            Text::new(
                format!("value “{}”不是数", threshold.value),
                format!("`value` `{}` is no figure", threshold.value),
            ),
            Text::new(
                "写作十进制数,如 \"90\"、\"66.7\"",
                "write a decimal figure, such as \"90\" or \"66.7\"",
            ),
        ));
    }
}

/// Reports weights that are no figures, and some given where others are missing.
pub(super) fn check_assessment(rule: &Rule, assessment: &Assessment, findings: &mut Vec<Finding>) {
    let weights = assessment.composed_of.values();
    let wrong = weights.clone().any(|weight| !weight.is_empty() && Decimal::from_str_exact(weight).is_err());
    let mixed = weights.clone().any(String::is_empty) && weights.clone().any(|weight| !weight.is_empty());
    if wrong || mixed {
        findings.push(about(
            rule,
            "CW2048",
            Text::new(
                "composed_of 的权重不完整或不是数",
                "the weights of `composed_of` are incomplete or no figures",
            ),
            Text::new(
                "每项都写权重,如 \"0.4\";或都留空,由设置确定",
                "give each a weight, such as \"0.4\"; or leave all empty for a setting to fill in",
            ),
        ));
    }
}

/// Reports a procedure without steps, or with two of one id.
pub(super) fn check_procedure(rule: &Rule, procedure: &Procedure, findings: &mut Vec<Finding>) {
    check_parts(rule, "steps", procedure.steps.iter().map(|step| &step.id), findings);
}

/// Reports a vocabulary without terms, or with two of one id.
pub(super) fn check_vocabulary(rule: &Rule, vocabulary: &Vocabulary, findings: &mut Vec<Finding>) {
    check_parts(rule, "terms", vocabulary.terms.iter().map(|term| &term.id), findings);
}

fn check_parts<'a>(
    rule: &Rule,
    key: &str,
    ids: impl Iterator<Item = &'a RuleId>,
    findings: &mut Vec<Finding>,
) {
    let mut seen = BTreeSet::new();
    let mut none = true;
    for id in ids {
        none = false;
        if !seen.insert(id) {
            findings.push(about(
                rule,
                "CW2041",
                Text::new(format!("{key} 里“{id}”写了两次"), format!("`{key}` has `{id}` twice")),
                Text::new("改其中一个的 id", "change the id of one of them"),
            ));
        }
    }
    if none {
        findings.push(about(
            rule,
            "CW2042",
            Text::new(format!("{key} 是空的"), format!("`{key}` is empty")),
            Text::new(format!("在 {key} 里至少写一项"), format!("write at least one of the `{key}`")),
        ));
    }
}

/// Reports a body above itself, and one set up in something other than classes of units.
pub(super) fn check_body(regulation: &Regulation, rule: &Rule, body: &Body, findings: &mut Vec<Finding>) {
    check_name(rule, body.id.as_str(), findings);
    if let Some(selector) = body.one_in_each.iter().find(|selector| {
        !matches!(selector.party, Party::Class(_)) || selector.office.is_some() || selector.except
    }) {
        findings.push(about(
            rule,
            "CW2043",
            Text::new(
                format!("one_in_each 的“{selector}”不是单位类别"),
                format!("`one_in_each`: `{selector}` is no class of units"),
            ),
            Text::new("写作 class:单位类别", "write class:id"),
        ));
    }
    let mut above = body.parent.as_str();
    let mut seen = BTreeSet::from([body.id.as_str()]);
    while let Some(parent) = regulation.body(above) {
        if !seen.insert(above) {
            // Reported once, at the first of the circle, and not at bodies that only hang below it.
            if above == body.id.as_str() && seen.iter().min() == Some(&above) {
                findings.push(circle(rule, &seen));
            }
            return;
        }
        above = &parent.parent;
    }
}

fn circle(rule: &Rule, bodies: &BTreeSet<&str>) -> Finding {
    let names = bodies.iter().copied().collect::<Vec<_>>().join("、");
    about(
        rule,
        "CW2044",
        Text::new(
            format!("上级关系绕成一圈:{names}"),
            format!("the bodies stand above each other in a circle: {names}"),
        ),
        Text::new("改正其中一个的 parent", "correct the `parent` of one of them"),
    )
}

/// Reports an id that no selector could name.
pub(super) fn check_name(rule: &Rule, id: &str, findings: &mut Vec<Finding>) {
    if id.contains('.') {
        findings.push(about(
            rule,
            "CW2045",
            Text::new("编号里不能有点,否则选择不到", "the id may not hold a dot: no selector could name it"),
            Text::new("用 - 或 _ 代替点", "write - or _ instead of the dot"),
        ));
    }
}

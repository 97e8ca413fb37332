//! What is said about meetings that do not alternate.

use kernel::{Finding, Severity, Text};

use super::{Group, Pin, quarter_of};
use crate::program::{Program, Rule, RuleIndex};

/// What stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// They can be kept in different quarters, but not take turns.
    Gaps,
    /// They cannot even be kept in different quarters.
    Quarters,
}

/// For each pair of clauses in the group: that they do not go together, and why.
pub(super) fn complain(
    program: &Program,
    group: &Group,
    kept: &[(usize, Pin)],
    year: i16,
    trouble: Trouble,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, lane) in group.lanes.iter().enumerate() {
        let Some(with) = lane.with.and_then(|with| group.lanes.get(with)) else { continue };
        let (one, other) = (&program.rules[lane.rule], &program.rules[with.rule]);
        let article = article(program, lane.rule);
        let name = |rule: &Rule| rule.meeting.as_ref().map_or_else(String::new, |kind| kind.name.clone());
        let fixed: Vec<String> = kept
            .iter()
            .filter(|(of, _)| *of != at)
            .map(|(_, pin)| format!("{}(Q{})", pin.date, quarter_of(pin.date) + 1))
            .collect();
        let why = match (trouble, fixed.is_empty()) {
            (_, false) => Text::new(
                format!("已定的会期({})之间留不出隔开的季度", fixed.join("、")),
                format!("what is fixed ({}) leaves no quarters in between", fixed.join(", ")),
            ),
            (Trouble::Gaps, true) => Text::new(
                "次数或所限的季度凑不成一次隔一次",
                "their numbers or the quarters they are bound to do not let them take turns",
            ),
            (Trouble::Quarters, true) => {
                Text::new("没有一个季度是空着的", "no quarter is left free of the other")
            }
        };
        findings.push(Finding {
            code: "CW5201",
            severity: Severity::Error,
            article: article.to_string(),
            message: Text::new(
                format!(
                    "{year}年“{}”({article})要与“{}”({})隔季,两条排不到一起:{}",
                    name(one), name(other), other.article, why.zh
                ),
                format!(
                    "in {year} `{}` ({article}) must alternate by quarters with `{}` ({}); the two clauses cannot both hold: {}",
                    one.item, other.item, other.article, why.en
                ),
            ),
            help: Text::new(
                format!("请由发文机关明确{article}与{}哪一条让步,或改变会期", other.article),
                format!("let the issuer say which of {article} and {} gives way, or move a meeting", other.article),
            ),
            place: None,
        });
    }
    findings
}

fn article(program: &Program, rule: RuleIndex) -> &str {
    program.links.iter().find(|link| link.rule == rule).map_or("", |link| &link.article)
}

pub(super) fn clash(program: &Program, group: &Group, lane: usize, pin: &Pin) -> Finding {
    let lane = &group.lanes[lane];
    let rule = &program.rules[lane.rule];
    let other = lane.with.and_then(|with| group.lanes.get(with)).map(|with| &program.rules[with.rule]);
    let (other_item, other_article) = other.map_or(("", ""), |other| (&*other.item, &*other.article));
    let article = article(program, lane.rule);
    let body = lane.seat.as_ref().map_or("", crate::organisation::PartyId::as_str);
    Finding {
        code: "CW5202",
        severity: Severity::Warning,
        article: article.to_owned(),
        message: Text::new(
            format!(
                "{body}的“{}”定在{},与“{other_item}”({other_article})隔不开季度,不符合{article}({})",
                rule.item, pin.date, pin.fact
            ),
            format!(
                "`{}` of {body} on {} does not alternate by quarters with `{other_item}` ({other_article}), as {article} demands ({})",
                rule.item, pin.date, pin.fact
            ),
        ),
        help: Text::new(
            "请改到空着的季度;已按其余会期另排",
            "move it to a free quarter; the others have been arranged without it",
        ),
        place: None,
    }
}

//! Duties and meetings: when they are owed, and whether their deadlines can be met.

use calendar::Side;
use kernel::{Finding, Text};

use crate::pack::{Assessment, Duty, Meeting, RuleId, Within, fact, read::nearest::suggestion};
use crate::resolved::complaint::about;
use crate::resolved::regulation::Regulation;
use crate::resolved::rule::Rule;

/// Reports a duty that is owed at no time or at several, or whose deadline lies before what starts it.
pub(super) fn check(regulation: &Regulation, rule: &Rule, duty: &Duty, findings: &mut Vec<Finding>) {
    let given =
        [duty.when.is_some(), duty.on.is_some(), duty.standing].into_iter().filter(|given| *given).count();
    if given != 1 {
        let (zh, en) = if given == 0 {
            ("没有写什么时候做", "it does not say when it is owed")
        } else {
            ("写了不止一种时间", "it says more than one way when it is owed")
        };
        findings.push(about(
            rule,
            "CW2032",
            Text::new(zh, en),
            Text::new(
                "三者写一:when(周期)、on(由事实触发)、standing = true(日常职责)",
                "give one of: `when` (recurring), `on` (started by a fact), `standing = true` (lasting)",
            ),
        ));
    }
    if duty.on.is_none() && (duty.within.is_some() || !duty.of.is_empty()) {
        findings.push(about(
            rule,
            "CW2033",
            Text::new(
                "within、of 只用于由事实触发的职责",
                "`within` and `of` belong to duties that a fact starts",
            ),
            Text::new("补写 on,或删去 within 和 of", "add `on`, or remove `within` and `of`"),
        ));
    }
    if duty.who.iter().all(|selector| selector.except) {
        findings.push(nobody(rule, "who"));
    }
    check_side(regulation, rule, duty, findings);
    check_filter(regulation, rule, &duty.of, findings);
}

fn nobody(rule: &Rule, key: &str) -> Finding {
    about(
        rule,
        "CW2035",
        Text::new(format!("{key} 没有指任何人"), format!("`{key}` means nobody")),
        Text::new(format!("在 {key} 里写谁负责"), format!("write in `{key}` who it is")),
    )
}

fn check_side(regulation: &Regulation, rule: &Rule, duty: &Duty, findings: &mut Vec<Finding>) {
    let Some(on) = duty.on.as_deref() else { return };
    let before = match &duty.within {
        Some(Within::Span(span)) => span.side == Side::Before,
        Some(Within::Setting(reference)) => {
            let suggestion = regulation
                .find::<crate::pack::Setting>(reference.setting.as_str())
                .and_then(|(_, setting)| setting.suggestion.as_ref());
            suggestion.and_then(|value| value.get("side")).and_then(toml::Value::as_str) == Some("before")
        }
        None => false,
    };
    if before && !fact::announces(on) {
        findings.push(about(
            rule,
            "CW2034",
            Text::new(
                format!("期限在“{on}”之前,而职责要等“{on}”发生才知道"),
                format!("its deadline lies before `{on}`, which is what starts it"),
            ),
            Text::new(
                "改为 side = \"after\",或让它由预告这件事的事实触发(如 meeting.scheduled)",
                "write side = \"after\", or let a fact start it that announces the event (such as meeting.scheduled)",
            ),
        ));
    }
}

/// Reports a meeting of nobody, and one that gives way to itself.
pub(super) fn check_meeting(
    regulation: &Regulation,
    rule: &Rule,
    meeting: &Meeting,
    findings: &mut Vec<Finding>,
) {
    if meeting.members.iter().all(|selector| selector.except) {
        findings.push(nobody(rule, "members"));
    }
    if meeting.alternates.as_ref().is_some_and(|alternation| alternation.with == rule.id) {
        findings.push(about(
            rule,
            "CW2036",
            Text::new("会议与自己隔季", "the meeting alternates with itself"),
            Text::new("alternates.with 写另一种会议", "name another meeting in `alternates.with`"),
        ));
    }
    if let Some(circular) = &meeting.circular {
        check_filter(regulation, rule, &circular.of, findings);
    }
}

/// Values that name rules (`meeting`, `assessment`, `rule`) must name some.
fn check_filter(
    regulation: &Regulation,
    rule: &Rule,
    of: &std::collections::BTreeMap<String, String>,
    findings: &mut Vec<Finding>,
) {
    for (key, value) in of {
        let known: Vec<&str> = match key.as_str() {
            "meeting" => regulation.of::<Meeting>().map(|(rule, _)| rule.id.as_str()).collect(),
            "assessment" => regulation.of::<Assessment>().map(|(rule, _)| rule.id.as_str()).collect(),
            "rule" => regulation.index.keys().map(RuleId::as_str).collect(),
            _ => continue,
        };
        if !known.contains(&value.as_str()) {
            let near = suggestion(value, known.iter().copied());
            findings.push(about(
                rule,
                "CW2037",
                Text::new(
                    format!("of.{key} 指的“{value}”不存在"),
                    format!("`of.{key}` names `{value}`, which does not exist"),
                ),
                Text::new(format!("{}改正名称", near.zh), format!("{}correct the name", near.en)),
            ));
        }
    }
}

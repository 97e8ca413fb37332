//! Recurrences, spans, and ladders.

use calendar::{Side, Span, Unit};
use kernel::{Finding, Text};

use super::setting::together;
use crate::pack::Escalation;
use crate::resolved::complaint::about;
use crate::resolved::mention::Mention;
use crate::resolved::rule::Rule;

/// Reports recurrences and spans that cannot be computed, and spans on the wrong side.
pub(super) fn check(rule: &Rule, mention: &Mention<'_>, findings: &mut Vec<Finding>) {
    match *mention {
        Mention::Recurrence { key, recurrence } => {
            if let Err(texts) = recurrence.check() {
                let why = together(&texts);
                findings.push(about(
                    rule,
                    "CW2028",
                    Text::new(
                        format!("{key} 的周期不成立:{}", why.zh),
                        format!("`{key}` is no recurrence: {}", why.en),
                    ),
                    Text::new(
                        "按提示改写;写法见 docs/pack-language.md",
                        "correct it as the message says; docs/pack-language.md shows the forms",
                    ),
                ));
            }
        }
        Mention::Span { key, span, side } => {
            if let Err(why) = span.check() {
                findings.push(about(
                    rule,
                    "CW2029",
                    Text::new(
                        format!("{key} 的期限不成立:{}", why.zh),
                        format!("`{key}` is no span: {}", why.en),
                    ),
                    Text::new("按提示改写", "correct it as the message says"),
                ));
            }
            if let Some(side) = side.filter(|side| *side != span.side) {
                findings.push(about(rule, "CW2030", wrong_side(key, side), side_help(side)));
            }
        }
        _ => {}
    }
}

fn wrong_side(key: &str, side: Side) -> Text {
    match side {
        Side::Before => Text::new(format!("{key} 应在事前"), format!("`{key}` must lie before the event")),
        Side::After => Text::new(format!("{key} 应在事后"), format!("`{key}` must lie after the event")),
    }
}

fn side_help(side: Side) -> Text {
    let word = if side == Side::Before { "before" } else { "after" };
    Text::new(format!("写 side = \"{word}\""), format!("write side = \"{word}\""))
}

/// Reports a ladder whose rungs do not stand in time order.
pub(super) fn check_rungs(rule: &Rule, escalation: &Escalation, findings: &mut Vec<Finding>) {
    let empty = escalation.rungs.is_empty();
    let unordered = escalation.rungs.windows(2).any(|pair| match pair {
        [one, other] => hours(one.at) > hours(other.at),
        _ => false,
    });
    if empty || unordered {
        let message = if empty {
            Text::new("没有一级催办", "the ladder has no rung")
        } else {
            Text::new("各级没有按时间先后排列", "the rungs do not stand in time order")
        };
        findings.push(about(
            rule,
            "CW2031",
            message,
            Text::new("从最早的一级写起", "begin with the earliest rung"),
        ));
    }
}

/// About how many hours after the deadline; enough to compare rungs, which are days apart.
fn hours(span: Span) -> i64 {
    let each = match span.unit {
        Unit::Hour => 1,
        Unit::HalfDay => 12,
        Unit::Day | Unit::Workday => 24,
        Unit::Week => 7 * 24,
        Unit::Xun => 10 * 24,
        Unit::Month | Unit::SchoolMonth => 30 * 24,
        Unit::Quarter => 91 * 24,
        Unit::HalfYear | Unit::Term => 182 * 24,
        Unit::Year | Unit::MultiYear => 365 * 24,
    };
    let hours = i64::from(span.amount) * each;
    if span.side == Side::Before { -hours } else { hours }
}

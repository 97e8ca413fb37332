//! Open norms: which are settled, by whom the others must be, and whether the answers can be used.

use calendar::{Recurrence, Span};
use kernel::{Severity, Text};
use regulation::pack::{Setting, SettingKind};
use serde::Deserialize;

use super::{Given, Report};

/// Settings without an answer, with an answer of the wrong kind, and answers to nothing.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    for (rule, setting) in given.rules::<Setting>() {
        let id = setting.id.as_str();
        let Some(answer) = given.organisation.setting(id) else {
            let who = given.who(&setting.filled_by);
            let usual = setting.suggestion.as_ref().map(|value| format!("{id} = {value}"));
            let offered = usual.map_or_else(String::new, |usual| format!(",别处常用:{usual}"));
            report.about(
                "CW4141",
                Severity::Warning,
                rule,
                Text::new(
                    format!("“{}”没有确定:{}(由{who}填)", setting.norm, setting.asks),
                    format!("`{id}` is open ({}); to be filled in by {who}", setting.norm),
                ),
                Text::new(
                    format!("在组织文件的 [settings] 里填 {id}{offered};填好之前,靠它起算的事不会排出来"),
                    format!("fill in {id} under [settings] of the organisation file; until then nothing that rests on it is planned"),
                ),
            );
            continue;
        };
        if let Err(wrong) = usable(setting, answer) {
            report.about(
                "CW4142",
                Severity::Error,
                rule,
                Text::new(
                    format!("设置 {id} 的值 {answer} 不能用:{}", wrong.zh),
                    format!("the answer {answer} to `{id}` cannot be used: {}", wrong.en),
                ),
                Text::new(
                    format!("{},由{}改正", setting.asks, given.who(&setting.filled_by)),
                    setting.asks.clone(),
                ),
            );
        }
    }
    for id in given.organisation.settings().keys() {
        if given.regulation.find::<Setting>(id).is_none() {
            report.plain(
                "CW4143",
                Severity::Note,
                Text::new(
                    format!("没有哪条制度问 {id},这项设置不起作用"),
                    format!("no pack asks for {id}; the answer has no effect"),
                ),
                Text::new(
                    "核对拼写,或从 [settings] 中删去",
                    "check the spelling, or remove it from [settings]",
                ),
            );
        }
    }
}

/// Whether an answer is of the kind that its setting asks for.
fn usable(setting: &Setting, answer: &toml::Value) -> Result<(), Text> {
    let wrong = |zh: &str, en: &str| Err(Text::new(zh, en));
    let choices = &setting.choices;
    match setting.kind {
        SettingKind::Recurrence => match Recurrence::deserialize(answer.clone()) {
            Ok(recurrence) => recurrence.check().map_err(|texts| joined(&texts)),
            Err(_) => wrong(
                "应写周期,如 { every = \"quarter\" }",
                "write a recurrence such as { every = \"quarter\" }",
            ),
        },
        SettingKind::Span => match Span::deserialize(answer.clone()) {
            Ok(span) => span.check(),
            Err(_) => wrong(
                "应写期限,如 { amount = 3, unit = \"workday\", side = \"after\" }",
                "write a span such as { amount = 3, unit = \"workday\", side = \"after\" }",
            ),
        },
        SettingKind::Number if !answer.is_integer() => wrong("应为整数", "write a whole number"),
        SettingKind::Switch if !answer.is_bool() => wrong("应为 true 或 false", "write true or false"),
        SettingKind::Text if answer.as_str().is_none_or(|text| text.trim().is_empty()) => {
            wrong("应为文字", "write a text")
        }
        SettingKind::Choice => match answer.as_str() {
            Some(text) if choices.iter().any(|choice| choice == text) => Ok(()),
            _ => Err(one_of(choices)),
        },
        SettingKind::List => {
            let entries =
                answer.as_array().map(|entries| entries.iter().map(toml::Value::as_str).collect::<Vec<_>>());
            match entries {
                None => wrong("应为方括号中的一列文字", "write a list of texts in brackets"),
                Some(entries) if entries.contains(&None) => {
                    wrong("应为方括号中的一列文字", "write a list of texts in brackets")
                }
                Some(entries) if entries.is_empty() => wrong("至少写一项", "write one entry at least"),
                Some(entries)
                    if !choices.is_empty()
                        && entries
                            .iter()
                            .flatten()
                            .any(|entry| !choices.iter().any(|choice| choice == entry)) =>
                {
                    Err(one_of(choices))
                }
                Some(_) => Ok(()),
            }
        }
        SettingKind::Number | SettingKind::Switch | SettingKind::Text => Ok(()),
    }
}

fn one_of(choices: &[String]) -> Text {
    Text::new(format!("应从下列中选:{}", choices.join(";")), format!("choose from: {}", choices.join("; ")))
}

fn joined(texts: &[Text]) -> Text {
    let join = |part: fn(&Text) -> &str| texts.iter().map(part).collect::<Vec<_>>().join(";");
    Text::new(join(|text| &text.zh), join(|text| &text.en))
}

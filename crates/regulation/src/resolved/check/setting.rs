//! Settings: that they exist, answer what is asked where they stand, and offer answers that fit.

use calendar::{Recurrence, Span};
use kernel::{Finding, Text};
use serde::Deserialize as _;

use super::name::Names;
use crate::pack::{Setting, SettingKind, read::nearest::suggestion};
use crate::resolved::complaint::about;
use crate::resolved::mention::Mention;
use crate::resolved::rule::Rule;

/// Reports a setting that is not there or answers another question.
pub(super) fn check(names: &Names<'_>, rule: &Rule, mention: &Mention<'_>, findings: &mut Vec<Finding>) {
    let Mention::Setting { key, id, wants } = *mention else { return };
    let Some(kind) = names.settings.get(id.as_str()).copied() else {
        let near = suggestion(id.as_str(), names.settings.keys().copied());
        findings.push(about(
            rule,
            "CW2018",
            Text::new(
                format!("{key} 指的设置“{id}”不存在"),
                format!("`{key}` names the setting `{id}`, which does not exist"),
            ),
            Text::new(
                format!("{}改正名称,或补写 [[setting]]", near.zh),
                format!("{}correct the name, or add a [[setting]]", near.en),
            ),
        ));
        return;
    };
    if let Some(wants) = wants.filter(|wants| *wants != kind) {
        let (wants, kind) = (word(wants), word(kind));
        findings.push(about(
            rule,
            "CW2019",
            Text::new(
                format!("{key} 需要{}({})的设置,“{id}”是{}({})", wants.0, wants.1, kind.0, kind.1),
                format!("`{key}` needs a setting of kind {}, and `{id}` is of kind {}", wants.1, kind.1),
            ),
            Text::new(
                format!("把设置的 kind 改为 {},或另设一个", wants.1),
                format!("change the setting's kind to {}, or add another setting", wants.1),
            ),
        ));
    }
}

fn word(kind: SettingKind) -> (&'static str, &'static str) {
    match kind {
        SettingKind::Recurrence => ("周期", "recurrence"),
        SettingKind::Span => ("期限", "span"),
        SettingKind::Number => ("整数", "number"),
        SettingKind::Choice => ("单选", "choice"),
        SettingKind::List => ("列表", "list"),
        SettingKind::Text => ("文字", "text"),
        SettingKind::Switch => ("是否", "switch"),
    }
}

/// Reports a setting that cannot be answered, or whose suggestion is not an answer.
pub(super) fn check_setting(rule: &Rule, setting: &Setting, findings: &mut Vec<Finding>) {
    let takes_choices = matches!(setting.kind, SettingKind::Choice | SettingKind::List);
    let trouble = match setting.kind {
        SettingKind::Choice if setting.choices.len() < 2 => {
            Some(("单选至少要有两个 choices", "a choice needs at least two `choices`"))
        }
        _ if !takes_choices && !setting.choices.is_empty() => {
            Some(("choices 只用于 choice 和 list", "`choices` belong to kinds choice and list"))
        }
        _ => None,
    };
    if let Some((zh, en)) = trouble {
        findings.push(about(
            rule,
            "CW2020",
            Text::new(zh, en),
            Text::new("改 kind 或 choices", "change `kind` or `choices`"),
        ));
    }
    if let Some(suggestion) = &setting.suggestion
        && let Err(why) = answer(setting, suggestion)
    {
        findings.push(about(
            rule,
            "CW2020",
            Text::new(
                format!("suggestion 不是可用的回答:{}", why.zh),
                format!("`suggestion` is no answer: {}", why.en),
            ),
            Text::new(
                format!("按 kind = \"{}\" 的写法改,或删去", word(setting.kind).1),
                format!("write it as kind = \"{}\" asks, or remove it", word(setting.kind).1),
            ),
        ));
    }
}

/// Whether the value answers the setting.
pub(crate) fn answer(setting: &Setting, value: &toml::Value) -> Result<(), Text> {
    let not = |zh: &str, en: &str| Err(Text::new(format!("应为{zh}"), format!("it must be {en}")));
    let is_choice = |value: &toml::Value| {
        value.as_str().is_some_and(|text| setting.choices.iter().any(|choice| choice == text))
    };
    match setting.kind {
        SettingKind::Recurrence => match Recurrence::deserialize(value.clone()) {
            Ok(recurrence) => recurrence.check().map_err(|texts| together(&texts)),
            Err(_) => not("周期,如 { every = \"quarter\" }", "a recurrence, such as { every = \"quarter\" }"),
        },
        SettingKind::Span => match Span::deserialize(value.clone()) {
            Ok(span) => span.check(),
            Err(_) => not(
                "期限,如 { amount = 3, unit = \"workday\", side = \"after\" }",
                "a span, such as { amount = 3, unit = \"workday\", side = \"after\" }",
            ),
        },
        SettingKind::Number if value.is_integer() => Ok(()),
        SettingKind::Number => not("整数", "a whole number"),
        SettingKind::Switch if value.is_bool() => Ok(()),
        SettingKind::Switch => not("true 或 false", "true or false"),
        SettingKind::Text if value.is_str() => Ok(()),
        SettingKind::Text => not("文字", "text"),
        SettingKind::Choice if is_choice(value) => Ok(()),
        SettingKind::Choice => not("choices 之一", "one of the `choices`"),
        SettingKind::List => match value.as_array() {
            Some(values) if setting.choices.is_empty() && values.iter().all(toml::Value::is_str) => Ok(()),
            Some(values) if !setting.choices.is_empty() && values.iter().all(is_choice) => Ok(()),
            _ => not("列表(有 choices 时只能从中选)", "a list (of the `choices`, where there are some)"),
        },
    }
}

/// Several texts as one.
pub(crate) fn together(texts: &[Text]) -> Text {
    Text::new(
        texts.iter().map(|text| text.zh.as_str()).collect::<Vec<_>>().join(";"),
        texts.iter().map(|text| text.en.as_str()).collect::<Vec<_>>().join("; "),
    )
}

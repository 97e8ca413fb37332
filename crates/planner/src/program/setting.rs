//! Answers to open norms: from the settings of the organisation and from facts, and from which day each holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::{Date, Recurrence, Span};
use kernel::Text;
use regulation::pack::{Setting, SettingKind};

use crate::fact::{Fact, FactLog};

/// An answer that has been checked against the kind that its setting takes.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// How often.
    Recurrence(Box<Recurrence>),
    /// How long before or after.
    Span(Span),
    /// Anything that no date depends on.
    Other(toml::Value),
}

/// Reads an answer, or says why it is none. It is written as in a pack: `{ every = "quarter" }`, `3`, `"..."`.
pub(crate) fn read(setting: &Setting, value: &toml::Value) -> Result<Answer, Text> {
    let wrong = |zh: String, en: String| {
        Text::new(
            format!("“{}”的答案不合格:{zh}", setting.id),
            format!("the answer to `{}` does not fit: {en}", setting.id),
        )
    };
    let refuse = |error: toml::de::Error| {
        let (Text { zh, en }, _) = regulation::pack::read::explain(error.message(), &setting.id.to_string());
        wrong(zh, en)
    };
    let listed = |value: &toml::Value| {
        setting.choices.is_empty()
            || value.as_str().is_some_and(|text| setting.choices.iter().any(|choice| choice == text))
    };
    let choices = || setting.choices.join("、");
    match setting.kind {
        SettingKind::Recurrence => {
            let recurrence: Recurrence = value.clone().try_into().map_err(refuse)?;
            recurrence.check().map_err(|texts| join(&texts, &wrong))?;
            Ok(Answer::Recurrence(Box::new(recurrence)))
        }
        SettingKind::Span => {
            let span: Span = value.clone().try_into().map_err(refuse)?;
            span.check().map_err(|text| wrong(text.zh, text.en))?;
            Ok(Answer::Span(span))
        }
        SettingKind::Number if value.as_integer().is_some() => Ok(Answer::Other(value.clone())),
        SettingKind::Number => Err(wrong("应写一个整数".into(), "write a whole number".into())),
        SettingKind::Choice if value.is_str() && listed(value) => Ok(Answer::Other(value.clone())),
        SettingKind::Choice => {
            Err(wrong(format!("应从{}中选一个", choices()), format!("choose one of {}", choices())))
        }
        SettingKind::List if value.as_array().is_some_and(|entries| entries.iter().all(listed)) => {
            Ok(Answer::Other(value.clone()))
        }
        SettingKind::List => Err(wrong(
            format!("应写成列表,取自:{}", choices()),
            format!("write a list taken from: {}", choices()),
        )),
        SettingKind::Text if value.as_str().is_some_and(|text| !text.trim().is_empty()) => {
            Ok(Answer::Other(value.clone()))
        }
        SettingKind::Text => Err(wrong("应写一段文字".into(), "write a text".into())),
        SettingKind::Switch if value.is_bool() => Ok(Answer::Other(value.clone())),
        SettingKind::Switch => Err(wrong("应写true或false".into(), "write true or false".into())),
    }
}

fn join(texts: &[Text], wrong: &dyn Fn(String, String) -> Text) -> Text {
    let part = |pick: fn(&Text) -> &str| texts.iter().map(pick).collect::<Vec<_>>();
    wrong(part(|text| &text.zh).join(";"), part(|text| &text.en).join("; "))
}

/// Reads the answer that a `setting.filled` fact carries.
pub(crate) fn read_fact(setting: &Setting, fact: &Fact) -> Result<Answer, Text> {
    let Some(text) = fact.datum("value") else {
        return Err(Text::new("事实里没有写value", "the fact has no `value`"));
    };
    // A bare word is a text: who fills in a form does not write quotation marks.
    let value = format!("v = {text}")
        .parse::<toml::Table>()
        .ok()
        .and_then(|mut table| table.remove("v"))
        .unwrap_or_else(|| toml::Value::String(text.to_owned()));
    match setting.kind {
        SettingKind::Text | SettingKind::Choice if !value.is_str() => {
            read(setting, &toml::Value::String(text.to_owned()))
        }
        _ => read(setting, &value),
    }
}

/// Every answer known, and from which day it holds: always, where the organisation's settings give it; from the day of the
/// fact, where a fact does. A later one prevails from its day on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers {
    given: BTreeMap<Arc<str>, Arc<Answer>>,
    filled: BTreeMap<Arc<str>, Vec<(Date, Arc<Answer>)>>,
}

/// Since when an open norm has an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Since {
    /// It has none.
    Never,
    /// The organisation's settings give it.
    Always,
    /// A fact filled it in on this day.
    Day(Date),
}

/// One stretch of time in which an answer holds.
#[derive(Debug, Clone)]
pub(crate) struct Stretch {
    pub(crate) from: Option<Date>,
    pub(crate) before: Option<Date>,
    pub(crate) answer: Arc<Answer>,
}

impl Stretch {
    pub(crate) fn contains(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.before.is_none_or(|before| date < before)
    }
}

impl Answers {
    pub(crate) fn give(&mut self, setting: &str, answer: Answer) {
        self.given.insert(setting.into(), Arc::new(answer));
    }

    /// The same, with what the facts fill in, as far as they come from who may answer. Of several on one day, the last holds.
    pub(crate) fn with_facts(
        &self,
        settings: &BTreeMap<Arc<str>, Arc<Setting>>,
        log: &FactLog,
        may_answer: &dyn Fn(&str, &Fact) -> bool,
    ) -> Self {
        let named: BTreeSet<&str> = log.of_kind(FILLED).flat_map(|fact| fact.names()).collect();
        let mut answers = Self { given: self.given.clone(), filled: BTreeMap::new() };
        for name in named {
            if let Some((id, setting)) = settings.get_key_value(name) {
                answers.refill(id, setting, log, may_answer);
            }
        }
        answers
    }

    /// Reads again what the facts say of one setting.
    pub(crate) fn refill(
        &mut self,
        id: &Arc<str>,
        setting: &Setting,
        log: &FactLog,
        may_answer: &dyn Fn(&str, &Fact) -> bool,
    ) {
        let filled: BTreeMap<Date, Arc<Answer>> = log
            .of_name(FILLED, id)
            .filter(|fact| may_answer(id, fact))
            .filter_map(|fact| Some((fact.date(), Arc::new(read_fact(setting, fact).ok()?))))
            .collect();
        if filled.is_empty() {
            self.filled.remove(id);
        } else {
            self.filled.insert(id.clone(), filled.into_iter().collect());
        }
    }

    /// Whether facts say anything of the setting.
    pub(crate) fn has_facts(&self, setting: &str) -> bool {
        self.filled.contains_key(setting)
    }

    /// Since when there is an answer.
    pub(crate) fn since(&self, setting: &str) -> Since {
        if self.given.contains_key(setting) {
            return Since::Always;
        }
        let first = self.filled.get(setting).and_then(|list| list.first());
        first.map_or(Since::Never, |(date, _)| Since::Day(*date))
    }

    /// The stretches of time with one answer each, in order.
    pub(crate) fn stretches(&self, setting: &str) -> Vec<Stretch> {
        let given = self.given.get(setting).map(|answer| (None, answer.clone()));
        let filled = self
            .filled
            .get(setting)
            .into_iter()
            .flatten()
            .map(|(date, answer)| (Some(*date), answer.clone()));
        let starts: Vec<_> = given.into_iter().chain(filled).collect();
        let next = starts.iter().skip(1).map(|(from, _)| *from).chain([None]);
        starts
            .iter()
            .zip(next)
            .map(|((from, answer), before)| Stretch { from: *from, before, answer: answer.clone() })
            .collect()
    }

    /// Whether a switch is on, on a day.
    pub(crate) fn is_on(&self, setting: &str, date: Date) -> bool {
        let stretches = self.stretches(setting);
        let stretch = stretches.iter().find(|stretch| stretch.contains(date));
        stretch.is_some_and(|stretch| *stretch.answer == Answer::Other(toml::Value::Boolean(true)))
    }

    /// The span that holds on a day.
    pub(crate) fn span_on(&self, setting: &str, date: Date) -> Option<Span> {
        let stretch = self.stretches(setting).into_iter().find(|stretch| stretch.contains(date))?;
        match *stretch.answer {
            Answer::Span(span) => Some(span),
            _ => None,
        }
    }
}

/// The kind of fact that fills in an open norm.
pub(crate) const FILLED: &str = "setting.filled";

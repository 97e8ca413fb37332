//! One row of a file: its keys, each read with a message that says what should stand there.

use calendar::{
    Date,
    error::{FIRST_DAY, LAST_DAY},
};
use kernel::Text;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{super::Holder, super::PartyId, Log};

/// A row of one of the lists (`unit`, `body`, `person`, `appointment`) or a table.
pub(super) struct Row<'r, 's> {
    pub log: &'r mut Log,
    list: &'static str,
    table: &'r DeTable<'s>,
    /// Byte offset of the row.
    pub at: usize,
    /// Whether anything in it was wrong.
    pub failed: bool,
}

impl<'r, 's> Row<'r, 's> {
    /// Opens a row; reports it where it is not a table, and every key that it should not have.
    pub fn open(
        log: &'r mut Log,
        list: &'static str,
        value: &'r Spanned<DeValue<'s>>,
        keys: &[&str],
    ) -> Option<Self> {
        let at = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            log.report(
                "CW4005",
                at,
                Text::new(format!("{list} 的一行不是表"), format!("a row of `{list}` is not a table")),
                Text::new(
                    format!("写成 [[{list}]] 一节,或 {list} = [ {{ … }}, ]"),
                    format!("write a section [[{list}]], or {list} = [ {{ ... }}, ]"),
                ),
            );
            return None;
        };
        let mut row = Self { log, list, table, at, failed: false };
        for key in table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())) {
            let known = keys.join("、");
            row.fail(
                "CW4003",
                key.span().start,
                Text::new(
                    format!("{list} 不认识 {}", key.get_ref()),
                    format!("`{list}` has no `{}`", key.get_ref()),
                ),
                Text::new(format!("可用的有:{known}"), format!("it may have: {}", keys.join(", "))),
            );
        }
        Some(row)
    }

    fn fail(&mut self, code: &'static str, at: usize, message: Text, help: Text) {
        self.failed = true;
        self.log.report(code, at, message, help);
    }

    fn wrong_kind(&mut self, at: usize, key: &str, zh: &str, en: &str) {
        let list = self.list;
        self.fail(
            "CW4005",
            at,
            Text::new(format!("{list} 的 {key} 应为{zh}"), format!("`{key}` of `{list}` must be {en}")),
            Text::new(
                "照 docs/organisation.md 的示例改写",
                "write it after the example in docs/organisation.md",
            ),
        );
    }

    fn missing(&mut self, key: &str) {
        let (list, at) = (self.list, self.at);
        self.fail(
            "CW4004",
            at,
            Text::new(format!("{list} 缺少 {key}"), format!("`{list}` lacks `{key}`")),
            Text::new(format!("在这一行补上 {key} = …"), format!("add {key} = ... to the row")),
        );
    }

    /// The offset of a key's value, or of the row.
    pub fn at_key(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
    }

    /// A text that may be absent.
    pub fn optional(&mut self, key: &str) -> Option<String> {
        let value = self.table.get(key)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.trim().to_owned());
        }
        self.wrong_kind(value.span().start, key, "加引号的文字", "text in quotes");
        None
    }

    /// A text that must stand there and not be empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        if self.table.get(key).is_none() {
            self.missing(key);
            return None;
        }
        let text = self.optional(key)?;
        if text.is_empty() {
            self.missing(key);
            return None;
        }
        Some(text)
    }

    /// A switch; false where it is absent.
    pub fn switch(&mut self, key: &str) -> bool {
        match self.table.get(key).map(|value| (value.span().start, value.get_ref())) {
            None => false,
            Some((_, DeValue::Boolean(switch))) => *switch,
            Some((at, _)) => {
                self.wrong_kind(at, key, " true 或 false", "true or false");
                false
            }
        }
    }

    /// A list of texts, each with its offset; empty where it is absent.
    pub fn list(&mut self, key: &str) -> Vec<(usize, String)> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_kind(value.span().start, key, "方括号中的一列文字", "a list of texts in brackets");
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in array {
            match item.get_ref() {
                DeValue::String(text) => list.push((item.span().start, text.trim().to_owned())),
                _ => self.wrong_kind(item.span().start, key, "一列加引号的文字", "a list of texts in quotes"),
            }
        }
        list
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        self.list(key).into_iter().map(|(_, text)| text).collect()
    }

    /// A day that may be absent, within the calendar.
    pub fn date(&mut self, key: &str) -> Option<Date> {
        let value = self.table.get(key)?;
        let at = value.span().start;
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong_kind(at, key, "日期,如 2026-01-31", "a date such as 2026-01-31");
                return None;
            }
        };
        let Some(date) = calendar::plain_date::parse(&written) else {
            self.fail(
                "CW4006",
                at,
                Text::new(format!("{key}“{written}”不是日期"), format!("`{key}` “{written}” is not a date")),
                Text::new("写成 2026-01-31,不带时刻", "write it as 2026-01-31, without a time of day"),
            );
            return None;
        };
        if !(FIRST_DAY..=LAST_DAY).contains(&date) {
            self.fail(
                "CW4006",
                at,
                Text::new(
                    format!("{key} {date} 超出日历范围"),
                    format!("`{key}` {date} is outside the calendar"),
                ),
                Text::new(
                    format!("应在 {FIRST_DAY} 至 {LAST_DAY} 之间,请检查年份"),
                    format!("it must lie between {FIRST_DAY} and {LAST_DAY}; check the year"),
                ),
            );
            return None;
        }
        Some(date)
    }

    /// A day that must stand there.
    pub fn needed_date(&mut self, key: &str) -> Option<Date> {
        if self.table.get(key).is_none() {
            self.missing(key);
        }
        self.date(key)
    }

    /// The id of a unit or body at `at`: an id without a dot, because the dot separates the office.
    pub fn party(&mut self, key: &str, at: usize, text: &str) -> Option<PartyId> {
        match PartyId::new(text) {
            Ok(id) if !text.contains('.') => Some(id),
            _ => {
                self.bad_id(key, at, text);
                None
            }
        }
    }

    /// A unit, body or office of one at `at`.
    pub fn holder(&mut self, key: &str, at: usize, text: &str) -> Option<Holder> {
        if let Ok(holder) = text.parse() {
            return Some(holder);
        }
        let shown = shorten(text);
        self.fail(
            "CW4005",
            at,
            Text::new(
                format!("{key} 的“{shown}”既不是单位编号,也不是“单位.职务”"),
                format!("“{shown}” in `{key}` is neither the id of a unit or body nor unit.office"),
            ),
            Text::new(
                "写成 u-edu(单位或机构)或 u-edu.liaison(其职务)",
                "write u-edu (a unit or body) or u-edu.liaison (an office of it)",
            ),
        );
        None
    }

    /// Reports a text that cannot be an id.
    pub fn bad_id(&mut self, key: &str, at: usize, text: &str) {
        let shown = shorten(text);
        self.fail(
            "CW4005",
            at,
            Text::new(format!("{key}“{shown}”不能作编号"), format!("`{key}` “{shown}” cannot be an id")),
            Text::new(
                "编号只用字母、数字、汉字和 _ -,不超过96个字,不含点和空格",
                "an id holds letters, digits, Chinese characters, _ and - only, at most 96, no dot and no space",
            ),
        );
    }

    /// Reports a text that is none of the words allowed.
    pub fn not_one_of(&mut self, key: &str, text: &str, words: &str) {
        let (at, shown) = (self.at_key(key), shorten(text));
        self.fail(
            "CW4005",
            at,
            Text::new(format!("{key} 不能是“{shown}”"), format!("`{key}` cannot be “{shown}”")),
            Text::new(format!("应为下列之一:{words}"), format!("it must be one of: {words}")),
        );
    }
}

fn shorten(text: &str) -> String {
    let mut shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

//! One year's notice of days off and make-up workdays, read from its file.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use kernel::{Finding, Place, Severity, Text};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    error::{FIRST_DAY, LAST_DAY},
    plain_date,
};

/// A day that differs from the rule of weekends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Whether offices work.
    pub workday: bool,
    /// The holiday that it belongs to.
    pub name: Text,
}

/// What a year's notices say. The days may lie in December before or in January after the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// The year.
    pub year: i16,
    /// Titles and addresses of the notices.
    pub source: String,
    /// Every day that a notice names.
    pub days: BTreeMap<Date, Named>,
}

/// Reads a year's file; on error every finding at once. The codes are listed in `docs/calendar.md`.
pub(crate) fn read(file: &str, text: &str) -> Result<Notice, Vec<Finding>> {
    let mut reader = Reader { file, text, findings: Vec::new() };
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let Text { zh, en } = Text::of_toml_syntax(error.message());
        let at = error.span().map_or(0, |span| span.start);
        reader.report(
            "CW0901",
            at,
            Text::new(format!("不是有效的TOML:{zh}"), format!("not valid TOML: {en}")),
            Text::new(
                "对照 docs/calendar.md 的示例改正这一行",
                "correct the line after the example in docs/calendar.md",
            ),
        );
    }
    if !reader.findings.is_empty() {
        // What follows a broken line would only be echoes of it.
        return Err(reader.findings);
    }
    let notice = reader.notice(root.get_ref());
    match notice {
        Some(notice) if reader.findings.is_empty() => Ok(notice),
        _ => {
            reader.findings.sort_by_key(|finding| finding.place.as_ref().map(|place| place.line));
            Err(reader.findings)
        }
    }
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn report(&mut self, code: &'static str, at: usize, message: Text, help: Text) {
        let line = 1 + self.text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        self.findings.push(Finding {
            code,
            severity: Severity::Error,
            article: String::new(),
            message,
            help,
            place: Some(Place { file: self.file.to_owned(), line }),
        });
    }

    fn notice(&mut self, root: &DeTable<'_>) -> Option<Notice> {
        self.known_keys(root, &["year", "source", "off", "work"]);
        let year = self.year(root)?;
        let source = self.source(root);
        let mut days = BTreeMap::new();
        self.days_off(root, year, &mut days);
        if days.is_empty() && self.findings.is_empty() {
            self.report(
                "CW0907",
                0,
                Text::new("没有一个放假日", "there is no day off in it"),
                Text::new(
                    "至少写一节 [[off]];尚未公布的年份不要建文件,系统会按周末推算并标明“暂定”",
                    "write at least one [[off]]; a year not yet published needs no file, its days are computed from weekends and marked provisional",
                ),
            );
        }
        self.make_up_days(root, year, &mut days);
        Some(Notice { year, source, days })
    }

    fn year(&mut self, root: &DeTable<'_>) -> Option<i16> {
        let Some(value) = root.get("year") else {
            self.report(
                "CW0902",
                0,
                Text::new("缺少 year", "`year` is missing"),
                Text::new("在文件开头写 year = 2027", "begin the file with year = 2027"),
            );
            return None;
        };
        let year = value.get_ref().as_integer().and_then(|integer| integer.as_str().parse::<i16>().ok());
        let years = FIRST_DAY.year()..=LAST_DAY.year();
        let year = year.filter(|year| years.contains(year));
        if year.is_none() {
            self.report(
                "CW0908",
                value.span().start,
                Text::new(
                    format!("year 应为{}至{}之间的整数", years.start(), years.end()),
                    format!("`year` must be a whole number from {} to {}", years.start(), years.end()),
                ),
                Text::new("写成 year = 2027", "write it as year = 2027"),
            );
        }
        year
    }

    fn source(&mut self, root: &DeTable<'_>) -> String {
        let mut sources = Vec::new();
        for table in self.tables(root, "source") {
            self.known_keys(table.1, &["title", "address"]);
            let title = self.string(&table, "title");
            let address = self.string(&table, "address");
            if let (Some(title), Some(address)) = (title, address) {
                sources.push(format!("{title} {address}"));
            }
        }
        if sources.is_empty() && self.findings.is_empty() {
            self.report(
                "CW0902",
                0,
                Text::new("没有写明放假安排的出处", "the source of the year's holidays is missing"),
                Text::new(
                    "加一节 [[source]],写 title(通知标题和文号)和 address(网址)",
                    "add a [[source]] with `title` (title and number of the notice) and `address` (where it is published)",
                ),
            );
        }
        sources.join(";")
    }

    fn days_off(&mut self, root: &DeTable<'_>, year: i16, days: &mut BTreeMap<Date, Named>) {
        for table in self.tables(root, "off") {
            self.known_keys(table.1, &["name", "en", "from", "to"]);
            let name = self.name(&table);
            let (from, to) = (self.date(&table, "from", year), self.date(&table, "to", year));
            let (Some(name), Some(from), Some(to)) = (name, from, to) else { continue };
            // No holiday has been longer than two weeks; a longer one is a slip of the pen.
            if to < from || from.until(to).is_ok_and(|span| span.get_days() > 30) {
                self.report(
                    "CW0903",
                    table.0,
                    Text::new(
                        format!("放假起止日期不对:{from}至{to}"),
                        format!("the days off are in the wrong order or too many: {from} to {to}"),
                    ),
                    Text::new(
                        "from 是第一天,to 是最后一天,最多31天",
                        "`from` is the first day, `to` the last, 31 days at most",
                    ),
                );
                continue;
            }
            for date in from.series(jiff::Span::new().days(1)).take_while(|date| *date <= to) {
                self.add(days, date, Named { workday: false, name: name.clone() }, table.0);
            }
        }
    }

    fn make_up_days(&mut self, root: &DeTable<'_>, year: i16, days: &mut BTreeMap<Date, Named>) {
        for table in self.tables(root, "work") {
            self.known_keys(table.1, &["name", "en", "date"]);
            let name = self.name(&table);
            let (Some(name), Some(date)) = (name, self.date(&table, "date", year)) else { continue };
            if !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
                self.report(
                    "CW0906",
                    table.0,
                    Text::new(
                        format!("{date}不是周六或周日,本来就上班"),
                        format!("{date} is not a Saturday or Sunday: it is a workday anyway"),
                    ),
                    Text::new(
                        "核对通知中的日期,或删去这一节",
                        "check the date in the notice, or delete this entry",
                    ),
                );
                continue;
            }
            self.add(days, date, Named { workday: true, name }, table.0);
        }
    }

    fn add(&mut self, days: &mut BTreeMap<Date, Named>, date: Date, named: Named, at: usize) {
        if let Some(other) = days.get(&date) {
            let (other_zh, other_en) = (other.name.zh.clone(), other.name.en.clone());
            self.report(
                "CW0905",
                at,
                Text::new(
                    format!("{date}写了两次,另一次在“{other_zh}”"),
                    format!("{date} is named twice, the other time under {other_en}"),
                ),
                Text::new("每一天只写一次,删去多余的", "name each day once; delete the other"),
            );
        } else {
            days.insert(date, named);
        }
    }

    /// The tables of `[[key]]`, each with where it begins.
    fn tables<'t>(&mut self, root: &'t DeTable<'_>, key: &str) -> Vec<(usize, &'t DeTable<'t>)> {
        let Some(value) = root.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(
                value,
                key,
                &Text::new(format!("应写作 [[{key}]]"), format!("write it as [[{key}]]")),
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            match item.get_ref().as_table() {
                Some(table) => tables.push((item.span().start, table)),
                None => self.wrong_type(
                    item,
                    key,
                    &Text::new(format!("应写作 [[{key}]]"), format!("write it as [[{key}]]")),
                ),
            }
        }
        tables
    }

    fn known_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table {
            if !known.contains(&key.get_ref().as_ref()) {
                let (word, list) = (key.get_ref(), known.join(", "));
                self.report(
                    "CW0902",
                    key.span().start,
                    Text::new(format!("不认识的键“{word}”"), format!("unknown key `{word}`")),
                    Text::new(format!("这里可用:{list}"), format!("known here: {list}")),
                );
            }
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, key: &str, help: &Text) {
        self.report(
            "CW0902",
            value.span().start,
            Text::new(format!("“{key}”的写法不对"), format!("`{key}` is not what it should be")),
            help.clone(),
        );
    }

    fn missing(&mut self, at: usize, key: &str) {
        self.report(
            "CW0902",
            at,
            Text::new(format!("这一节缺少 {key}"), format!("`{key}` is missing here")),
            Text::new(format!("在这一节里加一行 {key} = …"), format!("add a line {key} = … to this entry")),
        );
    }

    fn name(&mut self, table: &(usize, &DeTable<'_>)) -> Option<Text> {
        let zh = self.string(table, "name")?;
        let en = if table.1.contains_key("en") { self.string(table, "en")? } else { zh.clone() };
        Some(Text { zh, en })
    }

    fn string(&mut self, (at, table): &(usize, &DeTable<'_>), key: &str) -> Option<String> {
        let Some(value) = table.get(key) else {
            self.missing(*at, key);
            return None;
        };
        let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            let help = Text::new("写成引号中的文字,不能为空", "write it as a quoted text that is not empty");
            self.wrong_type(value, key, &help);
        }
        text.map(str::to_owned)
    }

    fn date(&mut self, (at, table): &(usize, &DeTable<'_>), key: &str, year: i16) -> Option<Date> {
        let Some(value) = table.get(key) else {
            self.missing(*at, key);
            return None;
        };
        let written = match value.get_ref() {
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let Some(date) = plain_date::parse(&written) else {
            self.report(
                "CW0903",
                value.span().start,
                Text::new(format!("“{key}”不是日期"), format!("`{key}` is not a date")),
                Text::new("写成 2027-02-05 的样子,不带时间", "write it like 2027-02-05, without a time"),
            );
            return None;
        };
        let belongs = date.year() == year
            || (date.year() == year - 1 && date.month() == 12)
            || (date.year() == year + 1 && date.month() == 1);
        if !belongs {
            self.report(
                "CW0904",
                value.span().start,
                Text::new(format!("{date}不属于{year}年的放假安排"), format!("{date} does not belong to the holidays of {year}")),
                Text::new(
                    "只能是当年、上年12月或次年1月的日期;请核对年份",
                    "only days of the year, of December before or of January after may stand here; check the year",
                ),
            );
        }
        belongs.then_some(date)
    }
}

//! Reading a rule of RFC 5545 and refusing, with reasons, what is outside the supported subset.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time, Weekday};
use kernel::Text;
use rrule::RRuleSet;

use super::{By, Frequency, Rule};

/// Collects what is wrong; the first of a kind does not hide the next.
struct Reading {
    parts: BTreeMap<String, String>,
    wrong: Vec<Text>,
}

pub(super) fn rule(text: &str) -> Result<Rule, Vec<Text>> {
    let mut reading = Reading { parts: BTreeMap::new(), wrong: Vec::new() };
    reading.split(text);
    let frequency = reading.frequency();
    let rule = Rule {
        frequency: frequency.unwrap_or(Frequency::Daily),
        interval: reading.number("INTERVAL", 1..=9999).and_then(|n| u16::try_from(n).ok()).unwrap_or(1),
        count: reading.number("COUNT", 1..=100_000).and_then(|n| usize::try_from(n).ok()),
        until: reading.until(),
        week_start: reading.week_start(),
        by: By::ALL.into_iter().filter_map(|by| Some((by, reading.list(by)?))).collect(),
    };
    reading.unknown();
    if frequency.is_some() && reading.wrong.is_empty() {
        reading.wrong = combinations(&rule);
    }
    if reading.wrong.is_empty() {
        reading.wrong.extend(refused_by_the_crate(&rule));
    }
    if reading.wrong.is_empty() { Ok(rule) } else { Err(reading.wrong) }
}

impl Reading {
    fn wrong(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.wrong.push(Text::new(zh, en));
    }

    fn split(&mut self, text: &str) {
        let upper = text.trim().to_uppercase();
        let upper = upper.strip_prefix("RRULE:").unwrap_or(&upper);
        for part in upper.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some((key, value)) => {
                    if self.parts.insert(key.to_owned(), value.to_owned()).is_some() {
                        self.wrong(format!("{key} 写了两次"), format!("{key} is given twice"));
                    }
                }
                None => self.wrong(
                    format!("“{part}”应写成 名称=值,例如 FREQ=WEEKLY"),
                    format!("`{part}` must be NAME=VALUE, such as FREQ=WEEKLY"),
                ),
            }
        }
    }

    fn frequency(&mut self) -> Option<Frequency> {
        let value = self.parts.remove("FREQ").unwrap_or_default();
        match value.as_str() {
            "DAILY" => Some(Frequency::Daily),
            "WEEKLY" => Some(Frequency::Weekly),
            "MONTHLY" => Some(Frequency::Monthly),
            "YEARLY" => Some(Frequency::Yearly),
            "HOURLY" | "MINUTELY" | "SECONDLY" => {
                self.wrong(
                    format!("FREQ={value}:日历只到日,不支持按时、分、秒重复"),
                    format!("FREQ={value}: the calendar counts days, not hours, minutes or seconds"),
                );
                None
            }
            _ => {
                self.wrong(
                    "应有 FREQ=DAILY、WEEKLY、MONTHLY 或 YEARLY",
                    "it needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY",
                );
                None
            }
        }
    }

    fn number(&mut self, key: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let value = self.parts.remove(key)?;
        let number = value.parse().ok().filter(|number| range.contains(number));
        if number.is_none() {
            let (low, high) = (range.start(), range.end());
            self.wrong(
                format!("{key}={value} 应为{low}至{high}的整数"),
                format!("{key}={value} must be a whole number from {low} to {high}"),
            );
        }
        number
    }

    fn until(&mut self) -> Option<DateTime> {
        let value = self.parts.remove("UNTIL")?;
        let moment = moment(&value);
        if moment.is_none() {
            self.wrong(
                format!("UNTIL={value} 应写成 20271231"),
                format!("UNTIL={value} must be a date such as 20271231"),
            );
        }
        moment
    }

    fn week_start(&mut self) -> Weekday {
        let Some(value) = self.parts.remove("WKST") else { return Weekday::Monday };
        weekday(&value).unwrap_or_else(|| {
            self.wrong(
                format!("WKST={value} 应为 MO、TU、WE、TH、FR、SA、SU 之一"),
                format!("WKST={value} must be one of MO, TU, WE, TH, FR, SA, SU"),
            );
            Weekday::Monday
        })
    }

    fn list(&mut self, by: By) -> Option<String> {
        let value = self.parts.remove(by.name())?;
        let (low, high) = match by {
            By::Month => (1, 12),
            By::MonthDay => (-31, 31),
            By::YearDay | By::SetPos => (-366, 366),
            By::WeekNo | By::Day => (-53, 53),
        };
        let in_range = |text: &str| {
            text.parse::<i32>().is_ok_and(|number| number != 0 && (low..=high).contains(&number))
        };
        let good = value.split(',').all(|item| match by {
            By::Day => {
                let at = item.len().saturating_sub(2);
                let (Some(number), Some(day)) = (item.get(..at), item.get(at..)) else { return false };
                weekday(day).is_some() && (number.is_empty() || in_range(number))
            }
            _ => in_range(item),
        });
        if !good {
            let name = by.name();
            let (zh, en) = if by == By::Day {
                (
                    "应为星期代码,前面可加序号,例如 1MO,-1FR".to_owned(),
                    "must be codes of weekdays, each with an optional number before it, such as 1MO,-1FR"
                        .to_owned(),
                )
            } else {
                (
                    format!("应为{low}至{high}的整数(不含0),用逗号分开"),
                    format!("must be whole numbers from {low} to {high}, not 0, with commas between"),
                )
            };
            self.wrong(format!("{name}={value} {zh}"), format!("{name}={value} {en}"));
        }
        Some(value)
    }

    /// Whatever has not been taken up by now.
    fn unknown(&mut self) {
        for (key, value) in std::mem::take(&mut self.parts) {
            match key.as_str() {
                "BYHOUR" | "BYMINUTE" | "BYSECOND" => self.wrong(
                    format!("{key}:日历只到日,请删去"),
                    format!("{key}: the calendar counts days; leave it out"),
                ),
                "RSCALE" | "SKIP" => self.wrong(
                    format!("{key}={value}:不支持其他历法的规则(RFC 7529);农历节日请用 festival"),
                    format!("{key}={value}: rules in other calendars (RFC 7529) are not supported; use `festival` for lunar festivals"),
                ),
                _ => self.wrong(
                    format!("不认识“{key}”;起始日请写在 from"),
                    format!("`{key}` is not known; the first day belongs in `from`"),
                ),
            }
        }
    }
}

fn weekday(code: &str) -> Option<Weekday> {
    let days = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    days.into_iter().find(|day| super::code(*day) == code)
}

/// `20271231` is the end of that day; `20271231T090000Z` is that moment, whose `Z` is ignored.
pub(super) fn moment(value: &str) -> Option<DateTime> {
    let value = value.strip_suffix('Z').unwrap_or(value);
    match value.split_once('T') {
        Some((day, time)) => {
            let time = Time::strptime("%H%M%S", time).ok()?;
            Some(Date::strptime("%Y%m%d", day).ok()?.to_datetime(time))
        }
        None => Some(Date::strptime("%Y%m%d", value).ok()?.at(23, 59, 59, 0)),
    }
}

/// What RFC 5545 forbids, and what it leaves open so that implementations differ.
fn combinations(rule: &Rule) -> Vec<Text> {
    let has = |by| rule.by.contains_key(&by);
    let numbered = rule.by.get(&By::Day).is_some_and(|days| days.bytes().any(|byte| byte.is_ascii_digit()));
    let yearly = rule.frequency == Frequency::Yearly;
    let monthly = rule.frequency == Frequency::Monthly;
    let others = By::ALL.into_iter().any(|by| by != By::SetPos && has(by));
    let checks = [
        (
            rule.count.is_some() && rule.until.is_some(),
            "COUNT 和 UNTIL 只能写一个",
            "only one of COUNT and UNTIL may be given",
        ),
        (
            numbered && !yearly && !monthly,
            "带序号的 BYDAY 只用于 MONTHLY 和 YEARLY",
            "a BYDAY with a number goes with MONTHLY and YEARLY only",
        ),
        (
            numbered && has(By::WeekNo),
            "带序号的 BYDAY 不能与 BYWEEKNO 同用",
            "a BYDAY with a number does not go with BYWEEKNO",
        ),
        (
            has(By::MonthDay) && rule.frequency == Frequency::Weekly,
            "BYMONTHDAY 不能用于 WEEKLY",
            "BYMONTHDAY does not go with WEEKLY",
        ),
        (has(By::YearDay) && !yearly, "BYYEARDAY 只用于 YEARLY", "BYYEARDAY goes with YEARLY only"),
        (has(By::WeekNo) && !yearly, "BYWEEKNO 只用于 YEARLY", "BYWEEKNO goes with YEARLY only"),
        (has(By::SetPos) && !others, "BYSETPOS 要与另一个 BY… 同用", "BYSETPOS needs another BY… part"),
        (
            yearly && has(By::MonthDay) && !has(By::Month),
            "YEARLY 写了 BYMONTHDAY 却没有 BYMONTH,各家解释不一:请加 BYMONTH,或改为 MONTHLY",
            "YEARLY with BYMONTHDAY and without BYMONTH is read in different ways: add BYMONTH, or make it MONTHLY",
        ),
        (
            has(By::WeekNo) && rule.interval > 1,
            "BYWEEKNO 不能与 INTERVAL 同用(跨年的一周属于哪一年,各家算法不一)",
            "BYWEEKNO does not go with INTERVAL (implementations differ on the year of a week between two)",
        ),
        (
            has(By::WeekNo) && [By::Month, By::MonthDay, By::YearDay, By::SetPos].into_iter().any(has),
            "BYWEEKNO 只能与 BYDAY 同用",
            "BYWEEKNO goes with BYDAY only",
        ),
    ];
    checks.into_iter().filter(|(wrong, ..)| *wrong).map(|(_, zh, en)| Text::new(zh, en)).collect()
}

fn refused_by_the_crate(rule: &Rule) -> Option<Text> {
    let first = jiff::civil::date(2024, 1, 1);
    let error = rule.whole_periods(first, first).parse::<RRuleSet>().err()?;
    Some(Text::new(format!("规则不能用:{error}"), format!("the rule cannot be used: {error}")))
}

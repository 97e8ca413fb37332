//! Rules of RFC 5545, counted in days, through the `rrule` crate.
//!
//! The crate expands periods; what its cases get wrong is settled here. The rule is given whole periods to
//! begin with and every part that it would otherwise take from its first day, and COUNT, UNTIL and the first
//! day are applied to what comes out. What it still gets wrong is refused: `docs/calendar.md` lists it.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Weekday},
};
use kernel::Text;
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A rule within the supported subset.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub frequency: Frequency,
    interval: u16,
    count: Option<usize>,
    until: Option<DateTime>,
    week_start: Weekday,
    /// The parts that the crate is given: BYDAY and the like.
    by: Vec<(String, String)>,
}

impl Rule {
    pub(crate) fn parse(text: &str) -> Result<Self, Vec<Text>> {
        let mut rule = Self { frequency: Frequency::Daily, interval: 1, count: None, until: None, week_start: Weekday::Monday, by: vec![] };
        for part in text.split(';').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| vec![Text::new("no =", part)])?;
            match key {
                "FREQ" => rule.frequency = match value { "DAILY" => Frequency::Daily, "WEEKLY" => Frequency::Weekly, "MONTHLY" => Frequency::Monthly, "YEARLY" => Frequency::Yearly, _ => return Err(vec![Text::new("freq", format!("frequency {value}"))]) },
                "INTERVAL" => rule.interval = value.parse().map_err(|_| vec![Text::new("interval", value)])?,
                "COUNT" => rule.count = Some(value.parse().map_err(|_| vec![Text::new("count", value)])?),
                "UNTIL" => rule.until = Some(until(value).ok_or_else(|| vec![Text::new("until", value)])?),
                "WKST" => rule.week_start = day(value).ok_or_else(|| vec![Text::new("wkst", value)])?,
                "BYDAY" | "BYMONTHDAY" | "BYYEARDAY" | "BYWEEKNO" | "BYMONTH" | "BYSETPOS" => rule.by.push((key.into(), value.into())),
                _ => return Err(vec![Text::new("part", format!("part {key}"))]),
            }
        }
        Ok(rule)
    }

    fn has(&self, key: &str) -> bool { self.by.iter().any(|(k, _)| k == key) }

    pub(crate) fn days(&self, start: DateTime, from: Date, to: Date) -> Result<Vec<Date>, Text> {
        let mut by = self.by.clone();
        let date = start.date();
        let chosen = ["BYDAY", "BYMONTHDAY", "BYYEARDAY"].iter().any(|key| self.has(key));
        if !chosen {
            match self.frequency {
                Frequency::Yearly if self.has("BYWEEKNO") => by.push(("BYDAY".into(), code(date.weekday()).into())),
                Frequency::Yearly => {
                    by.push(("BYMONTHDAY".into(), date.day().to_string()));
                    if !self.has("BYMONTH") { by.push(("BYMONTH".into(), date.month().to_string())); }
                }
                Frequency::Monthly => by.push(("BYMONTHDAY".into(), date.day().to_string())),
                Frequency::Weekly => by.push(("BYDAY".into(), code(date.weekday()).into())),
                Frequency::Daily => {}
            }
        }
        let begin = match self.frequency {
            Frequency::Daily => date,
            Frequency::Weekly => date.saturating_sub(i32::from(date.weekday().since(self.week_start)).days()),
            Frequency::Monthly => date.first_of_month(),
            Frequency::Yearly => date.first_of_year(),
        };
        let mut text = format!("FREQ={};INTERVAL={};WKST={}", match self.frequency { Frequency::Daily => "DAILY", Frequency::Weekly => "WEEKLY", Frequency::Monthly => "MONTHLY", Frequency::Yearly => "YEARLY" }, self.interval, code(self.week_start));
        for (key, value) in by { text += &format!(";{key}={value}"); }
        let first = chrono_like(begin)?;
        let rule: RRule<Unvalidated> = text.parse().map_err(|e: rrule::RRuleError| Text::new("", e.to_string()))?;
        let rule = rule.validate(first).map_err(|e| Text::new("", e.to_string()))?;
        let set = RRuleSet::new(first).rrule(rule).limit();
        let time = start.time();
        let all = set.into_iter().filter_map(|d| d.format("%Y-%m-%d").to_string().parse::<Date>().ok());
        let kept = all.filter(|day| *day >= date).take_while(|day| self.until.is_none_or(|until| day.to_datetime(time) <= until));
        let counted = kept.take(self.count.unwrap_or(usize::MAX));
        Ok(counted.take_while(|day| *day <= to).filter(|day| *day >= from).collect())
    }
}

fn chrono_like(date: Date) -> Result<rrule_datetime::At, Text> { rrule_datetime::at(date) }
mod rrule_datetime {
    use super::*;
    pub type At = <RRuleSet as ExtractDt>::Dt;
    pub trait ExtractDt { type Dt; }
    impl ExtractDt for RRuleSet { type Dt = <rrule::RRuleSetIter as Iterator>::Item; }
    pub fn at(date: Date) -> Result<At, Text> {
        let text = format!("DTSTART:{}T000000Z\nRRULE:FREQ=DAILY;COUNT=1", date.strftime("%Y%m%d"));
        let set: RRuleSet = text.parse().map_err(|e: rrule::RRuleError| Text::new("", e.to_string()))?;
        let _ = Tz::UTC;
        Ok(*set.get_dt_start())
    }
}

fn until(value: &str) -> Option<DateTime> {
    let value = value.strip_suffix('Z').unwrap_or(value);
    if let Some((d, t)) = value.split_once('T') {
        let d = Date::strptime("%Y%m%d", d).ok()?;
        let t = jiff::civil::Time::strptime("%H%M%S", t).ok()?;
        Some(d.to_datetime(t))
    } else {
        Some(Date::strptime("%Y%m%d", value).ok()?.at(23, 59, 59, 0))
    }
}
fn day(value: &str) -> Option<Weekday> {
    Some(match value { "MO" => Weekday::Monday, "TU" => Weekday::Tuesday, "WE" => Weekday::Wednesday, "TH" => Weekday::Thursday, "FR" => Weekday::Friday, "SA" => Weekday::Saturday, "SU" => Weekday::Sunday, _ => return None })
}
fn code(weekday: Weekday) -> &'static str {
    match weekday { Weekday::Monday => "MO", Weekday::Tuesday => "TU", Weekday::Wednesday => "WE", Weekday::Thursday => "TH", Weekday::Friday => "FR", Weekday::Saturday => "SA", Weekday::Sunday => "SU" }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn experiment() {
        let text = std::fs::read_to_string("/work/shared/data/external/libical-icalrecur_test.txt").unwrap();
        let (mut name, mut rule, mut start) = (String::new(), String::new(), String::new());
        let (mut good, mut bad) = (0, 0);
        for line in text.lines() {
            if let Some(c) = line.strip_prefix("# ") { name = c.into(); }
            if let Some(c) = line.strip_prefix("RRULE:") { rule = c.into(); }
            if let Some(c) = line.strip_prefix("DTSTART:") { start = c.into(); }
            if let Some(c) = line.strip_prefix("INSTANCES:") {
                let r = match Rule::parse(&rule) { Ok(r) => r, Err(e) => { println!("OUT {} | {rule}", e[0].en); continue } };
                let st = until(&start).map(|u| if start.contains('T') { u } else { u.date().at(0,0,0,0) }).unwrap();
                let expected: Vec<Date> = c.split(',').filter_map(|d| until(d).map(|d| d.date())).collect();
                let got = r.days(st, st.date(), jiff::civil::date(2200, 12, 31));
                match got { Ok(g) if g == expected => good += 1, Ok(g) => { bad += 1; println!("BAD {name} | {rule} {start}\n   want {:?}\n   got  {:?}", &expected[..expected.len().min(8)], &g[..g.len().min(8)]) }, Err(e) => { bad += 1; println!("ERR {name} | {rule}: {}", e.en) } }
            }
        }
        println!("good {good} bad {bad}");
    }
}

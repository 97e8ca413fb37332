//! Rules of RFC 5545, counted in days, through the `rrule` crate.
//!
//! The crate expands whole periods. What depends on the first day is settled here, because the crate gets
//! some of it wrong: the day of the week or month that a rule leaves to its first day, a first period that
//! has begun before it, COUNT and UNTIL. Rules that come out wrong all the same are refused when they are
//! read; `docs/calendar.md` lists them.

mod read;

use std::collections::BTreeMap;

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Weekday},
    tz::Offset,
};
use kernel::Text;
use rrule::RRuleSet;

/// How often a rule returns. Hours and less are outside a calendar of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The parts that say which days of a period are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Month,
    WeekNo,
    YearDay,
    MonthDay,
    Day,
    SetPos,
}

impl By {
    const ALL: [Self; 6] =
        [Self::Month, Self::WeekNo, Self::YearDay, Self::MonthDay, Self::Day, Self::SetPos];

    fn name(self) -> &'static str {
        match self {
            Self::Month => "BYMONTH",
            Self::WeekNo => "BYWEEKNO",
            Self::YearDay => "BYYEARDAY",
            Self::MonthDay => "BYMONTHDAY",
            Self::Day => "BYDAY",
            Self::SetPos => "BYSETPOS",
        }
    }
}

/// A rule within the supported subset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) frequency: Frequency,
    interval: u16,
    count: Option<usize>,
    /// The last moment; a date means the whole day. A `Z` is ignored: the calendar has one time zone.
    until: Option<DateTime>,
    week_start: Weekday,
    by: BTreeMap<By, String>,
}

impl Rule {
    /// Reads a rule, or says everything that puts it outside the subset.
    pub(crate) fn read(text: &str) -> Result<Self, Vec<Text>> {
        read::rule(text)
    }

    /// Why the days of the rule depend on its first day, if they do.
    pub(crate) fn needs_start(&self) -> Option<Text> {
        if self.count.is_some() {
            return Some(Text::new("写了 COUNT", "it has a COUNT"));
        }
        if self.interval > 1 {
            return Some(Text::new("INTERVAL 大于1", "its INTERVAL is more than 1"));
        }
        (!self.names_its_days()).then(|| {
            Text::new(
                "没有写明是哪一天(BYDAY、BYMONTHDAY 等)",
                "it does not say which day (BYDAY, BYMONTHDAY and the like)",
            )
        })
    }

    fn names_its_days(&self) -> bool {
        self.frequency == Frequency::Daily
            || [By::Day, By::MonthDay, By::YearDay].iter().any(|by| self.by.contains_key(by))
    }

    /// The days of the rule within `from..=to`, in order, where its first moment (DTSTART) is `start`.
    pub(crate) fn days(&self, start: DateTime, from: Date, to: Date) -> Vec<Date> {
        self.from(start, from).take_while(|day| *day <= to).filter(|day| *day >= from).collect()
    }

    /// Whether the rule falls on any day at all.
    pub(crate) fn ever_falls(&self, start: DateTime) -> bool {
        self.from(start, start.date()).next().is_some()
    }

    /// Its days in order, from one not after `from`.
    fn from(&self, start: DateTime, from: Date) -> impl Iterator<Item = Date> {
        let first = start.date();
        // Validated when read, so that an error here cannot be; no day is then the safe answer.
        let set = self.whole_periods(first, from).parse::<RRuleSet>().ok();
        let until = self.until.unwrap_or(DateTime::MAX);
        // The limit stops a rule that never falls, such as one for 30 February.
        let moments = set.into_iter().flat_map(|set| set.limit().into_iter());
        let days = moments.filter_map(|moment| {
            let timestamp = jiff::Timestamp::from_second(moment.timestamp()).ok()?;
            Some(Offset::UTC.to_datetime(timestamp).date())
        });
        days.filter(move |day| *day >= first)
            .take_while(move |day| day.to_datetime(start.time()) <= until)
            .take(self.count.unwrap_or(usize::MAX))
    }

    /// The rule as the crate is given it: from the beginning of a period, with every part written out and
    /// without an end.
    fn whole_periods(&self, first: Date, from: Date) -> String {
        let mut by = self.by.clone();
        if !self.names_its_days() {
            match self.frequency {
                Frequency::Weekly => {
                    by.insert(By::Day, code(first.weekday()).to_owned());
                }
                Frequency::Yearly if by.contains_key(&By::WeekNo) => {
                    by.insert(By::Day, code(first.weekday()).to_owned());
                }
                Frequency::Yearly => {
                    by.insert(By::MonthDay, first.day().to_string());
                    by.entry(By::Month).or_insert_with(|| first.month().to_string());
                }
                Frequency::Monthly => {
                    by.insert(By::MonthDay, first.day().to_string());
                }
                Frequency::Daily => {}
            }
        }
        let parts: Vec<String> = by.iter().map(|(key, value)| format!(";{}={value}", key.name())).collect();
        format!(
            "DTSTART:{}T000000Z\nRRULE:FREQ={};INTERVAL={};WKST={}{}",
            self.begin(first, from).strftime("%Y%m%d"),
            self.frequency.name(),
            self.interval,
            code(self.week_start),
            parts.concat(),
        )
    }

    /// The beginning of the period that holds the first day; where nothing is counted, that of a later
    /// period in step with it, at least one before `from`.
    fn begin(&self, first: Date, from: Date) -> Date {
        let interval = i64::from(self.interval);
        let steps = |between: i64| {
            if self.count.is_some() { 0 } else { (between / interval - 1).max(0) * interval }
        };
        let later = |begin: Date, span: jiff::Span| begin.checked_add(span).unwrap_or(begin);
        match self.frequency {
            Frequency::Daily => later(first, steps(days_between(first, from)).days()),
            Frequency::Weekly => {
                let begin = first.saturating_sub(i64::from(first.weekday().since(self.week_start)).days());
                later(begin, steps(days_between(begin, from) / 7).weeks())
            }
            Frequency::Monthly => {
                let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
                later(first.first_of_month(), steps(months(from) - months(first)).months())
            }
            Frequency::Yearly => {
                later(first.first_of_year(), steps(i64::from(from.year()) - i64::from(first.year())).years())
            }
        }
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

impl Frequency {
    fn name(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

fn code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

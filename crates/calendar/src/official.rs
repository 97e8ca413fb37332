//! The calendar of workdays: weekends, days off and make-up workdays.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use jiff::civil::{Date, Weekday};
use kernel::{Finding, Text};
use serde::Serialize;

use crate::{
    CalendarError,
    error::{FIRST_DAY, LAST_DAY, in_range},
    notice::{self, Named, Notice},
    wording,
};

/// One day of the official calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Whether offices work.
    pub workday: bool,
    /// 春节放假, 国庆节调休上班, 周六, 工作日.
    pub reason: Text,
    /// Whether the year's holidays are not yet published, so that the day is computed from weekends.
    pub provisional: bool,
}

/// Which days are worked. Immutable and cheap to clone.
///
/// It knows the days from 1970 to 2200; a day outside is judged by weekends and is provisional.
#[derive(Debug, Clone)]
pub struct Calendar(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    notices: BTreeMap<i16, Arc<Notice>>,
    /// Every day that a notice names; where two name it, the later year's notice prevails.
    named: BTreeMap<Date, Named>,
    years: Vec<Year>,
}

/// The workdays of one year as bits, with how many there are before each word.
#[derive(Debug, Clone, Copy, Default)]
struct Year {
    workdays: [u64; 6],
    before: [u32; 6],
}

macro_rules! shipped {
    ($($year:literal)*) => {
        [$((concat!($year, ".toml"), include_str!(concat!("../data/holidays/", $year, ".toml")))),*]
    };
}

/// The years that the project ships: file name and text, for those who show or export them.
pub const SHIPPED: [(&str, &str); 20] = shipped!(
    2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026
);

static BUILTIN: LazyLock<Calendar> = LazyLock::new(|| {
    let notices =
        SHIPPED.map(|(file, text)| notice::read(file, text).expect("a test reads every shipped year"));
    Calendar::of(notices.into_iter().map(|notice| (notice.year, Arc::new(notice))).collect())
});

impl Calendar {
    /// The calendar with every year that the project ships.
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// A calendar of weekends only, in which no year is published.
    pub fn weekends_only() -> Self {
        Self::of(BTreeMap::new())
    }

    /// The calendar with one more year, or with that year replaced. `file` is the name that findings show;
    /// every bad line is reported at once. The form of `text` is described in `docs/calendar.md`.
    pub fn with_year(&self, file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        let notice = notice::read(file, text)?;
        let mut notices = self.0.notices.clone();
        notices.insert(notice.year, Arc::new(notice));
        Ok(Self::of(notices))
    }

    fn of(notices: BTreeMap<i16, Arc<Notice>>) -> Self {
        let named: BTreeMap<Date, Named> = notices.values().flat_map(|notice| notice.days.clone()).collect();
        let years = (FIRST_DAY.year()..=LAST_DAY.year()).map(|year| Year::of(year, &named)).collect();
        Self(Arc::new(Inner { notices, named, years }))
    }

    /// Whether the year's holidays are published.
    pub fn published(&self, year: i16) -> bool {
        self.0.notices.contains_key(&year)
    }

    /// The years whose holidays are published, in order.
    pub fn published_years(&self) -> impl Iterator<Item = i16> + '_ {
        self.0.notices.keys().copied()
    }

    /// Titles and addresses of the notices that the year's holidays come from.
    pub fn source(&self, year: i16) -> Option<&str> {
        self.0.notices.get(&year).map(|notice| notice.source.as_str())
    }

    /// The day, with its reason.
    pub fn day(&self, date: Date) -> Day {
        let workday = self.is_workday(date);
        let reason = match self.0.named.get(&date) {
            Some(Named { workday: true, name }) => {
                Text::new(format!("{}调休上班", name.zh), format!("make-up workday for {}", name.en))
            }
            Some(Named { workday: false, name }) => {
                Text::new(format!("{}放假", name.zh), format!("day off for {}", name.en))
            }
            None if workday => Text::new("工作日", "workday"),
            None => wording::weekday(date.weekday()),
        };
        Day { date, workday, reason, provisional: self.is_provisional(date) }
    }

    /// Whether the day is computed from weekends because its year's holidays are not yet published.
    pub fn is_provisional(&self, date: Date) -> bool {
        !self.published(date.year()) && !self.0.named.contains_key(&date)
    }

    /// Whether any day of `from..=to` is provisional.
    pub(crate) fn any_provisional(&self, from: Date, to: Date) -> bool {
        let mut date = from;
        while date <= to {
            if self.is_provisional(date) {
                return true;
            }
            // A published year has no provisional day: go on with the next one.
            let next = if self.published(date.year()) { date.last_of_year() } else { date }.tomorrow();
            let Ok(next) = next else { return false };
            date = next;
        }
        false
    }

    /// Whether offices work on the day.
    pub fn is_workday(&self, date: Date) -> bool {
        match self.year(date) {
            Some(year) => year.has(date),
            None => !weekend(date),
        }
    }

    fn year(&self, date: Date) -> Option<&Year> {
        usize::try_from(date.year() - FIRST_DAY.year()).ok().and_then(|index| self.0.years.get(index))
    }

    /// The day itself if it is a workday, else the first workday after it.
    pub fn next_workday(&self, on_or_after: Date) -> Date {
        let mut date = on_or_after;
        while !self.is_workday(date) {
            let Ok(next) = date.tomorrow() else { return date };
            date = next;
        }
        date
    }

    /// The day itself if it is a workday, else the last workday before it.
    pub fn previous_workday(&self, on_or_before: Date) -> Date {
        let mut date = on_or_before;
        while !self.is_workday(date) {
            let Ok(previous) = date.yesterday() else { return date };
            date = previous;
        }
        date
    }

    /// The `n`-th workday after `from` (before it, where `n` is negative); `from` itself where `n` is 0.
    /// Whether `from` is a workday does not matter: it is not counted.
    pub fn add_workdays(&self, from: Date, n: i32) -> Result<Date, CalendarError> {
        let mut date = in_range(from)?;
        for _ in 0..n.unsigned_abs() {
            let next = if n > 0 {
                date.tomorrow().map(|next| self.next_workday(next))
            } else {
                date.yesterday().map(|next| self.previous_workday(next))
            };
            date = next.ok().filter(|date| (FIRST_DAY..=LAST_DAY).contains(date)).ok_or_else(|| {
                CalendarError::OutOfRange(Text::new(
                    format!("{from}起第{n}个工作日"),
                    format!("{n} workdays from {from}"),
                ))
            })?;
        }
        Ok(date)
    }

    /// How many of the days `from..=to` are workdays; 0 where `to` is before `from`. Days outside 1970 to
    /// 2200 are not counted.
    pub fn workdays_between(&self, from: Date, to: Date) -> u32 {
        let (from, to) = (from.max(FIRST_DAY), to.min(LAST_DAY));
        if from > to {
            return 0;
        }
        if from.year() == to.year() {
            return self
                .year(from)
                .map_or(0, |year| year.up_to(to) - year.up_to(from) + u32::from(year.has(from)));
        }
        let first =
            self.year(from).map_or(0, |year| year.total() - year.up_to(from) + u32::from(year.has(from)));
        let last = self.year(to).map_or(0, |year| year.up_to(to));
        let index = |date: Date| usize::try_from(date.year() - FIRST_DAY.year()).unwrap_or(0);
        let between = self.0.years.get(index(from) + 1..index(to)).unwrap_or_default();
        first + between.iter().map(Year::total).sum::<u32>() + last
    }
}

fn weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Which word and bit of a year's bits stand for the day.
fn place(date: Date) -> (usize, u32) {
    let index = u32::try_from(date.day_of_year() - 1).unwrap_or(0);
    (usize::try_from(index / 64).unwrap_or(0), index % 64)
}

impl Year {
    fn of(year: i16, named: &BTreeMap<Date, Named>) -> Self {
        let mut result = Self::default();
        let first = jiff::civil::date(year, 1, 1);
        for date in first.series(jiff::Span::new().days(1)).take_while(|date| date.year() == year) {
            let workday = named.get(&date).map_or_else(|| !weekend(date), |named| named.workday);
            let (word, bit) = place(date);
            result.workdays[word] |= u64::from(workday) << bit;
        }
        for word in 1..6 {
            result.before[word] = result.before[word - 1] + result.workdays[word - 1].count_ones();
        }
        result
    }

    fn has(&self, date: Date) -> bool {
        let (word, bit) = place(date);
        self.workdays[word] >> bit & 1 == 1
    }

    /// How many workdays there are up to and with the day.
    fn up_to(&self, date: Date) -> u32 {
        let (word, bit) = place(date);
        self.before[word] + (self.workdays[word] & (u64::MAX >> (63 - bit))).count_ones()
    }

    fn total(&self) -> u32 {
        self.before[5] + self.workdays[5].count_ones()
    }
}

#[cfg(test)]
#[path = "official_tests.rs"]
mod tests;

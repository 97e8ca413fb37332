//! Lunar dates and solar terms, through `tyme4rs`, computed once for each year.

use std::sync::OnceLock;

use jiff::{ToSpan, civil::Date};
use kernel::Text;
use tyme4rs::tyme::{
    lunar::LunarYear,
    solar::{SolarDay, SolarTerm},
};

use crate::{
    CalendarError,
    error::{FIRST_DAY, LAST_DAY, in_range},
    wording,
};

/// A day of the Chinese lunar calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    /// The year in which its New Year falls.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Whether it is the leap month that follows the month of that number.
    pub leap: bool,
    /// The day, 1 to 30.
    pub day: u8,
}

/// The solar terms that festivals depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// 清明, in April.
    ClearAndBright,
    /// 秋分, in September.
    AutumnEquinox,
    /// 冬至, in December.
    WinterSolstice,
}

/// One month of a lunar year.
#[derive(Debug, Clone, Copy)]
struct Month {
    number: u8,
    leap: bool,
    first: Date,
}

/// The last lunar year that began before the calendar does, so that January 1970 has a lunar date.
const FIRST_YEAR: i16 = 1969;
const YEARS: usize = 233;

static MONTHS: [OnceLock<Vec<Month>>; YEARS] = [const { OnceLock::new() }; YEARS];
static TERMS: [OnceLock<[Option<Date>; 3]>; YEARS] = [const { OnceLock::new() }; YEARS];

fn index(year: i16) -> Option<usize> {
    usize::try_from(year - FIRST_YEAR).ok().filter(|index| *index < YEARS)
}

fn civil(day: &SolarDay) -> Option<Date> {
    let (year, month, day) =
        (i16::try_from(day.get_year()), i8::try_from(day.get_month()), i8::try_from(day.get_day()));
    Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
}

fn months(year: i16) -> &'static [Month] {
    let Some(index) = index(year) else { return &[] };
    MONTHS[index].get_or_init(|| {
        let months = LunarYear::from_year(isize::from(year)).get_months();
        let known = months.iter().filter_map(|month| {
            Some(Month {
                number: u8::try_from(month.get_month()).ok()?,
                leap: month.is_leap(),
                first: civil(&month.get_first_day().get_solar_day())?,
            })
        });
        known.collect()
    })
}

/// The day on which the term falls in the year, from 1969 to 2201; none outside.
pub fn term(year: i16, term: Term) -> Option<Date> {
    let terms = TERMS[index(year)?].get_or_init(|| {
        // The library counts the terms of a year from the winter solstice before it.
        [7, 18, 24].map(|number| civil(&SolarTerm::from_index(isize::from(year), number).get_solar_day()))
    });
    terms[match term {
        Term::ClearAndBright => 0,
        Term::AutumnEquinox => 1,
        Term::WinterSolstice => 2,
    }]
}

impl LunarDate {
    /// The lunar date of a day from 1970 to 2200.
    pub fn of(date: Date) -> Result<Self, CalendarError> {
        in_range(date)?;
        let year = if months(date.year()).first().is_some_and(|first| first.first <= date) {
            date.year()
        } else {
            date.year() - 1
        };
        let month = months(year).iter().rfind(|month| month.first <= date);
        let found = month.and_then(|month| {
            let day = month.first.until(date).ok()?.get_days() + 1;
            Some(Self { year, month: month.number, leap: month.leap, day: u8::try_from(day).ok()? })
        });
        found.ok_or_else(|| CalendarError::out_of_range(date))
    }

    /// The day of a month that is not a leap month, if the month has that many days.
    pub fn date(year: i16, month: u8, day: u8) -> Option<Date> {
        let months = months(year);
        let at = months.iter().position(|one| one.number == month && !one.leap)?;
        let date = months.get(at)?.first.checked_add((i32::from(day) - 1).days()).ok()?;
        let next = match months.get(at + 1) {
            Some(next) => next.first,
            None => Self::new_year(year + 1)?,
        };
        (day >= 1 && date < next).then_some(date)
    }

    /// The first day of the lunar year (春节), from 1969 to 2201.
    pub fn new_year(year: i16) -> Option<Date> {
        months(year).first().map(|month| month.first)
    }

    /// 丙午年正月初一 / day 1 of month 1 of the lunar year 2026.
    pub fn name(self) -> Text {
        const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
        const BRANCHES: [&str; 12] = ["子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"];
        // The year 4 began a cycle of sixty.
        let since = |cycle: i16| usize::try_from((self.year - 4).rem_euclid(cycle)).unwrap_or(0);
        let leap = if self.leap { ("闰", "leap ") } else { ("", "") };
        let month = match self.month {
            1 => "正".to_owned(),
            11 => "冬".to_owned(),
            12 => "腊".to_owned(),
            month => wording::chinese_number(i64::from(month)),
        };
        let ten = |number: u8| wording::chinese_number(i64::from(number));
        let day = match self.day {
            day @ 1..=10 => format!("初{}", ten(day)),
            day @ 11..=19 => format!("十{}", ten(day - 10)),
            20 => "二十".to_owned(),
            day @ 21..=29 => format!("廿{}", ten(day - 20)),
            _ => "三十".to_owned(),
        };
        Text::new(
            format!("{}{}年{}{month}月{day}", STEMS[since(10)], BRANCHES[since(12)], leap.0),
            format!("day {} of {}month {} of the lunar year {}", self.day, leap.1, self.month, self.year),
        )
    }
}

/// Every lunar year that has a day within `from..=to`.
pub(crate) fn years(from: Date, to: Date) -> std::ops::RangeInclusive<i16> {
    from.max(FIRST_DAY).year() - 1..=to.min(LAST_DAY).year()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn lunar_dates_have_names() {
        let cases = [
            (date(2026, 2, 17), "丙午年正月初一"),
            (date(2026, 2, 16), "乙巳年腊月廿九"),
            (date(2025, 7, 25), "乙巳年闰六月初一"),
            (date(2025, 8, 22), "乙巳年闰六月廿九"),
            (date(2023, 3, 22), "癸卯年闰二月初一"),
            (date(2026, 9, 25), "丙午年八月十五"),
            (date(2024, 2, 9), "癸卯年腊月三十"),
            (date(1970, 1, 1), "己酉年冬月廿四"),
            (date(2024, 11, 20), "甲辰年十月二十"),
        ];
        for (day, name) in cases {
            assert_eq!(LunarDate::of(day).unwrap().name().zh, name, "{day}");
        }
        let leap = LunarDate::of(date(2025, 7, 25)).unwrap();
        assert_eq!(leap.name().en, "day 1 of leap month 6 of the lunar year 2025");
        assert!(LunarDate::of(date(1969, 12, 31)).is_err());
        assert!(LunarDate::of(LAST_DAY).is_ok());
    }

    #[test]
    fn leap_months_fall_where_astronomy_puts_them() {
        let leap = |number: u8| -> Vec<i16> {
            let years = 2014..=if number == 4 { 2100 } else { 2110 };
            years
                .filter(|year| months(*year).iter().any(|month| month.leap && month.number == number))
                .collect()
        };
        // Known from the RSCALE cases of a public suite, and 2033 from the well-known problem of that year.
        assert_eq!(leap(9), [2014, 2109]);
        assert_eq!(leap(4), [2020, 2058, 2069, 2077, 2088, 2096]);
        assert_eq!(leap(11), [2033]);
    }

    #[test]
    fn every_day_of_two_centuries_has_one_lunar_date() {
        let mut before = LunarDate::of(FIRST_DAY).unwrap();
        for day in FIRST_DAY.series(1.day()).skip(1).take_while(|day| *day <= LAST_DAY) {
            let lunar = LunarDate::of(day).unwrap();
            assert!(lunar.day == before.day + 1 || (lunar.day == 1 && before.day >= 29), "{day}");
            assert!(lunar.day <= 30, "{day}");
            if !lunar.leap {
                assert_eq!(LunarDate::date(lunar.year, lunar.month, lunar.day), Some(day));
            }
            before = lunar;
        }
        assert_eq!(LunarDate::date(2026, 13, 1), None);
        assert_eq!(LunarDate::date(2026, 1, 31), None);
        assert_eq!(LunarDate::date(2026, 1, 0), None);
    }
}

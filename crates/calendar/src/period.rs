//! Periods of the calendar, and the units that they and the spans are counted in.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::{CalendarError, PeriodConfig, error, school, wording};

/// A unit of time as regulations use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 小时: in spans only.
    Hour,
    /// 半天: in spans only.
    HalfDay,
    /// 日, 天.
    Day,
    /// 工作日.
    Workday,
    /// 周: Monday to Sunday.
    Week,
    /// 旬: the 1st to 10th, 11th to 20th, 21st to the end of a month.
    Xun,
    /// 月.
    Month,
    /// 季度.
    Quarter,
    /// 半年.
    HalfYear,
    /// 年.
    Year,
    /// 学期.
    Term,
    /// 学月.
    SchoolMonth,
    /// 届.
    MultiYear,
}

impl Unit {
    /// The word for it: 季度 / quarter.
    pub fn name(self) -> Text {
        let (zh, en) = match self {
            Self::Hour => ("小时", "hour"),
            Self::HalfDay => ("半天", "half-day"),
            Self::Day => ("日", "day"),
            Self::Workday => ("工作日", "workday"),
            Self::Week => ("周", "week"),
            Self::Xun => ("旬", "ten-day period"),
            Self::Month => ("月", "month"),
            Self::Quarter => ("季度", "quarter"),
            Self::HalfYear => ("半年", "half-year"),
            Self::Year => ("年", "year"),
            Self::Term => ("学期", "school term"),
            Self::SchoolMonth => ("学月", "school month"),
            Self::MultiYear => ("届", "term of office"),
        };
        Text::new(zh, en)
    }

    /// The word for it in a pack: `half_year`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::HalfDay => "half_day",
            Self::Day => "day",
            Self::Workday => "workday",
            Self::Week => "week",
            Self::Xun => "xun",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
            Self::Term => "term",
            Self::SchoolMonth => "school_month",
            Self::MultiYear => "multi_year",
        }
    }
}

/// One period of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Period {
    /// Of which kind.
    pub unit: Unit,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// Stable ASCII key: `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W05`, `2026-03-X1`, `2026-03-05`,
    /// `2025T2`, `2025T2-M1`, `2021Y5`.
    pub label: String,
}

impl Period {
    /// 2026年第一季度 / first quarter of 2026.
    pub fn name(&self) -> Text {
        let (year, month) = (self.from.year(), self.from.month());
        let english = wording::month_in_english(month);
        let (zh, en) = match self.unit {
            Unit::Year => (format!("{year}年"), year.to_string()),
            Unit::HalfYear if month == 1 => (format!("{year}年上半年"), format!("first half of {year}")),
            Unit::HalfYear => (format!("{year}年下半年"), format!("second half of {year}")),
            Unit::Quarter => {
                let quarter = i64::from((month - 1) / 3 + 1);
                (
                    format!("{year}年第{}季度", wording::chinese_number(quarter)),
                    format!("{} quarter of {year}", wording::ordinal(quarter)),
                )
            }
            Unit::Month => (format!("{year}年{month}月"), format!("{english} {year}")),
            Unit::Xun => {
                let part = Self::part(self.from);
                let zh = ["上旬", "中旬", "下旬"][part];
                let en = ["first ten days", "middle ten days", "last days"][part];
                (format!("{year}年{month}月{zh}"), format!("{en} of {english} {year}"))
            }
            Unit::Week => {
                let week = self.from.iso_week_date();
                let (year, week) = (week.year(), week.week());
                (format!("{year}年第{week}周"), format!("week {week} of {year}"))
            }
            Unit::Day | Unit::Workday | Unit::HalfDay | Unit::Hour => {
                let day = wording::date(self.from);
                (day.zh, day.en)
            }
            Unit::Term => return school::term_name(&self.label),
            Unit::SchoolMonth => return school::month_name(&self.label),
            Unit::MultiYear => {
                let to = self.to.year();
                (format!("{year}—{to}年届"), format!("term of office {year} to {to}"))
            }
        };
        Text { zh, en }
    }

    /// Whether the day lies in it.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// Whether it has a day in common with `from..=to`.
    pub fn overlaps(&self, from: Date, to: Date) -> bool {
        self.from <= to && from <= self.to
    }

    /// The period of a unit that needs no configuration (day, week, xun, month, quarter, half-year, year)
    /// and holds the day; none for other units.
    pub fn holding(unit: Unit, day: Date) -> Option<Self> {
        let (year, month) = (day.year(), day.month());
        let months =
            |first: i8, count: i8| (date(year, first, 1), date(year, first + count - 1, 1).last_of_month());
        let ((from, to), label) = match unit {
            Unit::Day => ((day, day), day.to_string()),
            Unit::Week => {
                let into = i32::from(day.weekday().to_monday_zero_offset());
                let monday = day.saturating_sub(into.days());
                let week = monday.iso_week_date();
                ((monday, monday.saturating_add(6.days())), format!("{}-W{:02}", week.year(), week.week()))
            }
            Unit::Xun => {
                let part = Self::part(day);
                let from = date(year, month, [1, 11, 21][part]);
                let to = if part == 2 { day.last_of_month() } else { from.saturating_add(9.days()) };
                ((from, to), format!("{year}-{month:02}-X{}", part + 1))
            }
            Unit::Month => (months(month, 1), format!("{year}-{month:02}")),
            Unit::Quarter => {
                let quarter = (month - 1) / 3;
                (months(quarter * 3 + 1, 3), format!("{year}-Q{}", quarter + 1))
            }
            Unit::HalfYear => {
                let half = (month - 1) / 6;
                (months(half * 6 + 1, 6), format!("{year}-H{}", half + 1))
            }
            Unit::Year => (months(1, 12), year.to_string()),
            Unit::Hour | Unit::HalfDay | Unit::Workday | Unit::Term | Unit::SchoolMonth | Unit::MultiYear => {
                return None;
            }
        };
        Some(Self { unit, from, to, label })
    }

    /// Which 旬 of its month the day lies in, from 0.
    fn part(day: Date) -> usize {
        match day.day() {
            ..=10 => 0,
            11..=20 => 1,
            _ => 2,
        }
    }
}

/// Every period of the unit that overlaps `from..=to`, whole, in order.
///
/// Days, weeks, xun, months, quarters, half-years and years follow each other without a gap. Terms and
/// school months are those of the configuration, with holidays between them; terms of office begin with
/// the first one. Hours, half-days and workdays are not periods.
pub fn periods(
    unit: Unit,
    from: Date,
    to: Date,
    config: &PeriodConfig,
) -> Result<Vec<Period>, CalendarError> {
    error::range(from, to)?;
    match unit {
        Unit::Hour | Unit::HalfDay | Unit::Workday => Err(CalendarError::WrongUnit {
            unit,
            why: Text::new(
                "它只用于期限;周期请用日、周、旬、月、季度、半年、年、学期、学月或届",
                "it measures spans only; a period is a day, week, xun, month, quarter, half_year, year, term, school_month or multi_year",
            ),
        }),
        Unit::Term => school::terms(config, from, to),
        Unit::SchoolMonth => school::school_months(config, from, to),
        Unit::MultiYear => school::tenures(config, from, to),
        Unit::Day | Unit::Week | Unit::Xun | Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year => {
            let first = Period::holding(unit, from);
            let next = |period: &Period| {
                period.to.tomorrow().ok().filter(|day| *day <= to).and_then(|day| Period::holding(unit, day))
            };
            Ok(std::iter::successors(first, next).collect())
        }
    }
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;

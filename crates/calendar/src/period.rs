//! Periods of the calendar, and the units that they and the spans are counted in.

use jiff::civil::Date;
use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::{CalendarError, PeriodConfig};

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
        todo!()
    }

    /// Whether the day lies in it.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

/// Every period of the unit that overlaps `from..=to`, whole, in order.
pub fn periods(
    _unit: Unit,
    _from: Date,
    _to: Date,
    _config: &PeriodConfig,
) -> Result<Vec<Period>, CalendarError> {
    todo!()
}

//! School terms, school months and terms of office: periods that only the pack or the organisation knows.

use jiff::civil::Date;
use kernel::Text;
use serde::{Deserialize, Serialize};

/// The periods that a pack or an organisation gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodConfig {
    /// School terms (学期), in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// The multi-year term of office (届).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenure: Option<Tenure>,
}

/// One school term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable ASCII key, such as `2025T2`: the year in which the school year begins, and which term of it.
    pub label: String,
    /// The first day.
    #[serde(with = "crate::plain_date")]
    pub from: Date,
    /// The last day.
    #[serde(with = "crate::plain_date")]
    pub to: Date,
    /// The first days of its school months (学月), the first of which is the term's first day. Where none
    /// is given, a school month is four weeks from the term's first day, and a rest of less than two weeks
    /// belongs to the last one.
    #[serde(default, with = "crate::plain_date::list", skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<Date>,
}

/// A term of office that returns every so many years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tenure {
    /// The first day of the first term of office.
    #[serde(with = "crate::plain_date")]
    pub first: Date,
    /// Its length in years.
    pub years: i16,
}

impl PeriodConfig {
    /// Everything that is wrong with it, or nothing.
    pub fn check(&self) -> Result<(), Vec<Text>> {
        todo!()
    }
}

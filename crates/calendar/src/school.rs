//! School terms, school months and terms of office: periods that only the pack or the organisation knows.

use std::collections::BTreeSet;

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use kernel::Text;
use serde::{Deserialize, Serialize};

use crate::{CalendarError, Period, Unit, error::in_range, wording};

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
        let mut wrong = Vec::new();
        for term in &self.terms {
            term.check(&mut wrong);
        }
        let ordered = self.ordered();
        for (earlier, later) in ordered.iter().zip(ordered.iter().skip(1)) {
            if later.from <= earlier.to {
                wrong.push(Text::new(
                    format!("学期“{}”和“{}”的日期重叠,请改正起止日期", earlier.label, later.label),
                    format!(
                        "the terms `{}` and `{}` overlap; correct their dates",
                        earlier.label, later.label
                    ),
                ));
            }
        }
        let labels: BTreeSet<&str> = self.terms.iter().map(|term| term.label.as_str()).collect();
        if labels.len() < self.terms.len() {
            wrong.push(Text::new(
                "有两个学期用了同一个 label,请各用各的",
                "two terms have the same label; give each its own",
            ));
        }
        if let Some(tenure) = self.tenure {
            if !(1..=50).contains(&tenure.years) {
                wrong.push(Text::new(
                    format!("一届{}年不合理,years 应为1至50", tenure.years),
                    format!("a term of office of {} years; `years` must be 1 to 50", tenure.years),
                ));
            }
            if let Err(error) = in_range(tenure.first) {
                wrong.push(error.text());
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn ordered(&self) -> Vec<&Term> {
        let mut ordered: Vec<&Term> = self.terms.iter().collect();
        ordered.sort_by_key(|term| (term.from, term.to));
        ordered
    }
}

impl Term {
    fn check(&self, wrong: &mut Vec<Text>) {
        let label = &self.label;
        if label.is_empty() || !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            wrong.push(Text::new(
                format!("学期的 label“{label}”只能用字母、数字和-,例如 2026T1"),
                format!("the term label `{label}` may hold letters, digits and - only, such as 2026T1"),
            ));
        }
        if self.to < self.from {
            wrong.push(Text::new(
                format!("学期“{label}”的起始日{}晚于截止日{},请对调", self.from, self.to),
                format!(
                    "the term `{label}` ends ({}) before it begins ({}); exchange the dates",
                    self.to, self.from
                ),
            ));
        }
        for error in [in_range(self.from), in_range(self.to)].into_iter().filter_map(Result::err) {
            wrong.push(error.text());
        }
        let first = self.months.first().is_none_or(|first| *first == self.from);
        let ascending = self.months.is_sorted_by(|one, next| one < next);
        let inside = self.months.iter().all(|day| (self.from..=self.to).contains(day));
        if !(first && ascending && inside) {
            wrong.push(Text::new(
                format!("学期“{label}”的学月起始日应从{}开始、由早到晚、不出学期", self.from),
                format!(
                    "the school months of `{label}` must begin with {}, ascend, and stay within the term",
                    self.from
                ),
            ));
        }
    }

    fn period(&self) -> Period {
        Period { unit: Unit::Term, from: self.from, to: self.to, label: self.label.clone() }
    }

    /// Its school months, which together are the term.
    fn school_months(&self) -> Vec<Period> {
        let starts = if self.months.is_empty() { self.four_weeks() } else { self.months.clone() };
        let ends = starts.iter().skip(1).filter_map(|next| next.yesterday().ok()).chain([self.to]);
        let months = starts.iter().zip(ends).enumerate();
        months
            .map(|(index, (from, to))| Period {
                unit: Unit::SchoolMonth,
                from: *from,
                to,
                label: format!("{}-M{}", self.label, index + 1),
            })
            .collect()
    }

    /// Every fourth week from the first day, as long as two weeks are left.
    fn four_weeks(&self) -> Vec<Date> {
        let last_start = self.to.saturating_sub(13.days());
        let later = self.from.series(28.days()).skip(1).take_while(|day| *day <= last_start);
        std::iter::once(self.from).chain(later).collect()
    }
}

/// `2025T2` is 2025—2026学年第二学期; another label stands as it is.
pub(crate) fn term_name(label: &str) -> Text {
    let year_and_number = label
        .split_once('T')
        .and_then(|(year, number)| Some((year.parse::<i16>().ok()?, number.parse::<i64>().ok()?)));
    match year_and_number {
        Some((year, number)) => Text::new(
            format!("{year}—{}学年第{}学期", year.saturating_add(1), wording::chinese_number(number)),
            format!("{} term of the school year {year}/{}", wording::ordinal(number), year.saturating_add(1)),
        ),
        None => Text::new(format!("{label}学期"), format!("term {label}")),
    }
}

/// `2025T2-M1` is 2025—2026学年第二学期第一学月.
pub(crate) fn month_name(label: &str) -> Text {
    let term_and_number =
        label.rsplit_once("-M").and_then(|(term, number)| Some((term, number.parse::<i64>().ok()?)));
    let Some((term, number)) = term_and_number else { return Text::new(label, label) };
    let term = term_name(term);
    Text::new(
        format!("{}第{}学月", term.zh, wording::chinese_number(number)),
        format!("{} month of the {}", wording::ordinal(number), term.en),
    )
}

fn known_terms(config: &PeriodConfig, unit: Unit) -> Result<Vec<&Term>, CalendarError> {
    config.check().map_err(CalendarError::Invalid)?;
    if config.terms.is_empty() {
        return Err(CalendarError::WrongUnit {
            unit,
            why: Text::new(
                "还没有设定学期,请在制度包或单位资料中写明各学期的起止日期",
                "no school term is set; give the first and last day of each term in the pack or the organisation",
            ),
        });
    }
    Ok(config.ordered())
}

pub(crate) fn terms(config: &PeriodConfig, from: Date, to: Date) -> Result<Vec<Period>, CalendarError> {
    let terms = known_terms(config, Unit::Term)?;
    Ok(terms.into_iter().map(Term::period).filter(|period| period.overlaps(from, to)).collect())
}

pub(crate) fn school_months(
    config: &PeriodConfig,
    from: Date,
    to: Date,
) -> Result<Vec<Period>, CalendarError> {
    let terms = known_terms(config, Unit::SchoolMonth)?;
    Ok(terms.into_iter().flat_map(Term::school_months).filter(|period| period.overlaps(from, to)).collect())
}

pub(crate) fn tenures(config: &PeriodConfig, from: Date, to: Date) -> Result<Vec<Period>, CalendarError> {
    config.check().map_err(CalendarError::Invalid)?;
    let Some(Tenure { first, years }) = config.tenure else {
        return Err(CalendarError::WrongUnit {
            unit: Unit::MultiYear,
            why: Text::new(
                "还没有设定届期,请写明第一届的起始日和每届年数",
                "no term of office is set; give the first day of the first one and its length in years",
            ),
        });
    };
    // Each start is counted from the first day, so that a 29 February comes back when it can.
    let starts = (0_i32..).map_while(|index| first.checked_add((index * i32::from(years)).years()).ok());
    let periods = starts.map(|start| {
        let after = start.year() + years;
        let next = first.with().year(after).build().unwrap_or_else(|_| date(after, 2, 28));
        Period {
            unit: Unit::MultiYear,
            from: start,
            to: next.yesterday().unwrap_or(next),
            label: format!("{}Y{years}", start.year()),
        }
    });
    Ok(periods.take_while(|period| period.from <= to).filter(|period| period.overlaps(from, to)).collect())
}

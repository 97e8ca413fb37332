//! Tests of periods, terms and terms of office.

use proptest::prelude::*;

use super::*;
use crate::{
    Tenure, Term,
    error::{FIRST_DAY, LAST_DAY},
};

fn config() -> PeriodConfig {
    let text = r#"
        [[terms]]
        label = "2025T2"
        from = 2026-03-02
        to = 2026-07-10
        [[terms]]
        label = "2025T1"
        from = "2025-09-01"
        to = "2026-01-23"
        [tenure]
        first = 2021-09-15
        years = 5
    "#;
    toml::from_str(text).unwrap()
}

fn listed(unit: Unit, from: Date, to: Date) -> Vec<(String, String, String)> {
    let periods = periods(unit, from, to, &config()).unwrap();
    periods.into_iter().map(|p| (p.label.clone(), format!("{} {}", p.from, p.to), p.name().zh)).collect()
}

fn row(label: &str, days: &str, name: &str) -> (String, String, String) {
    (label.into(), days.into(), name.into())
}

#[test]
fn the_periods_of_2026() {
    let (first, last) = (date(2026, 1, 1), date(2026, 12, 31));
    assert_eq!(listed(Unit::Year, first, last), [row("2026", "2026-01-01 2026-12-31", "2026年")]);
    assert_eq!(
        listed(Unit::HalfYear, first, last),
        [
            row("2026-H1", "2026-01-01 2026-06-30", "2026年上半年"),
            row("2026-H2", "2026-07-01 2026-12-31", "2026年下半年")
        ]
    );
    assert_eq!(
        listed(Unit::Quarter, first, last),
        [
            row("2026-Q1", "2026-01-01 2026-03-31", "2026年第一季度"),
            row("2026-Q2", "2026-04-01 2026-06-30", "2026年第二季度"),
            row("2026-Q3", "2026-07-01 2026-09-30", "2026年第三季度"),
            row("2026-Q4", "2026-10-01 2026-12-31", "2026年第四季度")
        ]
    );
    assert_eq!(listed(Unit::Month, first, last).len(), 12);
    assert_eq!(
        listed(Unit::Xun, date(2026, 2, 10), date(2026, 2, 21)),
        [
            row("2026-02-X1", "2026-02-01 2026-02-10", "2026年2月上旬"),
            row("2026-02-X2", "2026-02-11 2026-02-20", "2026年2月中旬"),
            row("2026-02-X3", "2026-02-21 2026-02-28", "2026年2月下旬")
        ]
    );
    assert_eq!(
        listed(Unit::Week, date(2025, 12, 28), date(2025, 12, 29)),
        [
            row("2025-W52", "2025-12-22 2025-12-28", "2025年第52周"),
            row("2026-W01", "2025-12-29 2026-01-04", "2026年第1周")
        ]
    );
    assert_eq!(
        listed(Unit::Day, date(2026, 3, 5), date(2026, 3, 5)),
        [row("2026-03-05", "2026-03-05 2026-03-05", "2026年3月5日")]
    );
}

#[test]
fn school_terms_months_and_terms_of_office() {
    assert_eq!(
        listed(Unit::Term, date(2026, 1, 23), date(2026, 3, 2)),
        [
            row("2025T1", "2025-09-01 2026-01-23", "2025—2026学年第一学期"),
            row("2025T2", "2026-03-02 2026-07-10", "2025—2026学年第二学期")
        ]
    );
    assert!(listed(Unit::Term, date(2026, 2, 1), date(2026, 2, 28)).is_empty());
    // 19 weeks: four school months of four weeks, and the three weeks that are left.
    assert_eq!(
        listed(Unit::SchoolMonth, date(2026, 3, 1), date(2026, 7, 31)),
        [
            row("2025T2-M1", "2026-03-02 2026-03-29", "2025—2026学年第二学期第一学月"),
            row("2025T2-M2", "2026-03-30 2026-04-26", "2025—2026学年第二学期第二学月"),
            row("2025T2-M3", "2026-04-27 2026-05-24", "2025—2026学年第二学期第三学月"),
            row("2025T2-M4", "2026-05-25 2026-06-21", "2025—2026学年第二学期第四学月"),
            row("2025T2-M5", "2026-06-22 2026-07-10", "2025—2026学年第二学期第五学月")
        ]
    );
    assert_eq!(
        listed(Unit::MultiYear, date(2026, 9, 14), date(2026, 9, 15)),
        [
            row("2021Y5", "2021-09-15 2026-09-14", "2021—2026年届"),
            row("2026Y5", "2026-09-15 2031-09-14", "2026—2031年届")
        ]
    );
    assert!(listed(Unit::MultiYear, date(2020, 1, 1), date(2021, 9, 14)).is_empty());
}

#[test]
fn a_term_may_name_its_own_school_months() {
    let mut config = config();
    config.terms[0].months = vec![date(2026, 3, 2), date(2026, 4, 1), date(2026, 6, 1)];
    let months = periods(Unit::SchoolMonth, date(2026, 3, 2), date(2026, 7, 10), &config).unwrap();
    let ends: Vec<_> = months.iter().map(|month| month.to).collect();
    assert_eq!(ends, [date(2026, 3, 31), date(2026, 5, 31), date(2026, 7, 10)]);
    config.terms[0].months[0] = date(2026, 3, 3);
    assert!(config.check().is_err());
}

#[test]
fn a_rest_of_less_than_two_weeks_belongs_to_the_last_school_month() {
    let term = |to| Term { label: "2026T1".into(), from: date(2026, 9, 1), to, months: Vec::new() };
    let months = |to| {
        let config = PeriodConfig { terms: vec![term(to)], tenure: None };
        periods(Unit::SchoolMonth, date(2026, 9, 1), date(2026, 12, 31), &config).unwrap().len()
    };
    assert_eq!(months(date(2026, 9, 3)), 1);
    assert_eq!(months(date(2026, 10, 11)), 1);
    assert_eq!(months(date(2026, 10, 12)), 2);
}

#[test]
fn a_term_of_office_that_begins_on_a_leap_day() {
    let config =
        PeriodConfig { terms: Vec::new(), tenure: Some(Tenure { first: date(2024, 2, 29), years: 3 }) };
    let all = periods(Unit::MultiYear, date(2024, 1, 1), date(2037, 1, 1), &config).unwrap();
    for (one, next) in all.iter().zip(all.iter().skip(1)) {
        assert_eq!(one.to.tomorrow().unwrap(), next.from);
    }
    assert_eq!(all[4].from, date(2036, 2, 29));
}

#[test]
fn wrong_configurations_are_reported_whole() {
    let bad = PeriodConfig {
        terms: vec![
            Term { label: "一".into(), from: date(2026, 3, 1), to: date(2026, 2, 1), months: Vec::new() },
            Term { label: "a".into(), from: date(2026, 9, 1), to: date(2026, 12, 1), months: Vec::new() },
            Term { label: "a".into(), from: date(2026, 11, 1), to: date(2300, 12, 1), months: Vec::new() },
        ],
        tenure: Some(Tenure { first: date(2021, 1, 1), years: 0 }),
    };
    let wrong = bad.check().unwrap_err();
    assert_eq!(wrong.len(), 6, "{wrong:?}");
    assert!(matches!(
        periods(Unit::Term, date(2026, 1, 1), date(2026, 2, 1), &bad),
        Err(CalendarError::Invalid(list)) if list.len() == 6
    ));
}

#[test]
fn what_cannot_be_answered_is_refused_with_its_reason() {
    let none = PeriodConfig::default();
    let (from, to) = (date(2026, 1, 1), date(2026, 12, 31));
    for unit in [Unit::Term, Unit::SchoolMonth, Unit::MultiYear, Unit::Hour, Unit::HalfDay, Unit::Workday] {
        let error = periods(unit, from, to, &none).unwrap_err();
        assert!(matches!(error, CalendarError::WrongUnit { .. }), "{unit:?}");
    }
    assert!(matches!(periods(Unit::Day, to, from, &none), Err(CalendarError::Backwards { .. })));
    for day in [date(1969, 12, 31), date(2201, 1, 1)] {
        let error = periods(Unit::Day, day.min(from), day.max(from), &none).unwrap_err();
        assert!(error.to_string().contains("2200-12-31"));
    }
    assert!(periods(Unit::Week, FIRST_DAY, LAST_DAY, &none).is_ok());
    assert!(toml::from_str::<PeriodConfig>("[tenure]\nfirst = 2021-09-15T00:00:00\nyears = 5").is_err());
    assert!(toml::from_str::<PeriodConfig>("[tenure]\nfirst = 2021-09-15\nyears = 5\nyear = 5").is_err());
}

proptest! {
    #[test]
    fn periods_partition_time(
        unit in prop::sample::select(vec![
            Unit::Day, Unit::Week, Unit::Xun, Unit::Month, Unit::Quarter, Unit::HalfYear, Unit::Year,
        ]),
        start in 0..84_000_i32,
        length in 0..1200_i32,
    ) {
        let from = FIRST_DAY.saturating_add(start.days()).min(LAST_DAY);
        let to = from.saturating_add(length.days()).min(LAST_DAY);
        let all = periods(unit, from, to, &PeriodConfig::default()).unwrap();
        prop_assert!(all[0].contains(from));
        prop_assert!(all[all.len() - 1].contains(to));
        for (one, next) in all.iter().zip(all.iter().skip(1)) {
            prop_assert_eq!(one.to.tomorrow().unwrap(), next.from);
            prop_assert!(one.label != next.label);
        }
        for period in &all {
            prop_assert!(period.from <= period.to);
            let again = Period::holding(unit, period.to);
            prop_assert_eq!(again.as_ref(), Some(period));
        }
    }
}

//! Tests of deadlines: tables for each counting rule, and properties.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::error::{FIRST_DAY, LAST_DAY};

fn span(amount: u32, unit: Unit, side: Side) -> Span {
    Span { amount, unit, side }
}

fn counting(text: &str) -> Counting {
    toml::from_str(text).unwrap()
}

fn due(event: Date, span: Span, rule: &str) -> Dated {
    deadline(&Calendar::builtin(), event, &span, &counting(rule)).unwrap()
}

const NATURAL: &str = "";
const INCLUDED: &str = "first_day = \"included\"";
const WORKDAYS: &str = "days = \"workday\"";
const WORKDAYS_INCLUDED: &str = "days = \"workday\"\nfirst_day = \"included\"";
const NEXT: &str = "rest_day = \"next_workday\"";
const PREVIOUS: &str = "rest_day = \"previous_workday\"";

#[test]
fn ten_days_after_with_each_counting_rule() {
    let ten = span(10, Unit::Day, Side::After);
    let cases = [
        // Friday 25 September 2026 begins the mid-autumn holiday; 1 to 7 October are off, 20 September and
        // 10 October are worked.
        (date(2026, 9, 23), NATURAL, date(2026, 10, 3)),
        (date(2026, 9, 23), INCLUDED, date(2026, 10, 2)),
        (date(2026, 9, 23), NEXT, date(2026, 10, 8)),
        (date(2026, 9, 23), PREVIOUS, date(2026, 9, 30)),
        (date(2026, 9, 23), WORKDAYS, date(2026, 10, 14)),
        (date(2026, 9, 23), WORKDAYS_INCLUDED, date(2026, 10, 13)),
        // From a day of rest, the first workday counted is the same whether the day is counted or not.
        (date(2026, 3, 7), WORKDAYS, date(2026, 3, 20)),
        (date(2026, 3, 7), WORKDAYS_INCLUDED, date(2026, 3, 20)),
        (date(2026, 3, 6), NATURAL, date(2026, 3, 16)),
    ];
    for (event, rule, expected) in cases {
        assert_eq!(due(event, ten, rule).date, expected, "{event} {rule}");
    }
}

#[test]
fn before_an_event() {
    let cases = [
        (date(2026, 3, 10), span(2, Unit::Day, Side::Before), NATURAL, date(2026, 3, 8)),
        (date(2026, 3, 10), span(2, Unit::Day, Side::Before), INCLUDED, date(2026, 3, 9)),
        (date(2026, 3, 10), span(2, Unit::Day, Side::Before), PREVIOUS, date(2026, 3, 6)),
        (date(2026, 3, 10), span(2, Unit::Day, Side::Before), WORKDAYS, date(2026, 3, 6)),
        (date(2026, 3, 10), span(2, Unit::Workday, Side::Before), NATURAL, date(2026, 3, 6)),
        (date(2026, 3, 10), span(2, Unit::Workday, Side::Before), INCLUDED, date(2026, 3, 9)),
        (date(2026, 3, 8), span(1, Unit::Workday, Side::Before), INCLUDED, date(2026, 3, 6)),
        (date(2026, 3, 10), span(1, Unit::Week, Side::Before), NATURAL, date(2026, 3, 3)),
        (date(2026, 3, 31), span(1, Unit::Month, Side::Before), NATURAL, date(2026, 2, 28)),
        (date(2026, 3, 31), span(1, Unit::Month, Side::Before), INCLUDED, date(2026, 3, 1)),
        (date(2026, 3, 28), span(1, Unit::Month, Side::Before), INCLUDED, date(2026, 3, 1)),
        (date(2026, 3, 10), span(0, Unit::Day, Side::Before), INCLUDED, date(2026, 3, 10)),
    ];
    for (event, span, rule, expected) in cases {
        assert_eq!(due(event, span, rule).date, expected, "{event} {span:?} {rule}");
    }
}

#[test]
fn weeks_months_and_years_after() {
    let cases = [
        (date(2026, 3, 10), span(1, Unit::Week, Side::After), NATURAL, date(2026, 3, 17)),
        (date(2026, 3, 10), span(1, Unit::Week, Side::After), INCLUDED, date(2026, 3, 16)),
        // A week stays a week where days are counted as workdays.
        (date(2026, 9, 28), span(1, Unit::Week, Side::After), WORKDAYS, date(2026, 10, 5)),
        (date(2026, 3, 10), span(1, Unit::Xun, Side::After), NATURAL, date(2026, 3, 20)),
        (date(2026, 1, 31), span(1, Unit::Month, Side::After), NATURAL, date(2026, 2, 28)),
        (date(2024, 1, 31), span(1, Unit::Month, Side::After), NATURAL, date(2024, 2, 29)),
        (date(2026, 1, 31), span(1, Unit::Month, Side::After), INCLUDED, date(2026, 2, 28)),
        (date(2026, 1, 5), span(1, Unit::Month, Side::After), INCLUDED, date(2026, 2, 4)),
        (date(2026, 11, 30), span(1, Unit::Quarter, Side::After), NATURAL, date(2027, 2, 28)),
        (date(2026, 8, 31), span(1, Unit::HalfYear, Side::After), NATURAL, date(2027, 2, 28)),
        (date(2024, 2, 29), span(3, Unit::Year, Side::After), NATURAL, date(2027, 2, 28)),
    ];
    for (event, span, rule, expected) in cases {
        assert_eq!(due(event, span, rule).date, expected, "{event} {span:?} {rule}");
    }
    let because = due(date(2026, 1, 31), span(1, Unit::Month, Side::After), NATURAL).because;
    assert!(because.iter().any(|text| text.zh == "该月没有31日,以月末28日为准"), "{because:?}");
}

#[test]
fn half_days_and_hours() {
    use Half::{Afternoon, Morning};
    let monday = date(2026, 3, 9);
    let before = |amount| span(amount, Unit::HalfDay, Side::Before);
    let after = |amount| span(amount, Unit::HalfDay, Side::After);
    let hours = |amount, side| span(amount, Unit::Hour, side);
    let cases = [
        (Some(Afternoon), before(1), NATURAL, monday, Morning),
        (Some(Morning), before(1), NATURAL, date(2026, 3, 8), Afternoon),
        (None, before(1), NATURAL, date(2026, 3, 8), Afternoon),
        (None, before(1), WORKDAYS, date(2026, 3, 6), Afternoon),
        (None, before(1), PREVIOUS, date(2026, 3, 6), Afternoon),
        (Some(Morning), before(3), WORKDAYS, date(2026, 3, 5), Afternoon),
        (Some(Morning), before(3), WORKDAYS_INCLUDED, date(2026, 3, 6), Morning),
        (Some(Morning), after(1), NATURAL, monday, Afternoon),
        (None, after(1), NATURAL, date(2026, 3, 10), Morning),
        (Some(Morning), after(2), INCLUDED, monday, Afternoon),
        (Some(Morning), after(10), WORKDAYS, date(2026, 3, 16), Morning),
        (Some(Morning), hours(24, Side::After), NATURAL, date(2026, 3, 10), Morning),
        (Some(Morning), hours(2, Side::After), NATURAL, monday, Morning),
        (Some(Morning), hours(2, Side::Before), NATURAL, date(2026, 3, 8), Afternoon),
        (Some(Afternoon), hours(48, Side::Before), NATURAL, date(2026, 3, 7), Afternoon),
    ];
    for (half, span, rule, day, expected) in cases {
        let result = deadline(&Calendar::builtin(), (monday, half), &span, &counting(rule)).unwrap();
        assert_eq!((result.date, result.half), (day, Some(expected)), "{half:?} {span:?} {rule}");
    }
    // From a day of rest, the first half counted is the morning of the next workday.
    let sunday = (date(2026, 3, 8), Some(Morning));
    let result = deadline(&Calendar::builtin(), sunday, &after(1), &counting(WORKDAYS)).unwrap();
    assert_eq!((result.date, result.half), (monday, Some(Morning)));
}

#[test]
fn a_deadline_says_why() {
    let result = due(date(2026, 9, 30), span(3, Unit::Workday, Side::After), NATURAL);
    let reasons: Vec<_> = result.because.iter().map(|text| text.zh.as_str()).collect();
    assert_eq!(result.date, date(2026, 10, 10));
    assert_eq!(
        reasons,
        [
            "以2026年9月30日为准之后3个工作日内(当日不计)",
            "不计休息日:国庆节放假7天;调休上班计入:2026年10月10日"
        ]
    );
    let moved = due(date(2026, 2, 10), span(1, Unit::Week, Side::After), NEXT);
    assert_eq!(moved.date, date(2026, 2, 24));
    assert_eq!(moved.because[1].zh, "2026年2月17日是休息日(春节放假),顺延至2026年2月24日");
    assert_eq!(
        moved.because[1].en,
        "2026-02-17 is a day of rest (day off for Spring Festival); moved to the next workday, 2026-02-24"
    );
}

#[test]
fn what_rests_on_an_unpublished_workday_is_provisional() {
    let cases = [
        (date(2026, 12, 25), span(10, Unit::Day, Side::After), NATURAL, false),
        (date(2026, 12, 25), span(10, Unit::Day, Side::After), NEXT, true),
        (date(2026, 12, 25), span(10, Unit::Day, Side::After), WORKDAYS, true),
        (date(2026, 12, 25), span(3, Unit::Workday, Side::After), NATURAL, false),
        (date(2027, 1, 4), span(1, Unit::Workday, Side::Before), NATURAL, true),
        (date(2027, 1, 1), span(1, Unit::Workday, Side::Before), NATURAL, false),
        (date(2027, 6, 1), span(1, Unit::Month, Side::After), NATURAL, false),
    ];
    for (event, span, rule, provisional) in cases {
        let result = due(event, span, rule);
        assert_eq!(result.provisional, provisional, "{event} {span:?} {rule}");
        assert_eq!(result.because.iter().any(|text| text.zh.contains("尚未公布")), provisional);
    }
    // What an event rests on, its deadline rests on.
    let event = Dated { provisional: true, ..Dated::from(date(2026, 3, 10)) };
    let rule = Counting::default();
    assert!(
        deadline(&Calendar::builtin(), &event, &span(1, Unit::Day, Side::After), &rule).unwrap().provisional
    );
}

#[test]
fn a_missed_year_of_holidays_moves_the_deadline_when_it_is_published() {
    let year = "year = 2027\n[[source]]\ntitle = \"t\"\naddress = \"a\"\n[[off]]\nname = \"元旦\"\nfrom = 2027-01-01\nto = 2027-01-04\n";
    let calendar = Calendar::builtin().with_year("2027.toml", year).unwrap();
    let three = span(3, Unit::Workday, Side::After);
    let result = deadline(&calendar, date(2026, 12, 30), &three, &Counting::default()).unwrap();
    assert_eq!((result.date, result.provisional), (date(2027, 1, 6), false));
}

#[test]
fn impossible_spans_and_dates_are_errors() {
    let calendar = Calendar::builtin();
    let rule = Counting::default();
    for unit in [Unit::Term, Unit::SchoolMonth, Unit::MultiYear] {
        let error = deadline(&calendar, date(2026, 1, 1), &span(1, unit, Side::After), &rule).unwrap_err();
        assert!(matches!(error, CalendarError::Invalid(_)), "{unit:?}");
    }
    for unit in [
        Unit::Hour,
        Unit::HalfDay,
        Unit::Day,
        Unit::Workday,
        Unit::Week,
        Unit::Xun,
        Unit::Month,
        Unit::Quarter,
        Unit::HalfYear,
        Unit::Year,
    ] {
        for side in [Side::Before, Side::After] {
            assert!(deadline(&calendar, date(2026, 1, 1), &span(u32::MAX, unit, side), &rule).is_err());
            let far = deadline(&calendar, date(2026, 1, 1), &span(100_000, unit, side), &rule);
            assert!(far.is_err() || matches!(unit, Unit::Hour | Unit::HalfDay), "{unit:?} {side:?}");
            for event in [FIRST_DAY, LAST_DAY] {
                for text in [NATURAL, INCLUDED, WORKDAYS, NEXT, PREVIOUS] {
                    let _ = deadline(&calendar, event, &span(1, unit, side), &counting(text));
                }
            }
            for event in [Date::MIN, Date::MAX] {
                let error = deadline(&calendar, event, &span(1, unit, side), &rule).unwrap_err();
                assert!(matches!(error, CalendarError::OutOfRange(_)));
            }
        }
    }
    assert!(toml::from_str::<Counting>("day = \"natural\"").is_err());
    assert!(toml::from_str::<Span>("amount = -1\nunit = \"day\"\nside = \"after\"").is_err());
}

#[test]
fn spans_in_words() {
    let words = |text: &str| toml::from_str::<Span>(text).unwrap().describe();
    assert_eq!(words("amount = 2\nunit = \"day\"\nside = \"before\""), Text::new("提前2天", "2 days before"));
    assert_eq!(
        words("amount = 1\nunit = \"half_day\"\nside = \"before\""),
        Text::new("提前半天", "1 half-day before")
    );
    assert_eq!(
        words("amount = 10\nunit = \"workday\"\nside = \"after\""),
        Text::new("之后10个工作日内", "within 10 workdays after")
    );
}

fn any_span() -> impl Strategy<Value = Span> {
    let units = vec![
        Unit::Hour,
        Unit::HalfDay,
        Unit::Day,
        Unit::Workday,
        Unit::Week,
        Unit::Xun,
        Unit::Month,
        Unit::Quarter,
        Unit::HalfYear,
        Unit::Year,
    ];
    let side = prop::sample::select(vec![Side::Before, Side::After]);
    (0..40_u32, prop::sample::select(units), side).prop_map(|(amount, unit, side)| Span {
        amount,
        unit,
        side,
    })
}

fn any_counting() -> impl Strategy<Value = Counting> {
    (
        prop::sample::select(vec![DayCount::Natural, DayCount::Workday]),
        prop::sample::select(vec![FirstDay::Excluded, FirstDay::Included]),
        prop::sample::select(vec![RestDay::Keep, RestDay::NextWorkday, RestDay::PreviousWorkday]),
    )
        .prop_map(|(days, first_day, rest_day)| Counting { days, first_day, rest_day })
}

fn any_event() -> impl Strategy<Value = (Date, Half)> {
    (0..9000_i32, prop::sample::select(vec![Half::Morning, Half::Afternoon]))
        .prop_map(|(days, half)| (date(2013, 1, 1).saturating_add(days.days()), half))
}

proptest! {
    #[test]
    fn a_later_event_never_has_an_earlier_deadline(
        one in any_event(), other in any_event(), near in 0..12_i32, close: bool, span in any_span(), rule in any_counting(),
    ) {
        let other = if close { (one.0.saturating_add(near.days()), other.1) } else { other };
        let (early, late) = (one.min(other), one.max(other));
        let calendar = Calendar::builtin();
        let at = |(date, half)| deadline(&calendar, (date, Some(half)), &span, &rule).unwrap();
        let (first, last) = (at(early), at(late));
        prop_assert!((first.date, first.half) <= (last.date, last.half));
    }

    #[test]
    fn a_longer_span_reaches_further(event in any_event(), span in any_span(), rule in any_counting()) {
        let calendar = Calendar::builtin();
        let longer = Span { amount: span.amount + 1, ..span };
        let at = |span| {
            let due = deadline(&calendar, (event.0, Some(event.1)), &span, &rule).unwrap();
            (due.date, due.half)
        };
        let (short, long) = (at(span), at(longer));
        match span.side {
            Side::After => prop_assert!(short <= long),
            Side::Before => prop_assert!(long <= short),
        }
    }

    #[test]
    fn a_rest_day_rule_gives_a_workday(event in any_event(), span in any_span(), rule in any_counting()) {
        let calendar = Calendar::builtin();
        let due = deadline(&calendar, event.0, &span, &rule).unwrap();
        if rule.rest_day != RestDay::Keep {
            prop_assert!(calendar.is_workday(due.date));
        }
        prop_assert!(!due.because.is_empty());
    }
}

//! Tests of recurrences: the windows of 2026, what is refused, and properties of the expansion.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::date};
use proptest::prelude::*;

use super::*;

fn config() -> PeriodConfig {
    toml::from_str(
        "terms = [{ label = \"2025T2\", from = 2026-03-02, to = 2026-07-10 }, { label = \"2026T1\", from = 2026-09-01, to = 2027-01-22 }]\n\
         tenure = { first = 2021-09-15, years = 5 }",
    )
    .unwrap()
}

fn recurrence(text: &str) -> Recurrence {
    toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn within(text: &str, from: Date, to: Date) -> Vec<Occurrence> {
    let recurrence = recurrence(text);
    recurrence
        .occurrences(&Calendar::builtin(), &config(), from, to)
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// `label from to`, with the year left out of the dates where it is 2026.
fn of_2026(text: &str) -> Vec<String> {
    let short = |date: Date| date.to_string().trim_start_matches("2026-").to_owned();
    within(text, date(2026, 1, 1), date(2026, 12, 31))
        .into_iter()
        .map(|found| format!("{} {} {}", found.label, short(found.from), short(found.to)))
        .collect()
}

fn assert_windows(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(of_2026(text), *expected, "{text}");
    }
}

#[test]
fn windows_of_2026() {
    assert_windows(&[
        ("every = \"year\"", &["2026 01-01 12-31"]),
        ("every = \"half_year\"", &["2026-H1 01-01 06-30", "2026-H2 07-01 12-31"]),
        ("every = \"year\"\ntimes = 2", &["2026#1 01-01 12-31", "2026#2 01-01 12-31"]),
        // twice a year, in the first and the fourth quarter.
        (
            "every = \"year\"\ntimes = 2\nat = [\"Q1\", \"Q4\"]",
            &["2026-Q1 01-01 03-31", "2026-Q4 10-01 12-31"],
        ),
        ("every = \"year\"\nat = [\"Q4\", \"Q1\"]", &["2026-Q1 01-01 03-31", "2026-Q4 10-01 12-31"]),
        (
            "every = \"year\"\ntimes = 4\nat = [\"H1\", \"12\"]",
            &[
                "2026-H1#1 01-01 06-30",
                "2026-H1#2 01-01 06-30",
                "2026-12#1 12-01 12-31",
                "2026-12#2 12-01 12-31",
            ],
        ),
        // by the end of June and of December.
        (
            "every = \"half_year\"\nat = [\"06-30\", \"12-31\"]",
            &["2026-H1 01-01 06-30", "2026-H2 07-01 12-31"],
        ),
        (
            "every = \"half_year\"\nat = [\"06-底\", \"12-底\"]",
            &["2026-H1 01-01 06-30", "2026-H2 07-01 12-31"],
        ),
        (
            "every = \"year\"\nat = [\"06-30\", \"12-31\"]",
            &["2026-06-30 01-01 06-30", "2026-12-31 01-01 12-31"],
        ),
        ("every = \"year\"\nat = [\"03\"]", &["2026-03 03-01 03-31"]),
        ("every = \"year\"\nat = [\"06-下旬\"]", &["2026-06-X3 06-21 06-30"]),
        ("every = \"year\"\nat = [\"start\", \"end\"]", &["2026-01 01-01 01-31", "2026-12 12-01 12-31"]),
        (
            "every = \"quarter\"\nat = [\"end\"]",
            &["2026-03 03-01 03-31", "2026-06 06-01 06-30", "2026-09 09-01 09-30", "2026-12 12-01 12-31"],
        ),
        (
            "every = \"month\"\nat = [\"Q1\"]",
            &["2026-01 01-01 01-31", "2026-02 02-01 02-28", "2026-03 03-01 03-31"],
        ),
    ]);
    assert_eq!(of_2026("every = \"month\"").len(), 12);
    assert_eq!(of_2026("every = \"quarter\"")[3], "2026-Q4 10-01 12-31");
    assert_eq!(of_2026("every = \"xun\"").len(), 36);
    assert_eq!(of_2026("every = \"day\"").len(), 365);
    assert_eq!(of_2026("every = \"month\"\nat = [\"D25\"]")[1], "2026-02 02-01 02-25");
    assert_eq!(of_2026("every = \"month\"\nat = [\"D31\"]")[1], "2026-02 02-01 02-28");
}

#[test]
fn windows_of_terms_in_2026() {
    assert_windows(&[
        ("every = \"term\"", &["2025T2 03-02 07-10", "2026T1 09-01 2027-01-22"]),
        ("every = \"term\"\nat = [\"start\"]", &["2025T2-start 03-02 03-29", "2026T1-start 09-01 09-28"]),
        ("every = \"term\"\nat = [\"end\"]", &["2025T2-end 06-13 07-10", "2026T1-end 12-26 2027-01-22"]),
        ("every = \"term\"\nat = [\"01-15\", \"06-15\"]", &["2025T2 03-02 06-15", "2026T1 09-01 2027-01-15"]),
        (
            "every = \"school_month\"\nat = [\"06\"]",
            &["2025T2-M4-2026-06 06-01 06-21", "2025T2-M5-2026-06 06-22 06-30"],
        ),
        ("every = \"multi_year\"", &["2021Y5 2021-09-15 09-14", "2026Y5 09-15 2031-09-14"]),
    ]);
    assert_eq!(of_2026("every = \"school_month\"").len(), 10);
}

#[test]
fn every_other_period_and_single_days_of_2026() {
    assert_windows(&[
        // every third year.
        ("every = \"year\"\nn = 3\nfrom = 2023-05-01", &["2026 01-01 12-31"]),
        ("every = \"year\"\nn = 3\nfrom = 2024-05-01", &[]),
        ("every = \"month\"\nn = 5\nfrom = \"2025-12-20\"", &["2026-05 05-01 05-31", "2026-10 10-01 10-31"]),
        (
            "every = \"year\"\non = [\"03-05\", \"12-04\"]",
            &["2026-03-05 03-05 03-05", "2026-12-04 12-04 12-04"],
        ),
        (
            "every = \"quarter\"\non = [\"start\"]",
            &[
                "2026-01-01 01-01 01-01",
                "2026-04-01 04-01 04-01",
                "2026-07-01 07-01 07-01",
                "2026-10-01 10-01 10-01",
            ],
        ),
        (
            "every = \"year\"\nfestival = [\"春节\", \"重阳节\"]\non = [\"10-18\"]",
            &["2026-02-17 02-17 02-17", "2026-10-18 10-18 10-18"],
        ),
        ("every = \"year\"\nfrom = 2026-07-01\nat = [\"06-30\", \"12-31\"]", &["2026-12-31 01-01 12-31"]),
        (
            "every = \"month\"\nrrule = \"FREQ=MONTHLY;BYDAY=1MO;BYMONTH=3,9\"",
            &["2026-03-02 03-02 03-02", "2026-09-07 09-07 09-07"],
        ),
    ]);
}

#[test]
fn weeks_and_workdays() {
    // Mondays.
    let mondays = of_2026("every = \"week\"\non = [\"monday\"]");
    assert_eq!((mondays.len(), mondays[0].as_str()), (52, "2026-01-05 01-05 01-05"));
    let weeks = of_2026("every = \"week\"");
    assert_eq!((weeks.len(), weeks[0].as_str()), (53, "2026-W01 2025-12-29 01-04"));
    assert_eq!(of_2026("every = \"week\"\nat = [\"friday\"]")[1], "2026-W02 01-05 01-09");
    assert_eq!(of_2026("every = \"week\"\nat = [\"start\"]")[0], "2026-01-05 01-05 01-05");
    let workdays = within("every = \"workday\"", date(2026, 1, 1), date(2026, 12, 31));
    let count = Calendar::builtin().workdays_between(date(2026, 1, 1), date(2026, 12, 31));
    assert_eq!(workdays.len(), usize::try_from(count).unwrap());
    assert!(workdays.iter().all(|found| !found.provisional));
    assert!(
        within("every = \"workday\"", date(2027, 3, 1), date(2027, 3, 5))
            .iter()
            .all(|found| found.provisional)
    );
    let second =
        within("every = \"workday\"\nn = 2\nfrom = 2026-09-30", date(2026, 9, 1), date(2026, 10, 12));
    let days: Vec<_> = second.iter().map(|found| found.from).collect();
    assert_eq!(days, [date(2026, 9, 30), date(2026, 10, 9), date(2026, 10, 12)]);
    // No other window rests on a workday, whatever year it is in.
    assert!(
        within("every = \"quarter\"", date(2030, 1, 1), date(2030, 12, 31))
            .iter()
            .all(|found| !found.provisional)
    );
}

#[test]
fn an_occurrence_says_why() {
    let reasons = |text: &str| -> Vec<String> {
        let found = within(text, date(2027, 1, 1), date(2027, 12, 31));
        found[0].because.iter().map(|text| text.zh.clone()).collect()
    };
    assert_eq!(
        reasons("every = \"half_year\"\nat = [\"06-30\", \"12-31\"]"),
        ["每半年一次(6月30日前、12月31日前):2027年上半年", "6月30日前"]
    );
    assert_eq!(
        reasons("every = \"year\"\nfestival = [\"春节\"]"),
        ["每年一次(春节):2027年", "春节是2027年2月6日"]
    );
    assert_eq!(
        reasons("every = \"year\"\non = [\"02-29\"]"),
        ["每年一次(2月29日):2027年", "2月29日", "当月没有这一天,以月末28日为准"]
    );
}

#[test]
fn in_words() {
    let cases = [
        ("every = \"half_year\"", "每半年一次", "once in each half-year"),
        ("every = \"month\"\nat_least = true", "每月至少一次", "at least once in each month"),
        ("every = \"year\"\nn = 3\nfrom = 2026-01-01", "每3年一次", "once in every third year"),
        ("every = \"month\"\nn = 2\nfrom = 2026-01-01", "每2个月一次", "once in every second month"),
        (
            "every = \"year\"\ntimes = 2\nat = [\"Q1\", \"Q4\"]",
            "每年2次(第一季度、第四季度)",
            "2 times in each year (in the first quarter, in the fourth quarter)",
        ),
        ("every = \"week\"\non = [\"monday\"]", "每周一次(周一)", "once in each week (on Monday)"),
        (
            "every = \"term\"\nat = [\"start\"]",
            "每学期一次(学期初)",
            "once in each school term (at the start of the school term)",
        ),
        ("every = \"workday\"", "每个工作日一次", "once on each workday"),
    ];
    for (text, zh, en) in cases {
        assert_eq!(recurrence(text).describe(), Text::new(zh, en));
    }
}

#[test]
fn what_is_wrong_is_said_all_at_once() {
    let bad = recurrence(
        "every = \"year\"\nn = 0\ntimes = 0\nat = [\"H3\", \"02-30\", \"13\", \"monday\", \"Q1\"]\nfestival = [\"圣诞节\"]",
    );
    let wrong = bad.check().unwrap_err();
    assert_eq!(wrong.len(), 8, "{wrong:#?}");
    assert!(
        wrong.iter().any(|text| text.zh.contains("“H3”"))
            && wrong.iter().any(|text| text.zh.contains("“02-30”"))
    );
    let error = bad.occurrences(&Calendar::builtin(), &config(), date(2026, 1, 1), date(2026, 2, 1));
    assert!(matches!(error, Err(CalendarError::Invalid(list)) if list.len() == 8));
    let cases = [
        ("every = \"hour\"", "shortest"),
        ("every = \"half_day\"", "shortest"),
        ("every = \"year\"\nn = 3", "needs `from`"),
        ("every = \"year\"\nfrom = 1900-01-01", "outside the calendar"),
        ("every = \"year\"\nat = [\"Q1\"]\non = [\"03-05\"]", "two rules"),
        ("every = \"year\"\non = [\"Q1\"]", "belongs in `at`"),
        ("every = \"month\"\non = [\"monday\"]", "use `rrule`"),
        ("every = \"year\"\nat = [\"D25\"]", "every = month"),
        ("every = \"week\"\nat = [\"03\"]", "does not go with every = \"week\""),
        ("every = \"day\"\nat = [\"start\"]", "week or longer"),
        ("every = \"multi_year\"\nat = [\"Q1\"]", "does not go with"),
        ("every = \"month\"\nfestival = [\"春节\"]", "must be \"year\""),
        ("every = \"year\"\ntimes = 3\nat = [\"Q1\", \"Q4\"]", "cannot be shared"),
        ("every = \"year\"\ntimes = 2\non = [\"03-05\"]", "cannot be shared"),
        ("every = \"day\"\ntimes = 1001", "1 to 1000"),
        ("every = \"month\"\nrrule = \"FREQ=WEEKLY;BYDAY=MO\"", "must be \"week\""),
        ("every = \"week\"\nrrule = \"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO\"", "needs `from`"),
        ("every = \"week\"\ntimes = 2\nrrule = \"FREQ=WEEKLY;BYDAY=MO\"", "does not go with"),
        ("every = \"week\"\nrrule = \"FREQ=WEEKLY;BYHOUR=9\"", "leave it out"),
        ("every = \"year\"\nrrule = \"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\"", "never falls"),
    ];
    for (text, reason) in cases {
        let wrong = recurrence(text).check().unwrap_err();
        assert!(wrong.iter().any(|text| text.en.contains(reason)), "{text}: {wrong:?}");
        assert!(wrong.iter().all(|text| !text.zh.is_empty()));
    }
    assert!(toml::from_str::<Recurrence>("every = \"year\"\nevry = 1").is_err());
    assert!(toml::from_str::<Recurrence>("times = 2").is_err());
    assert!(toml::from_str::<Recurrence>("every = \"year\"\ntimes = -1").is_err());
}

#[test]
fn dates_out_of_range_and_missing_terms_are_errors() {
    let yearly = Recurrence::each(Unit::Year);
    let calendar = Calendar::builtin();
    let none = PeriodConfig::default();
    for (from, to) in [(Date::MIN, date(2026, 1, 1)), (date(2026, 1, 1), Date::MAX)] {
        assert!(matches!(yearly.occurrences(&calendar, &none, from, to), Err(CalendarError::OutOfRange(_))));
    }
    let backwards = yearly.occurrences(&calendar, &none, date(2026, 2, 1), date(2026, 1, 1));
    assert!(matches!(backwards, Err(CalendarError::Backwards { .. })));
    let term = Recurrence::each(Unit::Term).occurrences(&calendar, &none, date(2026, 1, 1), date(2026, 2, 1));
    assert!(term.unwrap_err().to_string().contains("学期"));
}

#[test]
fn places_and_recurrences_survive_writing_and_reading() {
    for text in
        ["Q1", "H2", "03", "03-中旬", "06-底", "06-30", "D05", "sunday", "start", "end", "H3", "2026", ""]
    {
        assert_eq!(Place::from(text).to_string(), text);
    }
    let original = recurrence("every = \"year\"\nn = 2\nfrom = 2026-01-01\nat = [\"Q1\", \"06-底\"]");
    let written = toml::to_string(&original).unwrap();
    assert_eq!(recurrence(&written), original);
    let json = serde_json::to_string(&original).unwrap();
    assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), original);
}

fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    let texts = vec![
        "every = \"day\"",
        "every = \"day\"\nn = 3\nfrom = 2025-11-07",
        "every = \"workday\"",
        "every = \"workday\"\nn = 3\nfrom = 2025-11-07",
        "every = \"week\"\nat = [\"start\", \"wednesday\"]",
        "every = \"week\"\nn = 2\nfrom = 2026-02-04\non = [\"monday\", \"sunday\"]",
        "every = \"xun\"\ntimes = 2",
        "every = \"month\"\nat = [\"D31\"]",
        "every = \"month\"\nat = [\"Q1\", \"Q4\"]",
        "every = \"quarter\"\nat = [\"start\", \"end\", \"02\"]",
        "every = \"half_year\"\nat = [\"06-30\", \"12-31\"]",
        "every = \"year\"\ntimes = 4\nat = [\"Q1\", \"Q4\"]",
        "every = \"year\"\nn = 2\nfrom = 2026-08-01\nat = [\"06-30\", \"12-31\"]",
        "every = \"year\"\nfestival = [\"腊八节\", \"春节\", \"清明节\"]\non = [\"02-29\"]",
        "every = \"term\"\nat = [\"start\", \"end\"]",
        "every = \"school_month\"\nn = 2\nfrom = 2026-08-01",
        "every = \"multi_year\"\nat = [\"end\"]",
        "every = \"month\"\nrrule = \"FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1\"",
        "every = \"week\"\nrrule = \"FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=2;WKST=WE\"",
        "every = \"week\"\nfrom = 2026-02-04\nrrule = \"FREQ=WEEKLY;INTERVAL=3;COUNT=40\"",
        "every = \"year\"\nrrule = \"FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU\"",
    ];
    prop::sample::select(texts).prop_map(recurrence)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_time_cut_in_two_gives_what_the_whole_gives(
        recurrence in any_recurrence(), start in 0..1400_i32, first in 0..400_i32, second in 1..400_i32,
    ) {
        let (calendar, config) = (Calendar::builtin(), config());
        let from = date(2024, 12, 1).saturating_add(start.days());
        let cut = from.saturating_add(first.days());
        let to = cut.saturating_add(second.days());
        let found = |from, to| recurrence.occurrences(&calendar, &config, from, to).unwrap();
        let whole = found(from, to);
        let mut parts = found(from, cut);
        for one in found(cut.tomorrow().unwrap(), to) {
            if !parts.contains(&one) {
                parts.push(one);
            }
        }
        parts.sort_by_key(|one| (one.from, one.to));
        prop_assert_eq!(&whole, &parts);
        let labels: BTreeSet<_> = whole.iter().map(|one| &one.label).collect();
        prop_assert_eq!(labels.len(), whole.len());
        for one in &whole {
            prop_assert!(one.from <= to && from <= one.to && one.from <= one.to);
            prop_assert!(!one.because.is_empty());
        }
    }

    #[test]
    fn no_place_makes_it_panic(
        every in prop::sample::select(vec![Unit::Week, Unit::Month, Unit::Year, Unit::Term, Unit::MultiYear]),
        places in prop::collection::vec("([QHD]?[0-9]{0,3}(-[0-9底上中下旬]{0,2})?|start|end|monday|\\PC{0,4})", 0..4),
        on: bool, times in 0..5_u16,
    ) {
        let places: Vec<Place> = places.iter().map(|text| Place::from(text.as_str())).collect();
        let (at, on) = if on { (Vec::new(), places) } else { (places, Vec::new()) };
        let recurrence = Recurrence { times, at, on, ..Recurrence::each(every) };
        let _ = recurrence.describe();
        let result = recurrence.occurrences(&Calendar::builtin(), &config(), date(2026, 1, 1), date(2028, 1, 1));
        prop_assert_eq!(result.is_ok(), recurrence.check().is_ok());
    }
}

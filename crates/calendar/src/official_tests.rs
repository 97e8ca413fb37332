//! Tests of the calendar of workdays and of the files of its years.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

#[test]
fn every_shipped_year_is_read_and_names_its_source() {
    let calendar = Calendar::builtin();
    for year in 2007..=2026 {
        assert!(calendar.published(year), "{year}");
        assert!(calendar.source(year).unwrap().contains("gov.cn"), "{year}");
    }
    assert!(!calendar.published(2027));
    assert_eq!(calendar.source(2027), None);
    assert_eq!(calendar.published_years().count(), 20);
}

#[test]
fn a_day_says_why() {
    let calendar = Calendar::builtin();
    let cases = [
        (date(2026, 2, 17), false, "春节放假", false),
        (date(2026, 2, 14), true, "春节调休上班", false),
        (date(2026, 10, 10), true, "国庆节调休上班", false),
        (date(2026, 3, 7), false, "周六", false),
        (date(2026, 3, 9), true, "工作日", false),
        // Named by the notice of the year after.
        (date(2007, 12, 29), true, "元旦调休上班", false),
        (date(2007, 12, 31), false, "元旦放假", false),
        // Named by the notice of 2007, though 2006 itself is not published.
        (date(2006, 12, 31), true, "元旦调休上班", false),
        (date(2006, 12, 24), false, "周日", true),
        (date(2027, 2, 6), false, "周六", true),
    ];
    for (date, workday, reason, provisional) in cases {
        let day = calendar.day(date);
        assert_eq!(
            (day.workday, day.reason.zh.as_str(), day.provisional),
            (workday, reason, provisional),
            "{date}"
        );
    }
    assert_eq!(calendar.day(date(2026, 2, 17)).reason.en, "day off for Spring Festival");
}

#[test]
fn workdays_are_counted_with_both_ends() {
    let calendar = Calendar::builtin();
    assert_eq!(calendar.workdays_between(date(2026, 3, 2), date(2026, 3, 6)), 5);
    assert_eq!(calendar.workdays_between(date(2026, 3, 7), date(2026, 3, 8)), 0);
    assert_eq!(calendar.workdays_between(date(2026, 3, 9), date(2026, 3, 6)), 0);
    // 1 to 7 October off, 10 October worked.
    assert_eq!(calendar.workdays_between(date(2026, 10, 1), date(2026, 10, 11)), 3);
    assert_eq!(calendar.workdays_between(Date::MIN, Date::MAX), {
        calendar.workdays_between(FIRST_DAY, LAST_DAY)
    });
}

#[test]
fn dates_at_the_ends_of_time_do_not_panic() {
    let calendar = Calendar::builtin();
    for day in [Date::MIN, Date::MAX, date(1969, 12, 31), date(2201, 1, 1)] {
        assert!(calendar.day(day).provisional);
        calendar.next_workday(day);
        calendar.previous_workday(day);
        assert!(matches!(calendar.add_workdays(day, 1), Err(CalendarError::OutOfRange(_))));
    }
    assert!(calendar.add_workdays(date(2026, 1, 5), i32::MAX).is_err());
    let error = calendar.add_workdays(date(2026, 1, 5), i32::MIN).unwrap_err().to_string();
    assert!(error.contains("1970-01-01") && error.contains("超出"), "{error}");
}

const GOOD: &str = "year = 2027\n[[source]]\ntitle = \"某通知\"\naddress = \"https://example.org/2027\"\n\
    [[off]]\nname = \"春节\"\nfrom = 2027-02-05\nto = \"2027-02-11\"\n[[work]]\nname = \"春节\"\ndate = 2027-01-31\n";

#[test]
fn an_administrator_adds_a_year() {
    let before = Calendar::builtin();
    let after = before.with_year("2027.toml", GOOD).unwrap();
    assert!(after.published(2027) && !before.published(2027));
    assert_eq!(after.source(2027), Some("某通知 https://example.org/2027"));
    assert!(after.is_workday(date(2027, 1, 31)));
    assert!(!after.is_workday(date(2027, 2, 9)));
    assert!(!after.day(date(2027, 2, 9)).provisional);
    let replaced = after.with_year("2027.toml", &GOOD.replace("2027-02-11", "2027-02-08")).unwrap();
    assert!(replaced.is_workday(date(2027, 2, 9)));
}

#[test]
fn a_later_year_prevails_on_a_day_that_two_notices_name() {
    let text = "year = 2027\n[[source]]\ntitle = \"t\"\naddress = \"a\"\n[[off]]\nname = \"元旦\"\nfrom = 2026-12-31\nto = 2027-01-02\n";
    let calendar = Calendar::builtin().with_year("2027.toml", text).unwrap();
    assert!(!calendar.is_workday(date(2026, 12, 31)));
}

#[test]
fn every_bad_line_is_reported_at_once() {
    let text = "year = 2027\nsurce = 1\n[[source]]\ntitle = \"t\"\n[[off]]\nname = \"春节\"\nfrom = 2027-02-11\nto = 2027-02-05\n\
        [[off]]\nname = \"清明节\"\nfrom = 2027-04-03\nto = 2027-04-05\n[[off]]\nname = \"x\"\nfrom = 2027-04-05\nto = 2026-04-06\n\
        [[work]]\nname = \"清明节\"\ndate = 2027-04-03\n[[work]]\nname = \"\"\ndate = 2027-02-01\n[[work]]\nname = \"y\"\ndate = 2027-02-01\n";
    let findings = Calendar::builtin().with_year("calendar/2027.toml", text).unwrap_err();
    let found: Vec<_> = findings.iter().map(|f| (f.code, f.place.as_ref().unwrap().line)).collect();
    assert_eq!(
        found,
        [
            ("CW0902", 2),
            ("CW0902", 3),
            ("CW0903", 5),
            ("CW0904", 16),
            ("CW0905", 17),
            ("CW0902", 21),
            ("CW0906", 23),
        ]
    );
    assert!(findings.iter().all(|f| !f.help.zh.is_empty() && !f.help.en.is_empty()));
    assert!(findings.iter().all(|f| f.place.as_ref().unwrap().file == "calendar/2027.toml"));
}

#[test]
fn bad_files_are_refused_with_a_line() {
    let cases = [
        ("year = 2027\n[[off]\nname = 1\n", "CW0901", 2),
        (
            "year = 2027\n[[source]]\ntitle=\"t\"\naddress=\"a\"\n[[off]]\nname=\"x\"\nfrom = 2027-02-30\nto = 2027-03-01\n",
            "CW0901",
            7,
        ),
        ("[[off]]\n", "CW0902", 1),
        ("year = \"2027\"\n", "CW0908", 1),
        ("year = 99999\n", "CW0908", 1),
        ("year = 2027\noff = 3\n", "CW0902", 2),
        ("year = 2027\n[[source]]\ntitle=\"t\"\naddress=\"a\"\n", "CW0907", 1),
        ("year = 2027\n[[off]]\nname=\"x\"\nfrom = 2027-02-01T00:00:00\nto = 3\n", "CW0903", 4),
        ("", "CW0902", 1),
    ];
    for (text, code, line) in cases {
        let findings = Calendar::builtin().with_year("2027.toml", text).unwrap_err();
        let found: Vec<_> = findings.iter().map(|f| (f.code, f.place.as_ref().unwrap().line)).collect();
        assert!(found.contains(&(code, line)), "{text}: {found:?}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    // Far enough from both ends that a few hundred workdays stay inside.
    (730..83_000_i32).prop_map(|days| FIRST_DAY.checked_add(jiff::Span::new().days(days)).unwrap())
}

proptest! {
    #[test]
    fn adding_and_subtracting_workdays_returns(from in any_day(), n in -300..300_i32) {
        let calendar = Calendar::builtin();
        let start = calendar.next_workday(from);
        let there = calendar.add_workdays(start, n).unwrap();
        prop_assert!(calendar.is_workday(there));
        prop_assert_eq!(calendar.add_workdays(there, -n).unwrap(), start);
        let (first, last) = (start.min(there), start.max(there));
        prop_assert_eq!(calendar.workdays_between(first, last), n.unsigned_abs() + 1);
    }

    #[test]
    fn counting_agrees_with_asking_each_day(from in any_day(), days in 0..900_i32) {
        let calendar = Calendar::builtin();
        let to = from.checked_add(jiff::Span::new().days(days)).unwrap();
        let each = from
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= to)
            .filter(|day| calendar.day(*day).workday)
            .count();
        prop_assert_eq!(calendar.workdays_between(from, to), u32::try_from(each).unwrap());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}", tail in "(year|off|work|\\[\\[|\\]\\]|=|2027-02-0[0-9]|\"|\n){0,40}") {
        let _ = Calendar::builtin().with_year("x.toml", &text);
        let _ = Calendar::builtin().with_year("x.toml", &format!("year = 2027\n{tail}"));
    }
}

//! Tests of the rules of RFC 5545: a public suite, and an oracle that looks at one day at a time.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::error::LAST_DAY;

/// The recurrence cases of libical, read where they are and not copied.
const SUITE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/external/libical-icalrecur_test.txt");
const OTHER_CALENDARS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/external/libical-icalrecur_test_rscale.txt");

struct Case {
    rule: String,
    start: DateTime,
    instances: Vec<Option<Date>>,
}

fn moment(text: &str) -> Option<DateTime> {
    let moment = read::moment(text)?;
    Some(if text.contains('T') { moment } else { moment.date().at(0, 0, 0, 0) })
}

fn cases(path: &str) -> Option<Vec<Case>> {
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("left out: {path} is not on this machine");
        return None;
    };
    let mut cases = Vec::new();
    let (mut rule, mut start) = ("", None);
    for line in text.lines() {
        if let Some(text) = line.strip_prefix("RRULE:") {
            rule = text;
        } else if let Some(text) = line.strip_prefix("DTSTART:") {
            start = moment(text);
        } else if let Some(text) = line.strip_prefix("INSTANCES:") {
            let instances = text.split(',').map(|instance| moment(instance).map(DateTime::date)).collect();
            cases.push(Case { rule: rule.to_owned(), start: start.unwrap(), instances });
        }
    }
    Some(cases)
}

#[test]
fn the_public_suite() {
    let Some(cases) = cases(SUITE) else { return };
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut right = 0;
    for Case { rule, start, instances } in &cases {
        match Rule::read(rule) {
            Ok(read) => {
                let days: Vec<_> = read.days(*start, start.date(), LAST_DAY).into_iter().map(Some).collect();
                assert_eq!(&days, instances, "{rule} from {start}");
                right += 1;
            }
            Err(reasons) => *refused.entry(reasons[0].en.clone()).or_default() += 1,
        }
    }
    println!("{right} of {} cases exact; outside the subset:", cases.len());
    for (reason, count) in &refused {
        println!("{count:4}  {reason}");
    }
    // docs/calendar.md gives these figures.
    assert_eq!((cases.len(), right), (146, 105));
}

#[test]
fn rules_in_other_calendars_are_refused() {
    let Some(cases) = cases(OTHER_CALENDARS) else { return };
    assert!(!cases.is_empty());
    for Case { rule, .. } in cases {
        let reasons = Rule::read(&rule).unwrap_err();
        assert!(reasons.iter().any(|reason| reason.en.contains("RFC 7529")), "{rule}: {reasons:?}");
    }
}

#[test]
fn what_is_outside_the_subset_is_refused_with_a_reason() {
    let cases = [
        ("", "it needs FREQ"),
        ("FREQ=FORTNIGHTLY", "it needs FREQ"),
        ("FREQ=HOURLY", "counts days"),
        ("WEEKLY", "must be NAME=VALUE"),
        ("FREQ=DAILY;FREQ=DAILY", "given twice"),
        ("FREQ=DAILY;BYHOUR=9", "leave it out"),
        ("FREQ=DAILY;DTSTART=20260101", "belongs in `from`"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "only one of"),
        ("FREQ=DAILY;UNTIL=20270230", "UNTIL=20270230"),
        ("FREQ=WEEKLY;WKST=XX", "WKST"),
        ("FREQ=WEEKLY;BYDAY=1MO", "with a number"),
        ("FREQ=WEEKLY;BYDAY=周一", "codes of weekdays"),
        ("FREQ=MONTHLY;BYDAY=0MO", "codes of weekdays"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "from -31 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "not 0"),
        ("FREQ=MONTHLY;BYYEARDAY=3", "YEARLY only"),
        ("FREQ=MONTHLY;BYWEEKNO=3", "YEARLY only"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "does not go with WEEKLY"),
        ("FREQ=MONTHLY;BYSETPOS=1", "needs another"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=200", "cannot be used"),
        ("FREQ=YEARLY;BYMONTHDAY=29", "add BYMONTH"),
        ("FREQ=YEARLY;BYWEEKNO=1;INTERVAL=3", "does not go with INTERVAL"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYMONTH=12", "goes with BYDAY only"),
    ];
    for (rule, reason) in cases {
        let reasons = Rule::read(rule).unwrap_err();
        assert!(
            reasons.iter().any(|text| text.en.contains(reason) && !text.zh.is_empty()),
            "{rule}: {reasons:?}"
        );
    }
}

#[test]
fn which_rules_depend_on_their_first_day() {
    let needs = |rule: &str| Rule::read(rule).unwrap().needs_start().is_some();
    for rule in [
        "FREQ=WEEKLY",
        "FREQ=YEARLY;BYMONTH=3",
        "FREQ=DAILY;INTERVAL=2",
        "FREQ=DAILY;COUNT=3",
        "FREQ=YEARLY;BYWEEKNO=3",
    ] {
        assert!(needs(rule), "{rule}");
    }
    for rule in [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO",
        "freq=monthly;bymonthday=-1;",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5",
    ] {
        assert!(!needs(rule), "{rule}");
    }
}

#[test]
fn a_rule_that_never_falls_ends() {
    for rule in ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"] {
        assert!(
            Rule::read(rule)
                .unwrap()
                .days(date(2026, 1, 1).at(0, 0, 0, 0), date(2026, 1, 1), LAST_DAY)
                .is_empty()
        );
    }
}

/// A rule without BYSETPOS and BYWEEKNO, judged for one day alone.
#[derive(Debug, Clone)]
struct Plain {
    frequency: Frequency,
    interval: u16,
    months: Vec<i8>,
    month_days: Vec<i8>,
    weekdays: Vec<Weekday>,
    /// The number of each weekday within its month, for MONTHLY.
    number: Option<i8>,
    start: Date,
}

impl Plain {
    fn text(&self) -> String {
        let mut text = format!("FREQ={};INTERVAL={}", self.frequency.name(), self.interval);
        let mut add = |key: &str, values: Vec<String>| {
            if !values.is_empty() {
                text.push_str(&[";", key, "=", &values.join(",")].concat());
            }
        };
        add("BYMONTH", self.months.iter().map(ToString::to_string).collect());
        add("BYMONTHDAY", self.month_days.iter().map(ToString::to_string).collect());
        let number = self.number.map(|number| number.to_string()).unwrap_or_default();
        add("BYDAY", self.weekdays.iter().map(|day| format!("{number}{}", code(*day))).collect());
        text
    }

    fn falls_on(&self, day: Date) -> bool {
        let monday = |day: Date| days_between(date(1969, 12, 29), day).div_euclid(7);
        let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
        let step = match self.frequency {
            Frequency::Daily => days_between(self.start, day),
            Frequency::Weekly => monday(day) - monday(self.start),
            Frequency::Monthly => months(day) - months(self.start),
            Frequency::Yearly => i64::from(day.year() - self.start.year()),
        };
        let in_step = step % i64::from(self.interval) == 0;
        let unnamed = self.month_days.is_empty() && self.weekdays.is_empty();
        let from_end = day.day() - day.days_in_month() - 1;
        let by_month_day =
            self.month_days.is_empty() || self.month_days.iter().any(|n| *n == day.day() || *n == from_end);
        let number = match self.number {
            None => true,
            Some(number) if number > 0 => (day.day() - 1) / 7 + 1 == number,
            Some(number) => (day.days_in_month() - day.day()) / 7 + 1 == -number,
        };
        let by_day = self.weekdays.is_empty() || (self.weekdays.contains(&day.weekday()) && number);
        let by_month = match (self.months.is_empty(), self.frequency, unnamed) {
            (true, Frequency::Yearly, true) => day.month() == self.start.month(),
            (true, ..) => true,
            (false, ..) => self.months.contains(&day.month()),
        };
        let by_start = !unnamed
            || match self.frequency {
                Frequency::Daily => true,
                Frequency::Weekly => day.weekday() == self.start.weekday(),
                Frequency::Monthly | Frequency::Yearly => day.day() == self.start.day(),
            };
        day >= self.start && in_step && by_month && by_month_day && by_day && by_start
    }
}

fn plain() -> impl Strategy<Value = Plain> {
    let frequency = prop::sample::select(vec![
        Frequency::Daily,
        Frequency::Weekly,
        Frequency::Monthly,
        Frequency::Yearly,
    ]);
    let months = prop::collection::btree_set(1..=12_i8, 0..3);
    let month_days = prop::collection::btree_set(prop_oneof![1..=31_i8, -31..=-1_i8], 0..4);
    let weekdays = prop::collection::btree_set(1..=7_i8, 0..3);
    let number = prop::option::of(prop_oneof![1..=5_i8, -4..=-1_i8]);
    (frequency, 1..6_u16, months, month_days, weekdays, number, 0..3000_i32).prop_map(
        |(frequency, interval, months, month_days, weekdays, number, start)| {
            let weekly = frequency == Frequency::Weekly;
            let open = frequency == Frequency::Yearly && months.is_empty();
            Plain {
                frequency,
                interval,
                months: months.into_iter().collect(),
                month_days: if weekly || open { Vec::new() } else { month_days.into_iter().collect() },
                weekdays: weekdays
                    .into_iter()
                    .map(|day| Weekday::from_monday_one_offset(day).unwrap())
                    .collect(),
                number: number.filter(|_| frequency == Frequency::Monthly),
                start: date(2020, 1, 1).saturating_add(start.days()),
            }
        },
    )
}

proptest! {
    #[test]
    fn days_agree_with_looking_at_each_day(rule in plain(), skip in 0..2500_i32) {
        let read = Rule::read(&rule.text()).unwrap();
        let from = rule.start.saturating_add(skip.days());
        let to = from.saturating_add(900.days());
        let expected: Vec<Date> =
            from.series(1.day()).take_while(|day| *day <= to).filter(|day| rule.falls_on(*day)).collect();
        prop_assert_eq!(read.days(rule.start.at(0, 0, 0, 0), from, to), expected, "{}", rule.text());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,60}", by in "(FREQ=(DAILY|YEARLY)|BYDAY=|[-+0-9]{1,4}|MO|,|;|BYSETPOS=|UNTIL=|T){0,12}") {
        let _ = Rule::read(&text);
        if let Ok(rule) = Rule::read(&by) {
            rule.days(date(2026, 1, 1).at(0, 0, 0, 0), date(2026, 1, 1), date(2027, 1, 1));
        }
    }
}

//! Tests of festivals, against the holidays that the State Council set for them.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::{Calendar, error::LAST_DAY};

fn days(name: &str, year: i16) -> Vec<Date> {
    find(name).unwrap().days(date(year, 1, 1), date(year, 12, 31))
}

#[test]
fn the_festivals_of_2026() {
    let cases = [
        ("腊八节", date(2026, 1, 26)),
        ("小年", date(2026, 2, 10)),
        ("除夕", date(2026, 2, 16)),
        ("春节", date(2026, 2, 17)),
        ("元宵节", date(2026, 3, 3)),
        ("雷锋纪念日", date(2026, 3, 5)),
        ("寒食节", date(2026, 4, 4)),
        ("清明", date(2026, 4, 5)),
        ("母亲节", date(2026, 5, 10)),
        ("全国助残日", date(2026, 5, 17)),
        ("文化和自然遗产日", date(2026, 6, 13)),
        ("端午节", date(2026, 6, 19)),
        ("父亲节", date(2026, 6, 21)),
        ("七夕", date(2026, 8, 19)),
        ("农民丰收节", date(2026, 9, 23)),
        ("中秋节", date(2026, 9, 25)),
        ("国庆节", date(2026, 10, 1)),
        ("重阳节", date(2026, 10, 18)),
        ("冬至", date(2026, 12, 22)),
    ];
    for (name, day) in cases {
        assert_eq!(days(name, 2026), [day], "{name}");
    }
}

#[test]
fn a_festival_falls_within_its_own_holiday_every_year() {
    let calendar = Calendar::builtin();
    for year in 2008..=2026 {
        for (name, holiday) in [
            ("春节", "春节"),
            ("清明节", "清明"),
            ("劳动节", "劳动"),
            ("端午节", "端午"),
            ("中秋节", "中秋"),
            ("国庆节", "国庆"),
        ] {
            let found = days(name, year);
            assert_eq!(found.len(), 1, "{name} {year}");
            let day = calendar.day(found[0]);
            // In 2015 the dragon boat and mid-autumn festivals were a plain Saturday and Sunday in part.
            assert!(!day.workday, "{name} {year}: {}", day.date);
            let weekend = day.reason.zh == "周六" || day.reason.zh == "周日";
            assert!(weekend || day.reason.zh.contains(holiday), "{name} {year}: {}", day.reason.zh);
        }
    }
}

#[test]
fn the_turn_of_the_lunar_year_can_come_twice_in_a_year_or_not_at_all() {
    assert_eq!(days("腊八节", 2022), [date(2022, 1, 10), date(2022, 12, 30)]);
    assert!(days("腊八节", 2023).is_empty());
    assert!(find("春节").unwrap().days(date(2026, 2, 18), date(2027, 2, 5)).is_empty());
    assert_eq!(find("除夕").unwrap().days(date(2200, 1, 1), LAST_DAY).len(), 1);
    assert!(find("元旦").unwrap().days(Date::MIN, Date::MAX).len() > 200);
}

#[test]
fn names_are_unique_and_an_unknown_one_is_answered_with_those_known() {
    let names: Vec<_> = all().iter().flat_map(|festival| festival.names).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
    assert!(find("圣诞节").is_none());
    let text = unknown("圣诞节");
    assert!(text.zh.contains("圣诞节") && text.zh.contains("重阳节") && text.en.contains("Mid-Autumn"));
    let both: Vec<_> = on_day(date(2026, 5, 12)).iter().map(|festival| festival.name().zh).collect();
    assert_eq!(both, ["全国防灾减灾日", "护士节"]);
}

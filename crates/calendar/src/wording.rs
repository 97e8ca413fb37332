//! How dates, weekdays and numbers are written in both languages.

use jiff::civil::{Date, Weekday};
use kernel::Text;

/// 2026年3月5日 / 2026-03-05.
pub(crate) fn date(date: Date) -> Text {
    Text::new(format!("{}年{}月{}日", date.year(), date.month(), date.day()), date.to_string())
}

/// 周六 / Saturday.
pub(crate) fn weekday(weekday: Weekday) -> Text {
    let (zh, en) = match weekday {
        Weekday::Monday => ("周一", "Monday"),
        Weekday::Tuesday => ("周二", "Tuesday"),
        Weekday::Wednesday => ("周三", "Wednesday"),
        Weekday::Thursday => ("周四", "Thursday"),
        Weekday::Friday => ("周五", "Friday"),
        Weekday::Saturday => ("周六", "Saturday"),
        Weekday::Sunday => ("周日", "Sunday"),
    };
    Text::new(zh, en)
}

/// March.
pub(crate) fn month_in_english(month: i8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("?")
}

/// 一 to 十, and figures beyond.
pub(crate) fn chinese_number(number: i64) -> String {
    const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    usize::try_from(number - 1)
        .ok()
        .and_then(|index| NUMBERS.get(index))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// first, second, third, fourth, 5th.
pub(crate) fn ordinal(number: i64) -> String {
    match number {
        1 => "first".into(),
        2 => "second".into(),
        3 => "third".into(),
        4 => "fourth".into(),
        _ if (11..=13).contains(&(number % 100)) => format!("{number}th"),
        _ => match number % 10 {
            1 => format!("{number}st"),
            2 => format!("{number}nd"),
            3 => format!("{number}rd"),
            _ => format!("{number}th"),
        },
    }
}

//! What is wrong with a recurrence, all of it at once, and what to write instead.

use jiff::civil::date;
use kernel::Text;

use super::{Place, Recurrence, expand};
use crate::{
    PeriodConfig,
    error::in_range,
    festival,
    period::{Unit, periods},
    rule::{Frequency, Rule},
};

pub(super) fn wrong(recurrence: &Recurrence) -> Vec<Text> {
    let mut wrong = Vec::new();
    numbers(recurrence, &mut wrong);
    combinations(recurrence, &mut wrong);
    for place in &recurrence.at {
        wrong.extend(one_place(place, recurrence.every, false));
    }
    for place in &recurrence.on {
        wrong.extend(one_place(place, recurrence.every, true));
    }
    for name in &recurrence.festival {
        if festival::find(name).is_none() {
            wrong.push(festival::unknown(name));
        }
    }
    if let Some(text) = &recurrence.rrule {
        rule(recurrence, text, &mut wrong);
    }
    if wrong.is_empty() {
        wrong.extend(sharing(recurrence));
    }
    wrong
}

fn numbers(recurrence: &Recurrence, wrong: &mut Vec<Text>) {
    if recurrence.n == 0 {
        wrong.push(Text::new(
            "n 不能为0,每期都有就写1或不写",
            "`n` cannot be 0; leave it out for every period",
        ));
    }
    if !(1..=1000).contains(&recurrence.times) {
        wrong.push(Text::new("times 应为1至1000", "`times` must be 1 to 1000"));
    }
    if recurrence.n > 1 && recurrence.from.is_none() {
        wrong.push(Text::new(
            format!(
                "每{}{}一次要从哪一{1}算起?请用 from 写明第一期中的一天",
                recurrence.n,
                recurrence.every.name().zh
            ),
            format!(
                "every {} of `{}` needs `from`, a day of the first one",
                recurrence.n,
                recurrence.every.key()
            ),
        ));
    }
    if let Some(Err(error)) = recurrence.from.map(in_range) {
        wrong.push(error.text());
    }
    if let Unit::Hour | Unit::HalfDay = recurrence.every {
        wrong.push(Text::new(
            format!("不能每{}重复,最短是日", recurrence.every.name().zh),
            format!("nothing can return every {}; a day is the shortest", recurrence.every.name().en),
        ));
    }
}

fn combinations(recurrence: &Recurrence, wrong: &mut Vec<Text>) {
    let at = !recurrence.at.is_empty();
    let days = !recurrence.on.is_empty() || !recurrence.festival.is_empty();
    if at && days {
        wrong.push(Text::new(
            "at(时段)和 on、festival(当天)不能写在一起,请分成两条",
            "`at` (a span) and `on` or `festival` (a day) do not go together; write two rules",
        ));
    }
    if recurrence.rrule.is_some() && (at || days || recurrence.n > 1 || recurrence.times > 1) {
        wrong.push(Text::new(
            "用了 rrule 就不能再写 n、times、at、on、festival",
            "`rrule` does not go with `n`, `times`, `at`, `on` or `festival`",
        ));
    }
    if !recurrence.festival.is_empty() && recurrence.every != Unit::Year {
        wrong.push(Text::new(
            "节日每年一次,every 应为 year",
            "a festival comes every year: `every` must be \"year\"",
        ));
    }
}

/// Whether the place exists and can stand with the unit.
fn one_place(place: &Place, every: Unit, on: bool) -> Option<Text> {
    let written = place.to_string();
    if !place.exists() {
        return Some(Text::new(
            format!(
                "不认识的时点“{written}”:可写 Q1至Q4、H1、H2、03、03-上旬、06-底、06-30、D25、monday至sunday、start、end"
            ),
            format!(
                "`{written}` is not a place: write Q1 to Q4, H1, H2, 03, 03-上旬, 06-底, 06-30, D25, monday to sunday, start or end"
            ),
        ));
    }
    if on && !place.is_day() && !matches!(place, Place::Start | Place::End) {
        return Some(Text::new(
            format!("“{written}”是一段时间,应写在 at 里;on 只写某一天"),
            format!("`{written}` is a span of days and belongs in `at`; `on` names a day"),
        ));
    }
    let long = matches!(
        every,
        Unit::Month | Unit::Quarter | Unit::HalfYear | Unit::Year | Unit::Term | Unit::SchoolMonth
    );
    let (fits, zh, en) = match place {
        Place::Weekday(_) => (
            every == Unit::Week,
            "week;每月第几个星期几请用 rrule",
            "week; for the first Monday of a month use `rrule`",
        ),
        Place::MonthDay(_) => (every == Unit::Month, "month", "month"),
        Place::Start | Place::End => (
            long || matches!(every, Unit::Week | Unit::Xun | Unit::MultiYear),
            "week 以上的周期",
            "week or longer",
        ),
        _ => (
            long,
            "month、quarter、half_year、year、term 或 school_month",
            "month, quarter, half_year, year, term or school_month",
        ),
    };
    (!fits).then(|| {
        Text::new(
            format!("“{written}”不能与 every = \"{}\" 同用,every 应为 {zh}", every.key()),
            format!("`{written}` does not go with every = \"{}\"; it needs every = {en}", every.key()),
        )
    })
}

fn rule(recurrence: &Recurrence, text: &str, wrong: &mut Vec<Text>) {
    let rule =
        match Rule::read(text) {
            Ok(rule) => rule,
            Err(reasons) => {
                wrong.extend(reasons.into_iter().map(|reason| {
                    Text::new(format!("rrule:{}", reason.zh), format!("rrule: {}", reason.en))
                }));
                return;
            }
        };
    let unit = match rule.frequency {
        Frequency::Daily => Unit::Day,
        Frequency::Weekly => Unit::Week,
        Frequency::Monthly => Unit::Month,
        Frequency::Yearly => Unit::Year,
    };
    if recurrence.every != unit {
        wrong.push(Text::new(
            format!("every 与 rrule 的 FREQ 不一致,every 应为 \"{}\"", unit.key()),
            format!("`every` does not agree with FREQ; it must be \"{}\"", unit.key()),
        ));
    }
    if let Some(why) = rule.needs_start().filter(|_| recurrence.from.is_none()) {
        wrong.push(Text::new(
            format!("rrule {},要用 from 写明起始日", why.zh),
            format!("the rule needs `from`, its first day: {}", why.en),
        ));
    } else {
        let start = expand::start(recurrence, date(2025, 1, 1));
        if !rule.ever_falls(start.at(0, 0, 0, 0)) {
            wrong.push(Text::new("rrule 永远不会落在任何一天", "the rule never falls on any day"));
        }
    }
}

/// Whether the times can be shared among the places that fall in one period.
fn sharing(recurrence: &Recurrence) -> Option<Text> {
    let Recurrence { at, on, festival, times, every, .. } = recurrence;
    let days = !on.is_empty() || !festival.is_empty();
    if *times == 1 || (!days && at.is_empty()) {
        return None;
    }
    let years = (date(2024, 1, 1), date(2025, 12, 31));
    // Terms are known to the pack only; there the times are shared as far as they go.
    let periods = periods(*every, years.0, years.1, &PeriodConfig::default()).unwrap_or_default();
    let uneven = periods.iter().any(|period| {
        let places = u16::try_from(expand::count(recurrence, period)).unwrap_or(u16::MAX);
        places > 0 && (times % places != 0 || (days && *times > places))
    });
    uneven.then(|| {
        let unit = every.name();
        Text::new(
            format!("每{}{times}次与所写的时点个数不符:每个时点一次就不写 times", unit.zh),
            format!("{times} times in each {} cannot be shared among the places given; leave `times` out for once at each", unit.en),
        )
    })
}

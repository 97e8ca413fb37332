//! A recurrence in words.

use kernel::Text;

use super::{Place, Recurrence};
use crate::{festival, period::Unit};

/// 每年2次(第一季度、第四季度) / 2 times in each year (in the first quarter, in the fourth quarter).
pub(super) fn recurrence(recurrence: &Recurrence) -> Text {
    let often = often(recurrence);
    let places = places(recurrence);
    if places.is_empty() {
        return often;
    }
    let join = |pick: fn(&Text) -> &str, comma: &str| places.iter().map(pick).collect::<Vec<_>>().join(comma);
    Text::new(
        format!("{}({})", often.zh, join(|text| &text.zh, "、")),
        format!("{} ({})", often.en, join(|text| &text.en, ", ")),
    )
}

fn often(Recurrence { every, n, times, at_least, .. }: &Recurrence) -> Text {
    let unit = every.name();
    let period = match (every, n) {
        (Unit::Workday | Unit::Hour | Unit::HalfDay, 1) => format!("每个{}", unit.zh),
        (_, 1) => format!("每{}", unit.zh),
        (Unit::Day | Unit::Week | Unit::Year | Unit::MultiYear, n) => format!("每{n}{}", unit.zh),
        (_, n) => format!("每{n}个{}", unit.zh),
    };
    let times_zh = if *times == 1 { "一次".to_owned() } else { format!("{times}次") };
    let times_en = if *times == 1 { "once".to_owned() } else { format!("{times} times") };
    let (least_zh, least_en) = if *at_least { ("至少", "at least ") } else { ("", "") };
    let preposition = if let Unit::Day | Unit::Workday = every { "on" } else { "in" };
    let each = if *n == 1 {
        format!("{preposition} each {}", unit.en)
    } else {
        format!("{preposition} every {} {}", crate::wording::ordinal(i64::from(*n)), unit.en)
    };
    Text::new(format!("{period}{least_zh}{times_zh}"), format!("{least_en}{times_en} {each}"))
}

fn places(recurrence: &Recurrence) -> Vec<Text> {
    let every = recurrence.every;
    let at = recurrence.at.iter().map(|place| {
        let name = place.name(every);
        // A day in `at` is the last day of the window; a span is the window.
        if place.is_day() {
            Text::new(format!("{}前", name.zh), format!("by {}", name.en))
        } else {
            let preposition = if matches!(place, Place::Start | Place::End) { "at" } else { "in" };
            Text::new(name.zh, format!("{preposition} {}", name.en))
        }
    });
    let on = recurrence.on.iter().map(|place| {
        let name = place.name(every);
        Text::new(name.zh, format!("on {}", name.en))
    });
    let festivals = recurrence.festival.iter().map(|name| match festival::find(name) {
        Some(festival) => {
            let name = festival.name();
            Text::new(name.zh, format!("on {}", name.en))
        }
        None => Text::new(name.clone(), format!("on {name}")),
    });
    let rule = recurrence.rrule.iter().map(|rule| Text::new(format!("规则{rule}"), format!("rule {rule}")));
    at.chain(on).chain(festivals).chain(rule).collect()
}

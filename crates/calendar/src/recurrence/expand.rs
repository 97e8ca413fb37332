//! From a recurrence to its occurrences. The recurrence has been checked.

use jiff::{ToSpan, civil::Date};
use kernel::Text;

use super::{Occurrence, Place, Recurrence, place};
use crate::{
    Calendar, CalendarError, PeriodConfig,
    error::{FIRST_DAY, LAST_DAY},
    festival,
    period::{Period, Unit, periods},
    rule::Rule,
    wording,
};

pub(super) fn occurrences(
    recurrence: &Recurrence,
    calendar: &Calendar,
    config: &PeriodConfig,
    from: Date,
    to: Date,
) -> Result<Vec<Occurrence>, CalendarError> {
    // What ends before the first day of the recurrence is not part of it.
    let begin = from.max(recurrence.from.unwrap_or(FIRST_DAY));
    if begin > to {
        return Ok(Vec::new());
    }
    let mut found = if let Some(text) = &recurrence.rrule {
        by_rule(recurrence, text, begin, to)?
    } else if recurrence.every == Unit::Workday {
        workdays(recurrence, calendar, begin, to)
    } else {
        let describe = recurrence.describe();
        let periods = stepped(recurrence, config, begin, to)?;
        let each =
            |period: Period| repeated(recurrence.times, &describe, &period, windows(recurrence, &period));
        periods.into_iter().flat_map(each).collect()
    };
    found.retain(|occurrence| occurrence.from <= to && begin <= occurrence.to);
    found.sort_by_key(|occurrence| (occurrence.from, occurrence.to));
    Ok(found)
}

/// The periods in which it returns and that overlap `begin..=to`.
fn stepped(
    recurrence: &Recurrence,
    config: &PeriodConfig,
    begin: Date,
    to: Date,
) -> Result<Vec<Period>, CalendarError> {
    let first = if recurrence.n == 1 { begin } else { recurrence.from.unwrap_or(begin) };
    let all = periods(recurrence.every, first, to, config)?;
    Ok(all
        .into_iter()
        .step_by(usize::from(recurrence.n))
        .filter(|period| period.overlaps(begin, to))
        .collect())
}

/// A window within a period, before it is known how many there are.
struct Window {
    /// Its label, where it has one of its own whatever else there is in the period.
    label: Option<String>,
    from: Date,
    to: Date,
    because: Vec<Text>,
}

fn windows(recurrence: &Recurrence, period: &Period) -> Vec<Window> {
    let every = recurrence.every;
    let mut windows = Vec::new();
    for place in &recurrence.at {
        windows.extend(at(place, period));
    }
    for place in &recurrence.on {
        for (day, short) in days_of(place, period) {
            let mut because = vec![place.name(every)];
            because.extend(short.then(|| shortened(day)));
            windows.push(one_day(day, because));
        }
    }
    for name in &recurrence.festival {
        let Some(festival) = festival::find(name) else { continue };
        windows.extend(festival.days(period.from, period.to).into_iter().map(|day| {
            let (name, date) = (festival.name(), wording::date(day));
            one_day(
                day,
                vec![Text::new(format!("{}是{}", name.zh, date.zh), format!("{} is {}", name.en, date.en))],
            )
        }));
    }
    let anywhere = recurrence.at.is_empty() && recurrence.on.is_empty() && recurrence.festival.is_empty();
    if anywhere {
        windows.push(Window { label: None, from: period.from, to: period.to, because: Vec::new() });
    }
    merged(windows)
}

/// How many places of the recurrence fall in the period.
pub(super) fn count(recurrence: &Recurrence, period: &Period) -> usize {
    windows(recurrence, period).len()
}

fn one_day(day: Date, because: Vec<Text>) -> Window {
    Window { label: Some(day.to_string()), from: day, to: day, because }
}

/// Two places that come to the same window are one, with both reasons.
fn merged(windows: Vec<Window>) -> Vec<Window> {
    let mut merged: Vec<Window> = Vec::new();
    for window in windows {
        match merged.iter_mut().find(|one| (one.from, one.to) == (window.from, window.to)) {
            Some(one) => one.because.extend(window.because),
            None => merged.push(window),
        }
    }
    merged
}

/// The windows of a place in `at`: a span of days is the window, a day is its end.
fn at(place: &Place, period: &Period) -> Vec<Window> {
    let name = place.name(period.unit);
    if let Place::Start | Place::End = place {
        let part = place::part(period, *place == Place::End);
        return part
            .map(|part| Window { label: Some(part.label), from: part.from, to: part.to, because: vec![name] })
            .into_iter()
            .collect();
    }
    if place.is_day() {
        let until = |(day, short): (Date, bool)| {
            let mut because = vec![Text::new(format!("{}前", name.zh), format!("by {}", name.en))];
            because.extend(short.then(|| shortened(day)));
            Window { label: None, from: period.from, to: day, because }
        };
        return days_of(place, period).into_iter().map(until).collect();
    }
    let years = period.from.year()..=period.to.year();
    let spans =
        years.filter_map(|year| place.span(year)).filter(|span| span.overlaps(period.from, period.to));
    spans
        .map(|span| {
            Window {
                // The first quarter of a year is known by itself, a month of the first quarter by the month,
                // and what is cut short by the end of a term by both.
                label: Some(if period.from <= span.from && span.to <= period.to {
                    span.label
                } else if span.from <= period.from && period.to <= span.to {
                    period.label.clone()
                } else {
                    format!("{}-{}", period.label, span.label)
                }),
                from: span.from.max(period.from),
                to: span.to.min(period.to),
                because: vec![name.clone()],
            }
        })
        .collect()
}

/// The days of a place that lie in the period, and whether a short month moved them.
fn days_of(place: &Place, period: &Period) -> Vec<(Date, bool)> {
    match place {
        Place::Start => return vec![(period.from, false)],
        Place::End => return vec![(period.to, false)],
        Place::MonthDay(_) => return place.day(period.from).into_iter().collect(),
        _ => {}
    }
    if let Some(weekday) = place.weekday() {
        let days = period.from.series(1.day()).take(7);
        return days.filter(|day| day.weekday() == weekday).map(|day| (day, false)).collect();
    }
    let years = period.from.year()..=period.to.year();
    let days = years.filter_map(|year| place.day(Date::new(year, 1, 1).ok()?));
    days.filter(|(day, _)| period.contains(*day)).collect()
}

fn shortened(day: Date) -> Text {
    Text::new(
        format!("当月没有这一天,以月末{}日为准", day.day()),
        format!("the month has no such day; its last day, {}, counts", day.day()),
    )
}

/// Each window as often as the recurrence says, with labels that are unique.
fn repeated(times: u16, describe: &Text, period: &Period, windows: Vec<Window>) -> Vec<Occurrence> {
    let count = u16::try_from(windows.len()).unwrap_or(u16::MAX);
    let each = times.checked_div(count).unwrap_or(0).max(1);
    let name = period.name();
    let mut occurrences = Vec::new();
    for window in windows {
        let own = window
            .label
            .unwrap_or_else(|| if count == 1 { period.label.clone() } else { window.to.to_string() });
        for number in 1..=each {
            let label = if each == 1 { own.clone() } else { format!("{own}#{number}") };
            let mut because = vec![Text::new(
                format!("{}:{}", describe.zh, name.zh),
                format!("{}: {}", describe.en, name.en),
            )];
            because.extend(window.because.iter().cloned());
            occurrences.push(Occurrence {
                label,
                from: window.from,
                to: window.to,
                provisional: false,
                because,
            });
        }
    }
    occurrences
}

fn by_rule(
    recurrence: &Recurrence,
    text: &str,
    begin: Date,
    to: Date,
) -> Result<Vec<Occurrence>, CalendarError> {
    let rule = Rule::read(text).map_err(CalendarError::Invalid)?;
    let days = rule.days(start(recurrence, begin).at(0, 0, 0, 0), begin, to);
    let describe = recurrence.describe();
    Ok(days
        .into_iter()
        .map(|day| Occurrence {
            label: day.to_string(),
            from: day,
            to: day,
            provisional: false,
            because: vec![describe.clone()],
        })
        .collect())
}

/// The first day of a rule. One that does not depend on it begins a year early, so that a week or a set that
/// straddles the turn of a year is whole.
pub(super) fn start(recurrence: &Recurrence, begin: Date) -> Date {
    recurrence.from.unwrap_or_else(|| {
        let early = begin.first_of_year().saturating_sub(1.year());
        early.max(FIRST_DAY)
    })
}

fn workdays(recurrence: &Recurrence, calendar: &Calendar, begin: Date, to: Date) -> Vec<Occurrence> {
    let describe = recurrence.describe();
    let first = if recurrence.n == 1 { begin } else { recurrence.from.unwrap_or(begin) };
    let all = first.series(1.day()).take_while(|day| *day <= to.min(LAST_DAY));
    let workdays = all.filter(|day| calendar.is_workday(*day)).step_by(usize::from(recurrence.n));
    let mut occurrences = Vec::new();
    for day in workdays.filter(|day| *day >= begin) {
        // Every workday since the first is counted, so any provisional one among them can move this one.
        let counted_from = if recurrence.n == 1 { day } else { first };
        let because = vec![describe.clone(), calendar.day(day).reason];
        let provisional = calendar.any_provisional(counted_from, day);
        for number in 1..=recurrence.times {
            let label = if recurrence.times == 1 { day.to_string() } else { format!("{day}#{number}") };
            occurrences.push(Occurrence { label, from: day, to: day, provisional, because: because.clone() });
        }
    }
    occurrences
}

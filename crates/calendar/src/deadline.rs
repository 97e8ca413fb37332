//! The last moment to act, from an event and a span.

use jiff::{ToSpan, civil::Date};
use kernel::Text;

use crate::{
    Calendar, CalendarError, Counting, Dated, DayCount, FirstDay, Half, RestDay, Side, Span, Unit,
    error::in_range, wording,
};

/// The last moment to act, where the span is counted from the event in the way that the pack has chosen.
///
/// - Days are natural days or workdays; a span in workdays is always counted in workdays. Half-days follow
///   the same choice. Weeks, xun (ten days), months, quarters, half-years and years are always natural.
/// - With `first_day = "included"` the day of the event is the first day counted (in workdays: if it is one).
/// - A month counts to the same day of a later month, or to its last day where it has no such day.
/// - Hours become half-days, twelve hours each, so that the result is never later than the hours allow.
/// - An event without a half begins in the morning and ends in the afternoon.
/// - `rest_day` applies to what comes out.
///
/// The result is provisional where the event is, or where a day of an unpublished year was counted, passed
/// over or chosen as a workday. Counting natural days and keeping a day of rest asks about no workday, and
/// is then never provisional by itself.
pub fn deadline(
    calendar: &Calendar,
    event: impl Into<Dated>,
    span: &Span,
    counting: &Counting,
) -> Result<Dated, CalendarError> {
    span.check().map_err(|text| CalendarError::Invalid(vec![text]))?;
    let event = event.into();
    in_range(event.date)?;
    let count = Count { calendar, span: *span, included: counting.first_day == FirstDay::Included };
    let workdays = counting.days == DayCount::Workday;
    let start = start(&event, *span, *counting);
    let mut result = match span.unit {
        Unit::Workday => count.workdays(event.date),
        Unit::Day if workdays => count.workdays(event.date),
        Unit::HalfDay if workdays => count.working_half_days(&event),
        Unit::HalfDay => count.half_days(&event, span.amount, count.included),
        Unit::Hour => count.hours(&event),
        Unit::Week => count.days(event.date, 7),
        Unit::Xun => count.days(event.date, 10),
        Unit::Month => count.months(event.date, 1),
        Unit::Quarter => count.months(event.date, 3),
        Unit::HalfYear => count.months(event.date, 6),
        Unit::Year => count.months(event.date, 12),
        // Terms are refused by `Span::check`.
        Unit::Day | Unit::Term | Unit::SchoolMonth | Unit::MultiYear => count.days(event.date, 1),
    }
    .and_then(|result| in_range(result.date).map(|_| result))
    .map_err(|_| {
        let text = span.describe();
        CalendarError::OutOfRange(Text::new(
            format!("{}{}", event.date, text.zh),
            format!("{} {}", event.date, text.en),
        ))
    })?;
    rest(calendar, &mut result, counting.rest_day)?;
    result.provisional |= event.provisional;
    result.because.splice(..0, event.because.into_iter().chain([start]));
    Ok(result)
}

fn start(event: &Dated, span: Span, counting: Counting) -> Text {
    let (date, what) = (wording::date(event.date), span.describe());
    let half = event.half.map(Half::name).unwrap_or_default();
    let english_half = if half.en.is_empty() { String::new() } else { format!(" ({})", half.en) };
    let (zh, en) = match counting.first_day {
        FirstDay::Excluded => ("当日不计", "that day not counted"),
        FirstDay::Included => ("当日计入", "that day counted"),
    };
    Text::new(
        format!("以{}{}为准{}({zh})", date.zh, half.zh, what.zh),
        format!("{} {}{english_half}, {en}", what.en, date.en),
    )
}

struct Count<'a> {
    calendar: &'a Calendar,
    span: Span,
    included: bool,
}

/// How many steps are taken from the event: one less where its day is the first counted.
fn steps(amount: u32, included: bool) -> i32 {
    i32::try_from(amount).unwrap_or(i32::MAX).saturating_sub(i32::from(included && amount > 0))
}

fn plain(date: Date) -> Dated {
    Dated::from(date)
}

impl Count<'_> {
    fn after(&self) -> bool {
        self.span.side == Side::After
    }

    fn moved(&self, date: Date, days: i32) -> Result<Date, CalendarError> {
        let days = if self.after() { days } else { -days };
        date.checked_add(i64::from(days).days()).map_err(|_| CalendarError::out_of_range(date))
    }

    fn days(&self, event: Date, each: u32) -> Result<Dated, CalendarError> {
        self.moved(event, steps(self.span.amount * each, self.included)).map(plain)
    }

    fn months(&self, event: Date, each: u32) -> Result<Dated, CalendarError> {
        let out = || CalendarError::out_of_range(event);
        // More than the whole calendar holds; checked here because jiff's spans have a limit of their own.
        let months = i32::try_from(self.span.amount * each)
            .ok()
            .filter(|months| *months <= 12 * 400)
            .ok_or_else(out)?;
        let signed = if self.after() { months } else { -months };
        let target = event.checked_add(signed.months()).map_err(|_| out())?;
        let clamped = target.day() != event.day();
        let mut result = plain(target);
        if clamped {
            result.because.push(Text::new(
                format!("该月没有{}日,以月末{}日为准", event.day(), target.day()),
                format!("that month has no day {}; its last day, {}, counts", event.day(), target.day()),
            ));
        }
        // Counting the day of the event, a month from the 5th ends on the 4th; one that was cut short at the
        // end of a month already ends there.
        if self.included && months > 0 && !(clamped && self.after()) {
            result.date = self.moved(target, -1)?;
        }
        Ok(result)
    }

    fn workdays(&self, event: Date) -> Result<Dated, CalendarError> {
        let steps = steps(self.span.amount, self.included);
        let first = match (self.included && self.span.amount > 0, self.after()) {
            (false, _) => event,
            (true, true) => self.calendar.next_workday(event),
            (true, false) => self.calendar.previous_workday(event),
        };
        let date = self.calendar.add_workdays(first, if self.after() { steps } else { -steps })?;
        let mut result = plain(date);
        self.explain(&mut result, event);
        Ok(result)
    }

    fn working_half_days(&self, event: &Dated) -> Result<Dated, CalendarError> {
        let mut half = self.half(event);
        let mut date = event.date;
        let mut steps = self.span.amount;
        // The half of the event counts as the first only if it is worked.
        if self.included && steps > 0 && self.calendar.is_workday(date) {
            steps -= 1;
        }
        for _ in 0..steps {
            let stays = self.calendar.is_workday(date) && half == self.nearer();
            if !stays {
                date = self.calendar.add_workdays(date, if self.after() { 1 } else { -1 })?;
            }
            half = if stays { self.farther() } else { self.nearer() };
        }
        let mut result = Dated::from((date, Some(half)));
        self.explain(&mut result, event.date);
        Ok(result)
    }

    /// The half of a day that is met first when counting away from the event.
    fn nearer(&self) -> Half {
        if self.after() { Half::Morning } else { Half::Afternoon }
    }

    fn farther(&self) -> Half {
        if self.after() { Half::Afternoon } else { Half::Morning }
    }

    /// The half of the event: it begins in the morning and ends in the afternoon.
    fn half(&self, event: &Dated) -> Half {
        event.half.unwrap_or(self.farther())
    }

    fn half_days(&self, event: &Dated, amount: u32, included: bool) -> Result<Dated, CalendarError> {
        let steps = steps(amount, included);
        let offset = i32::from(self.half(event) == self.farther());
        let halves = offset + steps;
        let half = if halves % 2 == 0 { self.nearer() } else { self.farther() };
        Ok(Dated::from((self.moved(event.date, halves / 2)?, Some(half))))
    }

    fn hours(&self, event: &Dated) -> Result<Dated, CalendarError> {
        let hours = self.span.amount;
        let halves = if self.after() { hours / 12 } else { hours.div_ceil(12) };
        let mut result = self.half_days(event, halves, false)?;
        result.because.push(Text::new(
            format!("日历以半天计,{hours}小时从紧折合{halves}个半天"),
            format!(
                "the calendar counts half-days: {hours} hours are taken as {halves}, never more than allowed"
            ),
        ));
        Ok(result)
    }

    /// Which days of rest were passed over, and whether any day counted is provisional.
    fn explain(&self, result: &mut Dated, event: Date) {
        let toward = |days: i32| self.moved(event, days).unwrap_or(event);
        let next = if self.included { event } else { toward(1) };
        let (from, to) = (next.min(result.date), next.max(result.date));
        if self.span.amount == 0 {
            return;
        }
        result.provisional = self.calendar.any_provisional(from, to);
        result.because.extend(passed_over(self.calendar, from, to));
        if result.provisional {
            result.because.push(provisional());
        }
    }
}

fn provisional() -> Text {
    Text::new(
        "其中有的年份放假安排尚未公布,按周末推算,公布后可能变动",
        "holidays of a year concerned are not yet published; it is computed from weekends and may move",
    )
}

/// 不计休息日:周末2天、春节放假9天;调休上班计入:2026年2月14日.
fn passed_over(calendar: &Calendar, from: Date, to: Date) -> Option<Text> {
    let mut weekends = 0;
    let mut holidays: Vec<(Text, u32)> = Vec::new();
    let mut worked: Vec<Text> = Vec::new();
    for date in from.series(1.day()).take_while(|date| *date <= to) {
        let weekend = date.weekday().to_monday_zero_offset() >= 5;
        if calendar.is_workday(date) {
            if weekend {
                worked.push(wording::date(date));
            }
            continue;
        }
        let reason = calendar.day(date).reason;
        if weekend && reason == wording::weekday(date.weekday()) {
            weekends += 1;
        } else if let Some((last, days)) = holidays.last_mut()
            && *last == reason
        {
            *days += 1;
        } else {
            holidays.push((reason, 1));
        }
    }
    let weekends =
        (weekends > 0).then(|| Text::new(format!("周末{weekends}天"), format!("{weekends} days of weekend")));
    let holidays = holidays
        .into_iter()
        .map(|(name, days)| Text::new(format!("{}{days}天", name.zh), format!("{days} × {}", name.en)));
    let rest: Vec<Text> = weekends.into_iter().chain(holidays).collect();
    let join = |texts: &[Text], pick: fn(&Text) -> &str, comma| {
        texts.iter().map(pick).collect::<Vec<_>>().join(comma)
    };
    let mut zh = Vec::new();
    let mut en = Vec::new();
    if !rest.is_empty() {
        zh.push(format!("不计休息日:{}", join(&rest, |text| &text.zh, "、")));
        en.push(format!("days of rest passed over: {}", join(&rest, |text| &text.en, ", ")));
    }
    if !worked.is_empty() {
        zh.push(format!("调休上班计入:{}", join(&worked, |text| &text.zh, "、")));
        en.push(format!("make-up workdays counted: {}", join(&worked, |text| &text.en, ", ")));
    }
    (!zh.is_empty()).then(|| Text::new(zh.join(";"), en.join("; ")))
}

/// Moves what falls on a day of rest, if the pack says so.
fn rest(calendar: &Calendar, result: &mut Dated, rule: RestDay) -> Result<(), CalendarError> {
    let (moved, half) = match rule {
        RestDay::Keep => return Ok(()),
        // The first half that is worked, so that a later deadline never comes before an earlier one.
        RestDay::NextWorkday => (calendar.next_workday(result.date), Half::Morning),
        RestDay::PreviousWorkday => (calendar.previous_workday(result.date), Half::Afternoon),
    };
    let (from, to) = (moved.min(result.date), moved.max(result.date));
    if !result.provisional && calendar.any_provisional(from, to) {
        result.provisional = true;
        result.because.push(provisional());
    }
    if moved != result.date {
        let (date, reason, to) =
            (wording::date(result.date), calendar.day(result.date).reason, wording::date(moved));
        let verb = if rule == RestDay::NextWorkday { ("顺延", "next") } else { ("提前", "previous") };
        result.because.push(Text::new(
            format!("{}是休息日({}),{}至{}", date.zh, reason.zh, verb.0, to.zh),
            format!(
                "{} is a day of rest ({}); moved to the {} workday, {}",
                date.en, reason.en, verb.1, to.en
            ),
        ));
        result.half = result.half.map(|_| half);
        result.date = in_range(moved)?;
    }
    Ok(())
}

#[cfg(test)]
#[path = "deadline_tests.rs"]
mod tests;

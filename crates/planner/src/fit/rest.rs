//! Terms that end on a day of rest, when nobody is there to hand over.

use calendar::{Date, PeriodConfig, Unit};
use kernel::{Severity, Text};

use super::{Given, Report, given::shown};
use crate::organisation::AppointmentKind;

/// Appointments, secondments, tenures and school terms that end on or after the day.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    appointments(given, report);
    for manifest in given.regulation.packs() {
        periods(given, manifest.id.as_str(), &manifest.periods, report);
    }
}

/// The day with what it is, if it is still to come and a day of rest.
fn rest(given: &Given<'_>, day: Date) -> Option<Text> {
    if day < given.on || given.calendar.is_workday(day) {
        return None;
    }
    let reason = given.calendar.day(day).reason;
    Some(Text::new(format!("{day}({})", reason.zh), format!("{day} ({})", reason.en)))
}

fn appointments(given: &Given<'_>, report: &mut Report) {
    let mut ends: Vec<Text> = Vec::new();
    for appointment in given.organisation.appointments() {
        let Some(day) = appointment.until.and_then(|until| rest(given, until)) else { continue };
        let person = given.organisation.person(&appointment.person).map_or("", |person| &person.name);
        let office = given.name(&appointment.office);
        let lent = appointment.kind == AppointmentKind::Seconded;
        let (zh, en) = if lent { ("抽调", "secondment") } else { ("任期", "term") };
        ends.push(Text::new(
            format!("{office}{person}的{zh}止于{}", day.zh),
            format!("the {en} of {person} as {office} ends on {}", day.en),
        ));
    }
    if ends.is_empty() {
        return;
    }
    report.plain(
        "CW4127",
        Severity::Warning,
        Text::new(
            format!("到期日是休息日,当天无人交接:{}", shown(ends.iter().map(|end| end.zh.clone()))),
            format!("nobody is there to hand over: {}", shown(ends.iter().map(|end| end.en.clone()))),
        ),
        Text::new(
            "把 until 改到前一个工作日,或提前办交接",
            "move `until` to the workday before, or hand over ahead of it",
        ),
    );
}

fn periods(given: &Given<'_>, pack: &str, config: &PeriodConfig, report: &mut Report) {
    let tenures = calendar::periods(Unit::MultiYear, given.on, given.on, config).unwrap_or_default();
    let tenures = tenures.iter().map(|tenure| (tenure.name(), tenure.to));
    let terms = config.terms.iter().map(|term| (Text::new(term.label.clone(), term.label.clone()), term.to));
    for (name, to) in tenures.chain(terms) {
        let Some(day) = rest(given, to) else { continue };
        report.plain(
            "CW4127",
            Severity::Note,
            Text::new(
                format!("“{pack}”的{}止于{}", name.zh, day.zh),
                format!("{} of `{pack}` ends on {}", name.en, day.en),
            ),
            Text::new("期满要办的事安排在前一个工作日", "plan what is due at its end for the workday before"),
        );
    }
}

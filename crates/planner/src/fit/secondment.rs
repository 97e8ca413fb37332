//! Secondments: whose home unit is not known, and who should have rotated.

use calendar::Date;
use kernel::{Severity, Text};
use regulation::{pack::Duty, resolved::Rule};

use super::{Given, Report, given::shown};
use crate::organisation::{Appointment, AppointmentKind};

/// The fact that begins a secondment, and the one that ends it.
const STARTED: &str = "secondment.started";
const ENDED: &str = "secondment.ended";

/// Looks at everybody who is seconded on the day.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    let seconded: Vec<&Appointment> = given
        .organisation
        .appointments()
        .iter()
        .filter(|appointment| appointment.kind == AppointmentKind::Seconded && appointment.holds(given.on))
        .collect();
    let homeless = seconded.iter().filter(|appointment| appointment.home.is_none());
    let homeless: Vec<String> = homeless.map(|appointment| describe(given, appointment)).collect();
    if !homeless.is_empty() {
        let list = shown(homeless);
        report.plain(
            "CW4152",
            Severity::Warning,
            Text::new(format!("抽调人员没有写原单位:{list}"), format!("seconded from no known unit: {list}")),
            Text::new("写 home = \"单位编号\"", "write `home = \"...\"` with the id of the unit"),
        );
    }
    for (rule, duty) in given.rules::<Duty>() {
        let evidence = duty.evidence.as_deref().unwrap_or(duty.action.leaves());
        if duty.on.as_deref() == Some(STARTED) && evidence == ENDED {
            rotation(given, rule, duty, &seconded, report);
        }
    }
}

fn describe(given: &Given<'_>, appointment: &Appointment) -> String {
    let person = given.organisation.person(&appointment.person).map_or("", |person| &person.name);
    format!("{}{person}", given.name(&appointment.office))
}

fn rotation(given: &Given<'_>, rule: &Rule, duty: &Duty, seconded: &[&Appointment], report: &mut Report) {
    // While the setting is open nobody can be late; it has a finding of its own.
    let Some(span) = duty.within.as_ref().and_then(|within| given.span(within)) else { return };
    let counting = given.regulation.counting(&rule.pack);
    let owed_by = given.means(&duty.who, None);
    let due = |appointment: &Appointment| -> Option<Date> {
        let dated = calendar::deadline(given.calendar, appointment.from, &span, &counting).ok()?;
        (dated.date < given.on).then_some(dated.date)
    };
    let late: Vec<String> = seconded
        .iter()
        .filter(|appointment| owed_by.iter().any(|holder| holder.party == appointment.office.party))
        .filter_map(|appointment| Some(format!("{}({})", describe(given, appointment), due(appointment)?)))
        .collect();
    if late.is_empty() {
        return;
    }
    let list = shown(late);
    report.about(
        "CW4151",
        Severity::Warning,
        rule,
        Text::new(
            format!("抽调已过轮换期限(应轮换之日):{list}"),
            format!("seconded beyond the day of rotation (that day): {list}"),
        ),
        Text::new(
            "办轮换并写 until,或改原任职方式",
            "rotate them and write `until`, or appoint them in their own right",
        ),
    );
}

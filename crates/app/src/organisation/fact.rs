//! A unit and an appointment as their facts tell them.

use domain::organisation::{Appointment, Unit};
use serde_json::{Value, json};

/// What a fact says of a unit.
pub(super) fn described(unit: &Unit) -> Value {
    let parents: Vec<String> = unit.parents.iter().map(ToString::to_string).collect();
    let code = unit.codes.iter().rev().find(|code| code.until.is_none());
    json!({
        "name": unit.name,
        "classes": unit.classes,
        "parents": parents,
        "area": unit.area,
        "code": code.map(|code| code.code.as_str()),
        "since": unit.since.map(|day| day.to_string()),
        "until": unit.until.map(|day| day.to_string()),
    })
}

/// What a fact says of an appointment.
pub(super) fn held(appointment: &Appointment) -> Value {
    json!({
        "office": appointment.office,
        "person": appointment.person,
        "from": appointment.from.to_string(),
        "until": appointment.until.map(|day| day.to_string()),
        "kind": appointment.kind,
        "home": appointment.home,
        "seat_closed": appointment.seat_closed,
    })
}

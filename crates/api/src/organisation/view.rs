//! Units and appointments as the interface shows them.

use axum::{
    Json,
    http::{HeaderName, HeaderValue},
};
use domain::organisation::{AppointmentKind, Unit, UnitId};
use jiff::civil::Date;
use kernel::Text;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{error::ApiError, version::etag};

/// A unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Unit)]
pub(crate) struct UnitView {
    /// Id.
    id: String,
    /// Name.
    name: String,
    /// Names that it had before, the oldest first.
    former_names: Vec<String>,
    /// The classes of the regulation that it belongs to.
    classes: Vec<String>,
    /// The units directly above it.
    parents: Vec<String>,
    /// The place it stands in.
    area: String,
    /// Area codes, the oldest first.
    codes: Vec<AreaCodeView>,
    /// The first day of its existence.
    since: Option<String>,
    /// The last day of its existence.
    until: Option<String>,
    /// The version, for `If-Match`.
    version: i64,
}

/// An area code, from one day to another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AreaCode)]
pub(crate) struct AreaCodeView {
    /// The code.
    code: String,
    /// The first day.
    since: String,
    /// The last day; open where absent.
    until: Option<String>,
    /// Whether the city uses it in place of the national one.
    is_local: bool,
}

impl From<Unit> for UnitView {
    fn from(unit: Unit) -> Self {
        let code = |code: domain::organisation::AreaCode| AreaCodeView {
            code: code.code,
            since: code.since.to_string(),
            until: code.until.map(|day| day.to_string()),
            is_local: code.is_local,
        };
        Self {
            id: unit.id.to_string(),
            name: unit.name,
            former_names: unit.former_names,
            classes: unit.classes,
            parents: unit.parents.iter().map(ToString::to_string).collect(),
            area: unit.area,
            codes: unit.codes.into_iter().map(code).collect(),
            since: unit.since.map(|day| day.to_string()),
            until: unit.until.map(|day| day.to_string()),
            version: unit.version,
        }
    }
}

/// Somebody in an office.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Appointment)]
pub(crate) struct AppointmentView {
    /// Id.
    id: String,
    /// The office: a unit or body, a dot, an office; or the unit or body alone.
    office: String,
    /// The person.
    person: String,
    /// The person's name.
    name: String,
    /// The first day.
    from: String,
    /// The last day; open where absent.
    until: Option<String>,
    /// `held`, `acting` or `seconded`.
    kind: String,
    /// The home unit of somebody seconded.
    home: Option<String>,
    /// Whether nobody is to succeed.
    seat_closed: bool,
    /// The version, for `If-Match`.
    version: i64,
}

impl From<app::organisation::Kept> for AppointmentView {
    fn from(kept: app::organisation::Kept) -> Self {
        let appointment = kept.appointment;
        let kind = match appointment.kind {
            AppointmentKind::Held => "held",
            AppointmentKind::Acting => "acting",
            AppointmentKind::Seconded => "seconded",
        };
        Self {
            id: kept.id.to_string(),
            office: appointment.office.to_string(),
            person: appointment.person.to_string(),
            name: kept.name,
            from: appointment.from.to_string(),
            until: appointment.until.map(|day| day.to_string()),
            kind: kind.to_owned(),
            home: appointment.home.map(|home| home.to_string()),
            seat_closed: appointment.seat_closed,
            version: kept.version,
        }
    }
}

/// One unit with its version as `ETag`.
pub(super) type Answer = ([(HeaderName, HeaderValue); 1], Json<UnitView>);

/// Writes one unit.
pub(super) fn answer(unit: Unit) -> Answer {
    (etag(unit.version), Json(unit.into()))
}

/// Reads the id in a path; what cannot be an id names no unit.
pub(super) fn unit_id(text: &str) -> Result<UnitId, ApiError> {
    UnitId::new(text).map_err(|_| ApiError::new("not_found"))
}

/// Reads an id, a day or an office in a body.
pub(super) fn read<T>(field: &str, text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, ApiError> {
    parse(text).ok_or_else(|| {
        ApiError::new("invalid_input").detail(Text::new(
            format!("“{field}”的值“{text}”无法读取"),
            format!("the value {text:?} of {field} cannot be read"),
        ))
    })
}

/// Reads a day in a body: `2026-11-22`.
pub(super) fn day(field: &str, text: &str) -> Result<Date, ApiError> {
    read(field, text, |text| text.parse().ok())
}

/// Reads an id in a body.
pub(super) fn id(field: &str, text: &str) -> Result<UnitId, ApiError> {
    read(field, text, |text| UnitId::new(text).ok())
}

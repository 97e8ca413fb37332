//! `POST /organisation/appointments`

use axum::{Json, http::StatusCode};
use domain::organisation::{AppointmentKind, PersonId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{AppointmentView, day, id, read};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// An office given to somebody.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "office": "u-fixture.liaison", "person": "p-zhang", "name": "张三", "from": "2026-01-01" }))]
pub(crate) struct AppointPerson {
    /// A unit or body, a dot, an office; or the unit or body alone.
    office: String,
    /// The person's id.
    person: String,
    /// The person's name, for one who is unknown so far.
    name: String,
    /// The first day.
    from: String,
    /// The last day, where it is known; for a secondment, the day on which it is to rotate.
    until: Option<String>,
    /// `held` (also where absent), `acting` or `seconded`.
    kind: Option<String>,
    /// The home unit of somebody seconded.
    home: Option<String>,
}

/// Gives an office to somebody.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/appointments",
    tag = "organisation",
    request_body = AppointPerson,
    responses(
        (status = 201, description = "The appointment", body = AppointmentView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.appoint")))
)]
pub(crate) async fn appoint_organisation(
    Ctx(ctx): Ctx,
    Body(body): Body<AppointPerson>,
) -> Result<(StatusCode, Json<AppointmentView>), ApiError> {
    let kind = |text: &str| match text {
        "held" => Some(AppointmentKind::Held),
        "acting" => Some(AppointmentKind::Acting),
        "seconded" => Some(AppointmentKind::Seconded),
        _ => None,
    };
    let input = app::organisation::Appoint {
        office: read("office", &body.office, |text| text.parse().ok())?,
        person: read("person", &body.person, |text| PersonId::new(text).ok())?,
        from: day("from", &body.from)?,
        until: body.until.as_deref().map(|until| day("until", until)).transpose()?,
        kind: read("kind", body.kind.as_deref().unwrap_or("held"), kind)?,
        home: body.home.as_deref().map(|home| id("home", home)).transpose()?,
        name: body.name,
    };
    let kept = app::organisation::appoint(&ctx, input).await?;
    Ok((StatusCode::CREATED, Json(kept.into())))
}

//! `POST /organisation/appointments/{id}/end`

use axum::{Json, extract::Path};
use domain::organisation::AppointmentId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{AppointmentView, day};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// The end of an appointment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "until": "2027-12-31" }))]
pub(crate) struct EndAppointment {
    /// The last day.
    until: String,
    /// Whether nobody is to succeed.
    #[serde(default)]
    seat_closed: bool,
}

/// Ends an appointment after a day.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/appointments/{appointment}/end",
    tag = "organisation",
    params(
        ("appointment" = String, Path, description = "The appointment"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = EndAppointment,
    responses(
        (status = 200, description = "The appointment as it is now", body = AppointmentView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.appoint")))
)]
pub(crate) async fn dismiss_organisation(
    Ctx(ctx): Ctx,
    Path(appointment): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<EndAppointment>,
) -> Result<Json<AppointmentView>, ApiError> {
    let appointment = AppointmentId::new(&appointment).map_err(|_| ApiError::new("not_found"))?;
    let until = day("until", &body.until)?;
    let kept = app::organisation::dismiss(&ctx, &appointment, version, until, body.seat_closed).await?;
    Ok(Json(kept.into()))
}

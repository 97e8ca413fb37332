//! `GET /organisation/units/{id}/appointments`

use axum::{Json, extract::Path};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::{AppointmentView, unit_id};
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// Who holds or held an office of a unit.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AppointmentList {
    /// The latest first.
    items: Vec<AppointmentView>,
}

/// Lists who holds or held an office of a unit, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/organisation/units/{unit}/appointments",
    tag = "organisation",
    params(("unit" = String, Path, description = "The unit")),
    responses(
        (status = 200, description = "The appointments", body = AppointmentList),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.find")))
)]
pub(crate) async fn appointments_organisation(
    Ctx(ctx): Ctx,
    Path(unit): Path<String>,
) -> Result<Json<AppointmentList>, ApiError> {
    let kept = app::organisation::appointments(&ctx, &unit_id(&unit)?).await?;
    Ok(Json(AppointmentList { items: kept.into_iter().map(AppointmentView::from).collect() }))
}

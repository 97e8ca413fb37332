//! `GET /organisation/units/{id}/history`

use axum::{Json, extract::Path};

use super::view::unit_id;
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    journal::{FactPage, FactView},
    page::{PageQuery, Params},
};

/// Lists what became of a unit, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/organisation/units/{unit}/history",
    tag = "organisation",
    params(("unit" = String, Path, description = "The unit"), PageQuery),
    responses(
        (status = 200, description = "A page of facts", body = FactPage),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.find")))
)]
pub(crate) async fn history_organisation(
    Ctx(ctx): Ctx,
    Path(unit): Path<String>,
    Params(page): Params<PageQuery>,
) -> Result<Json<FactPage>, ApiError> {
    let page = app::organisation::history(&ctx, &unit_id(&unit)?, &page.into()).await?;
    Ok(Json(page.map(FactView::from).into()))
}

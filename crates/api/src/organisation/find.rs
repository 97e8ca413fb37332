//! `GET /organisation/units/{id}`

use axum::extract::Path;

use super::view::{Answer, UnitView, answer, unit_id};
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// Shows one unit.
#[utoipa::path(
    get,
    path = "/api/v1/organisation/units/{unit}",
    tag = "organisation",
    params(("unit" = String, Path, description = "The unit")),
    responses(
        (status = 200, description = "The unit; its version is the `ETag`", body = UnitView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.find")))
)]
pub(crate) async fn find_organisation(Ctx(ctx): Ctx, Path(unit): Path<String>) -> Result<Answer, ApiError> {
    Ok(answer(app::organisation::find(&ctx, &unit_id(&unit)?).await?))
}

//! `POST /organisation/units/{id}/rename`

use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{Answer, UnitView, answer, unit_id};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// Another name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "教育体育局" }))]
pub(crate) struct RenameUnit {
    /// The name from now on.
    name: String,
}

/// Gives a unit another name; the name so far stays known.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/units/{unit}/rename",
    tag = "organisation",
    params(
        ("unit" = String, Path, description = "The unit"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = RenameUnit,
    responses(
        (status = 200, description = "The unit as it is now", body = UnitView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.rename")))
)]
pub(crate) async fn rename_organisation(
    Ctx(ctx): Ctx,
    Path(unit): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<RenameUnit>,
) -> Result<Answer, ApiError> {
    let unit = unit_id(&unit)?;
    Ok(answer(app::organisation::rename(&ctx, &unit, version, &body.name).await?))
}

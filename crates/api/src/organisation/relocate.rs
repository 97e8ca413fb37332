//! `POST /organisation/units/{id}/move`

use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{Answer, UnitView, answer, id, unit_id};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// Where a unit is to stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "parents": [] }))]
pub(crate) struct MoveUnit {
    /// The units directly above it from now on.
    parents: Vec<String>,
}

/// Puts a unit, with all beneath it, under other units.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/units/{unit}/move",
    tag = "organisation",
    params(
        ("unit" = String, Path, description = "The unit"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = MoveUnit,
    responses(
        (status = 200, description = "The unit as it is now", body = UnitView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.move")))
)]
pub(crate) async fn move_organisation(
    Ctx(ctx): Ctx,
    Path(unit): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<MoveUnit>,
) -> Result<Answer, ApiError> {
    let unit = unit_id(&unit)?;
    let parents = body.parents.iter().map(|parent| id("parents", parent)).collect::<Result<_, _>>()?;
    Ok(answer(app::organisation::relocate(&ctx, &unit, version, parents).await?))
}

//! `POST /organisation/units/{id}/end`

use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{Answer, UnitView, answer, day, unit_id};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// The end of a unit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "on": "2027-12-31" }))]
pub(crate) struct EndUnit {
    /// The last day of its existence.
    on: String,
}

/// Ends a unit after a day. What it did stays in its name.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/units/{unit}/end",
    tag = "organisation",
    params(
        ("unit" = String, Path, description = "The unit"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = EndUnit,
    responses(
        (status = 200, description = "The unit as it is now", body = UnitView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.end")))
)]
pub(crate) async fn end_organisation(
    Ctx(ctx): Ctx,
    Path(unit): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<EndUnit>,
) -> Result<Answer, ApiError> {
    let unit = unit_id(&unit)?;
    Ok(answer(app::organisation::end(&ctx, &unit, version, day("on", &body.on)?).await?))
}

//! `POST /organisation/units/{id}/recode`

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

/// An area code.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "150781", "is_local": false, "since": "2026-01-01" }))]
pub(crate) struct RecodeUnit {
    /// The code.
    code: String,
    /// Whether the city uses it in place of the national one.
    #[serde(default)]
    is_local: bool,
    /// The first day.
    since: String,
}

/// Gives a unit an area code from a day on; the code so far ends the day before.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/units/{unit}/recode",
    tag = "organisation",
    params(
        ("unit" = String, Path, description = "The unit"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = RecodeUnit,
    responses(
        (status = 200, description = "The unit as it is now", body = UnitView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.rename")))
)]
pub(crate) async fn recode_organisation(
    Ctx(ctx): Ctx,
    Path(unit): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<RecodeUnit>,
) -> Result<Answer, ApiError> {
    let unit = unit_id(&unit)?;
    let input = app::organisation::Recode {
        since: day("since", &body.since)?,
        code: body.code,
        is_local: body.is_local,
    };
    Ok(answer(app::organisation::recode(&ctx, &unit, version, input).await?))
}

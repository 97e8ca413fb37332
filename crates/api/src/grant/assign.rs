//! `PUT /accounts/{id}/grants`

use access::Grant;
use axum::{Json, extract::Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::GrantView;
use crate::{
    account::account_id,
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// The whole of what an account holds.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "grants": [{ "role": "liaison", "reach": "own", "units": [] }] }))]
pub(crate) struct GrantSet {
    /// What is granted.
    grants: Vec<GrantView>,
}

/// Makes the given roles the whole of what an account holds.
#[utoipa::path(
    put,
    path = "/api/v1/accounts/{account}/grants",
    tag = "grant",
    params(
        ("account" = String, Path, description = "The account"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = GrantSet,
    responses(
        (status = 200, description = "What is granted now", body = GrantSet),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("grant.assign")))
)]
pub(crate) async fn assign_grant(
    Ctx(ctx): Ctx,
    Path(id): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<GrantSet>,
) -> Result<Json<GrantSet>, ApiError> {
    let grants = body.grants.into_iter().map(Grant::try_from).collect::<Result<_, _>>()?;
    let grants = app::grant::assign(&ctx, &account_id(&id)?, version, grants).await?;
    Ok(Json(GrantSet { grants: grants.iter().map(GrantView::from).collect() }))
}

//! `POST /session/password`

use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "old": "First-Sign-In-1", "new": "My-Own-Words-2026" }))]
pub(crate) struct ChangePassword {
    /// The password so far.
    old: String,
    /// The password from now on: at least ten characters of three kinds, without the login.
    new: String,
}

/// Changes one's own password and ends one's other sessions.
#[utoipa::path(
    post,
    path = "/api/v1/session/password",
    tag = "account",
    request_body = ChangePassword,
    responses(
        (status = 204, description = "Changed"),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.change_password")))
)]
pub(crate) async fn change_password_account(
    Ctx(ctx): Ctx,
    Body(body): Body<ChangePassword>,
) -> Result<StatusCode, ApiError> {
    let input = app::account::ChangePassword { old: body.old, new: body.new };
    app::account::change_password(&ctx, input).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! `POST /accounts/{id}/reset`

use axum::extract::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    AccountView,
    view::{Answer, account_id, answer},
};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// A first password again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "password": "First-Sign-In-2" }))]
pub(crate) struct ResetAccount {
    /// The password, which the person replaces at the next sign-in.
    password: String,
}

/// Gives an account a first password again, and ends its sessions.
#[utoipa::path(
    post,
    path = "/api/v1/accounts/{account}/reset",
    tag = "account",
    params(
        ("account" = String, Path, description = "The account"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    request_body = ResetAccount,
    responses(
        (status = 200, description = "The account as it is now", body = AccountView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.reset")))
)]
pub(crate) async fn reset_account(
    Ctx(ctx): Ctx,
    Path(id): Path<String>,
    IfMatch(version): IfMatch,
    Body(body): Body<ResetAccount>,
) -> Result<Answer, ApiError> {
    Ok(answer(app::account::reset(&ctx, &account_id(&id)?, version, &body.password).await?))
}

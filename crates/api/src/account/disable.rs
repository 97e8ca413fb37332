//! `POST /accounts/{id}/disable`

use axum::extract::Path;

use super::{
    AccountView,
    view::{Answer, account_id, answer},
};
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    version::IfMatch,
};

/// Shuts an account for good and ends its sessions.
#[utoipa::path(
    post,
    path = "/api/v1/accounts/{account}/disable",
    tag = "account",
    params(
        ("account" = String, Path, description = "The account"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    responses(
        (status = 200, description = "The account as it is now", body = AccountView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.disable")))
)]
pub(crate) async fn disable_account(
    Ctx(ctx): Ctx,
    Path(id): Path<String>,
    IfMatch(version): IfMatch,
) -> Result<Answer, ApiError> {
    Ok(answer(app::account::disable(&ctx, &account_id(&id)?, version).await?))
}

//! `POST /accounts/{id}/unlock`

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

/// Opens a locked account before its time.
#[utoipa::path(
    post,
    path = "/api/v1/accounts/{account}/unlock",
    tag = "account",
    params(
        ("account" = String, Path, description = "The account"),
        ("If-Match" = String, Header, description = "The version that was read, in quotes"),
    ),
    responses(
        (status = 200, description = "The account as it is now", body = AccountView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.unlock")))
)]
pub(crate) async fn unlock_account(
    Ctx(ctx): Ctx,
    Path(id): Path<String>,
    IfMatch(version): IfMatch,
) -> Result<Answer, ApiError> {
    Ok(answer(app::account::unlock(&ctx, &account_id(&id)?, version).await?))
}

//! `GET /accounts/{id}`

use axum::extract::Path;

use super::{
    AccountView,
    view::{Answer, account_id, answer},
};
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// Shows one account.
#[utoipa::path(
    get,
    path = "/api/v1/accounts/{account}",
    tag = "account",
    params(("account" = String, Path, description = "The account")),
    responses(
        (status = 200, description = "The account; its version is the `ETag`", body = AccountView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.find")))
)]
pub(crate) async fn find_account(Ctx(ctx): Ctx, Path(id): Path<String>) -> Result<Answer, ApiError> {
    Ok(answer(app::account::find(&ctx, &account_id(&id)?).await?))
}

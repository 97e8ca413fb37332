//! `GET /accounts`

use app::account::AccountFilter;
use axum::Json;
use domain::organisation::UnitId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::AccountView;
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    page::{PageQuery, Params},
};

/// Which accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AccountQuery {
    /// Of this unit.
    unit: Option<String>,
    /// In this state.
    state: Option<String>,
    /// Whose name or login holds this.
    text: Option<String>,
}

/// A page of accounts.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccountPage {
    /// By login.
    items: Vec<AccountView>,
    /// The cursor of the next page; absent on the last.
    next: Option<String>,
}

/// Lists accounts by login.
#[utoipa::path(
    get,
    path = "/api/v1/accounts",
    tag = "account",
    params(AccountQuery, PageQuery),
    responses(
        (status = 200, description = "A page of accounts", body = AccountPage),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.list")))
)]
pub(crate) async fn list_account(
    Ctx(ctx): Ctx,
    Params(query): Params<AccountQuery>,
    Params(page): Params<PageQuery>,
) -> Result<Json<AccountPage>, ApiError> {
    let filter = AccountFilter {
        unit: query.unit.as_deref().map(UnitId::new).transpose().map_err(|_| ApiError::new("not_found"))?,
        state: query.state,
        text: query.text,
    };
    let page = app::account::list(&ctx, &filter, &page.into()).await?.map(AccountView::from);
    Ok(Json(AccountPage { items: page.items, next: page.next }))
}

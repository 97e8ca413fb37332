//! `GET /grants`

use app::grant::Granted;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::GrantView;
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    page::{PageQuery, Params},
};

/// An account with what is granted to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GrantedView {
    /// The account.
    account: String,
    /// Its login.
    login: String,
    /// The person's name.
    name: String,
    /// The account's state.
    state: String,
    /// What is granted.
    grants: Vec<GrantView>,
    /// The account's version, for `If-Match`.
    version: i64,
}

/// A page of accounts with what is granted to each.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GrantedPage {
    /// By login.
    items: Vec<GrantedView>,
    /// The cursor of the next page; absent on the last.
    next: Option<String>,
}

impl From<Granted> for GrantedView {
    fn from(granted: Granted) -> Self {
        Self {
            account: granted.account.to_string(),
            login: granted.login,
            name: granted.name,
            state: granted.state,
            grants: granted.grants.iter().map(GrantView::from).collect(),
            version: granted.version,
        }
    }
}

/// Lists accounts by login, with what is granted to each.
#[utoipa::path(
    get,
    path = "/api/v1/grants",
    tag = "grant",
    params(PageQuery),
    responses(
        (status = 200, description = "A page of accounts with their roles", body = GrantedPage),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("grant.list")))
)]
pub(crate) async fn list_grant(
    Ctx(ctx): Ctx,
    Params(page): Params<PageQuery>,
) -> Result<Json<GrantedPage>, ApiError> {
    let page = app::grant::list(&ctx, &page.into()).await?.map(GrantedView::from);
    Ok(Json(GrantedPage { items: page.items, next: page.next }))
}

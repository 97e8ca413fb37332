//! `GET /organisation/units`

use app::organisation::UnitFilter;
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{UnitView, id};
use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    page::{PageQuery, Params},
};

/// Which units.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct UnitQuery {
    /// Whose name, now or formerly, holds this.
    text: Option<String>,
    /// Of this class.
    class: Option<String>,
    /// Directly under this unit.
    parent: Option<String>,
    /// Under this unit, through any number of steps, and the unit itself.
    beneath: Option<String>,
}

/// A page of units.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UnitPage {
    /// By id.
    items: Vec<UnitView>,
    /// The cursor of the next page; absent on the last.
    next: Option<String>,
}

/// Lists units by id.
#[utoipa::path(
    get,
    path = "/api/v1/organisation/units",
    tag = "organisation",
    params(UnitQuery, PageQuery),
    responses(
        (status = 200, description = "A page of units", body = UnitPage),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.list")))
)]
pub(crate) async fn list_organisation(
    Ctx(ctx): Ctx,
    Params(query): Params<UnitQuery>,
    Params(page): Params<PageQuery>,
) -> Result<Json<UnitPage>, ApiError> {
    let filter = UnitFilter {
        text: query.text,
        class: query.class,
        parent: query.parent.as_deref().map(|parent| id("parent", parent)).transpose()?,
        beneath: query.beneath.as_deref().map(|top| id("beneath", top)).transpose()?,
    };
    let page = app::organisation::list(&ctx, &filter, &page.into()).await?.map(UnitView::from);
    Ok(Json(UnitPage { items: page.items, next: page.next }))
}

//! `GET /journal`

use app::journal::{Fact, FactFilter};
use axum::Json;
use kernel::Page;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
    page::{PageQuery, Params},
};

/// Which facts.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FactQuery {
    /// About this noun.
    noun: Option<String>,
    /// About this object.
    object: Option<String>,
    /// By this actor.
    actor: Option<String>,
}

/// A fact.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FactView {
    /// Its number, from 1 without a gap.
    seq: u64,
    /// When (RFC 3339).
    at: String,
    /// Who: an account, `program:<purpose>` or `nobody`.
    actor: String,
    /// What: `<noun>.<verb>`.
    kind: String,
    /// The noun that it is about.
    noun: String,
    /// The object.
    object: String,
    /// What the object was.
    before: Option<serde_json::Value>,
    /// What the object became.
    after: Option<serde_json::Value>,
    /// The request that did it.
    request: String,
    /// Its hash, in hexadecimal.
    hash: String,
}

/// A page of facts.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FactPage {
    /// The newest first.
    items: Vec<FactView>,
    /// The cursor of the next page; absent on the last.
    next: Option<String>,
}

impl From<Page<FactView>> for FactPage {
    fn from(page: Page<FactView>) -> Self {
        Self { items: page.items, next: page.next }
    }
}

impl From<Fact> for FactView {
    fn from(fact: Fact) -> Self {
        Self {
            seq: fact.seq,
            at: fact.at.to_string(),
            actor: fact.actor,
            kind: fact.kind,
            noun: fact.noun,
            object: fact.object,
            before: fact.before,
            after: fact.after,
            request: fact.request,
            hash: fact.hash,
        }
    }
}

/// Lists facts, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/journal",
    tag = "journal",
    params(FactQuery, PageQuery),
    responses(
        (status = 200, description = "A page of facts", body = FactPage),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("journal.list")))
)]
pub(crate) async fn list_journal(
    Ctx(ctx): Ctx,
    Params(query): Params<FactQuery>,
    Params(page): Params<PageQuery>,
) -> Result<Json<FactPage>, ApiError> {
    let filter = FactFilter { noun: query.noun, object: query.object, actor: query.actor };
    let page = app::journal::list(&ctx, &filter, &page.into()).await?;
    Ok(Json(page.map(FactView::from).into()))
}

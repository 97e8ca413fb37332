//! `GET /session`

use access::{Action, Actor};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// Who is signed in, and what they may do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionView {
    /// The account.
    account: String,
    /// The person's name.
    name: String,
    /// The unit of the person.
    unit: Option<String>,
    /// The name of that unit.
    unit_name: Option<String>,
    /// The name of the whole organisation, once one is loaded.
    organisation: Option<String>,
    /// Whether nothing else is allowed before a new password is chosen.
    must_change_password: bool,
    /// The roles.
    roles: Vec<String>,
    /// The actions that are allowed on some data at least: what the interface offers.
    actions: Vec<String>,
}

/// Shows who is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    tag = "session",
    responses(
        (status = 200, description = "Who is signed in", body = SessionView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("session.find")))
)]
pub(crate) async fn find_session(Ctx(ctx): Ctx) -> Result<Json<SessionView>, ApiError> {
    let seen = app::session::find(&ctx).await?;
    let Actor::Account { id, unit, grants, must_change_password } = ctx.actor() else {
        return Err(ApiError::new("session_absent"));
    };
    let allowed = |action: &&Action| access::may(ctx.actor(), **action).is_ok();
    Ok(Json(SessionView {
        account: id.to_string(),
        name: seen.account.name,
        unit: unit.as_ref().map(ToString::to_string),
        unit_name: seen.unit_name,
        organisation: seen.organisation,
        must_change_password: *must_change_password,
        roles: grants.iter().map(|grant| grant.role.name().to_owned()).collect(),
        actions: Action::ALL.iter().filter(allowed).map(|action| action.name().to_owned()).collect(),
    }))
}

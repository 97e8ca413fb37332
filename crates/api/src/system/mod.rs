//! What is no noun: whether the platform is up, and its own description.

use app::Context;
use axum::{Json, extract::State, http::StatusCode};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::error::{ApiError, ProblemBody};

/// The routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::new().routes(routes!(health_system)).routes(routes!(describe_system))
}

/// Says whether the platform and its database answer. Open to everybody: a load balancer asks.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "system",
    responses(
        (status = 204, description = "They do"),
        (status = 503, description = "The database does not", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("system.health")))
)]
async fn health_system(State(context): State<Context>) -> Result<StatusCode, ApiError> {
    context.db().ping().await.map_err(app::Fault::from)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The description of this interface. Open to everybody: it tells nothing about anybody.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "system",
    responses((status = 200, description = "The OpenAPI document", content_type = "application/json")),
    extensions(("x-action" = json!("system.describe")))
)]
async fn describe_system() -> Json<OpenApi> {
    Json(crate::openapi())
}

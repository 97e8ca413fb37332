//! `GET /journal/verification`

use app::journal::Verification;
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// What a check of the journal found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VerificationView {
    /// How many facts there should be.
    facts: u64,
    /// Whether every fact is as it was written.
    ok: bool,
    /// The first fact that does not fit what stands before it.
    broken_at: Option<u64>,
    /// The hash of the last fact: kept elsewhere, it proves later that the whole was not rewritten.
    head: String,
}

impl From<Verification> for VerificationView {
    fn from(found: Verification) -> Self {
        let Verification { facts, ok, broken_at, head } = found;
        Self { facts, ok, broken_at, head }
    }
}

/// Checks the journal from the first fact to the last.
#[utoipa::path(
    get,
    path = "/api/v1/journal/verification",
    tag = "journal",
    responses(
        (status = 200, description = "What the check found", body = VerificationView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("journal.verify")))
)]
pub(crate) async fn verify_journal(Ctx(ctx): Ctx) -> Result<Json<VerificationView>, ApiError> {
    Ok(Json(app::journal::verify(&ctx).await?.into()))
}

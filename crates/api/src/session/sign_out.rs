//! `DELETE /session`

use axum::http::{HeaderName, HeaderValue, StatusCode, header};

use crate::{
    cookie,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// Signs out.
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    tag = "session",
    responses(
        (status = 204, description = "Signed out"),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("session.sign_out")))
)]
pub(crate) async fn sign_out_session(
    Ctx(ctx): Ctx,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), ApiError> {
    app::session::sign_out(&ctx).await?;
    let cookie = cookie::clear(ctx.context().settings().secure_cookies)?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]))
}

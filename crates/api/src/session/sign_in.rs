//! `POST /session`

use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode, header},
};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    account::AccountView,
    body::Body,
    cookie,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// Login and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "login": "zhang.san", "password": "First-Sign-In-1" }))]
pub(crate) struct SignIn {
    /// The login.
    login: String,
    /// The password.
    password: String,
}

type Answer = (StatusCode, [(HeaderName, HeaderValue); 1], Json<AccountView>);

/// Signs in. The answer sets the session cookie; an account whose state is `invited` must change its password before
/// anything else.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    tag = "session",
    request_body = SignIn,
    responses(
        (status = 201, description = "Signed in", body = AccountView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("session.sign_in")))
)]
pub(crate) async fn sign_in_session(Ctx(ctx): Ctx, Body(body): Body<SignIn>) -> Result<Answer, ApiError> {
    let input = app::session::SignIn { login: body.login, password: body.password };
    let signed_in = app::session::sign_in(&ctx, input).await?;
    let secure = ctx.context().settings().secure_cookies;
    let cookie = cookie::set(signed_in.token.expose(), secure)?;
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], Json(signed_in.account.into())))
}

//! `POST /accounts`

use axum::http::StatusCode;
use domain::organisation::UnitId;
use kernel::Text;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    AccountView,
    view::{Answer, answer},
};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// What an account is made from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "login": "zhang.san", "name": "张三", "password": "First-Sign-In-1" }))]
pub(crate) struct CreateAccount {
    /// What the person will type to sign in: 2 to 64 letters, digits, Chinese characters, `.`, `_`, `-`, `@`.
    login: String,
    /// Name.
    name: String,
    /// Address for e-mail.
    email: Option<String>,
    /// The unit that the person works in.
    unit: Option<String>,
    /// The first password, which the person replaces at the first sign-in.
    password: String,
}

/// Makes an account that is invited.
#[utoipa::path(
    post,
    path = "/api/v1/accounts",
    tag = "account",
    request_body = CreateAccount,
    responses(
        (status = 201, description = "The account", body = AccountView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("account.create")))
)]
pub(crate) async fn create_account(
    Ctx(ctx): Ctx,
    Body(body): Body<CreateAccount>,
) -> Result<(StatusCode, Answer), ApiError> {
    let unit = body.unit.as_deref().map(UnitId::new).transpose().map_err(|error| {
        let said = error.to_string();
        ApiError::new("invalid_input").detail(Text::new(said.clone(), said))
    })?;
    let input = app::account::CreateAccount {
        login: body.login,
        name: body.name,
        email: body.email,
        unit,
        password: body.password,
    };
    Ok((StatusCode::CREATED, answer(app::account::create(&ctx, input).await?)))
}

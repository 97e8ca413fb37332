//! `POST /organisation/units`

use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::{Answer, UnitView, answer, day, id};
use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// What a unit is set up from.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "id": "u-new", "name": "新设单位", "parents": [] }))]
pub(crate) struct CreateUnit {
    /// Id: letters, digits, Chinese characters, `_`, `-`.
    id: String,
    /// Name.
    name: String,
    /// The classes of the regulation that it belongs to.
    #[serde(default)]
    classes: Vec<String>,
    /// The units directly above it.
    #[serde(default)]
    parents: Vec<String>,
    /// The place it stands in.
    #[serde(default)]
    area: String,
    /// The first day of its existence.
    since: Option<String>,
}

/// Sets up a unit.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/units",
    tag = "organisation",
    request_body = CreateUnit,
    responses(
        (status = 201, description = "The unit", body = UnitView),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.create")))
)]
pub(crate) async fn create_organisation(
    Ctx(ctx): Ctx,
    Body(body): Body<CreateUnit>,
) -> Result<(StatusCode, Answer), ApiError> {
    let new = app::organisation::NewUnit {
        id: id("id", &body.id)?,
        parents: body.parents.iter().map(|parent| id("parents", parent)).collect::<Result<_, _>>()?,
        since: body.since.as_deref().map(|since| day("since", since)).transpose()?,
        name: body.name,
        classes: body.classes,
        area: body.area,
    };
    Ok((StatusCode::CREATED, answer(app::organisation::create(&ctx, new).await?)))
}

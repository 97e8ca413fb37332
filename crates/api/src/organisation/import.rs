//! `POST /organisation/import`

use access::Action;
use axum::http::StatusCode;
use planner::organisation::Organisation;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    body::Body,
    ctx::Ctx,
    error::{ApiError, ProblemBody},
};

/// A whole organisation.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "files": [{ "name": "organisation.toml", "toml": "" }] }))]
pub(crate) struct ImportOrganisation {
    /// Its files, in any order: rows of one may refer to another.
    files: Vec<ImportFile>,
}

/// One file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportFile {
    /// Its name, as mistakes in it are told.
    name: String,
    /// Its text.
    toml: String,
}

/// Loads a whole organisation into a platform that has none. Every mistake in the files is told at once, and nothing
/// is loaded while there is one.
#[utoipa::path(
    post,
    path = "/api/v1/organisation/import",
    tag = "organisation",
    request_body = ImportOrganisation,
    responses(
        (status = 204, description = "Loaded"),
        (status = "4XX", description = "Refused", body = ProblemBody, content_type = "application/problem+json"),
    ),
    extensions(("x-action" = json!("organisation.import")))
)]
pub(crate) async fn import_organisation(
    Ctx(ctx): Ctx,
    Body(body): Body<ImportOrganisation>,
) -> Result<StatusCode, ApiError> {
    access::may(ctx.actor(), Action::OrganisationImport).map_err(app::Fault::from)?;
    let files: Vec<(&str, &[u8])> =
        body.files.iter().map(|file| (file.name.as_str(), file.toml.as_bytes())).collect();
    let whole = Organisation::read_all(&files).map_err(app::organisation::Error::Findings)?;
    app::organisation::import(&ctx, &whole).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Roles.

mod assign;
mod list;
mod view;

use app::Context;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::new().routes(routes!(list::list_grant)).routes(routes!(assign::assign_grant))
}

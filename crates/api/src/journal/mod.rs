//! The journal.

mod list;
mod verify;

use app::Context;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use list::{FactPage, FactView};

/// The routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::new().routes(routes!(list::list_journal)).routes(routes!(verify::verify_journal))
}

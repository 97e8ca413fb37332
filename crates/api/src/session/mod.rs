//! Sessions.

mod find;
mod sign_in;
mod sign_out;

use app::Context;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::new().routes(routes!(
        sign_in::sign_in_session,
        find::find_session,
        sign_out::sign_out_session
    ))
}

//! The organisation.

mod appoint;
mod appointments;
mod create;
mod dismiss;
mod end;
mod find;
mod history;
mod import;
mod list;
mod recode;
mod relocate;
mod rename;
mod view;

use app::Context;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::new()
        .routes(routes!(list::list_organisation, create::create_organisation))
        .routes(routes!(find::find_organisation))
        .routes(routes!(history::history_organisation))
        .routes(routes!(appointments::appointments_organisation))
        .routes(routes!(rename::rename_organisation))
        .routes(routes!(relocate::move_organisation))
        .routes(routes!(recode::recode_organisation))
        .routes(routes!(end::end_organisation))
        .routes(routes!(appoint::appoint_organisation))
        .routes(routes!(dismiss::dismiss_organisation))
        .routes(routes!(import::import_organisation))
}

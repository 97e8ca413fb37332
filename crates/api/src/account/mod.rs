//! Accounts.

mod change_password;
mod create;
mod disable;
mod find;
mod list;
mod reset;
mod unlock;
mod view;

use app::Context;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use view::{AccountView, account_id};

/// The routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<Context> {
    OpenApiRouter::new()
        .routes(routes!(list::list_account, create::create_account))
        .routes(routes!(find::find_account))
        .routes(routes!(disable::disable_account))
        .routes(routes!(unlock::unlock_account))
        .routes(routes!(reset::reset_account))
        .routes(routes!(change_password::change_password_account))
}

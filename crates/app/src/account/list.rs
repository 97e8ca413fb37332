//! Seeing accounts.

use access::{Action, scope};
use domain::account::Account;
use kernel::{Page, PageRequest};
use store::account::AccountFilter;

use super::Error;
use crate::ctx::Ctx;

/// The accounts that the actor may see, by login.
pub async fn list(ctx: &Ctx, filter: &AccountFilter, page: &PageRequest) -> Result<Page<Account>, Error> {
    let scope = scope(ctx.actor(), Action::AccountList)?;
    Ok(store::account::list(ctx.context().db(), &scope, filter, page).await?)
}

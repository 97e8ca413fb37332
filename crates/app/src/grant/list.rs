//! Seeing who holds which roles.

use access::{Action, scope};
use kernel::{Page, PageRequest};
use store::grant::Granted;

use super::Error;
use crate::ctx::Ctx;

/// The accounts that the actor may see, by login, with what is granted to each.
pub async fn list(ctx: &Ctx, page: &PageRequest) -> Result<Page<Granted>, Error> {
    let scope = scope(ctx.actor(), Action::GrantList)?;
    Ok(store::grant::list(ctx.context().db(), &scope, page).await?)
}

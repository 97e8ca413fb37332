//! The journal: the field of the audit administrator.

use access::{Action, Resource, decide, scope};
use kernel::{Page, PageRequest};
pub use store::journal::{Fact, FactFilter, Verification};

use crate::{ctx::Ctx, problem::Fault};

/// Facts, the newest first.
pub async fn list(ctx: &Ctx, filter: &FactFilter, page: &PageRequest) -> Result<Page<Fact>, Fault> {
    let scope = scope(ctx.actor(), Action::JournalList)?;
    Ok(store::journal::list(ctx.context().db(), &scope, filter, page).await?)
}

/// Checks the journal from the first fact to the last.
pub async fn verify(ctx: &Ctx) -> Result<Verification, Fault> {
    decide(ctx.actor(), Action::JournalVerify, &Resource::anywhere())?;
    Ok(store::journal::verify(ctx.context().db()).await?)
}

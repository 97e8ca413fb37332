//! Giving roles and taking them away.

use access::{Action, Grant, Grants, decide};
use domain::account::AccountId;
use serde_json::json;
use store::journal::{Change, Journal};

use super::Error;
use crate::{
    account::{demand_version, load},
    ctx::Ctx,
};

/// Makes `grants` the whole of what the account holds. It takes effect with the account's next request.
pub async fn assign(ctx: &Ctx, id: &AccountId, version: i64, grants: Vec<Grant>) -> Result<Grants, Error> {
    access::may(ctx.actor(), Action::GrantAssign)?;
    let grants = Grants::new(grants)?;
    let mut tx = ctx.begin().await?;
    let (account, resource) = load(&mut tx, id).await?;
    let permit = decide(ctx.actor(), Action::GrantAssign, &resource)?;
    if ctx.actor().account() == Some(id) {
        return Err(Error::Own);
    }
    demand_version(ctx, &account, version).await?;
    let before = store::grant::find(&mut tx, id).await?;
    store::grant::save(&mut tx, &permit, id, &grants).await?;
    store::account::save(&mut tx, &permit, account).await?;
    // The noun is the account: what was granted is part of the account's history, and of who changed it last.
    let change = Change::new("account.assign_role", id).before(json!(before)).after(json!(grants));
    Journal::record(&mut tx, &permit, change);
    ctx.commit(tx).await?;
    Ok(grants)
}

//! Choosing one's own password.

use access::{Action, Resource, decide};
use domain::account::check_password;
use store::journal::{Change, Journal};

use super::{Error, described, load};
use crate::{ctx::Ctx, problem::Fault};

/// The old password and the new one.
#[derive(Clone, PartialEq, Eq)]
pub struct ChangePassword {
    /// The password so far.
    pub old: String,
    /// The password from now on.
    pub new: String,
}

/// Changes the actor's own password and ends the account's other sessions.
///
/// A wrong old password counts as a failed sign-in, so that an open screen is no way to guess it.
pub async fn change_password(ctx: &Ctx, input: ChangePassword) -> Result<(), Error> {
    access::may(ctx.actor(), Action::AccountChangePassword)?;
    let id = ctx.actor().account().cloned().ok_or(access::Denied::NotSignedIn)?;
    let permit = decide(ctx.actor(), Action::AccountChangePassword, &Resource::of_account(&id))?;
    let context = ctx.context();
    let known = store::account::find(context.db(), &id).await?.ok_or(Fault::NotFound)?;
    let right = context.passwords().check(&input.old, Some(&known.password)).await.map_err(Fault::Hash)?;
    if !right {
        crate::session::note_failure(ctx, &permit, &id).await?;
        return Err(Error::WrongPassword);
    }
    if input.old == input.new {
        return Err(Error::SamePassword);
    }
    check_password(&input.new, &known.login, &context.settings().account)?;
    let hash = context.passwords().hash(&input.new, context.entropy()).await.map_err(Fault::Hash)?;

    let mut tx = ctx.begin().await?;
    let (account, _) = load(&mut tx, &id).await?;
    // Between the check and here somebody may have reset it: then the old password was not the old one.
    if account.password != known.password {
        return Err(Fault::ChangedMeanwhile(None).into());
    }
    let before = described(&account);
    let account = store::account::save(&mut tx, &permit, account.change_password(hash)?).await?;
    store::session::remove_all(&mut tx, &permit, &id, ctx.session()).await?;
    let change = Change::new("account.change_password", &id).before(before).after(described(&account));
    Journal::record(&mut tx, &permit, change);
    ctx.commit(tx).await?;
    Ok(())
}

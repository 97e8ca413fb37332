//! The first accounts of a platform that has none.

use access::{Action, Grant, Grants, Resource, decide};
use domain::account::Standing;
use serde_json::json;
use store::journal::{Change, Journal};

use super::{CreateAccount, Error, create::invited, described};
use crate::{ctx::Ctx, problem::Fault};

/// One of the first accounts.
#[derive(Debug, Clone)]
pub struct FirstAccount {
    /// Who.
    pub account: CreateAccount,
    /// What is granted.
    pub grants: Vec<Grant>,
    /// Whether the person must choose a password first.
    pub standing: Standing,
}

/// Makes all of these accounts where there is none at all, in one transaction; `false` where there is one already, then
/// nothing happens. Only the program itself is asked for this: nobody can sign in before.
pub async fn found(ctx: &Ctx, firsts: Vec<FirstAccount>) -> Result<bool, Error> {
    let making = decide(ctx.actor(), Action::AccountCreate, &Resource::anywhere())?;
    let granting = decide(ctx.actor(), Action::GrantAssign, &Resource::anywhere())?;
    if store::account::any(ctx.context().db()).await? {
        return Ok(false);
    }
    let mut accounts = Vec::with_capacity(firsts.len());
    for first in firsts {
        // What the system generated is a conflict of roles only by a mistake of ours.
        let grants = Grants::new(first.grants).map_err(|_| Fault::NotFound)?;
        let account = invited(ctx, first.account).await?;
        let account = match first.standing {
            Standing::Invited => account,
            Standing::Active => {
                let password = account.password.clone();
                account.change_password(password)?
            }
        };
        accounts.push((account, grants));
    }
    let mut tx = ctx.begin().await?;
    for (account, grants) in accounts {
        if let Some(unit) = &account.unit
            && store::organisation::above(&mut tx, unit).await?.is_empty()
        {
            return Err(Error::UnitUnknown(unit.to_string()));
        }
        match store::account::add(&mut tx, &making, &account).await {
            // Another instance that started at the same moment was quicker.
            Err(store::Error::Duplicate(_)) => return Ok(false),
            added => added?,
        }
        store::grant::save(&mut tx, &granting, &account.id, &grants).await?;
        let made = Change::new("account.create", &account.id).after(described(&account));
        Journal::record(&mut tx, &making, made);
        let granted = Change::new("account.assign_role", &account.id).after(json!(grants));
        Journal::record(&mut tx, &granting, granted);
    }
    ctx.commit(tx).await?;
    Ok(true)
}

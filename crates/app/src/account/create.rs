//! Making an account.

use access::{Action, Resource, decide};
use domain::{
    account::{Account, AccountId, Login, NewAccount, check_password},
    organisation::UnitId,
};
use store::journal::{Change, Journal};

use super::{Error, described};
use crate::{ctx::Ctx, problem::Fault};

/// What an account is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateAccount {
    /// What the person will type to sign in.
    pub login: String,
    /// Name.
    pub name: String,
    /// Address for e-mail.
    pub email: Option<String>,
    /// The unit that the person works in.
    pub unit: Option<UnitId>,
    /// The first password, which the person replaces at the first sign-in.
    pub password: String,
}

/// Makes an account that is invited.
pub async fn create(ctx: &Ctx, input: CreateAccount) -> Result<Account, Error> {
    // Whoever may make no account at all is told so before anything is said about the input.
    access::may(ctx.actor(), Action::AccountCreate)?;
    let account = invited(ctx, input).await?;

    let mut tx = ctx.begin().await?;
    let mut resource = Resource::anywhere();
    if let Some(unit) = &account.unit {
        let above = store::organisation::above(&mut tx, unit).await?;
        if above.is_empty() {
            return Err(Error::UnitUnknown(unit.to_string()));
        }
        resource = resource.in_units([unit.clone()], above);
    }
    let permit = decide(ctx.actor(), Action::AccountCreate, &resource)?;
    store::account::add(&mut tx, &permit, &account).await.map_err(|error| match error {
        store::Error::Duplicate(_) => Error::LoginTaken,
        other => other.into(),
    })?;
    Journal::record(&mut tx, &permit, Change::new("account.create", &account.id).after(described(&account)));
    ctx.commit(tx).await?;
    Ok(account)
}

/// An invited account from what was given, its password hashed; nothing is written yet.
pub(super) async fn invited(ctx: &Ctx, input: CreateAccount) -> Result<Account, Error> {
    let policy = &ctx.context().settings().account;
    let login = Login::new(&input.login)?;
    let name = input.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Error::Name);
    }
    if input.email.as_deref().is_some_and(|email| !plausible(email)) {
        return Err(Error::Email);
    }
    check_password(&input.password, &login, policy)?;
    let id = AccountId::new(&ctx.new_id()).map_err(|_| Fault::NotFound)?;
    let password = ctx.context().passwords().hash(&input.password, ctx.context().entropy()).await;
    let new = NewAccount {
        id,
        login,
        name,
        email: input.email,
        unit: input.unit,
        password: password.map_err(Fault::Hash)?,
    };
    Ok(Account::invite(new, ctx.now()))
}

/// Whether a text looks like an address: the server that delivers to it knows better than any pattern.
fn plausible(email: &str) -> bool {
    let parts: Vec<&str> = email.split('@').collect();
    let [name, host] = parts.as_slice() else { return false };
    !name.is_empty()
        && host.contains('.')
        && email.len() <= 254
        && !email.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::plausible;

    #[test]
    fn addresses() {
        assert!(["a@b.cn", "wang.li+x@mail.example.cn"].iter().all(|email| plausible(email)));
        let not = ["", "a", "a@b", "@b.cn", "a@b@c.cn", "a b@c.cn", "a@b.cn\nBcc: x@y.cn", "<a@b.cn>"];
        assert!(not.iter().all(|email| !plausible(email)));
    }
}

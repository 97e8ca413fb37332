//! Beginning a session.

use access::{Action, Resource, decide};
use domain::{
    account::{Account, AccountId, Login},
    session::Session,
};
use serde_json::json;
use store::journal::{Change, Journal};

use super::{Error, Token, note_failure};
use crate::{ctx::Ctx, problem::Fault};

/// Login and password.
#[derive(Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The login.
    pub login: String,
    /// The password.
    pub password: String,
}

/// A session that has begun.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the browser keeps.
    pub token: Token,
    /// Who has signed in.
    pub account: Account,
}

/// Begins a session. Every refusal takes the same work: one hash and one recorded failure, whether the login exists,
/// the password is wrong or the account is shut.
pub async fn sign_in(ctx: &Ctx, input: SignIn) -> Result<SignedIn, Error> {
    let permit = decide(ctx.actor(), Action::SessionSignIn, &Resource::anywhere())?;
    let context = ctx.context();
    let known = match Login::new(&input.login) {
        Ok(login) => store::account::find_by_login(context.db(), &login).await?,
        Err(_) => None,
    };
    let hash = known.as_ref().map(|account| &account.password);
    // The hashing happens outside the transaction: it takes longer than everything else together.
    let right = context.passwords().check(&input.password, hash).await.map_err(Fault::Hash)?;
    let id = known.as_ref().map(|account| account.id.clone());
    if let (true, Some(known)) = (right, known)
        && let Some(signed_in) = open(ctx, &permit, &known).await?
    {
        return Ok(signed_in);
    }
    // Nobody's id is longer than this word could be mistaken for: ids of accounts are 26 characters.
    let unknown = || AccountId::new("unknown").map_err(|_| Fault::NotFound);
    let id = id.map_or_else(unknown, Ok)?;
    note_failure(ctx, &permit, &id).await?;
    Err(Error::Refused)
}

/// Opens a session for an account whose password was right; none where the account is shut or changed meanwhile.
async fn open(ctx: &Ctx, permit: &access::Permit, known: &Account) -> Result<Option<SignedIn>, Error> {
    let mut tx = ctx.begin().await?;
    let Some(account) = store::account::load(&mut tx, &known.id).await? else { return Ok(None) };
    if account.password != known.password {
        return Ok(None);
    }
    let Ok(account) = account.sign_in(ctx.now()) else { return Ok(None) };
    let permit = permit.in_the_name_of(&account.id);
    let token = Token::new(ctx.context().entropy());
    let session = Session {
        token_hash: Token::hash(token.expose()),
        account: account.id.clone(),
        created_at: ctx.now(),
        seen_at: ctx.now(),
    };
    store::account::note_sign_in(&mut tx, &permit, &account).await?;
    store::session::add(&mut tx, &permit, &session).await?;
    let change = Change::new("session.sign_in", &account.id).after(json!({ "state": account.state.name() }));
    Journal::record(&mut tx, &permit, change);
    tx.commit().await?;
    Ok(Some(SignedIn { token, account }))
}

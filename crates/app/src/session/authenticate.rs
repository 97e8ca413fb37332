//! Who is asking: from a token to an actor.

use access::Actor;

use super::Token;
use crate::{context::Context, ctx::Ctx, problem::Fault};

/// The context of a request that carries `token`; nobody's where it carries none, or one that no longer holds.
pub async fn authenticate(context: &Context, token: Option<&str>, request: String) -> Result<Ctx, Fault> {
    let nobody = Ctx::new(context, Actor::Nobody, request.clone());
    let Some(token) = token else { return Ok(nobody) };
    let hash = Token::hash(token);
    let policy = &context.settings().account;
    let Some(found) = store::session::find(context.db(), &hash, nobody.now(), policy).await? else {
        return Ok(nobody);
    };
    let actor = Actor::Account {
        id: found.session.account.clone(),
        unit: found.unit,
        grants: found.grants,
        must_change_password: found.must_change_password,
    };
    let ctx = Ctx::new(context, actor, request).in_session(hash);
    if found.session.should_touch(ctx.now()) {
        let mut tx = ctx.begin().await?;
        store::session::touch(&mut tx, &found.session, ctx.now()).await?;
        tx.commit_bookkeeping("using a session changes nothing that people keep").await?;
    }
    Ok(ctx)
}

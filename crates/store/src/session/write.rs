//! Writing sessions.

use access::Permit;
use domain::{
    account::{AccountId, AccountPolicy},
    session::Session,
};
use jiff::Timestamp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::{
    error::Error,
    micros::Micros,
    row::session::{ActiveModel, Column, Entity, Model},
    tx::Tx,
};

/// Adds a session.
pub async fn add(tx: &mut Tx, permit: &Permit, session: &Session) -> Result<(), Error> {
    if permit.action().noun() != "session" {
        return Err(Error::WrongPermit { wanted: "session", found: permit.action().name() });
    }
    let row = Model {
        token_hash: session.token_hash.clone(),
        account: session.account.to_string(),
        created_at: session.created_at.into(),
        seen_at: session.seen_at.into(),
    };
    Entity::insert(ActiveModel::from(row).reset_all()).exec_without_returning(tx.inner()).await?;
    Ok(())
}

/// Notes that a session was used.
pub async fn touch(tx: &mut Tx, session: &Session, now: Timestamp) -> Result<(), Error> {
    Entity::update_many()
        .set(ActiveModel { seen_at: Set(now.into()), ..Default::default() })
        .filter(Column::TokenHash.eq(session.token_hash.as_str()))
        .exec(tx.inner())
        .await?;
    Ok(())
}

/// Ends one session.
pub async fn remove(tx: &mut Tx, _permit: &Permit, token_hash: &str) -> Result<(), Error> {
    Entity::delete_many().filter(Column::TokenHash.eq(token_hash)).exec(tx.inner()).await?;
    Ok(())
}

/// Ends every session of an account, but for the one whose token hash is `except`.
pub async fn remove_all(
    tx: &mut Tx,
    _permit: &Permit,
    account: &AccountId,
    except: Option<&str>,
) -> Result<u64, Error> {
    let mut delete = Entity::delete_many().filter(Column::Account.eq(account.as_str()));
    if let Some(except) = except {
        delete = delete.filter(Column::TokenHash.ne(except));
    }
    Ok(delete.exec(tx.inner()).await?.rows_affected)
}

/// Removes the sessions that no longer hold.
pub async fn remove_ended(tx: &mut Tx, now: Timestamp, policy: &AccountPolicy) -> Result<u64, Error> {
    let before = |span| Micros::from(now.saturating_sub(span).unwrap_or(Timestamp::MIN));
    let ended = Condition::any()
        .add(Column::SeenAt.lte(before(policy.idle)))
        .add(Column::CreatedAt.lte(before(policy.session)));
    Ok(Entity::delete_many().filter(ended).exec(tx.inner()).await?.rows_affected)
}

//! Requests that carried a key: the work of one is done once, however often it is sent.

use domain::account::AccountId;
use jiff::Timestamp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    db::Db,
    error::Error,
    micros::Micros,
    row::idempotency::{ActiveModel, Column, Entity, Model},
    tx::Tx,
};

/// A request that carried a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    /// Who sent it.
    pub account: AccountId,
    /// The key.
    pub token: String,
    /// What it asked for: a hash of method, path and body, so that one key is not used for two things.
    pub fingerprint: String,
}

/// What became of the first request with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was asked for.
    pub fingerprint: String,
    /// The noun and the id of what was changed.
    pub object: (String, String),
    /// The answer; absent where the program ended between the commit and the answer.
    pub answer: Option<(u16, String)>,
}

/// Claims the key for this transaction: [`Error::Duplicate`] where a request with it was carried out already.
pub async fn claim(tx: &mut Tx, keyed: &Keyed, noun: &str, object: &str) -> Result<(), Error> {
    let row = Model {
        account: keyed.account.to_string(),
        token: keyed.token.clone(),
        fingerprint: keyed.fingerprint.clone(),
        at: tx.at().into(),
        noun: noun.to_owned(),
        object: object.to_owned(),
        status: None,
        body: None,
    };
    Entity::insert(ActiveModel::from(row).reset_all()).exec_without_returning(tx.inner()).await?;
    Ok(())
}

/// What became of the first request with this key.
pub async fn find(db: &Db, account: &AccountId, token: &str) -> Result<Option<Outcome>, Error> {
    let row = Entity::find_by_id((account.to_string(), token.to_owned())).one(db.writer()).await?;
    let Some(row) = row else { return Ok(None) };
    let status = row.status.map(u16::try_from).transpose();
    let status = status.map_err(|error| Error::row("idempotency", "status", &row.token, error))?;
    Ok(Some(Outcome {
        fingerprint: row.fingerprint,
        object: (row.noun, row.object),
        answer: status.zip(row.body),
    }))
}

/// Keeps the answer, so that it can be given again.
pub async fn answer(db: &Db, keyed: &Keyed, status: u16, body: &str) -> Result<(), Error> {
    let row = ActiveModel {
        status: Set(Some(i64::from(status))),
        body: Set(Some(body.to_owned())),
        ..Default::default()
    };
    Entity::update_many()
        .set(row)
        .filter(Column::Account.eq(keyed.account.as_str()))
        .filter(Column::Token.eq(keyed.token.as_str()))
        .exec(db.writer())
        .await?;
    Ok(())
}

/// Forgets keys older than `before`.
pub async fn remove_older(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    let done = Entity::delete_many().filter(Column::At.lt(Micros::from(before))).exec(tx.inner()).await?;
    Ok(done.rows_affected)
}

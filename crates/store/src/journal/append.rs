//! Appending to the journal.

use access::Permit;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;

use super::{canonical::Fields, change::Change};
use crate::{
    db::Engine,
    error::Error,
    micros::Micros,
    row::{fact, journal_head},
    tx::{Committed, Tx},
};

/// The one way to write a fact.
pub struct Journal;

impl Journal {
    /// Records a change in the name of whoever holds the permit. It is on disk when the transaction is.
    pub fn record(tx: &mut Tx, permit: &Permit, change: Change) {
        tx.push(Change { actor: permit.actor().to_owned(), ..change });
    }
}

/// A statement's parameters are limited (SQLite 32,766): eleven for each fact.
const AT_ONCE: usize = 1_000;

/// Appends the changes of a transaction. PostgreSQL locks the head until the commit, so that two writers never give
/// two facts one number; SQLite has one writer.
pub(crate) async fn append(tx: &mut Tx, changes: Vec<Change>) -> Result<Committed, Error> {
    let (at, request, engine) = (Micros::from(tx.at()), tx.request().to_owned(), tx.engine());
    let mut head = journal_head::Entity::find_by_id(1);
    if engine == Engine::Postgres {
        head = head.lock_exclusive();
    }
    let missing = || Error::Missing { table: "journal_head", row: "1".to_owned() };
    let head = head.one(tx.inner()).await?.ok_or_else(missing)?;
    let mut buffer = Vec::new();
    let mut prev = head.hash;
    let mut seq = head.facts;
    let mut rows = Vec::with_capacity(changes.len());
    for change in &changes {
        seq += 1;
        let row = row(change, seq, at, &request, &prev, &mut buffer);
        prev.clone_from(&row.hash);
        rows.push(row);
    }
    for rows in rows.chunks(AT_ONCE) {
        let rows =
            rows.iter().cloned().map(fact::ActiveModel::from).map(sea_orm::ActiveModelTrait::reset_all);
        fact::Entity::insert_many(rows).exec_without_returning(tx.inner()).await?;
    }
    let moved = journal_head::Entity::update_many()
        .set(journal_head::ActiveModel { facts: Set(seq), hash: Set(prev), ..Default::default() })
        .filter(journal_head::Column::Id.eq(1))
        .filter(journal_head::Column::Facts.eq(head.facts))
        .exec(tx.inner())
        .await?;
    if moved.rows_affected != 1 {
        return Err(Error::Stale { table: "journal_head", row: "1".to_owned() });
    }
    let number = |seq: i64| u64::try_from(seq).map_err(|error| Error::row("journal_head", "facts", 1, error));
    Ok(Committed { first: number(head.facts)? + 1, facts: number(seq - head.facts)? })
}

fn row(
    change: &Change,
    seq: i64,
    at: Micros,
    request: &str,
    prev: &[u8],
    buffer: &mut Vec<u8>,
) -> fact::Model {
    let text = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    let (before, after) = (text(&change.before), text(&change.after));
    let fields = Fields {
        seq,
        at: at.0,
        actor: &change.actor,
        kind: change.kind,
        noun: change.noun(),
        object: &change.object,
        before: before.as_deref(),
        after: after.as_deref(),
        request,
    };
    let hash = fields.hash(prev, buffer).to_vec();
    fact::Model {
        seq,
        at,
        actor: change.actor.clone(),
        kind: change.kind.to_owned(),
        noun: change.noun().to_owned(),
        object: change.object.clone(),
        before,
        after,
        request: request.to_owned(),
        prev_hash: prev.to_vec(),
        hash,
    }
}

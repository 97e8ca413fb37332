//! A transaction: one use case, with its facts, committed whole or not at all.

use jiff::Timestamp;
use sea_orm::{AccessMode, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use crate::{
    db::{Db, Engine},
    error::Error,
    journal::{self, Change},
};

/// A transaction that writes. Dropping it undoes everything.
///
/// Facts are kept until the commit and appended there in one step: the head of the journal is what all writers wait
/// for, and this way nobody holds it while doing anything else.
pub struct Tx {
    inner: DatabaseTransaction,
    engine: Engine,
    at: Timestamp,
    request: String,
    changes: Vec<Change>,
}

/// What a commit wrote to the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// The number of the first fact; facts that were recorded together stand together.
    pub first: u64,
    /// How many facts.
    pub facts: u64,
}

impl Tx {
    /// Begins. `at` and `request` (the id of the request or job) go into each fact. Only `app` may call this.
    pub async fn begin(db: &Db, at: Timestamp, request: &str) -> Result<Self, Error> {
        // A deferred transaction that reads and then writes fails on SQLite whenever another has written between.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            access_mode: (db.engine() == Engine::Postgres).then_some(AccessMode::ReadWrite),
            isolation_level: None,
        };
        let inner = db.writer().begin_with_options(options).await?;
        Ok(Self { inner, engine: db.engine(), at, request: request.to_owned(), changes: Vec::new() })
    }

    /// When the use case happens: the same instant in every row and fact of it.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The id of the request or job.
    pub fn request(&self) -> &str {
        &self.request
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn inner(&mut self) -> &DatabaseTransaction {
        &self.inner
    }

    pub(crate) fn push(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// The noun and object of the first change recorded so far.
    pub fn first_change(&self) -> Option<(&'static str, &str)> {
        self.changes.first().map(|change| (change.noun(), change.object.as_str()))
    }

    /// Appends the facts and commits. When this returns, everything is on disk. Fails where no fact was recorded.
    pub async fn commit(mut self) -> Result<Committed, Error> {
        let changes = std::mem::take(&mut self.changes);
        if changes.is_empty() {
            return Err(Error::Unrecorded);
        }
        let committed = journal::append(&mut self, changes).await?;
        self.inner.commit().await?;
        Ok(committed)
    }

    /// Commits what is no change of anything that people keep: the bookkeeping of sessions, keys and queues. The
    /// `reason` is for whoever reads the call.
    pub async fn commit_bookkeeping(self, _reason: &'static str) -> Result<(), Error> {
        if !self.changes.is_empty() {
            return self.commit().await.map(|_| ());
        }
        self.inner.commit().await.map_err(Error::from)
    }
}

//! Whether the database can do its work: what `doctor` asks.

use jiff::Timestamp;
use sea_orm::ConnectionTrait;

use crate::{
    db::{Db, on_pool},
    error::Error,
    micros::Micros,
    tx::Tx,
};

/// The end of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many facts there are.
    pub facts: u64,
    /// When the last one was written.
    pub at: Option<Timestamp>,
}

impl Db {
    /// Whether a change can be made: makes one that changes nothing, and takes it back.
    pub async fn try_write(&self, at: Timestamp) -> Result<(), Error> {
        #[expect(clippy::disallowed_methods, reason = "no use case: nothing is kept of it")]
        let mut tx = Tx::begin(self, at, "doctor").await?;
        tx.inner().execute_unprepared("DELETE FROM job WHERE id = 'doctor'").await?;
        Ok(())
    }

    /// The end of the journal. Needs no scope: it tells nothing of any fact but its time.
    pub async fn journal_head(&self) -> Result<Head, Error> {
        const HEAD: &str = "SELECT h.facts, (SELECT j.at FROM journal j WHERE j.seq = h.facts) \
                            FROM journal_head h WHERE h.id = 1";
        let head: Option<(i64, Option<i64>)> =
            on_pool!(self, |pool| sqlx::query_as(HEAD).fetch_optional(pool).await)?;
        let (facts, at) = head.ok_or(Error::Missing { table: "journal_head", row: "1".to_owned() })?;
        let key = facts.to_string();
        Ok(Head {
            facts: u64::try_from(facts).map_err(|error| Error::row("journal_head", "facts", 1, error))?,
            at: at.map(|at| Micros(at).at("journal", "at", &key)).transpose()?,
        })
    }
}

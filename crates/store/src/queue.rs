//! The queue: work that is done after the answer.
//!
//! A job is queued in the transaction of the change that asks for it, and marked done in the transaction of its own
//! effect: so its effect on the database happens once, whenever the program is killed.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockBehavior, LockType, OnConflict},
};
use serde_json::Value;

use crate::{
    db::Engine,
    error::Error,
    micros::Micros,
    row::job::{ActiveModel, Column, Entity, Model},
    tx::Tx,
};

const TABLE: &str = "job";
const QUEUED: &str = "queued";
const RUNNING: &str = "running";
const DONE: &str = "done";
const FAILED: &str = "failed";

/// Work to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    /// Id.
    pub id: String,
    /// `<noun>-<verb>`.
    pub kind: &'static str,
    /// Ids only: whatever else the work needs is read when it runs.
    pub payload: Value,
    /// Not before this instant.
    pub run_at: Timestamp,
    /// Where given, this work is queued once, ever: a second job with the key is no job.
    pub key: Option<String>,
}

/// A job that this worker holds until its lease ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Leased {
    /// Id.
    pub id: String,
    /// `<noun>-<verb>`.
    pub kind: String,
    /// What to work on.
    pub payload: Value,
    /// How often it has been begun, this time included.
    pub attempts: u32,
}

/// Queues a job with this transaction. False where its key was queued before.
pub async fn enqueue(tx: &mut Tx, job: NewJob) -> Result<bool, Error> {
    let row = Model {
        id: job.id,
        kind: job.kind.to_owned(),
        payload: job.payload.to_string(),
        token: job.key,
        state: QUEUED.to_owned(),
        run_at: job.run_at.into(),
        attempts: 0,
        leased_until: None,
        problem: None,
    };
    let rows = Entity::insert(ActiveModel::from(row).reset_all())
        .on_conflict(OnConflict::column(Column::Token).do_nothing().to_owned())
        .exec_without_returning(tx.inner())
        .await?;
    Ok(rows == 1)
}

/// Takes the next job that is due, and those whose worker was killed: their lease has ended.
pub async fn lease(tx: &mut Tx, lease: SignedDuration) -> Result<Option<Leased>, Error> {
    let now = tx.at();
    let due = Condition::all().add(Column::State.eq(QUEUED)).add(Column::RunAt.lte(Micros::from(now)));
    let left =
        Condition::all().add(Column::State.eq(RUNNING)).add(Column::LeasedUntil.lte(Micros::from(now)));
    let mut query = Entity::find()
        .filter(Condition::any().add(due).add(left))
        .order_by_asc(Column::RunAt)
        .order_by_asc(Column::Id)
        .limit(1);
    if tx.engine() == Engine::Postgres {
        // Another worker's row is passed over, not waited for.
        query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let Some(row) = query.one(tx.inner()).await? else { return Ok(None) };
    let until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
    let taken = ActiveModel {
        state: Set(RUNNING.to_owned()),
        attempts: Set(row.attempts + 1),
        leased_until: Set(Some(until.into())),
        ..Default::default()
    };
    Entity::update_many().set(taken).filter(Column::Id.eq(row.id.as_str())).exec(tx.inner()).await?;
    let payload = serde_json::from_str(&row.payload);
    Ok(Some(Leased {
        payload: payload.map_err(|error| Error::row(TABLE, "payload", &row.id, error))?,
        attempts: u32::try_from(row.attempts + 1)
            .map_err(|error| Error::row(TABLE, "attempts", &row.id, error))?,
        id: row.id,
        kind: row.kind,
    }))
}

/// Marks a job done, in the transaction of its effect. [`Error::Stale`] where the lease ended and another worker has
/// it: then this transaction must not commit.
pub async fn complete(tx: &mut Tx, job: &Leased) -> Result<(), Error> {
    let done = ActiveModel { state: Set(DONE.to_owned()), leased_until: Set(None), ..Default::default() };
    settle(tx, job, done).await
}

/// Puts a job back until `run_at`, with what went wrong.
pub async fn retry(tx: &mut Tx, job: &Leased, run_at: Timestamp, problem: &str) -> Result<(), Error> {
    let again = ActiveModel {
        state: Set(QUEUED.to_owned()),
        run_at: Set(run_at.into()),
        leased_until: Set(None),
        problem: Set(Some(problem.to_owned())),
        ..Default::default()
    };
    settle(tx, job, again).await
}

/// Gives a job up, with what went wrong.
pub async fn fail(tx: &mut Tx, job: &Leased, problem: &str) -> Result<(), Error> {
    let failed = ActiveModel {
        state: Set(FAILED.to_owned()),
        leased_until: Set(None),
        problem: Set(Some(problem.to_owned())),
        ..Default::default()
    };
    settle(tx, job, failed).await
}

async fn settle(tx: &mut Tx, job: &Leased, row: ActiveModel) -> Result<(), Error> {
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(job.id.as_str()))
        .filter(Column::State.eq(RUNNING))
        .filter(Column::Attempts.eq(i64::from(job.attempts)))
        .exec(tx.inner())
        .await?;
    match done.rows_affected {
        1 => Ok(()),
        _ => Err(Error::Stale { table: TABLE, row: job.id.clone() }),
    }
}

/// Forgets jobs that were done and due before `before`; those with a key stay, because the key must.
pub async fn remove_done(tx: &mut Tx, before: Timestamp) -> Result<u64, Error> {
    let old = Entity::delete_many()
        .filter(Column::State.eq(DONE))
        .filter(Column::Token.is_null())
        .filter(Column::RunAt.lt(Micros::from(before)));
    Ok(old.exec(tx.inner()).await?.rows_affected)
}

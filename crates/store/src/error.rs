//! What can go wrong in the store.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What went wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database cannot be opened, or has gone away, or is too busy. Trying again later may help.
    #[error("the database does not answer")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The database refused.
    #[error("the database refused a statement")]
    Database(#[source] DbErr),
    /// A row does not hold what its table promises: somebody else wrote it.
    #[error("table {table}, row {row}, column {column}: {problem}")]
    Row {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The key of the row.
        row: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The row is not there.
    #[error("table {table} has no row {row}")]
    Missing {
        /// The table.
        table: &'static str,
        /// The key of the row.
        row: String,
    },
    /// Somebody else changed the row since it was read.
    #[error("table {table}, row {row} was changed since it was read")]
    Stale {
        /// The table.
        table: &'static str,
        /// The key of the row.
        row: String,
    },
    /// There is a row with this key already.
    #[error("a row with this key exists: {0}")]
    Duplicate(String),
    /// A row that this one names does not exist.
    #[error("a row that is named does not exist: {0}")]
    Dangling(String),
    /// A change was committed without a fact.
    #[error("a transaction that changed something recorded no fact")]
    Unrecorded,
    /// The permit is for something else.
    #[error("the permit is for {found}, not for {wanted}")]
    WrongPermit {
        /// The noun that is written.
        wanted: &'static str,
        /// What the permit allows.
        found: &'static str,
    },
}

impl Error {
    pub(crate) fn connect(error: sqlx::Error) -> Self {
        Self::Unavailable(Box::new(error))
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "keys and causes of many types, at the end of their life"
    )]
    pub(crate) fn row(
        table: &'static str,
        column: &'static str,
        row: impl ToString,
        problem: impl ToString,
    ) -> Self {
        Self::Row { table, column, row: row.to_string(), problem: problem.to_string() }
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(key)) => return Self::Duplicate(key),
            Some(SqlErr::ForeignKeyConstraintViolation(key)) => return Self::Dangling(key),
            _ => {}
        }
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(Box::new(error)),
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))
                if gone(inner) =>
            {
                Self::Unavailable(Box::new(error))
            }
            _ => Self::Database(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if gone(&error) { Self::Unavailable(Box::new(error)) } else { DbErr::from(SqlxError(error)).into() }
    }
}

/// Carries an error of sqlx into the one of `SeaORM`, so that both are read in one place.
struct SqlxError(sqlx::Error);

impl From<SqlxError> for DbErr {
    fn from(SqlxError(error): SqlxError) -> Self {
        Self::Query(RuntimeErr::SqlxError(error.into()))
    }
}

/// Whether the connection, not the statement, is what failed. A full disk counts: the database will answer again.
fn gone(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        // SQLite: 5 busy, 10 disk I/O, 13 full, 14 cannot open. PostgreSQL: classes 08, 53 and 57P.
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            matches!(code.as_ref(), "5" | "10" | "13" | "14")
                || ["08", "53", "57P"].iter().any(|class| code.starts_with(class))
        }),
        _ => false,
    }
}

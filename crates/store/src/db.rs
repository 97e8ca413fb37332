//! The database: which engine, one pool that writes and one that reads.

use std::{str::FromStr, time::Duration};

use sea_orm::{DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::{
    PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::error::Error;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// By setting.
    Postgres,
}

/// The database. Cheap to clone.
///
/// On SQLite one connection writes, every write begins with `BEGIN IMMEDIATE` and is on disk before it is acknowledged
/// (`synchronous=FULL`); other connections read beside it (WAL). On PostgreSQL one pool does both.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

/// Readers of an SQLite file: more than cores do not help (measured in `docs/TESTING.md`).
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL of one instance.
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the database at `url`: `sqlite:<path>` (made where absent) or `postgres://…`. Does not migrate it.
pub async fn connect(url: &str) -> Result<Db, Error> {
    if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        connect_postgres(url).await
    } else {
        connect_sqlite(url).await
    }
}

async fn connect_postgres(url: &str) -> Result<Db, Error> {
    let options = PgConnectOptions::from_str(url).map_err(Error::connect)?.application_name("chuangwen");
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await
        .map_err(Error::connect)?;
    let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    Ok(Db { engine: Engine::Postgres, writer: connection.clone(), reader: connection })
}

async fn connect_sqlite(url: &str) -> Result<Db, Error> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(Error::connect)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        // Rows that wait between the thread that reads and the task that asked: a small buffer makes the two wake each
        // other for every row of a long read.
        .row_buffer_size(1_024)
        .pragma("cache_size", "-65536")
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "memory");
    let pool = |most: u32| {
        SqlitePoolOptions::new()
            .max_connections(most)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            // A ping before each use costs as much as a small read, and a file does not hang up.
            .test_before_acquire(false)
    };
    // The writer first: it makes the file and sets WAL, which the readers then find.
    let writer = pool(1).connect_with(options.clone()).await.map_err(Error::connect)?;
    let reader = pool(SQLITE_READERS)
        .connect_with(options.pragma("query_only", "on"))
        .await
        .map_err(Error::connect)?;
    Ok(Db {
        engine: Engine::Sqlite,
        writer: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
        reader: SqlxSqliteConnector::from_sqlx_sqlite_pool(reader),
    })
}

impl Db {
    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    pub(crate) fn pool(&self) -> Pool<'_> {
        match self.engine {
            Engine::Sqlite => Pool::Sqlite(self.reader.get_sqlite_connection_pool()),
            Engine::Postgres => Pool::Postgres(self.reader.get_postgres_connection_pool()),
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        self.reader.ping().await.map_err(Error::from)
    }

    /// Closes every connection; on SQLite the last one folds the write-ahead log into the file.
    pub async fn close(self) {
        match self.engine {
            Engine::Sqlite => {
                self.reader.get_sqlite_connection_pool().close().await;
                self.writer.get_sqlite_connection_pool().close().await;
            }
            Engine::Postgres => self.writer.get_postgres_connection_pool().close().await,
        }
    }
}

/// The pool beneath, for the few reads that are written in SQL because they are hot.
pub(crate) enum Pool<'a> {
    Sqlite(&'a SqlitePool),
    Postgres(&'a PgPool),
}

/// Runs one expression on whichever pool there is: the same SQL with `$1` placeholders serves both.
macro_rules! on_pool {
    ($db:expr, |$pool:ident| $body:expr) => {
        match $db.pool() {
            $crate::db::Pool::Sqlite($pool) => $body,
            $crate::db::Pool::Postgres($pool) => $body,
        }
    };
}
pub(crate) use on_pool;

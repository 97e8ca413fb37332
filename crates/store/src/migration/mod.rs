//! The schema: one file each change, the same text for both engines.

mod m0001_unit;
mod m0002_account;
mod m0003_journal;
mod m0004_idempotency;
mod m0005_job;
mod m0006_organisation;

use jiff::Timestamp;
use sea_orm_migration::{
    MigrationName, MigrationTrait, MigratorTrait, SchemaManager,
    prelude::{ConnectionTrait, DbErr, async_trait::async_trait},
};

use crate::{
    db::{Db, Engine, on_pool},
    error::Error,
    tx::Tx,
};

/// One change of the schema: statements that both engines understand, and what only one does.
pub(crate) struct Migration {
    /// Never renamed: it is how a database knows what it has.
    pub name: &'static str,
    /// Statements for both. `BLOB` is written for bytes and becomes `BYTEA` on PostgreSQL.
    pub both: &'static str,
    /// Statements for SQLite alone, after those for both.
    pub sqlite: &'static str,
    /// Statements for PostgreSQL alone, after those for both.
    pub postgres: &'static str,
}

const MIGRATIONS: [&Migration; 6] = [
    &m0001_unit::MIGRATION,
    &m0002_account::MIGRATION,
    &m0003_journal::MIGRATION,
    &m0004_idempotency::MIGRATION,
    &m0005_job::MIGRATION,
    &m0006_organisation::MIGRATION,
];

/// Brings the schema up to date: all of what is missing or, where one change fails, nothing.
pub async fn migrate(db: &Db) -> Result<(), Error> {
    #[expect(clippy::disallowed_methods, reason = "a migration is no use case; it belongs to the store")]
    let mut tx = Tx::begin(db, Timestamp::UNIX_EPOCH, "migrate").await?;
    if tx.engine() == Engine::Postgres {
        // Two instances that start at once must not both migrate. The number is arbitrary.
        tx.inner().execute_unprepared("SELECT pg_advisory_xact_lock(7310578241)").await?;
    }
    Migrator::up(tx.inner(), None).await?;
    tx.commit_bookkeeping("the schema is no fact of the institution").await
}

/// The names of the changes that the database still lacks.
pub async fn pending(db: &Db) -> Result<Vec<&'static str>, Error> {
    const APPLIED: &str = "SELECT version FROM seaql_migrations";
    let applied: Result<Vec<(String,)>, Error> =
        on_pool!(db, |pool| sqlx::query_as(APPLIED).fetch_all(pool).await).map_err(Error::from);
    let applied = match applied {
        // Without the table nothing was applied.
        Err(Error::Database(_)) => Vec::new(),
        applied => applied?,
    };
    let names = MIGRATIONS.into_iter().map(|migration| migration.name);
    Ok(names.filter(|name| !applied.iter().any(|(applied,)| applied == name)).collect())
}

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        MIGRATIONS.into_iter().map(|migration| Box::new(migration) as Box<dyn MigrationTrait>).collect()
    }
}

impl MigrationName for &'static Migration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for &'static Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == sea_orm::DbBackend::Postgres;
        let both = if postgres { self.both.replace(" BLOB", " BYTEA") } else { self.both.to_owned() };
        connection.execute_unprepared(&both).await?;
        let own = if postgres { self.postgres } else { self.sqlite };
        if !own.is_empty() {
            connection.execute_unprepared(own).await?;
        }
        Ok(())
    }
}

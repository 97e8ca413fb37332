//! Queries, writes, migrations, journal and queue on SQLite and PostgreSQL.

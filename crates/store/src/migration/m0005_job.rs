//! Work that is done after the answer: queued with the change that asks for it.

use super::Migration;

/// A row stays after the work is done where it has a key: that is how the same work is not asked for twice.
pub(super) const MIGRATION: Migration = Migration {
    name: "m0005_job",
    both: "
CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    token TEXT UNIQUE,
    state TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    leased_until BIGINT,
    problem TEXT
);
CREATE INDEX job_by_state ON job (state, run_at);
",
    sqlite: "",
    postgres: "",
};

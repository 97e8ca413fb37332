//! People who sign in, what is granted to them, and their sessions.

use super::Migration;

pub(super) const MIGRATION: Migration = Migration {
    name: "m0002_account",
    both: "
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT,
    unit TEXT REFERENCES unit (id),
    state TEXT NOT NULL,
    locked_until BIGINT,
    locked_before TEXT,
    failures BIGINT NOT NULL,
    password TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX account_by_unit ON account (unit, login);
CREATE TABLE account_grant (
    account TEXT NOT NULL REFERENCES account (id),
    place BIGINT NOT NULL,
    role TEXT NOT NULL,
    reach TEXT NOT NULL,
    PRIMARY KEY (account, place)
);
CREATE TABLE session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_seen ON session (seen_at);
",
    sqlite: "",
    postgres: "",
};

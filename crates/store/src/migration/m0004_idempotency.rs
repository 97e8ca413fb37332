//! Requests that carried a key, so that sending one twice does its work once.

use super::Migration;

/// `status` and `body` are the answer; they are absent for the instant between the commit and the answer.
pub(super) const MIGRATION: Migration = Migration {
    name: "m0004_idempotency",
    both: "
CREATE TABLE idempotency (
    account TEXT NOT NULL,
    token TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at BIGINT NOT NULL,
    noun TEXT NOT NULL,
    object TEXT NOT NULL,
    status BIGINT,
    body TEXT,
    PRIMARY KEY (account, token)
);
CREATE INDEX idempotency_by_at ON idempotency (at);
",
    sqlite: "",
    postgres: "",
};

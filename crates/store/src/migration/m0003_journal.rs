//! The journal, which the database itself refuses to change.

use super::Migration;

/// The head stands apart from the facts, so that a removed tail is seen. The triggers stop mistakes and ordinary
/// accounts; whoever may drop a trigger is found by the chain.
pub(super) const MIGRATION: Migration = Migration {
    name: "m0003_journal",
    both: "
CREATE TABLE journal (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    noun TEXT NOT NULL,
    object TEXT NOT NULL,
    before TEXT,
    after TEXT,
    request TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE INDEX journal_by_object ON journal (noun, object, seq);
CREATE INDEX journal_by_actor ON journal (actor, seq);
CREATE TABLE journal_head (
    id BIGINT NOT NULL PRIMARY KEY,
    facts BIGINT NOT NULL,
    hash BLOB NOT NULL
);
",
    sqlite: "
INSERT INTO journal_head (id, facts, hash) VALUES (1, 0, zeroblob(32));
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_head_no_delete BEFORE DELETE ON journal_head
BEGIN SELECT RAISE(ABORT, 'the head of the journal stays'); END;
CREATE TRIGGER journal_head_forward BEFORE UPDATE ON journal_head
WHEN NEW.facts <= OLD.facts OR NEW.id <> OLD.id
BEGIN SELECT RAISE(ABORT, 'the head of the journal only moves forward'); END;
",
    postgres: "
INSERT INTO journal_head (id, facts, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_head_no_delete BEFORE DELETE ON journal_head
FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_head_no_truncate BEFORE TRUNCATE ON journal_head
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_head_forward BEFORE UPDATE ON journal_head
FOR EACH ROW WHEN (NEW.facts <= OLD.facts OR NEW.id <> OLD.id) EXECUTE FUNCTION journal_refuse();
",
};

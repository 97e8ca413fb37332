//! The journal on both engines: what is appended verifies, and every kind of tampering is located.

use access::{Action, Actor, Permit, Resource, decide};
use jiff::Timestamp;
use rstest::rstest;
use serde_json::json;
use sqlx::{AnyConnection, Connection, Executor, any::install_default_drivers};
use store::{
    Db, Engine, Error, Tx,
    journal::{Change, Journal, Verification, verify},
};
use testkit::TestDb;

fn permit() -> Permit {
    decide(&Actor::Program("test"), Action::AccountCreate, &Resource::anywhere()).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "tests of the store stand where app stands")]
async fn begin(db: &Db) -> Tx {
    Tx::begin(db, Timestamp::from_second(1_800_000_000).unwrap(), "test").await.unwrap()
}

/// Appends `facts` facts, ten to a transaction.
async fn fill(db: &Db, facts: usize) {
    for start in (0..facts).step_by(10) {
        let mut tx = begin(db).await;
        for n in start..facts.min(start + 10) {
            let change =
                Change::new("account.create", format!("a{n}")).after(json!({ "name": "王丽", "n": n }));
            Journal::record(&mut tx, &permit(), change);
        }
        tx.commit().await.unwrap();
    }
}

/// A connection that goes round the store, as somebody with the database's password would.
async fn intruder(test: &TestDb) -> AnyConnection {
    install_default_drivers();
    let mut connection = AnyConnection::connect(&test.url).await.unwrap();
    let disarm = match test.db.engine() {
        Engine::Sqlite => {
            "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete; DROP TRIGGER journal_head_forward"
        }
        Engine::Postgres => {
            "ALTER TABLE journal DISABLE TRIGGER ALL; ALTER TABLE journal_head DISABLE TRIGGER ALL"
        }
    };
    connection.execute(disarm).await.unwrap();
    connection
}

async fn outcome(db: &Db) -> (bool, Option<u64>) {
    let Verification { ok, broken_at, .. } = verify(db).await.unwrap();
    (ok, broken_at)
}

const COPY: &str = "INSERT INTO journal SELECT NEW, at, actor, kind, noun, object, before, after, request, prev_hash, hash \
                    FROM journal WHERE seq = 25";

#[rstest]
#[case::flipped_text("UPDATE journal SET actor = 'program:best' WHERE seq = 7", 7)]
#[case::flipped_first("UPDATE journal SET object = 'x' WHERE seq = 1", 1)]
#[case::flipped_last("UPDATE journal SET object = 'x' WHERE seq = 25", 25)]
#[case::moved_in_time("UPDATE journal SET at = at + 1 WHERE seq = 7", 7)]
#[case::emptied("UPDATE journal SET after = NULL WHERE seq = 12", 12)]
#[case::rehashed("UPDATE journal SET hash = prev_hash WHERE seq = 12", 12)]
#[case::removed_first("DELETE FROM journal WHERE seq = 1", 1)]
#[case::removed("DELETE FROM journal WHERE seq = 9", 9)]
#[case::removed_tail("DELETE FROM journal WHERE seq > 20", 21)]
#[case::removed_all("DELETE FROM journal", 1)]
#[case::closed_gap("DELETE FROM journal WHERE seq = 9; UPDATE journal SET seq = seq - 1 WHERE seq > 9", 9)]
#[case::added(COPY, 26)]
#[case::added_before("UPDATE journal SET seq = 0 WHERE seq = 1", 0)]
#[case::reordered(
    "UPDATE journal SET seq = 1000 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = 1000",
    3
)]
#[case::tail_and_count("DELETE FROM journal WHERE seq > 20; UPDATE journal_head SET facts = 20", 20)]
#[case::head_hash("UPDATE journal_head SET hash = (SELECT hash FROM journal WHERE seq = 3)", 25)]
#[case::no_head("DELETE FROM journal_head", 0)]
#[tokio::test(flavor = "multi_thread")]
async fn tampering_is_located(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] edit: &str,
    #[case] broken_at: u64,
) {
    let Some(test) = TestDb::new(engine).await else { return };
    fill(&test.db, 25).await;
    assert_eq!(outcome(&test.db).await, (true, None));
    let mut intruder = intruder(&test).await;
    if engine == Engine::Sqlite {
        intruder.execute("DROP TRIGGER journal_head_no_delete").await.unwrap();
    }
    // Statement by statement: PostgreSQL checks a key at the end of a statement, SQLite row by row.
    for statement in edit.replace("NEW", "26").split("; ") {
        intruder.execute(sqlx::AssertSqlSafe(statement.to_owned())).await.unwrap();
    }
    assert_eq!(outcome(&test.db).await, (false, Some(broken_at)), "{edit}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_fact_rewritten_with_its_own_hash_is_found_at_the_next_one(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(test) = TestDb::new(engine).await else { return };
    let Some(other) = TestDb::new(engine).await else { return };
    fill(&test.db, 25).await;
    fill(&other.db, 5).await;
    // The forger computes a right hash for a false sixth fact: here by appending it honestly elsewhere.
    let mut tx = begin(&other.db).await;
    Journal::record(&mut tx, &permit(), Change::new("account.create", "forged"));
    tx.commit().await.unwrap();
    install_default_drivers();
    let mut source = AnyConnection::connect(&other.url).await.unwrap();
    let forged: (String, Vec<u8>) = sqlx::query_as("SELECT object, hash FROM journal WHERE seq = 6")
        .fetch_one(&mut source)
        .await
        .unwrap();
    let mut intruder = intruder(&test).await;
    sqlx::query("UPDATE journal SET object = $1, after = NULL, hash = $2 WHERE seq = 6")
        .bind(forged.0)
        .bind(forged.1)
        .execute(&mut intruder)
        .await
        .unwrap();
    assert_eq!(outcome(&test.db).await, (false, Some(7)));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_break_is_found_in_any_chunk(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(test) = TestDb::new(engine).await else { return };
    let mut tx = begin(&test.db).await;
    for n in 0..20_000 {
        Journal::record(&mut tx, &permit(), Change::new("account.create", n));
    }
    let committed = tx.commit().await.unwrap();
    assert_eq!((committed.first, committed.facts), (1, 20_000));
    assert_eq!(outcome(&test.db).await, (true, None));
    let mut intruder = intruder(&test).await;
    // From the end, each break hides those behind it: the ends of chunks among them.
    for seq in [20_000, 16_385, 16_384, 8_193, 8_192, 4_000] {
        let edit = format!("UPDATE journal SET object = 'x' WHERE seq = {seq}");
        intruder.execute(sqlx::AssertSqlSafe(edit)).await.unwrap();
        assert_eq!(outcome(&test.db).await, (false, Some(seq)));
    }
}

/// The hash of a fact, by the form that `docs` of the journal promise and not by the code that is tested.
fn hash(prev: &[u8], seq: i64, at: i64, texts: [Option<&str>; 7]) -> Vec<u8> {
    use sha2::Digest;
    let mut bytes = prev.to_vec();
    bytes.extend(seq.to_be_bytes());
    bytes.extend(at.to_be_bytes());
    for text in texts {
        let length = text.map_or(u32::MAX, |text| u32::try_from(text.len()).unwrap());
        bytes.extend(length.to_be_bytes());
        bytes.extend(text.unwrap_or_default().as_bytes());
    }
    sha2::Sha256::digest(bytes).to_vec()
}

#[rstest]
#[case::within_a_chunk(100, false, 101)]
#[case::at_the_end_of_a_chunk(8_192, false, 8_193)]
#[case::at_the_end_of_all(9_000, false, 9_000)]
#[case::at_the_start_of_a_chunk_with_another_past(8_193, true, 8_193)]
#[case::at_the_start_of_all_with_another_past(1, true, 1)]
#[tokio::test(flavor = "multi_thread")]
async fn a_forged_fact_with_its_own_right_hash_does_not_fit_its_neighbours(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] seq: i64,
    #[case] other_past: bool,
    #[case] broken_at: u64,
) {
    let Some(test) = TestDb::new(engine).await else { return };
    let mut tx = begin(&test.db).await;
    for n in 0..9_000 {
        Journal::record(&mut tx, &permit(), Change::new("account.create", n));
    }
    tx.commit().await.unwrap();
    let mut intruder = intruder(&test).await;
    let (at, prev): (i64, Vec<u8>) = sqlx::query_as("SELECT at, prev_hash FROM journal WHERE seq = $1")
        .bind(seq)
        .fetch_one(&mut intruder)
        .await
        .unwrap();
    let prev = if other_past { vec![7; 32] } else { prev };
    let texts = ["program:test", "account.create", "account", "forged"].map(Some);
    let texts = [texts[0], texts[1], texts[2], texts[3], None, None, Some("test")];
    sqlx::query("UPDATE journal SET object = 'forged', prev_hash = $1, hash = $2 WHERE seq = $3")
        .bind(prev.clone())
        .bind(hash(&prev, seq, at, texts))
        .bind(seq)
        .execute(&mut intruder)
        .await
        .unwrap();
    assert_eq!(outcome(&test.db).await, (false, Some(broken_at)));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_database_itself_refuses_changes(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(test) = TestDb::new(engine).await else { return };
    fill(&test.db, 3).await;
    install_default_drivers();
    let mut connection = AnyConnection::connect(&test.url).await.unwrap();
    let mut edits = vec![
        "UPDATE journal SET actor = 'x' WHERE seq = 2",
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal_head",
        "UPDATE journal_head SET facts = 2",
    ];
    if engine == Engine::Postgres {
        edits.extend(["TRUNCATE journal", "TRUNCATE journal_head"]);
    }
    for edit in edits {
        let error = connection.execute(edit).await.unwrap_err().to_string();
        assert!(error.contains("journal"), "{edit}: {error}");
    }
    assert_eq!(outcome(&test.db).await, (true, None));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn writers_at_once_leave_one_chain(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(test) = TestDb::new(engine).await else { return };
    let writers = (0..8).map(|_| {
        let db = test.db.clone();
        tokio::spawn(async move { fill(&db, 50).await })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let found = verify(&test.db).await.unwrap();
    assert_eq!((found.facts, found.ok), (400, true));
}

#[rstest]
#[tokio::test]
async fn a_change_without_a_fact_is_not_committed(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(test) = TestDb::new(engine).await else { return };
    let tx = begin(&test.db).await;
    assert!(matches!(tx.commit().await, Err(Error::Unrecorded)));
    let mut dropped = begin(&test.db).await;
    Journal::record(&mut dropped, &permit(), Change::new("account.create", "a"));
    drop(dropped);
    assert_eq!(verify(&test.db).await.unwrap().facts, 0);
}

//! `audit verify` after somebody wrote into the database by hand.

use serde_json::{Value, json};
use sqlx::{Connection, Executor, SqliteConnection};

use crate::server::{Server, run, word};

async fn tamper(data: &std::path::Path, sql: &'static str) {
    let url = format!("sqlite:{}", data.join("chuangwen.db").display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    // The table refuses changes through triggers; whoever owns the file can take them away.
    let triggers: Vec<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    for (name,) in triggers {
        connection.execute(sqlx::AssertSqlSafe(format!("DROP TRIGGER {name}"))).await.unwrap();
    }
    connection.execute(sql).await.unwrap();
    connection.close().await.unwrap();
}

fn verify(data: &std::path::Path) -> (Option<i32>, Value) {
    let (code, out, said) = run(&["audit", "verify", "--data", word(data), "--json"]);
    (code, serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out} {said}")))
}

#[tokio::test]
async fn a_changed_fact_is_located_and_the_exit_code_is_1() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (status, _) = Server::start(&["serve", "--data", word(data)]).stop();
    assert!(status.success());

    let (code, found) = verify(data);
    // Three accounts, and what is granted to each.
    assert_eq!(
        (code, &found["facts"], &found["ok"], &found["broken_at"]),
        (Some(0), &json!(6), &json!(true), &Value::Null)
    );

    tamper(data, "UPDATE journal SET actor = 'nobody' WHERE seq = 4").await;
    let (code, found) = verify(data);
    assert_eq!((code, &found["ok"], &found["broken_at"]), (Some(1), &json!(false), &json!(4)));
    let (code, out, _) = run(&["audit", "verify", "--data", word(data), "--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("from fact 4 on (6 expected)"), "{out}");

    tamper(data, "DELETE FROM journal WHERE seq = 2").await;
    assert_eq!(verify(data).1["broken_at"], json!(2));
}

#[test]
fn a_folder_without_a_database_is_told_and_gets_none() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, said) = run(&["audit", "verify", "--data", word(folder.path())]);
    assert_eq!(code, Some(1));
    assert!(said.contains("没有数据库"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

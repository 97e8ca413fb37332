//! One key, one piece of work.

use access::Role;
use axum::http::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};
use testkit::Engine;

use crate::house::{Answer, Client, FIRST, House};

async fn create(client: &Client, key: &str, login: &str) -> Answer {
    let body: Value = json!({ "login": login, "name": "张三", "password": FIRST });
    client.send(Method::POST, "/api/v1/accounts", &[("idempotency-key", key)], Some(body)).await
}

#[rstest]
#[tokio::test]
async fn a_request_sent_twice_is_carried_out_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let first = create(&system, "key-00000001", "zhang").await;
    let second = create(&system, "key-00000001", "zhang").await;
    assert_eq!((first.status, second.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.body, second.body);
    assert_eq!(second.headers["idempotency-replayed"], "true");
    assert!(!first.headers.contains_key("idempotency-replayed"));

    let other = create(&system, "key-00000001", "li").await;
    assert_eq!((other.status, other.code()), (StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused"));
    assert_eq!(create(&system, "short", "li").await.code(), "idempotency_key_malformed");
    let elsewhere = house.member("other", &[(Role::System, access::DataScope::All)]).await;
    assert_eq!(
        create(&elsewhere, "key-00000001", "li").await.status,
        StatusCode::CREATED,
        "keys are one's own"
    );
}

#[rstest]
#[tokio::test]
async fn a_request_that_failed_keeps_its_key(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    assert_eq!(create(&system, "key-00000002", "a b").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(create(&system, "key-00000002", "ab").await.status, StatusCode::CREATED);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_many_times_at_once_is_carried_out_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let client = system.clone();
        tries.spawn(async move { create(&client, "key-00000003", "zhang").await });
    }
    let mut ids = Vec::new();
    while let Some(answer) = tries.join_next().await {
        let answer = answer.unwrap();
        // Whoever comes between the first one's commit and its answer is told that the work is done.
        match answer.status {
            StatusCode::CREATED => ids.push(answer.body["id"].as_str().unwrap().to_owned()),
            status => assert_eq!((status, answer.code()), (StatusCode::CONFLICT, "idempotency_unanswered")),
        }
    }
    ids.dedup();
    assert_eq!(ids.len(), 1, "{ids:?}");
    let list = system.get("/api/v1/accounts?text=zhang").await;
    assert_eq!(list.body["items"].as_array().unwrap().len(), 1);
}

//! Accounts: making, listing, shutting, and two administrators at once.

use access::{DataScope, Role};
use axum::http::StatusCode;
use rstest::rstest;
use serde_json::{Value, json};
use testkit::Engine;

use crate::house::{FIRST, House, OWN};

fn zhang() -> Value {
    json!({ "login": "zhang.san", "name": "张三", "email": "zhang@example.cn", "password": FIRST })
}

#[rstest]
#[tokio::test]
async fn an_account_is_made_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let made = system.post("/api/v1/accounts", zhang()).await;
    assert_eq!((made.status, made.etag().as_str()), (StatusCode::CREATED, "\"1\""));
    let id = made.body["id"].as_str().unwrap();
    let found = system.get(&format!("/api/v1/accounts/{id}")).await;
    assert_eq!(found.body, made.body);
    let again = system.post("/api/v1/accounts", zhang()).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "account_login_taken"));
}

#[rstest]
#[case("login", json!("a b"))]
#[case("login", json!("x"))]
#[case("name", json!("  "))]
#[case("email", json!("no-address"))]
#[case("unit", json!("no.such.unit"))]
#[case("password", json!("short"))]
#[tokio::test]
async fn each_wrong_field_is_named(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] field: &str,
    #[case] value: Value,
) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let mut body = zhang();
    body[field] = value;
    let answer = system.post("/api/v1/accounts", body).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid_input"));
    assert_eq!(answer.body["errors"][0]["field"], field, "{:?}", answer.body);
    let list = system.get("/api/v1/accounts?text=zhang").await;
    assert_eq!(list.body["items"], json!([]), "nothing is half-done");
}

#[rstest]
#[tokio::test]
async fn of_two_administrators_at_once_the_second_is_told(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let first = house.holder(Role::System).await;
    let second = house.member("second", &[(Role::System, DataScope::All)]).await;
    let made = first.post("/api/v1/accounts", zhang()).await;
    let path = format!("/api/v1/accounts/{}", made.body["id"].as_str().unwrap());
    let reset = Some(json!({ "password": "Second-Sign-In-2" }));
    let done = first.verb(&format!("{path}/reset"), &made.etag(), reset.clone()).await;
    assert_eq!((done.status, done.etag().as_str()), (StatusCode::OK, "\"2\""));
    let late = second.verb(&format!("{path}/disable"), &made.etag(), None).await;
    assert_eq!((late.status, late.code()), (StatusCode::PRECONDITION_FAILED, "changed_meanwhile"));
    assert_eq!(late.body["changed"]["by"], first.id.as_str());
    assert_eq!(first.get(&path).await.body["state"], "invited", "nothing was overwritten");
    let blind = second.post(&format!("{path}/disable"), json!({})).await;
    assert_eq!((blind.status, blind.code()), (StatusCode::PRECONDITION_REQUIRED, "version_required"));
    let garbled = second.verb(&format!("{path}/disable"), "2", None).await;
    assert_eq!(garbled.code(), "version_malformed");
}

#[rstest]
#[tokio::test]
async fn shutting_an_account_ends_its_sessions_and_cannot_be_done_twice(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let wang = house.member("wang", &[]).await;
    let path = format!("/api/v1/accounts/{}", wang.id);
    let version = system.get(&path).await.etag();
    let done = system.verb(&format!("{path}/disable"), &version, None).await;
    assert_eq!(done.body["state"], "disabled");
    assert_eq!(wang.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
    let twice = system.verb(&format!("{path}/disable"), &done.etag(), None).await;
    assert_eq!((twice.status, twice.code()), (StatusCode::CONFLICT, "account_wrong_state"));
}

#[rstest]
#[tokio::test]
async fn the_security_administrator_unlocks(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let security = house.holder(Role::Security).await;
    let wang = house.member("wang", &[]).await;
    for _ in 0..5 {
        house.nobody().sign_in("wang", "wrong").await;
    }
    let granted = security.get("/api/v1/grants").await;
    let row = granted.body["items"].as_array().unwrap().iter().find(|row| row["login"] == "wang").unwrap();
    assert_eq!(row["state"], "locked");
    let version = format!("\"{}\"", row["version"]);
    let done = security.verb(&format!("/api/v1/accounts/{}/unlock", wang.id), &version, None).await;
    assert_eq!(done.body["state"], "active", "{:?}", done.body);
    assert_eq!(house.nobody().sign_in("wang", OWN).await.status, StatusCode::CREATED);
}

#[rstest]
#[tokio::test]
async fn a_list_is_read_page_by_page(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    for n in 0..7 {
        house.invite(&format!("user{n}"), &[]).await;
    }
    let mut logins = Vec::new();
    let mut path = "/api/v1/accounts?limit=3".to_owned();
    loop {
        let page = system.get(&path).await;
        let items = page.body["items"].as_array().unwrap().clone();
        assert!(items.len() <= 3);
        logins.extend(items.iter().map(|item| item["login"].as_str().unwrap().to_owned()));
        let Some(next) = page.body["next"].as_str() else { break };
        path = format!("/api/v1/accounts?limit=3&after={next}");
    }
    let expected: Vec<String> =
        ["system".to_owned()].into_iter().chain((0..7).map(|n| format!("user{n}"))).collect();
    assert_eq!(logins, expected);
    let filtered = system.get("/api/v1/accounts?text=USER3&state=invited").await;
    assert_eq!(filtered.body["items"].as_array().unwrap().len(), 1);
}

#[rstest]
#[tokio::test]
async fn one_sees_oneself_and_nobody_else(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let wang = house.member("wang", &[]).await;
    let li = house.member("li", &[]).await;
    assert_eq!(wang.get(&format!("/api/v1/accounts/{}", wang.id)).await.status, StatusCode::OK);
    let hidden = wang.get(&format!("/api/v1/accounts/{}", li.id)).await;
    let absent = wang.get("/api/v1/accounts/nobody").await;
    assert_eq!((hidden.status, hidden.code()), (absent.status, absent.code()), "what is hidden looks absent");
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

//! Roles.

use access::{DataScope, Role};
use axum::http::{Method, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};
use testkit::Engine;

use crate::house::{Answer, Client, House};

async fn assign(client: &Client, account: &str, version: &str, grants: Value) -> Answer {
    let path = format!("/api/v1/accounts/{account}/grants");
    client.send(Method::PUT, &path, &[("if-match", version)], Some(json!({ "grants": grants }))).await
}

#[rstest]
#[tokio::test]
async fn roles_take_effect_at_the_next_request(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let security = house.holder(Role::Security).await;
    let wang = house.member("wang", &[]).await;
    assert_eq!(wang.get("/api/v1/accounts").await.status, StatusCode::FORBIDDEN);
    let all = json!([{ "role": "system", "reach": "all" }]);
    let done = assign(&security, &wang.id, "\"3\"", all).await;
    assert_eq!(done.status, StatusCode::OK, "{:?}", done.body);
    assert_eq!(wang.get("/api/v1/accounts").await.status, StatusCode::OK);
    let late = assign(&security, &wang.id, "\"3\"", json!([])).await;
    assert_eq!((late.status, late.code()), (StatusCode::PRECONDITION_FAILED, "changed_meanwhile"));
    assert_eq!(assign(&security, &wang.id, "\"4\"", json!([])).await.status, StatusCode::OK);
    assert_eq!(wang.get("/api/v1/accounts").await.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[case(json!([{ "role": "system", "reach": "all" }, { "role": "audit", "reach": "all" }]), "grant_conflict")]
#[case(json!([{ "role": "security", "reach": "all" }, { "role": "system", "reach": "own" }]), "grant_conflict")]
#[case(json!([{ "role": "root", "reach": "all" }]), "invalid_input")]
#[case(json!([{ "role": "clerk", "reach": "subtree" }]), "invalid_input")]
#[case(json!([{ "role": "clerk", "reach": "all", "units": ["u"] }]), "invalid_input")]
#[tokio::test]
async fn what_cannot_be_granted(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] grants: Value,
    #[case] code: &str,
) {
    let Some(house) = House::open(engine).await else { return };
    let security = house.holder(Role::Security).await;
    let wang = house.member("wang", &[]).await;
    let answer = assign(&security, &wang.id, "\"3\"", grants).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, code), "{:?}", answer.body);
}

#[rstest]
#[tokio::test]
async fn nobody_grants_to_themselves(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let security = house.holder(Role::Security).await;
    let more = json!([{ "role": "security", "reach": "all" }, { "role": "director", "reach": "all" }]);
    let answer = assign(&security, &security.id, "\"3\"", more).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::FORBIDDEN, "grant_own"));
}

#[rstest]
#[tokio::test]
async fn the_three_administrators_cannot_read_each_others_field(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let fields = [
        (Role::System, "/api/v1/accounts"),
        (Role::Security, "/api/v1/grants"),
        (Role::Audit, "/api/v1/journal"),
    ];
    for (role, _) in fields {
        let client = house.member(role.name(), &[(role, DataScope::All)]).await;
        for (owner, path) in fields {
            let expected = if role == owner { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(client.get(path).await.status, expected, "{role:?} reads {path}");
        }
    }
}

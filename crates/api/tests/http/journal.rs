//! What happened over HTTP is in the journal, verifies, and holds no secret.

use access::Role;
use rstest::rstest;
use serde_json::json;
use testkit::Engine;

use crate::house::{FIRST, House, OWN};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_change_leaves_a_fact(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let audit = house.holder(Role::Audit).await;
    let body = json!({ "login": "zhang", "name": "张三", "email": "zhang@example.cn", "password": FIRST });
    let made = system.post("/api/v1/accounts", body).await;
    let id = made.body["id"].as_str().unwrap();
    system.verb(&format!("/api/v1/accounts/{id}/disable"), "\"1\"", None).await;

    let facts = audit.get(&format!("/api/v1/journal?noun=account&object={id}")).await;
    let facts = facts.body["items"].as_array().unwrap();
    let kinds: Vec<&str> = facts.iter().map(|fact| fact["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["account.disable", "account.create"]);
    assert!(facts.iter().all(|fact| fact["actor"] == system.id.as_str()));
    assert_eq!(
        (&facts[0]["before"]["state"], &facts[0]["after"]["state"]),
        (&json!("invited"), &json!("disabled"))
    );
    assert_eq!(facts[1]["request"], made.headers["x-request-id"].to_str().unwrap());

    let all = audit.get("/api/v1/journal?limit=200").await.body.to_string();
    for secret in [FIRST, OWN, "argon2", "zhang@example.cn", system.cookie.as_deref().unwrap()] {
        assert!(!all.contains(secret), "{secret}");
    }
    let found = audit.get("/api/v1/journal/verification").await;
    assert_eq!(found.body["ok"], true, "{:?}", found.body);
    assert!(found.body["facts"].as_u64().unwrap() >= 10);
}

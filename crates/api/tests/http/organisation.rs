//! Units and appointments: who reaches what, circles, history, and the demonstration organisation whole.

use access::{DataScope, Role};
use app::organisation;
use axum::http::StatusCode;
use domain::organisation::UnitId;
use planner::organisation::Organisation;
use rstest::rstest;
use serde_json::{Value, json};
use testkit::Engine;

use crate::house::{Answer, Client, House};

const UNITS: &str = "/api/v1/organisation/units";

fn unit(id: &str) -> UnitId {
    UnitId::new(id).unwrap()
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.body["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

/// city ─ east ─ school, city ─ west, and school also under west.
async fn city(house: &House) {
    house.unit("city", &[]).await;
    house.unit("east", &["city"]).await;
    house.unit("west", &["city"]).await;
    house.unit("school", &["east", "west"]).await;
}

async fn verb(client: &Client, unit: &str, verb: &str, version: &str, body: Value) -> Answer {
    client.verb(&format!("{UNITS}/{unit}/{verb}"), version, Some(body)).await
}

#[rstest]
#[tokio::test]
async fn one_sees_what_ones_grants_reach(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    city(&house).await;
    let cases = [
        (DataScope::All, vec!["city", "east", "school", "west"]),
        (DataScope::Subtree(unit("city")), vec!["city", "east", "school", "west"]),
        (DataScope::Subtree(unit("east")), vec!["east", "school"]),
        (DataScope::Unit(unit("east")), vec!["east"]),
        (DataScope::Custom([unit("west"), unit("school")].into()), vec!["school", "west"]),
        (DataScope::Own, vec![]),
    ];
    for (n, (scope, expected)) in cases.into_iter().enumerate() {
        let client = house.member(&format!("user{n}"), &[(Role::Clerk, scope)]).await;
        assert_eq!(ids(&client.get(UNITS).await), expected);
        for id in ["city", "east", "school", "west"] {
            let status = client.get(&format!("{UNITS}/{id}")).await.status;
            let visible = if expected.contains(&id) { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(status, visible, "the list and the single unit agree on {id}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn a_move_takes_the_subtree_along_and_refuses_circles(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    city(&house).await;
    house.unit("class-1", &["school"]).await;
    let director = house.holder(Role::Director).await;
    let western = house.member("western", &[(Role::Clerk, DataScope::Subtree(unit("west")))]).await;
    assert_eq!(ids(&western.get(UNITS).await), ["class-1", "school", "west"]);

    let circle = verb(&director, "east", "move", "\"1\"", json!({ "parents": ["class-1"] })).await;
    assert_eq!((circle.status, circle.code()), (StatusCode::UNPROCESSABLE_ENTITY, "organisation_cycle"));
    let own = verb(&director, "east", "move", "\"1\"", json!({ "parents": ["east"] })).await;
    assert_eq!(own.code(), "organisation_cycle");
    let nowhere = verb(&director, "east", "move", "\"1\"", json!({ "parents": ["nowhere"] })).await;
    assert_eq!(nowhere.code(), "invalid_input");

    let moved = verb(&director, "school", "move", "\"1\"", json!({ "parents": ["east"] })).await;
    assert_eq!(moved.status, StatusCode::OK, "{:?}", moved.body);
    assert_eq!(ids(&western.get(UNITS).await), ["west"], "what left is out of reach at once");
    let east = director.get(&format!("{UNITS}?beneath=east")).await;
    assert_eq!(ids(&east), ["class-1", "east", "school"]);
    let east = verb(&director, "east", "move", "\"1\"", json!({ "parents": ["west"] })).await;
    assert_eq!(east.status, StatusCode::OK, "{:?}", east.body);
    assert_eq!(ids(&western.get(UNITS).await), ["class-1", "east", "school", "west"]);
    let late = verb(&director, "school", "rename", "\"1\"", json!({ "name": "x" })).await;
    assert_eq!((late.status, late.code()), (StatusCode::PRECONDITION_FAILED, "changed_meanwhile"));
    assert_eq!(late.body["changed"]["by"], director.id.as_str());
}

#[rstest]
#[tokio::test]
async fn names_codes_and_the_end_are_history(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    city(&house).await;
    let director = house.holder(Role::Director).await;
    let renamed = verb(&director, "east", "rename", "\"1\"", json!({ "name": "东城区" })).await;
    assert_eq!(renamed.body["former_names"], json!(["单位east"]));
    let first = json!({ "code": "150781", "since": "2020-01-01" });
    verb(&director, "east", "recode", "\"2\"", first).await;
    let second =
        verb(&director, "east", "recode", "\"3\"", json!({ "code": "150782", "since": "2026-07-01" })).await;
    assert_eq!(second.body["codes"][0]["until"], "2026-06-30", "{:?}", second.body);
    let found = director.get(&format!("{UNITS}?text=单位east")).await;
    assert_eq!(ids(&found), ["east"], "by its former name");
    let ended = verb(&director, "east", "end", "\"4\"", json!({ "on": "2026-12-31" })).await;
    assert_eq!(ended.body["until"], "2026-12-31");
    let again = verb(&director, "east", "rename", "\"5\"", json!({ "name": "x" })).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "organisation_wrong_state"));

    let history = director.get(&format!("{UNITS}/east/history")).await;
    let kinds: Vec<&str> =
        history.body["items"].as_array().unwrap().iter().map(|fact| fact["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        [
            "organisation.end",
            "organisation.rename",
            "organisation.rename",
            "organisation.rename",
            "organisation.create"
        ]
    );
}

#[rstest]
#[tokio::test]
async fn an_office_is_given_and_ends(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    city(&house).await;
    let head = house.member("head", &[(Role::Head, DataScope::Subtree(unit("east")))]).await;
    let body = |office: &str| {
        json!({ "office": office, "person": "p-zhang", "name": "张三", "from": "2026-01-01", "kind": "seconded",
                "until": "2026-06-30", "home": "west" })
    };
    let path = "/api/v1/organisation/appointments";
    assert_eq!(head.post(path, body("west.liaison")).await.status, StatusCode::NOT_FOUND, "out of reach");
    assert_eq!(head.post(path, body("nobody.liaison")).await.code(), "invalid_input");
    let made = head.post(path, body("school.liaison")).await;
    assert_eq!(made.status, StatusCode::CREATED, "{:?}", made.body);
    let end = format!("{path}/{}/end", made.body["id"].as_str().unwrap());
    let early = head.verb(&end, "\"1\"", Some(json!({ "until": "2025-12-31" }))).await;
    assert_eq!(early.code(), "invalid_input");
    let ended = head.verb(&end, "\"1\"", Some(json!({ "until": "2026-03-31", "seat_closed": true }))).await;
    assert_eq!((&ended.body["until"], &ended.body["seat_closed"]), (&json!("2026-03-31"), &json!(true)));
    let list = head.get(&format!("{UNITS}/school/appointments")).await;
    assert_eq!(list.body["items"][0]["name"], "张三");
    assert_eq!(list.body["items"][0]["version"], 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_goes_in_and_comes_out_the_same(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let demo = Organisation::demo();
    organisation::import(&house.program(), &demo).await.unwrap();
    let director = house.holder(Role::Director).await;
    let ctx = app::Ctx::new(&house.context, actor(&director), "test");
    assert_eq!(organisation::whole(&ctx).await.unwrap(), demo);
    for top in demo.class("district") {
        let beneath = director.get(&format!("{UNITS}?limit=200&beneath={top}")).await;
        let mut expected: Vec<String> = demo.subtree(top).iter().map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(ids(&beneath), expected);
    }
    assert!(organisation::import(&house.program(), &demo).await.is_err(), "only into an empty store");
    let audit = house.holder(Role::Audit).await;
    assert_eq!(audit.get("/api/v1/journal/verification").await.body["ok"], true);
}

fn actor(client: &Client) -> access::Actor {
    access::Actor::Account {
        id: domain::account::AccountId::new(&client.id).unwrap(),
        unit: None,
        grants: access::Grants::new(vec![access::Grant { role: Role::Director, scope: DataScope::All }])
            .unwrap(),
        must_change_password: false,
    }
}

#[rstest]
#[tokio::test]
async fn every_mistake_of_an_import_is_told_at_once(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    let toml = "name = \"x\"\n[[unit]]\nid = \"a\"\nname = \"A\"\nparents = [\"b\"]\n\
                [[unit]]\nid = \"b\"\nname = \"B\"\nparents = [\"a\", \"nowhere\"]\n";
    let body = json!({ "files": [{ "name": "o.toml", "toml": toml }] });
    let answer = system.post("/api/v1/organisation/import", body).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::UNPROCESSABLE_ENTITY, "invalid_input"));
    assert!(answer.body["errors"].as_array().unwrap().len() >= 2, "{:?}", answer.body);
    assert_eq!(ids(&system.get(UNITS).await), Vec::<&str>::new(), "nothing is half-done");
}

//! Signing in and out.

use axum::http::{Method, StatusCode, header};
use jiff::SignedDuration;
use rstest::rstest;
use serde_json::json;
use testkit::Engine;

use crate::house::{FIRST, House, OWN};

#[rstest]
#[tokio::test]
async fn the_first_sign_in_allows_nothing_but_a_new_password(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    house.invite("wang", &[(access::Role::System, access::DataScope::All)]).await;
    let mut wang = house.nobody();
    let answer = wang.sign_in("Wang ", FIRST).await;
    assert_eq!((answer.status, answer.body["state"].as_str()), (StatusCode::CREATED, Some("invited")));
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
        "{cookie}"
    );

    let answer = wang.get("/api/v1/accounts").await;
    assert_eq!((answer.status, answer.code()), (StatusCode::FORBIDDEN, "account_password_change_required"));
    let session = wang.get("/api/v1/session").await;
    assert_eq!(session.body["must_change_password"], true);

    let change = |old: &str, new: &str| json!({ "old": old, "new": new });
    let password = "/api/v1/session/password";
    assert_eq!(wang.post(password, change("wrong", OWN)).await.code(), "account_wrong_password");
    assert_eq!(wang.post(password, change(FIRST, FIRST)).await.code(), "account_same_password");
    assert_eq!(wang.post(password, change(FIRST, "short")).await.code(), "invalid_input");
    assert_eq!(wang.post(password, change(FIRST, OWN)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(wang.get("/api/v1/accounts").await.status, StatusCode::OK);

    let mut again = house.nobody();
    assert_eq!(again.sign_in("wang", FIRST).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(again.sign_in("wang", OWN).await.status, StatusCode::CREATED);
}

#[rstest]
#[tokio::test]
async fn refusals_look_alike(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(access::Role::System).await;
    house.invite("wang", &[]).await;
    let disabled = house.invite("zhao", &[]).await;
    let path = format!("/api/v1/accounts/{disabled}/disable");
    assert_eq!(system.verb(&path, "\"2\"", None).await.status, StatusCode::OK);
    let mut answers = Vec::new();
    for (login, password) in
        [("nobody.at.all", FIRST), ("wang", "wrong"), ("zhao", FIRST), ("", ""), ("' OR 1=1 --", "x")]
    {
        let mut answer = house.nobody().sign_in(login, password).await;
        answer.body["request"] = json!(null);
        assert!(!answer.headers.contains_key(header::SET_COOKIE));
        answers.push((answer.status, answer.body.to_string()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    assert_eq!(answers[0].0, StatusCode::UNAUTHORIZED);
    // Each refusal is also the same work in the journal.
    let audit = house.holder(access::Role::Audit).await;
    let facts = audit.get("/api/v1/journal?noun=session").await;
    let fails = facts.body["items"].as_array().unwrap().iter().filter(|fact| fact["kind"] == "session.fail");
    assert_eq!(fails.count(), answers.len());
}

#[rstest]
#[tokio::test]
async fn five_failures_lock_and_a_quarter_of_an_hour_opens(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let wang = house.member("wang", &[]).await;
    for _ in 0..5 {
        assert_eq!(house.nobody().sign_in("wang", "wrong").await.code(), "session_refused");
    }
    assert_eq!(house.nobody().sign_in("wang", OWN).await.code(), "session_refused");
    assert_eq!(
        wang.get("/api/v1/session").await.status,
        StatusCode::UNAUTHORIZED,
        "sessions end with the lock"
    );
    house.clock.advance(SignedDuration::from_mins(15));
    assert_eq!(house.nobody().sign_in("wang", OWN).await.status, StatusCode::CREATED);
}

#[rstest]
#[tokio::test]
async fn guessing_the_old_password_in_an_open_session_locks_too(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let wang = house.member("wang", &[]).await;
    for _ in 0..5 {
        let answer = wang.post("/api/v1/session/password", json!({ "old": "guess", "new": FIRST })).await;
        assert_eq!(answer.code(), "account_wrong_password");
    }
    assert_eq!(wang.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
}

#[rstest]
#[tokio::test]
async fn failures_at_once_are_each_counted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    house.member("wang", &[]).await;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..5 {
        let mut client = house.nobody();
        tries.spawn(async move { client.sign_in("wang", "wrong").await.status });
    }
    while let Some(status) = tries.join_next().await {
        assert_eq!(status.unwrap(), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(
        house.nobody().sign_in("wang", OWN).await.status,
        StatusCode::UNAUTHORIZED,
        "locked by the fifth"
    );
}

#[rstest]
#[tokio::test]
async fn a_session_ends_by_idleness_by_age_and_by_signing_out(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let mut wang = house.member("wang", &[]).await;
    let here = StatusCode::OK;
    for _ in 0..3 {
        house.clock.advance(SignedDuration::from_mins(29));
        assert_eq!(wang.get("/api/v1/session").await.status, here, "use keeps it alive");
    }
    house.clock.advance(SignedDuration::from_mins(30));
    assert_eq!(wang.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);

    wang.sign_in("wang", OWN).await;
    for _ in 0..35 {
        house.clock.advance(SignedDuration::from_mins(20));
        assert_eq!(wang.get("/api/v1/session").await.status, here);
    }
    house.clock.advance(SignedDuration::from_mins(20));
    assert_eq!(
        wang.get("/api/v1/session").await.status,
        StatusCode::UNAUTHORIZED,
        "twelve hours are the most"
    );

    wang.sign_in("wang", OWN).await;
    let answer = wang.send(Method::DELETE, "/api/v1/session", &[], None).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert!(answer.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(wang.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
}

#[rstest]
#[tokio::test]
async fn a_new_password_ends_the_other_sessions(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(house) = House::open(engine).await else { return };
    let wang = house.member("wang", &[]).await;
    let mut other = house.nobody();
    other.sign_in("wang", OWN).await;
    let answer = wang.post("/api/v1/session/password", json!({ "old": OWN, "new": "Another-Word-99" })).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(other.get("/api/v1/session").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(wang.get("/api/v1/session").await.status, StatusCode::OK);
}

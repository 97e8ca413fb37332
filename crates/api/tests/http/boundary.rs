//! What reaches the door and is no proper request; and a database that goes away.

use access::Role;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use rstest::rstest;
use serde_json::json;
use testkit::Engine;

use crate::house::{FIRST, House};

#[rstest]
#[case::no_client_header(&[("content-type", "application/json")], "{}", 403, "request_without_client_header")]
#[case::cross_site(&[("x-chuangwen-client", "x"), ("sec-fetch-site", "cross-site")], "{}", 403, "request_cross_site")]
#[case::other_origin(&[("x-chuangwen-client", "x"), ("origin", "https://evil.example"), ("host", "cw.local")], "{}", 403, "request_cross_site")]
#[case::not_json(&[("x-chuangwen-client", "x"), ("content-type", "text/plain")], "{}", 415, "request_not_json")]
#[case::broken_json(&[("x-chuangwen-client", "x"), ("content-type", "application/json")], "{\"login\": ", 400, "request_malformed")]
#[case::missing_field(&[("x-chuangwen-client", "x"), ("content-type", "application/json")], "{\"login\": \"a\"}", 400, "request_malformed")]
#[case::unknown_field(&[("x-chuangwen-client", "x"), ("content-type", "application/json")], "{\"login\": \"a\", \"password\": \"b\", \"role\": \"root\"}", 400, "request_malformed")]
#[case::broken_utf_8(&[("x-chuangwen-client", "x"), ("content-type", "application/json")], "BROKEN", 400, "request_malformed")]
#[case::huge(&[("x-chuangwen-client", "x"), ("content-type", "application/json")], "HUGE", 413, "request_too_large")]
#[tokio::test]
async fn improper_requests(
    #[case] headers: &[(&str, &str)],
    #[case] body: &str,
    #[case] status: u16,
    #[case] code: &str,
) {
    let house = House::open(Engine::Sqlite).await.unwrap();
    let mut request = Request::builder().method(Method::POST).uri("/api/v1/session");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = match body {
        "BROKEN" => Body::from(b"{\"login\": \"\xff\xfe\", \"password\": \"x\"}".to_vec()),
        "HUGE" => Body::from(format!("{{\"login\": \"{}\"}}", "a".repeat(3 << 20))),
        other => Body::from(other.to_owned()),
    };
    let answer = house.nobody().raw(request.body(body).unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (status, code), "{:?}", answer.body);
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    assert_eq!(answer.body["request"], answer.headers["x-request-id"].to_str().unwrap());
}

#[tokio::test]
async fn the_same_origin_may_sign_in() {
    let house = House::open(Engine::Sqlite).await.unwrap();
    house.invite("wang", &[]).await;
    let body = json!({ "login": "wang", "password": FIRST });
    let headers = [("sec-fetch-site", "same-origin"), ("origin", "http://cw.local"), ("host", "cw.local")];
    let answer = house.nobody().send(Method::POST, "/api/v1/session", &headers, Some(body)).await;
    assert_eq!(answer.status, StatusCode::CREATED);
}

#[tokio::test]
async fn unknown_places_and_methods_are_told_in_the_clients_language() {
    let house = House::open(Engine::Sqlite).await.unwrap();
    let english = [("accept-language", "en-GB")];
    let answer = house.nobody().send(Method::GET, "/api/v1/nothing", &english, None).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::NOT_FOUND, "not_found"));
    assert!(answer.body["title"].as_str().unwrap().is_ascii());
    let answer = house.nobody().send(Method::PATCH, "/api/v1/session", &[], None).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"));
    assert!(!answer.body["title"].as_str().unwrap().is_ascii());
    for name in ["x-content-type-options", "x-frame-options", "content-security-policy", "referrer-policy"] {
        assert!(answer.headers.contains_key(name), "{name}");
    }
}

#[rstest]
#[tokio::test]
async fn a_forged_or_stolen_looking_cookie_is_nobodys(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    for cookie in ["chuangwen_session=forged", "chuangwen_session=", "chuangwen_session=' OR 1=1", "other=1"]
    {
        let mut client = house.nobody();
        client.cookie = Some(cookie.to_owned());
        assert_eq!(client.get("/api/v1/session").await.code(), "session_absent", "{cookie}");
    }
}

#[rstest]
#[tokio::test]
async fn a_database_that_goes_away_is_said_clearly(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let Some(house) = House::open(engine).await else { return };
    let system = house.holder(Role::System).await;
    assert_eq!(system.get("/healthz").await.status, StatusCode::NO_CONTENT);
    house.test.db.clone().close().await;
    let answer = system.get("/api/v1/accounts").await;
    assert_eq!((answer.status, answer.code()), (StatusCode::SERVICE_UNAVAILABLE, "database_unavailable"));
}

//! Law 4: every endpoint asks `access`. Walks every operation of the OpenAPI document as nobody, as a stranger and as
//! each role, and compares with the table that is committed beside this file.

use std::{fmt::Write as _, path::Path};

use access::{DataScope, Role};
use axum::http::Method;
use rstest::rstest;
use testkit::Engine;

use crate::{
    house::{Client, House},
    openapi::{example, operations},
};

/// Operations that nobody needs to sign in for. This list may only shrink: a new one needs a decision record, and a
/// changed figure here.
const OPEN: [&str; 3] = ["GET /api/v1/openapi.json", "GET /healthz", "POST /api/v1/session"];

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_operation_as_everybody(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let mut columns = vec!["nobody", "stranger"];
    columns.extend(Role::ALL.map(Role::name));
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); operations().len()];
    for column in &columns {
        let Some(house) = House::open(engine).await else { return };
        let role = Role::named(column).map(|role| (role, DataScope::All));
        let client = match *column {
            "nobody" => house.nobody(),
            login => house.member(login, role.as_slice()).await,
        };
        for (row, (method, path, operation)) in rows.iter_mut().zip(operations()) {
            row.push(outcome(&house, &client, &method, &path, &operation).await);
        }
    }
    let mut table = format!(
        "{:<62}{}\n",
        "",
        columns.iter().map(|column| format!("{column:<10}")).collect::<Vec<_>>().concat()
    );
    for ((method, path, _), row) in operations().iter().zip(&rows) {
        let cells = row.iter().map(|cell| format!("{cell:<10}")).collect::<Vec<_>>().concat();
        writeln!(table, "{:<62}{}", format!("{method} {path}"), cells.trim_end()).unwrap();
    }
    compare(&table.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
    let open: Vec<String> = operations()
        .iter()
        .zip(&rows)
        .filter(|(_, row)| row[0] != "401")
        .map(|((method, path, _), _)| format!("{method} {path}"))
        .collect();
    assert!(open.iter().all(|place| OPEN.contains(&place.as_str())), "open to nobody: {open:?}");
    assert_eq!(open.len(), OPEN.len(), "the list of exceptions may only shrink: {open:?}");
}

/// `401`, `403`, `404`, or `in` where the request passed the door, whatever then became of it.
async fn outcome(
    house: &House,
    client: &Client,
    method: &str,
    path: &str,
    operation: &serde_json::Value,
) -> String {
    // A target and a session of its own for each request, so that none shows in the next.
    let target = house
        .invite(&format!("target-{}", kernel::new_id(house.program().now(), house.context.entropy())), &[])
        .await;
    let mut client = client.clone();
    let (unit, appointment) = house.fixture().await;
    let path = path.replace("{account}", target.as_str()).replace("{unit}", &unit);
    let path = path.replace("{appointment}", &appointment);
    if path == "/api/v1/session" && method == "DELETE" && client.cookie.is_some() {
        let login = if client.id.is_empty() { "nobody" } else { login_of(house, &client).await };
        client.sign_in(login, crate::house::OWN).await;
    }
    let mut body = operation["requestBody"].is_object().then(|| example(operation));
    if let Some(office) = body.as_mut().and_then(|body| body.get_mut("office")) {
        *office = format!("{unit}.liaison").into();
    }
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let answer = client.send(method, &path, &[("if-match", "\"2\"")], body).await;
    match (answer.status.as_u16(), answer.code()) {
        // Signing in with a wrong password is an answer of the endpoint itself.
        (401, "session_refused") => "in".to_owned(),
        (status @ (401 | 403 | 404), _) => status.to_string(),
        (status, code) => {
            assert!(status < 500, "{path}: {status} {code}");
            "in".to_owned()
        }
    }
}

async fn login_of(house: &House, client: &Client) -> &'static str {
    let id = domain::account::AccountId::new(&client.id).unwrap();
    let account = store::account::find(house.context.db(), &id).await.unwrap().unwrap();
    Role::named(account.login.as_str()).map_or("stranger", Role::name)
}

/// Compares with the committed table; `CHUANGWEN_WRITE=1` writes it instead, for a reviewer to read the difference.
fn compare(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/http/law_4.txt");
    #[expect(clippy::disallowed_methods, reason = "a test's own switch")]
    if std::env::var("CHUANGWEN_WRITE").is_ok() {
        std::fs::write(&path, table.to_owned() + "\n").unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.trim_end() == table,
        "the rights of an operation changed; if that is meant, CHUANGWEN_WRITE=1 writes the table:\n{table}"
    );
}

//! From the first start to the second, on both databases.

use serde_json::json;
use testkit::{Engine, TestDb};

use crate::server::{Browser, Server, receive, run, word};

#[test]
fn the_first_start_makes_three_administrators_and_the_second_finds_them_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    // A folder that is not there yet.
    let data = folder.path().join("a/b");
    first_and_second_start(&["serve", "--data", word(&data)]);
    assert!(data.join("chuangwen.db").is_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_makes_three_administrators_and_the_second_finds_them_on_postgres() {
    let Some(test) = TestDb::new(Engine::Postgres).await else { return };
    let url = test.url.clone();
    tokio::task::spawn_blocking(move || first_and_second_start(&["serve", "--database", &url]))
        .await
        .unwrap();
}

fn first_and_second_start(words: &[&str]) {
    let server = Server::start(words);
    let credentials = ["sysadmin", "secadmin", "auditor"].map(|login| server.credential(login));
    let mut browser = server.browser();
    for (login, password) in &credentials {
        assert_eq!(browser.sign_in(login, "not-the-password-1A").status, 401);
        let signed_in = browser.sign_in(login, password);
        assert_eq!(signed_in.status, 201, "{}", signed_in.body);
        let session = browser.get("/api/v1/session").json();
        assert_eq!(session["must_change_password"], json!(true));
        assert!(session["name"].as_str().unwrap().ends_with("管理员"), "{session}");
    }
    assert_eq!(browser.get("/api/v1/journal").status, 403, "nothing is allowed before a new password");
    let (login, password) = &credentials[2];
    let own = "My-Own-Words-2026";
    let changed = browser.post("/api/v1/session/password", &json!({ "old": password, "new": own }));
    assert_eq!(changed.status, 204, "{}", changed.body);
    assert_eq!(browser.get("/api/v1/journal?limit=1").status, 200);
    assert!(server.stop().0.success());

    let server = Server::start(words);
    assert!(!server.said.contains("sysadmin"), "no second set of accounts: {}", server.said);
    assert_eq!(server.browser().sign_in(login, own).status, 201);
    assert!(server.stop().0.success());
}

#[test]
fn a_request_in_hand_is_answered_before_the_server_stops() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&["serve", "--data", word(folder.path())]);
    let (login, password) = server.credential("auditor");
    // Checking a password takes long enough for the signal to come between.
    let body = json!({ "login": login, "password": password }).to_string();
    let mut started = server.browser().get("/healthz");
    assert_eq!(started.status, 204);
    let streams: Vec<_> = (0..8).map(|_| server.browser().send("POST", "/api/v1/session", &body)).collect();
    // The server has taken them all in when a later one on the same socket queue is answered.
    started = server.browser().get("/healthz");
    assert_eq!(started.status, 204);
    server.signal();
    for stream in streams {
        assert_eq!(receive(stream).status, 201);
    }
    assert!(server.stop().0.success());
}

#[test]
fn pages_interface_and_health_each_have_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&["serve", "--data", word(folder.path())]);
    let browser: Browser = server.browser();
    let page = browser.get("/");
    assert_eq!(page.status, 200);
    assert!(
        page.head.contains("cache-control: no-cache")
            && page.head.contains("content-security-policy: default-src 'self'")
    );
    assert_eq!(browser.get("/organisation/u-edu").body, page.body, "a deep link is the page");
    assert_eq!(browser.get("/assets/none.js").status, 404);
    let none = browser.get("/api/v1/none");
    assert_eq!((none.status, none.json()["code"].as_str()), (404, Some("not_found")));
    assert_eq!(browser.get("/healthz").status, 204);
    assert_eq!(browser.get("/api/v1/session").status, 401);
}

#[test]
fn what_cannot_be_opened_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let (code, _, said) = run(&["serve", "--data", word(&file.join("below")), "--listen", "127.0.0.1:0"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("写不了") && said.contains("请换一个文件夹"), "{said}");

    let (code, _, said) = run(&["serve", "--data", word(folder.path()), "--listen", "256.0.0.1:1"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("--listen"), "{said}");

    let nowhere = "postgres://cw:s3cret@127.0.0.1:1/none";
    let (code, _, said) = run(&["migrate", "--database", nowhere, "--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("postgres://cw@127.0.0.1:1/none") && !said.contains("s3cret"), "{said}");
}

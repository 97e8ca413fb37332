//! The demonstration: a city, an account for each role, the same at the next start.

use serde_json::json;

use crate::server::{Server, run, word};

const LOGINS: [&str; 7] = ["sysadmin", "secadmin", "auditor", "director", "clerk", "head", "liaison"];

#[test]
fn the_city_stands_and_stands_again() {
    let folder = tempfile::tempdir().unwrap();
    let words = ["demo", "--data", word(folder.path())];
    let server = Server::start(&words);
    let credentials = LOGINS.map(|login| server.credential(login));
    let mut browser = server.browser();
    for (login, password) in &credentials {
        let signed_in = browser.sign_in(login, password);
        assert_eq!(signed_in.status, 201, "{login}: {}", signed_in.body);
        let session = browser.get("/api/v1/session").json();
        assert_eq!(session["must_change_password"], json!(false), "{session}");
        assert_eq!(session["organisation"], json!("满洲里市(示范)"));
        let units = browser.get("/api/v1/organisation/units?limit=200");
        let seen = units.json()["items"].as_array().map_or(0, Vec::len);
        match login.as_str() {
            "sysadmin" | "secadmin" | "director" | "clerk" => {
                assert!(seen > 100, "{login} sees {seen} units");
            }
            "auditor" => assert_eq!(units.status, 403),
            _ => {
                assert!((2..50).contains(&seen), "{login} sees {seen} units");
                assert_eq!(session["unit_name"], json!("市教育局"));
                let unit = browser.get("/api/v1/organisation/units/u-edu");
                assert_eq!((unit.status, unit.json()["name"].as_str()), (200, Some("市教育局")));
            }
        }
    }
    assert!(server.stop().0.success());

    let again = Server::start(&words);
    assert_eq!(LOGINS.map(|login| again.credential(login)), credentials, "the same passwords");
    assert_eq!(again.browser().sign_in(&credentials[3].0, &credentials[3].1).status, 201);
    assert!(again.stop().0.success());
    let (code, out, _) = run(&["audit", "verify", "--data", word(folder.path()), "--json"]);
    assert_eq!(code, Some(0), "{out}");
}

#[test]
fn the_passwords_are_for_the_owners_eyes() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&["demo", "--data", word(folder.path())]);
    let mode = std::fs::metadata(folder.path().join("credentials.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    drop(server);
}

#[test]
fn data_that_is_not_of_the_demonstration_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Server::start(&["serve", "--data", word(folder.path())]).stop().0.success());
    let (code, _, said) = run(&["demo", "--data", word(folder.path()), "--listen", "127.0.0.1:0"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("不是示范数据"), "{said}");
    let (_, out, _) = run(&["audit", "verify", "--data", word(folder.path()), "--json"]);
    assert!(out.contains("\"facts\":6"), "nothing was added: {out}");
}

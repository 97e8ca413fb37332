//! `doctor` on a machine where something is wrong, and after it was mended.

use serde_json::Value;

use crate::server::{run, word};

fn states(data: &std::path::Path) -> (Option<i32>, Value) {
    let (code, out, said) = run(&["doctor", "--data", word(data), "--json"]);
    (code, serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out} {said}")))
}

fn state<'a>(found: &'a Value, check: &str) -> &'a str {
    let checks = found["checks"].as_array().unwrap();
    checks.iter().find(|one| one["check"] == check).map_or("", |one| one["state"].as_str().unwrap())
}

#[test]
fn what_is_missing_is_a_fault_until_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let (code, found) = states(folder.path());
    assert_eq!((code, state(&found, "database")), (Some(1), "fault"));

    std::fs::write(folder.path().join("chuangwen.db"), "").unwrap();
    let (code, found) = states(folder.path());
    assert_eq!((code, state(&found, "database"), state(&found, "schema")), (Some(1), "ok", "fault"));

    assert_eq!(run(&["migrate", "--data", word(folder.path())]).0, Some(0));
    let (code, found) = states(folder.path());
    assert_eq!(code, Some(0), "{found}");
    for check in ["database", "schema", "writing", "journal", "clock"] {
        assert_eq!(state(&found, check), "ok", "{found}");
    }
    assert!(!state(&found, "fonts").is_empty() && !state(&found, "disk").is_empty());
}

#[test]
fn a_file_that_is_no_database_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("chuangwen.db"), "not a database at all, and long enough to be read")
        .unwrap();
    let (code, found) = states(folder.path());
    assert_eq!((code, &found["ok"]), (Some(1), &Value::Bool(false)));
}

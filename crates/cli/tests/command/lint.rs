//! `chuangwen lint`.

use serde_json::{Value, json};

use crate::program::{root, run};

const FINDING: [&str; 5] = ["article", "code", "help", "message", "severity"];

#[test]
fn the_json_has_its_stable_form() {
    let answer = run("lint packs/manzhouli --json");
    let object = answer.object();
    let keys: Vec<&String> = object.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["coverage", "findings"]);
    assert_eq!(object["coverage"], Value::Null);
    let findings = object["findings"].as_array().unwrap();
    assert!(findings.len() > 20, "{findings:?}");
    for finding in findings {
        for key in FINDING {
            assert!(finding[key].is_string(), "{key} of {finding}");
        }
        assert!(["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap()), "{finding}");
        let code = finding["code"].as_str().unwrap();
        assert!(code.len() == 6 && code.starts_with("CW"), "{finding}");
        assert!(
            !finding["message"].as_str().unwrap().is_empty() && !finding["help"].as_str().unwrap().is_empty()
        );
    }
}

#[test]
fn the_village_has_nothing_wrong() {
    let answer = run("lint packs/village --organisation packs/village/organisation.toml");
    assert_eq!(answer.code, 0, "{}", answer.out);
    let object = run("lint packs/village --json").object();
    assert_eq!(object, json!({"findings": [], "coverage": null}));
}

#[test]
fn real_packs_have_no_error_and_their_warnings_do_not_fail() {
    let answer = run("lint packs/manzhouli --organisation demo --json");
    assert_eq!(answer.code, 0, "{}", answer.out);
    let object = answer.object();
    let findings = object["findings"].as_array().unwrap();
    assert!(findings.iter().all(|finding| finding["severity"] != json!("error")), "{findings:?}");
    assert!(findings.iter().any(|finding| finding["severity"] == json!("warning")));
}

#[test]
fn an_error_is_a_finding_and_ends_with_1() {
    for case in ["malformed-toml", "unknown-names", "no-manifest", "empty-folder", "quorum-7-5"] {
        let answer = run(&format!("lint crates/cli/tests/bad/{case} --json"));
        assert_eq!(answer.code, 1, "{case}");
        let object = answer.object();
        let findings = object["findings"].as_array().unwrap();
        assert!(findings.iter().any(|finding| finding["severity"] == json!("error")), "{case}: {findings:?}");
        assert_eq!(object["coverage"], Value::Null, "{case}");
    }
}

#[test]
fn an_error_in_a_file_names_its_place() {
    let object = run("lint crates/cli/tests/bad/malformed-toml --json").object();
    let first = &object["findings"][0];
    assert_eq!(first["file"], json!("crates/cli/tests/bad/malformed-toml/rules.toml"));
    assert_eq!(first["line"], json!(2));
}

/// The stable part of the coverage, and the four classes that the rows are counted by.
#[test]
fn every_row_of_the_regulation_is_covered() {
    if !root().join("../shared/catalogue.md").exists() {
        eprintln!("not checked: ../shared/catalogue.md is not there");
        return;
    }
    let answer = run("lint packs/manzhouli --coverage ../shared/catalogue.md --json");
    assert_eq!(answer.code, 0, "{}", answer.out);
    let coverage = &answer.object()["coverage"];
    assert_eq!(
        (&coverage["covered"], &coverage["total"], &coverage["missing"]),
        (&json!(275), &json!(275), &json!([]))
    );
    let classes = coverage["by_class"].as_object().unwrap();
    let sum: u64 = classes.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!((classes.len(), sum), (4, 275), "{classes:?}");
    let text = run("lint packs/manzhouli --coverage ../shared/catalogue.md").out;
    assert!(text.contains("条款覆盖 275/275:"), "{text}");
}

#[test]
fn rows_that_nothing_covers_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = folder.path().join("catalogue.md");
    std::fs::write(&catalogue, "| ID | 原文 |\n|---|---|\n| M-02.2a | 三分之二 |\n| M-77.1 | 没有的 |\n")
        .unwrap();
    let answer = run(&format!("lint packs/manzhouli --coverage {} --json", catalogue.display()));
    let object = answer.object();
    let coverage = &object["coverage"];
    assert_eq!(
        (&coverage["covered"], &coverage["total"], &coverage["missing"]),
        (&json!(1), &json!(2), &json!(["M-77.1"]))
    );
    let findings = object["findings"].as_array().unwrap();
    assert!(findings.iter().any(|one| one["code"] == json!("CW3039") && one["article"] == json!("M-77.1")));
    let text = run(&format!("lint packs/manzhouli --coverage {}", catalogue.display())).out;
    assert!(text.ends_with("没有规则的条款:M-77.1\n"), "{text}");
}

#[test]
fn findings_are_in_the_language_that_was_asked_for() {
    let object = run("lint packs/manzhouli --json --lang en").object();
    let found = object["findings"].as_array().unwrap();
    let said = found.iter().find(|one| one["code"] == json!("CW3001")).unwrap();
    assert!(
        said["message"].as_str().unwrap().contains("is used 2 times")
            || said["message"].as_str().unwrap().is_ascii()
            || said["message"].as_str().unwrap().starts_with("the number"),
        "{said}"
    );
    let text = run("lint packs/manzhouli --lang en").out;
    assert!(text.lines().last().unwrap().starts_with("0 errors, "), "{text}");
}

#[test]
fn the_day_of_the_fit_can_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roll.toml");
    let roll = std::fs::read_to_string(root().join("packs/village/organisation.toml")).unwrap();
    let recorder = "office = \"group.recorder\", from = 2026-01-01";
    assert!(roll.contains(recorder));
    std::fs::write(&path, roll.replace(recorder, &format!("{recorder}, until = 2026-06-30"))).unwrap();
    let on = |day: &str| run(&format!("lint packs/village --organisation {} --on {day}", path.display())).out;
    assert!(!on("2026-06-30").contains("CW4112"), "{}", on("2026-06-30"));
    assert!(on("2026-07-01").contains("CW4112"), "{}", on("2026-07-01"));
}

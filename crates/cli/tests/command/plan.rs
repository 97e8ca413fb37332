//! `chuangwen plan`.

use serde_json::{Value, json};

use crate::program::{Answer, run};

const VILLAGE: &str = "plan packs/village --organisation packs/village/organisation.toml";
const STABLE: [&str; 9] = ["id", "rule", "article", "who", "what", "window", "due", "strength", "because"];

fn village(more: &str) -> Answer {
    run(&format!("{VILLAGE} {more}"))
}

/// An object without the keys that are not promised.
fn stable(line: &Value) -> Value {
    STABLE.iter().map(|key| ((*key).to_owned(), line[*key].clone())).collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn each_obligation_is_an_object_of_nine_stable_keys() {
    let lines = village("--from 2026-01-01 --to 2026-01-31 --json --who zhang").lines();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(
        stable(&lines[0]),
        json!({
            "id": "clean-up@zhang@2026-01",
            "rule": "clean-up",
            "article": "4",
            "who": "zhang",
            "what": "把自家门前屋后大扫除一次",
            "window": ["2026-01-01", "2026-01-31"],
            "due": "2026-01-31",
            "strength": "must",
            "because": lines[0]["because"],
        })
    );
    let because = lines[0]["because"].as_array().unwrap();
    assert!(
        because.iter().all(Value::is_string) && because[0].as_str().unwrap().contains('4'),
        "{because:?}"
    );
}

#[test]
fn every_line_of_the_real_pack_has_the_form() {
    let lines =
        run("plan packs/manzhouli --organisation demo --from 2026-01-01 --to 2026-12-31 --json").lines();
    assert!(lines.len() > 1000, "{}", lines.len());
    let mut ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    for line in &lines {
        for key in ["id", "rule", "article", "who", "what", "due", "strength"] {
            assert!(line[key].as_str().is_some_and(|text| !text.is_empty()), "{key} of {line}");
        }
        assert!(
            ["must", "generally", "in_principle", "should"].contains(&line["strength"].as_str().unwrap()),
            "{line}"
        );
        assert!(line["article"].as_str().unwrap().starts_with("M-"), "{line}");
        let window: Vec<&str> =
            line["window"].as_array().unwrap().iter().map(|day| day.as_str().unwrap()).collect();
        assert!(window.len() == 2 && window[0] <= window[1] && line["due"] == json!(window[1]), "{line}");
        assert!(window[0] <= "2026-12-31" && "2026-01-01" <= window[1], "{line}");
        assert!(!line["because"].as_array().unwrap().is_empty(), "{line}");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

#[test]
fn a_year_is_the_sum_of_its_parts() {
    let year = village("--from 2026-01-01 --to 2026-12-31 --json").lines();
    let mut parts = village("--from 2026-01-01 --to 2026-05-17 --json").lines();
    parts.extend(village("--from 2026-05-18 --to 2026-12-31 --json").lines());
    let sorted = |lines: Vec<Value>| {
        let mut lines: Vec<String> = lines.iter().map(|line| stable(line).to_string()).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    };
    assert_eq!(sorted(year), sorted(parts));
}

#[test]
fn facts_start_and_discharge_obligations() {
    let without = village("--from 2026-10-01 --to 2026-12-31 --json").lines();
    let with = village("--from 2026-10-01 --to 2026-12-31 --json --facts packs/village/facts.jsonl").lines();
    let answer =
        |lines: &[Value]| lines.iter().filter(|line| line["rule"] == json!("answer-neighbour")).count();
    assert_eq!((answer(&without), answer(&with)), (0, 1));
    let notice =
        with.iter().find(|line| line["rule"] == json!("quarterly-meeting:notice")).expect("a notice is owed");
    assert_eq!(notice["due"], json!("2026-10-17"), "three days before the 20th");
    let rest: Vec<&Value> = with
        .iter()
        .filter(|line| {
            !["answer-neighbour", "quarterly-meeting:notice"].contains(&line["rule"].as_str().unwrap())
        })
        .filter(|line| line["rule"] != json!("quarterly-meeting"))
        .collect();
    assert!(
        rest.iter().all(|line| without.iter().any(|other| stable(other) == stable(line))),
        "facts touch what they concern only"
    );
}

#[test]
fn one_party_by_id_by_office_and_by_name() {
    let count =
        |who: &str| village(&format!("--from 2026-01-01 --to 2026-12-31 --json --who {who}")).lines().len();
    assert_eq!((count("zhang"), count("张家")), (12, 12));
    let leader = village("--from 2026-01-01 --to 2026-12-31 --json --who group.leader").lines();
    assert!(leader.iter().all(|line| line["who"] == json!("group.leader")) && !leader.is_empty());
    assert!(count("group") > leader.len(), "the body's own and those of its offices");
}

#[test]
fn an_obligation_explains_itself() {
    let year = "--from 2026-01-01 --to 2026-12-31";
    insta::assert_snapshot!(
        "explain_zh",
        village(&format!("{year} --explain quarterly-meeting@group@2026-Q2")).out
    );
    insta::assert_snapshot!(
        "explain_en",
        village(&format!("{year} --explain quarterly-meeting@group@2026-Q2 --lang en")).out
    );
}

#[test]
fn as_text_in_both_languages() {
    let quarter = "--from 2026-10-01 --to 2026-12-31 --facts packs/village/facts.jsonl";
    insta::assert_snapshot!("plan_zh", village(quarter).out);
    insta::assert_snapshot!("plan_en", village(&format!("{quarter} --lang en")).out);
}

#[test]
fn an_organisation_of_another_place_owes_nothing_and_the_reason_is_said() {
    let answer = run("plan packs/village --organisation demo --from 2026-01-01 --to 2026-12-31");
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("lint"), "{}", answer.out);
    let answer = run("plan packs/village --organisation demo --from 2026-01-01 --to 2026-12-31 --json");
    assert_eq!((answer.code, answer.out.as_str()), (0, ""));
}

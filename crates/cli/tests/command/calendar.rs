//! `chuangwen calendar`.

use std::fs;

use serde_json::json;

use crate::program::{chuangwen, run};

#[test]
fn each_day_is_an_object_of_four_keys() {
    let days = run("calendar --from 2026-02-13 --to 2026-02-24 --json").lines();
    assert_eq!(days.len(), 12);
    for day in &days {
        let keys: Vec<&String> = day.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["date", "provisional", "reason", "workday"]);
    }
    assert_eq!(
        days[0],
        json!({"date": "2026-02-13", "workday": true, "reason": days[0]["reason"], "provisional": false})
    );
    // The notice for 2026: from the 15th to the 23rd off, worked on the 14th, a Saturday, and the 28th.
    let worked: Vec<bool> = days.iter().map(|day| day["workday"].as_bool().unwrap()).collect();
    assert_eq!(worked, [true, true, false, false, false, false, false, false, false, false, false, true]);
}

#[test]
fn a_year_without_a_notice_is_provisional() {
    let days = run("calendar --from 2027-12-31 --to 2028-01-02 --json").lines();
    assert!(days.iter().all(|day| day["provisional"] == json!(true)), "{days:?}");
    let text = run("calendar --from 2028-01-03 --to 2028-01-03").out;
    assert!(text.contains("尚未公布"), "{text}");
}

#[test]
fn both_ends_are_included_and_one_day_is_a_range() {
    assert_eq!(run("calendar --from 2026-05-01 --to 2026-05-01 --json").lines().len(), 1);
    assert_eq!(run("calendar --from 2024-01-01 --to 2024-12-31 --json").lines().len(), 366);
    assert_eq!(run("calendar --from 1970-01-01 --to 1970-01-01 --json").lines().len(), 1);
    assert_eq!(run("calendar --from 2200-12-31 --to 2200-12-31 --json").lines().len(), 1);
}

#[test]
fn as_text_in_both_languages() {
    insta::assert_snapshot!("calendar_zh", run("calendar --from 2026-09-30 --to 2026-10-11").out);
    insta::assert_snapshot!("calendar_en", run("calendar --from 2026-09-30 --to 2026-10-11 --lang en").out);
}

#[test]
fn an_administrator_replaces_a_year() {
    let folder = tempfile::tempdir().unwrap();
    let year = "year = 2027\n\n[[source]]\ntitle = \"测试\"\naddress = \"https://example.org\"\n\n\
                [[off]]\nname = \"元旦\"\nfrom = 2027-01-01\nto = 2027-01-03\n";
    fs::write(folder.path().join("2027.toml"), year).unwrap();
    // What editors and file managers leave behind is no year.
    fs::write(folder.path().join("._2027.toml"), b"\0\x05\x16\x07").unwrap();
    let path = folder.path().to_str().unwrap();
    let days =
        chuangwen(["calendar", "--from", "2027-01-01", "--to", "2027-01-04", "--json", "--holidays", path])
            .lines();
    let worked: Vec<_> =
        days.iter().map(|day| (day["workday"].clone(), day["provisional"].clone())).collect();
    let off = (json!(false), json!(false));
    assert_eq!(worked, [off.clone(), off.clone(), off, (json!(true), json!(false))]);
}

//! `chuangwen rehearse`.

use std::fs;

use serde_json::{Value, json};

use crate::program::{chuangwen, run};

const CITY: &str = "rehearse packs/manzhouli --organisation demo --year 2026";
const VILLAGE: &str = "rehearse packs/village --organisation packs/village/organisation.toml --year 2026";

#[test]
fn the_json_is_one_object_whose_figures_agree() {
    let answer = run(&format!("{CITY} --json"));
    assert_eq!((answer.code, answer.out.lines().count()), (0, 1), "{}", answer.err);
    let report = answer.object();
    let keys: Vec<&str> = report.as_object().unwrap().keys().map(String::as_str).collect();
    for key in [
        "title",
        "organisation",
        "year",
        "totals",
        "outcome",
        "months",
        "units",
        "articles",
        "collisions",
        "open_norms",
        "findings",
    ] {
        assert!(keys.contains(&key), "{key} is missing from {keys:?}");
    }
    let number = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("{value}"));
    let due = number(&report["totals"]["obligations"]);
    assert!(due > 1000);
    let outcome = report["outcome"].as_object().unwrap();
    assert_eq!(outcome.values().map(number).sum::<u64>(), due);
    let months = report["months"].as_array().unwrap();
    assert_eq!(months.len(), 12);
    for figure in ["due", "meetings", "notices", "papers", "reports"] {
        let by_month: u64 = months.iter().map(|month| number(&month[figure])).sum();
        let by_unit: u64 =
            report["units"].as_array().unwrap().iter().map(|unit| number(&unit["year"][figure])).sum();
        assert_eq!(by_month, by_unit, "{figure}");
    }
    assert!(report["units"].as_array().unwrap().len() >= 120);
}

#[test]
fn a_seed_is_a_year_of_its_own() {
    let year = |seed: u32| run(&format!("{VILLAGE} --json --seed {seed}")).object();
    assert_eq!(year(1), run(&format!("{VILLAGE} --json")).object());
    assert_ne!(year(1)["outcome"], year(7)["outcome"]);
}

#[test]
fn who_is_always_late_is_late() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("behaviour.toml");
    let outcome = |behaviour: &str| {
        fs::write(&path, behaviour).unwrap();
        run(&format!("{VILLAGE} --json --behaviour {}", path.display())).object()["outcome"].clone()
    };
    let quiet = "event = []\n";
    let never = outcome(&format!("{quiet}[everybody]\nlate_per_mille = 0\nmissed_per_mille = 1000\n"));
    assert_eq!((&never["met"], &never["late"]), (&json!(0), &json!(0)));
    let always = outcome(&format!("{quiet}[everybody]\nlate_per_mille = 0\nmissed_per_mille = 0\n"));
    assert_eq!((&always["late"], &always["missed"]), (&json!(0), &json!(0)), "{always}");
}

#[test]
fn as_text_in_both_languages() {
    insta::assert_snapshot!("rehearse_zh", run(VILLAGE).out);
    insta::assert_snapshot!("rehearse_en", run(&format!("{VILLAGE} --lang en")).out);
}

#[test]
fn all_units_are_listed_on_request() {
    let lines = |line: &str| run(line).out.lines().count();
    assert!(lines(&format!("{CITY} --all")) > lines(CITY) + 100);
}

#[test]
fn the_page_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    for lang in ["zh", "en"] {
        let path = folder.path().join(format!("{lang}.html"));
        let args = CITY.split(' ').chain(["--lang", lang, "--html", path.to_str().unwrap()]);
        let answer = chuangwen(args);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(answer.out.contains(path.to_str().unwrap()));
        let page = fs::read_to_string(&path).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>"), "{}", &page[..80]);
        assert!(page.contains(if lang == "en" { "<html lang=\"en\"" } else { "<html lang=\"zh-CN\"" }));
        // Nothing is fetched: the page is read on machines that reach no network.
        for outside in ["src=\"", "href=\"http", "url(", "@import", "<script src"] {
            assert!(!page.contains(outside), "{lang}: {outside}");
        }
    }
}

#[test]
fn an_organisation_without_anybody_is_rehearsed_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.toml");
    fs::write(&path, "[organisation]\nname = \"空村\"\n").unwrap();
    let page = folder.path().join("page.html");
    let line = format!(
        "rehearse packs/village --organisation {} --year 2026 --html {}",
        path.display(),
        page.display()
    );
    let answer = run(&line);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(fs::read_to_string(&page).unwrap().contains("空村"));
}

#[test]
fn a_year_without_a_notice_says_that_it_is_provisional() {
    let line = CITY.replace("2026", "2031");
    assert!(run(&line).out.contains("暂定"));
    assert_eq!(run(&format!("{line} --json")).object()["provisional"], json!(true));
}

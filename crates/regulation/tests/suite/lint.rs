//! Lint: each code with the smallest pack that has the defect and the nearest one that has not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kernel::{Finding, Severity};
use proptest::prelude::*;
use regulation::lint::{ByClass, coverage, lint};
use regulation::pack::Pack;
use regulation::resolved::{RowClass, resolve};

use crate::village::{BASE, MANIFEST, codes, file, read, show, village};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The bad and the good pack of each code.
fn cases() -> BTreeMap<String, (String, String)> {
    let mut cases = BTreeMap::new();
    for entry in std::fs::read_dir(folder("tests/lint")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let (bad, good) = text.split_once("# good\n").unwrap();
        let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
        cases.insert(code, (bad.to_owned(), good.to_owned()));
    }
    cases
}

#[test]
fn each_code_is_found_where_it_should_be_and_only_there() {
    let cases = cases();
    assert!(cases.len() >= 35, "{}", cases.len());
    for (code, (bad, good)) in &cases {
        let found = lint(vec![village(bad)]);
        assert!(codes(&found).contains(&code.as_str()), "{code} in the bad pack:\n{}", show(&found));
        let found = lint(vec![village(good)]);
        assert!(!codes(&found).contains(&code.as_str()), "{code} in the good pack:\n{}", show(&found));
        assert!(found.iter().all(|finding| !finding.code.starts_with("CW2")), "{code}:\n{}", show(&found));
    }
}

#[test]
fn every_finding_says_what_is_wrong_and_what_to_do_in_both_languages() {
    for (bad, _) in cases().values() {
        for finding in lint(vec![village(bad)]) {
            for text in [&finding.message, &finding.help] {
                assert!(!text.zh.is_empty() && !text.en.is_empty(), "{finding:?}");
                assert!(text.zh.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)), "{finding:?}");
            }
            assert!(!finding.article.is_empty() && finding.place.is_some(), "{finding:?}");
        }
    }
}

/// Codes that stand in quotes in the sources.
fn codes_in_sources() -> BTreeSet<String> {
    fn walk(folder: &Path, codes: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, codes);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                codes.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
            }
        }
    }
    let mut codes = BTreeSet::new();
    walk(&folder("src"), &mut codes);
    codes
}

fn is_code(word: &str) -> bool {
    word.len() == 6 && word.starts_with("CW") && word[2..].bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let text = std::fs::read_to_string(folder("../../docs/lint.md")).unwrap();
    let documented: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .filter_map(|line| line.get(..6))
        .map(str::to_owned)
        .collect();
    let own: BTreeSet<String> = documented
        .iter()
        .filter(|code| ["CW1", "CW2", "CW3"].iter().any(|family| code.starts_with(family)))
        .cloned()
        .collect();
    // CW1000 is the command line's: a file that cannot be opened.
    let own: BTreeSet<String> = own.into_iter().filter(|code| code != "CW1000").collect();
    assert_eq!(own, codes_in_sources());
}

#[test]
fn every_lint_code_has_its_two_packs() {
    let tested: BTreeSet<String> = cases().into_keys().collect();
    // These need two packs or a catalogue: they have tests of their own below.
    let elsewhere = ["CW3034", "CW3038", "CW3039", "CW3040", "CW3041"];
    for code in codes_in_sources().iter().filter(|code| code.starts_with("CW3")) {
        assert!(tested.contains(code) || elsewhere.contains(&code.as_str()), "{code}");
    }
}

fn later(head: &str, rules: &str) -> Pack {
    let manifest = MANIFEST.replace("\"village\"", "\"town\"").replace("2026-01-01", "2027-01-01") + head;
    read(&[file("town/pack.toml", &manifest), file("town/rules.toml", rules)])
}

fn found(packs: Vec<Pack>, code: &str) -> Vec<Finding> {
    lint(packs).into_iter().filter(|finding| finding.code == code).collect()
}

#[test]
fn a_later_clause_that_contradicts_is_found_and_said_to_prevail() {
    let quota = |id: &str, figure: u32, rest: &str| {
        format!(
            "[[quota]]\nid = \"{id}\"\narticle = \"V-2\"\nof = \"植树\"\nunit = \"棵\"\nper = \"year\"\nat_least = {figure}\n{rest}\n"
        )
    };
    let old = || village(&quota("old", 3, ""));
    let conflict = found(vec![later("", &quota("new", 5, "")), old()], "CW3034");
    assert_eq!(conflict.len(), 1, "{}", show(&conflict));
    assert!(conflict[0].message.zh.ends_with("以后者为准的是“new”"), "{}", show(&conflict));
    assert!(found(vec![later("", &quota("new", 3, "")), old()], "CW3034").is_empty());
    let replaced = vec![later("", &quota("new", 5, "replaces = \"old\"")), old()];
    assert!(found(replaced.clone(), "CW3034").is_empty());
    assert_eq!(found(replaced, "CW3040").len(), 1);
    // Where the earlier regulation has ended before, nothing contradicts.
    let ended = read(&[
        file("pack.toml", &(MANIFEST.to_owned() + "repealed = 2027-01-01\n")),
        file("rules.toml", &(BASE.to_owned() + &quota("old", 3, ""))),
    ]);
    assert!(found(vec![later("", &quota("new", 5, "")), ended], "CW3034").is_empty());
}

const CATALOGUE: &str = "\
| ID | 制度 |
|---|---|
| V-1.1 | 机构 |
| V-1.2 | 机构 |
| V-2.1 | 事务 |
| V-2.2 | 事务 |
| V-2.3 | 事务 |
| W-1.1 | 别的文件 |
| C-01 | V-2.1, V-2.2 |
";

#[test]
fn rows_are_counted_as_what_they_are_in_force_as() {
    let rules = r#"
[[office]]
id = "sweeper"
of = "class:household"
name = "打扫的人"
article = "V-2.1"

[[duty]]
id = "d"
article = "V-2.1"
rows = ["V-2.9"]
who = ["class:household"]
action = "organise"
what = "打扫"
standing = true

[[declaration]]
id = "x"
article = "V-2.1"
says = "干净"

[[declaration]]
id = "y"
article = "V-1.1"
says = "和睦"

[[meeting]]
id = "m"
name = "村民会议"
article = "V-2"
body = "body:committee"
members = ["class:household.head"]
convener = "body:committee"
quorum = { base = "members", fraction = "1/2", article = "V-2.2" }
"#;
    let regulation = resolve(vec![village(rules)]).unwrap();
    let (coverage, findings) = coverage(&regulation, CATALOGUE, None);
    assert_eq!((coverage.covered, coverage.total), (3, 5));
    assert_eq!(coverage.missing, ["V-1.2", "V-2.3"]);
    assert_eq!(coverage.by_class, ByClass { duty: 1, rule: 1, setting: 0, declaration: 1 });
    assert_eq!(codes(&findings), ["CW3038", "CW3039", "CW3039"]);
    assert!(findings[0].message.zh.contains("V-2.9"), "{}", show(&findings));
    assert_eq!(regulation.class_of_row("V-2.1"), Some(RowClass::Duty));
    assert_eq!(regulation.class_of_row("V-2.2"), Some(RowClass::Rule));
    assert_eq!(regulation.class_of_row("V-1.2"), None);
}

#[test]
fn another_document_can_be_asked_for() {
    let regulation = resolve(vec![village("")]).unwrap();
    let (coverage, _) = coverage(&regulation, CATALOGUE, Some("W"));
    assert_eq!(coverage.missing, ["W-1.1"]);
}

#[test]
fn packs_that_do_not_resolve_are_examined_all_the_same() {
    let (bad, _) = cases().remove("CW3036").unwrap();
    let broken = bad.replace("body:committee", "body:comittee");
    let found = lint(vec![village(&broken)]);
    assert!(codes(&found).contains(&"CW2011") && codes(&found).contains(&"CW3036"), "{}", show(&found));
    assert!(found.iter().any(|finding| finding.severity == Severity::Error));
}

/// Each of ten thousand rules clashes with all others of its kind: findings grow with the rules, not with their pairs.
#[test]
fn findings_do_not_grow_with_the_square_of_the_rules() {
    let template = r#"
[[permission]]
id = "mayN"
article = "V-2"
who = ["class:household"]
act = "task.open"
what = "做"
[[prohibition]]
id = "notN"
article = "V-2"
act = "task.open"
what = "做"
[[meeting]]
id = "mN"
name = "会N"
article = "V-2"
body = "body:committee"
members = ["class:household.head"]
chair = "body:committee.chair"
when = { every = "month", times = T }
[[quota]]
id = "qN"
article = "V-2"
of = "树"
unit = "棵"
at_least = N
[[vocabulary]]
id = "vN"
name = "单"
article = "V-2"
of = "task.kind"
terms = [{ id = "a", name = "甲" }, { id = "b", name = "乙" }, { id = "c", name = "丙N" }]
"#;
    let rules: String = (0..1000)
        .map(|n| template.replace('N', &n.to_string()).replace("= T", &format!("= {}", n % 7 + 1)))
        .collect();
    let found = lint(vec![village(&rules)]);
    assert!(found.len() > 1000 && found.len() < 100_000, "{}", found.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every defect at once, in any order of items and files: the same findings.
    #[test]
    fn the_order_of_items_never_matters(seed in any::<u64>(), split in 0usize..40) {
        let items: Vec<String> = cases()
            .into_iter()
            .enumerate()
            .map(|(index, (_, (bad, _)))| renamed(&bad, index))
            .collect();
        let mut order: Vec<usize> = (0..items.len()).collect();
        let mut random = kernel::SeededRandom::new(seed);
        for index in (1..order.len()).rev() {
            let other = random.below(u32::try_from(index + 1).unwrap());
            order.swap(index, usize::try_from(other).unwrap());
        }
        prop_assert_eq!(placeless(&items, &order, split), placeless(&items, &(0..items.len()).collect::<Vec<_>>(), 0));
    }
}

/// The same rules under ids of their own, so that several cases fit into one pack.
fn renamed(rules: &str, index: usize) -> String {
    rules
        .lines()
        .map(|line| match line.strip_prefix("id = \"") {
            Some(rest) if !rest.starts_with("V-") => format!("id = \"c{index}-{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}

fn placeless(items: &[String], order: &[usize], split: usize) -> Vec<Finding> {
    let text = |part: &[usize]| part.iter().map(|index| items[*index].as_str()).collect::<String>();
    let (first, second) = order.split_at(split.min(order.len()));
    let pack = read(&[
        file("b.toml", &text(second)),
        file("pack.toml", MANIFEST),
        file("base.toml", BASE),
        file("a.toml", &text(first)),
    ]);
    let mut findings = lint(vec![pack]);
    for finding in &mut findings {
        finding.place = None;
    }
    findings.sort();
    findings
}

//! 隔季: meetings that take turns by quarters.

use std::collections::BTreeMap;

use planner::{fact::Fact, plan::Plan};

use crate::ground::{BASE, YEAR, compile, fact, get, ids_of, organisation, planned, regulation};

/// The quarters in which a meeting of the leading group is arranged or owed.
fn quarters(plan: &Plan, rule: &str) -> Vec<i8> {
    let of = |id: &String| get(plan, id).obligation.slot.map(|(from, _)| (from.month() + 2) / 3);
    ids_of(plan, rule).iter().filter(|id| id.contains("@lead@")).filter_map(of).collect()
}

fn scheduled(id: &str, kind: &str, day: &str) -> Fact {
    fact(
        id,
        "2026-01-05",
        "meeting.scheduled",
        &format!(r#""data":{{"meeting":"{kind}","starts":"{day}T09:00"}}"#),
    )
}

fn arranged(facts: &[Fact]) -> (Vec<i8>, Vec<i8>, Vec<&'static str>) {
    let plan = planned(facts);
    let codes = plan.findings.iter().map(|finding| finding.code).collect();
    (quarters(&plan, "session"), quarters(&plan, "review"), codes)
}

#[test]
fn where_nothing_is_fixed_the_first_meeting_takes_the_first_and_third_quarter() {
    assert_eq!(arranged(&[]), (vec![1, 3], vec![2, 4], vec![]));
    let plan = planned(&[]);
    let window = |id: &str| {
        let (from, to) = get(&plan, id).obligation.window;
        format!("{from} {to}")
    };
    // The other meeting keeps its own window; the one that alternates is owed in its quarter.
    assert_eq!(window("session@lead@2026-H1"), "2026-01-01 2026-06-30");
    assert_eq!(window("review@lead@2026#1"), "2026-04-01 2026-06-30");
}

#[test]
fn what_is_fixed_moves_the_rest() {
    assert_eq!(arranged(&[scheduled("a", "session", "2026-05-10")]), (vec![2, 4], vec![1, 3], vec![]));
    assert_eq!(arranged(&[scheduled("a", "review", "2026-03-10")]), (vec![2, 4], vec![1, 3], vec![]));
    assert_eq!(arranged(&[scheduled("a", "review", "2026-11-10")]), (vec![1, 3], vec![2, 4], vec![]));
    let emergency =
        fact("h", "2026-05-10", "meeting.held", r#""data":{"meeting":"session","emergency":"洪水"}"#);
    assert_eq!(arranged(&[emergency]), (vec![1, 3], vec![2, 4], vec![]), "it is not the regular one");
}

#[test]
fn what_was_missed_is_not_moved_and_nothing_is_moved_into_the_past() {
    // Nothing was held before August: the first two quarters are past, and a review then clashes with the third.
    let held = fact("h", "2026-08-10", "meeting.held", r#""data":{"meeting":"review"}"#);
    assert_eq!(arranged(&[held]), (vec![1, 3], vec![2, 4], vec!["CW5202"]));
    // In its own quarter it is the second review, though the first was never held.
    let held = fact("h", "2026-11-10", "meeting.held", r#""data":{"meeting":"review"}"#);
    assert_eq!(arranged(std::slice::from_ref(&held)), (vec![1, 3], vec![2, 4], vec![]));
    let plan = planned(&[held]);
    assert!(get(&plan, "review@lead@2026#2").outcome().met.is_some());
    assert!(get(&plan, "review@lead@2026#1").outcome().met.is_none());
    // A meeting that was scheduled and then held elsewhere is fixed where it was held.
    let moved = [
        scheduled("a", "session", "2026-02-10"),
        fact("h", "2026-04-10", "meeting.held", r#""data":{"meeting":"session"}"#),
    ];
    // No quarters are left that take turns: the reviews are kept out of those of the session.
    assert_eq!(arranged(&moved), (vec![2, 3], vec![4, 4], vec!["CW5201"]));
}

#[test]
fn a_meeting_fixed_against_the_others_gives_way_and_is_named() {
    let facts = [
        scheduled("a", "session", "2026-02-10"),
        scheduled("b", "review", "2026-03-10"),
        scheduled("c", "review", "2026-05-10"),
    ];
    let (sessions, reviews, codes) = arranged(&facts);
    assert_eq!((sessions, reviews, codes), (vec![1, 3], vec![2, 4], vec!["CW5202"]));
    let finding = &planned(&facts).findings[0];
    assert_eq!(finding.article, "R.2");
    for part in ["review", "2026-03-10", "session", "M.1"] {
        assert!(
            finding.message.zh.contains(part) && finding.message.en.contains(part),
            "{part}: {finding:?}"
        );
    }
}

#[test]
fn where_the_other_leaves_no_gaps_both_clauses_are_named() {
    let facts = [scheduled("a", "session", "2026-02-10"), scheduled("b", "session", "2026-11-10")];
    let (sessions, reviews, codes) = arranged(&facts);
    assert_eq!(
        (sessions, reviews, codes),
        (vec![1, 4], vec![2, 3], vec!["CW5201"]),
        "at least in different quarters"
    );
    let finding = &planned(&facts).findings[0];
    for part in ["R.2", "M.1", "2026-02-10(Q1)", "2026-11-10(Q4)"] {
        assert!(
            finding.message.zh.contains(part) && finding.message.en.contains(part),
            "{part}: {finding:?}"
        );
    }
}

const MORE: &str = r#"
[[meeting]]
id = "session"
name = "小组会"
article = "M.1"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "quarter" }

[[meeting]]
id = "review"
name = "点评会"
article = "R.1"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "year", times = 2 }
alternates = { with = "session", article = "R.2" }
"#;

#[test]
fn clauses_that_cannot_both_hold_are_found_before_any_fact() {
    let program = compile(&regulation(&[BASE, MORE]), &BTreeMap::new(), YEAR).unwrap();
    assert_eq!(program.findings().iter().map(|finding| finding.code).collect::<Vec<_>>(), ["CW5201"]);
    assert!(
        program.findings()[0].message.en.contains("R.2") && program.findings()[0].message.en.contains("M.1")
    );
    let plan = planner::plan::plan(&program, &organisation(), &[], YEAR.0, YEAR.1);
    assert_eq!(get(&plan, "review@lead@2026#1").obligation.window, YEAR, "it keeps its own window");
}

const GROUPS: &str = r#"
[[meeting]]
id = "plan-session"
name = "部署会"
article = "G.1"
body = "kind:group"
members = ["class:unit.liaison"]
when = { every = "half_year" }

[[meeting]]
id = "check-session"
name = "检查会"
article = "G.2"
body = "kind:group"
members = ["class:unit.liaison"]
when = { every = "half_year" }
alternates = { with = "plan-session", article = "G.3" }

[[meeting]]
id = "close-session"
name = "总结会"
article = "R.1"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "year", times = 2 }
alternates = { with = "open-session", article = "R.2" }

[[meeting]]
id = "open-session"
name = "启动会"
article = "R.3"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "year", times = 2 }
"#;

#[test]
fn each_body_is_arranged_by_itself_and_any_number_of_kinds() {
    let program = compile(&regulation(&[BASE, GROUPS]), &BTreeMap::new(), YEAR).unwrap();
    let fixed = fact(
        "a",
        "2026-01-05",
        "meeting.scheduled",
        r#""data":{"meeting":"plan-session","body":"sg2","starts":"2026-05-10T09:00"}"#,
    );
    let plan = planner::plan::plan(&program, &organisation(), &[fixed], YEAR.0, YEAR.1);
    let quarters = |rule: &str, body: &str| -> Vec<i8> {
        let ids = ids_of(&plan, rule);
        let of = ids.iter().filter(|id| id.contains(&format!("@{body}@")));
        of.map(|id| (get(&plan, id).obligation.slot.unwrap().0.month() + 2) / 3).collect()
    };
    assert_eq!((quarters("plan-session", "sg1"), quarters("check-session", "sg1")), (vec![1, 3], vec![2, 4]));
    assert_eq!((quarters("plan-session", "sg2"), quarters("check-session", "sg2")), (vec![2, 4], vec![1, 3]));
    assert_eq!(
        (quarters("open-session", "lead"), quarters("close-session", "lead")),
        (vec![1, 3], vec![2, 4])
    );
    assert_eq!(plan.findings, []);
}

#[test]
fn a_part_of_the_year_is_arranged_as_the_whole_is() {
    let program =
        compile(&regulation(&[BASE, GROUPS]), &BTreeMap::new(), ("2026-08-01".parse().unwrap(), YEAR.1))
            .unwrap();
    let plan = planner::plan::plan(&program, &organisation(), &[], "2026-08-01".parse().unwrap(), YEAR.1);
    let id = "open-session@lead@2026#2";
    assert_eq!(get(&plan, id).obligation.slot.unwrap().0.to_string(), "2026-07-01");
    assert_eq!(ids_of(&plan, "close-session"), ["close-session@lead@2026#2"]);
}

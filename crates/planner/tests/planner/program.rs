//! What is owed before any fact, and when rules apply.

use std::collections::BTreeMap;

use jiff::civil::date;
use planner::program::Refused;

use crate::ground::{
    BASE, RULES, YEAR, compile, get, ids, ids_of, planned, program, regulation, regulation_of,
};

#[test]
fn the_year_holds_these_obligations_and_no_others() {
    let plan = planned(&[]);
    let units =
        |rule: &str, label: &str| (1..=3).map(move |n| format!("{rule}@u{n}@{label}")).collect::<Vec<_>>();
    let months = || (1..=12).map(|month| format!("2026-{month:02}"));
    let mut expected = vec![
        "cycle@office.head@2026".to_owned(),
        "soon@office.head@2026".to_owned(),
        "no-notice@office.head@2026".to_owned(),
        "session@lead@2026-H1".to_owned(),
        "session@lead@2026-H2".to_owned(),
        "session:agenda:summary@lead@2026".to_owned(),
        "review@lead@2026#1".to_owned(),
        "review@lead@2026#2".to_owned(),
        "round@office@2026".to_owned(),
    ];
    for quarter in 1..=4 {
        expected.extend(["talk", "solo"].map(|rule| format!("{rule}@lead@2026-Q{quarter}")));
    }
    for month in months() {
        expected.extend((1..=3).map(|n| format!("news@u{n}.liaison@{month}")));
        expected.extend((1..=2).map(|n| format!("group-session@sg{n}@{month}")));
    }
    expected.extend(units("standing", "2026"));
    expected.extend(units("self", "2026-H1"));
    expected.extend(units("self", "2026-H2"));
    let mut owed = ids(&plan);
    owed.sort();
    expected.sort();
    assert_eq!(owed, expected);
    assert_eq!(plan.findings, []);
}

#[test]
fn windows_and_recipients_are_those_of_the_rule() {
    let plan = planned(&[]);
    let self_assessed = &get(&plan, "self@u2@2026-H1").obligation;
    assert_eq!(self_assessed.window, (date(2026, 1, 1), date(2026, 6, 30)));
    assert_eq!(self_assessed.recipients.iter().map(ToString::to_string).collect::<Vec<_>>(), ["office"]);
    assert_eq!(
        get(&plan, "news@u2.liaison@2026-02").obligation.window,
        (date(2026, 2, 1), date(2026, 2, 28))
    );
}

const DATED: &str = r#"
[pack]
id = "t"
title = "旧制度"
issuer = "领导小组"
version = "1"
effective = 2026-03-10
repealed = 2026-09-15
"#;

#[test]
fn a_rule_is_owed_for_what_falls_due_while_it_is_in_force() {
    let regulation = regulation_of(DATED, &[BASE, RULES]);
    let program = compile(&regulation, &BTreeMap::new(), YEAR).unwrap();
    let news: Vec<_> = program.slots("news").iter().map(|slot| (&*slot.label, slot.from, slot.due)).collect();
    assert_eq!(news.first(), Some(&("2026-03", date(2026, 3, 10), date(2026, 3, 31))));
    assert_eq!(news.last(), Some(&("2026-08", date(2026, 8, 1), date(2026, 8, 31))));
    assert_eq!(program.slots("standing"), []);
}

#[test]
fn an_ended_regulation_is_refused_with_its_dates_and_so_is_a_future_one() {
    let regulation = regulation_of(DATED, &[BASE, RULES]);
    let refused = |from, to| compile(&regulation, &BTreeMap::new(), (from, to)).unwrap_err();
    let (effective, repealed) = (date(2026, 3, 10), date(2026, 9, 15));
    let title = "旧制度".to_owned();
    let ended = refused(repealed, date(2027, 1, 1));
    assert_eq!(ended, Refused::Ended { title: title.clone(), effective, repealed });
    assert!(ended.text().zh.contains("2026-09-15") && ended.text().en.contains("2026-03-10"));
    assert_eq!(refused(date(2025, 1, 1), date(2026, 3, 9)), Refused::NotYet { title, effective });
    assert!(compile(&regulation, &BTreeMap::new(), (date(2026, 9, 14), date(2026, 9, 14))).is_ok());
}

#[test]
fn dates_that_cannot_be_planned_are_refused() {
    let regulation = regulation(&[BASE, RULES]);
    for range in [(date(2026, 2, 1), date(2026, 1, 1)), (date(1900, 1, 1), date(2026, 1, 1))] {
        assert!(matches!(compile(&regulation, &BTreeMap::new(), range), Err(Refused::Range(_))), "{range:?}");
    }
}

#[test]
fn days_outside_of_the_program_are_reported() {
    let plan = planner::plan::plan(
        &program((date(2026, 1, 1), date(2026, 3, 31))),
        &crate::ground::organisation(),
        &[],
        date(2026, 1, 1),
        date(2026, 4, 1),
    );
    assert_eq!(plan.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["CW5301"]);
}

#[test]
fn units_that_come_and_go_owe_what_ends_while_they_exist() {
    let organisation = crate::ground::organisation_of(
        r#"
        organisation = { name = "试市" }
        unit = [
            { id = "old", name = "老局", classes = ["unit"], until = 2026-04-15 },
            { id = "new", name = "新局", classes = ["unit"], since = 2026-04-16 },
        ]
        body = [{ id = "office", name = "办公室" }, { id = "lead", name = "领导小组" }]
        "#,
    );
    let plan = planner::plan::plan(&program(YEAR), &organisation, &[], YEAR.0, YEAR.1);
    let news = ids_of(&plan, "news");
    assert_eq!(news.iter().filter(|id| id.contains("@old")).count(), 3);
    assert_eq!(news.iter().filter(|id| id.contains("@new")).count(), 9);
    assert_eq!(ids_of(&plan, "self"), ["self@new@2026-H1", "self@new@2026-H2"]);
}

#[test]
fn a_pack_that_must_be_filed_is_owed_by_its_issuer_until_it_is() {
    let filing = |filed: &str| {
        format!(
            r#"
            [pack]
            id = "t"
            title = "细则"
            issuer = "办公室"
            version = "1"
            effective = 2020-01-01
            filing = {{ with = "body:lead", article = "A" {filed} }}
            "#
        )
    };
    let plan = |manifest: &str| {
        let regulation = regulation_of(manifest, &[BASE]);
        let program = compile(&regulation, &BTreeMap::new(), YEAR).unwrap();
        ids(&planner::plan::plan(&program, &crate::ground::organisation(), &[], YEAR.0, YEAR.1))
    };
    assert_eq!(plan(&filing("")), ["t:filing@office@2026"]);
    assert_eq!(plan(&filing(", filed = 2020-05-01")), Vec::<String>::new());
}

//! Open norms: tasks until they are filled in; what depends on them waits.

use std::collections::BTreeMap;

use planner::plan::plan;

use crate::ground::{
    BASE, RULES, YEAR, compile, fact, get, ids_of, met_by, organisation, planned, refused, regulation,
};

fn filled(id: &str, day: &str, setting: &str, value: &str) -> planner::fact::Fact {
    let value = value.replace('"', "\\\"");
    fact(
        id,
        day,
        "setting.filled",
        &format!(r#""actor":"office.head","data":{{"setting":"{setting}","value":"{value}"}}"#),
    )
}

#[test]
fn nothing_is_planned_until_the_norm_is_filled_in() {
    let plan = planned(&[fact("p", "2026-03-01", "petition.received", "")]);
    assert_eq!(ids_of(&plan, "statistics"), Vec::<String>::new());
    assert_eq!(ids_of(&plan, "chase"), Vec::<String>::new());
    assert_eq!(get(&plan, "cycle@office.head@2026").obligation.article.as_ref(), "A.1");
}

#[test]
fn an_answer_of_the_organisation_holds_from_the_start() {
    let settings = BTreeMap::from([("cycle".to_owned(), toml::from_str("every = 'quarter'").unwrap())]);
    let program = compile(&regulation(&[BASE, RULES]), &settings, YEAR).unwrap();
    let plan = plan(&program, &organisation(), &[], YEAR.0, YEAR.1);
    assert_eq!(ids_of(&plan, "statistics").len(), 4);
    assert_eq!(ids_of(&plan, "cycle"), Vec::<String>::new());
    assert_eq!(
        program.open_settings().map(|setting| setting.id.as_str()).collect::<Vec<_>>(),
        ["no-notice", "soon"]
    );
}

#[test]
fn a_fact_fills_it_in_from_its_day_on_and_discharges_the_task() {
    let plan = planned(&[filled("s", "2026-05-10", "cycle", "{ every = \"quarter\" }")]);
    assert_eq!(met_by(&plan, "cycle@office.head@2026"), Some("s"));
    let windows: Vec<_> = ids_of(&plan, "statistics")
        .iter()
        .map(|id| get(&plan, id).obligation.window)
        .map(|(from, to)| format!("{from} {to}"))
        .collect();
    assert_eq!(windows, ["2026-05-10 2026-06-30", "2026-07-01 2026-09-30", "2026-10-01 2026-12-31"]);
}

#[test]
fn a_later_answer_prevails_from_its_day_on() {
    let plan = planned(&[
        filled("s1", "2026-01-01", "cycle", "{ every = \"quarter\" }"),
        filled("s2", "2026-07-01", "cycle", "{ every = \"half_year\" }"),
    ]);
    assert_eq!(
        ids_of(&plan, "statistics"),
        ["statistics@office@2026-Q1", "statistics@office@2026-Q2", "statistics@office@2026-H2"]
    );
}

#[test]
fn an_answer_of_the_wrong_kind_is_none() {
    let plan = planned(&[filled("s", "2026-05-10", "cycle", "quarterly")]);
    assert_eq!(ids_of(&plan, "statistics"), Vec::<String>::new());
    assert_eq!(refused(&plan, "cycle@office.head@2026").len(), 1);
    let settings = BTreeMap::from([("soon".to_owned(), toml::Value::Integer(3))]);
    let program = compile(&regulation(&[BASE, RULES]), &settings, YEAR).unwrap();
    assert_eq!(program.findings().iter().map(|finding| finding.code).collect::<Vec<_>>(), ["CW5102"]);
}

#[test]
fn time_allowed_holds_for_what_happens_once_it_is_filled_in() {
    let plan = planned(&[
        fact("p1", "2026-03-01", "petition.received", ""),
        filled("s", "2026-03-02", "soon", "{ amount = 3, unit = \"day\", side = \"after\" }"),
        fact("p2", "2026-03-03", "petition.received", ""),
    ]);
    assert_eq!(ids_of(&plan, "chase"), ["chase@office@p2"]);
    assert_eq!(get(&plan, "chase@office@p2").obligation.due().to_string(), "2026-03-06");
}

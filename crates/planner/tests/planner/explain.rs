//! Every obligation explains itself.

use planner::{
    fact::{Fact, FactLog},
    obligation::Explanation,
};

use crate::{
    ground::{fact, get, planned},
    order::ground,
};

fn explain(facts: &[Fact], id: &str) -> Explanation {
    let (program, organisation) = ground();
    let plan = planned(facts);
    let item = get(&plan, id);
    program.explain(organisation, &item.obligation, item.outcome(), &FactLog::new(facts))
}

fn says(texts: &[kernel::Text], zh: &str, en: &str) {
    assert!(texts.iter().any(|text| text.zh.contains(zh) && text.en.contains(en)), "{zh} / {en}: {texts:#?}");
}

#[test]
fn what_a_fact_started_names_article_rule_fact_and_days() {
    let published = fact("p", "2026-04-01", "assessment.published", r#""subject":"u1""#);
    let why = explain(std::slice::from_ref(&published), "rectify@u1@p");
    says(&why.because, "D.4", "D.4");
    says(&why.because, "rectify", "rectify");
    says(&why.because, "考评结果通报", "assessment result published (fact p)");
    says(&why.because, "最迟2026-04-11", "by 2026-04-11");
    says(&why.discharge, "整改报告", "rectification reported");
    says(&why.discharge, "市政府", "市委");
    let part = fact(
        "r",
        "2026-04-05",
        "rectification.reported",
        r#""actor":"u1","data":{"recipients":"council,party"}"#,
    );
    let why = explain(&[published.clone(), part], "rectify@u1@p");
    says(&why.discharge, "须送达:领导小组", "it must reach: 领导小组");
    let all = fact(
        "r",
        "2026-04-05",
        "rectification.reported",
        r#""actor":"u1","data":{"recipients":"council,party,lead"}"#,
    );
    says(&explain(&[published, all], "rectify@u1@p").discharge, "已由事实r", "discharged by fact r");
}

#[test]
fn what_recurs_gives_the_calendars_reasons() {
    let why = explain(&[], "news@u1.liaison@2026-02");
    says(&why.because, "D.1", "D.1");
    assert!(why.because.len() > 1, "{why:#?}");
    says(&explain(&[], "standing@u1@2026").because, "常年", "lasting");
    says(&explain(&[], "cycle@office.head@2026").because, "开放性规定", "open norm");
}

#[test]
fn what_alternates_says_with_what() {
    for id in ["review@lead@2026#1", "session@lead@2026-H1"] {
        let why = explain(&[], id);
        says(&why.because, "R.2", "R.2");
        says(&why.because, "M.1", "M.1");
    }
}

#[test]
fn a_setting_that_a_fact_filled_in_is_named() {
    let filled = fact(
        "s",
        "2026-05-10",
        "setting.filled",
        r#""actor":"office.head","data":{"setting":"cycle","value":"{ every = \"quarter\" }"}"#,
    );
    let why = explain(&[filled], "statistics@office@2026-Q3");
    says(&why.because, "(自2026-05-10起)", "cycle (from 2026-05-10 on)");
}

#[test]
fn a_refused_fact_says_why_and_what_is_needed_stands_beside() {
    let held =
        fact("h", "2026-03-12", "meeting.held", r#""data":{"meeting":"session","present":"1","base":"3"}"#);
    let why = explain(&[held], "session@lead@2026-H1");
    says(&why.because, "到会1人", "1 of 3 present");
    says(&why.discharge, "不少于应到的2/3", "at least 2/3");
    says(&why.discharge, "纪要", "minutes");
}

//! Circulars: who gets to know.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use super::examination::{Examination, list};
use crate::pack::{Meeting, Requirement};
use crate::resolved::Rule;

/// CW3016: circulars of meetings reach different audiences, or a limited one where circulars must be public (C-16).
pub(super) fn check(examination: &mut Examination<'_>) {
    let mut audiences: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    let mut articles: Vec<&str> = Vec::new();
    for (rule, meeting) in examination.of::<Meeting>() {
        if let Some(circular) = &meeting.circular {
            audiences.entry(circular.audience.as_str()).or_default().push(rule);
            articles.push(&circular.article);
        }
    }
    if audiences.len() < 2 {
        return;
    }
    let public: Vec<&Rule> = examination
        .of::<Requirement>()
        .filter(|(_, requirement)| {
            requirement.act.starts_with("circular.") && requirement.what.contains("公开")
        })
        .map(|(rule, _)| rule)
        .collect();
    let rules: BTreeSet<&str> = audiences.keys().copied().collect();
    let names = rules.into_iter().collect::<Vec<_>>().join("、");
    let all: Vec<&Rule> = audiences.values().flatten().chain(&public).copied().collect();
    let (but_zh, but_en) = if public.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!(";又要求通报公开({})", list(&public)),
            format!("; another rule asks that circulars be public ({})", list(&public)),
        )
    };
    articles.extend(public.iter().map(|rule| rule.article.as_str()));
    examination.together_citing(
        &all,
        &articles,
        "CW3016",
        Text::new(
            format!("各种会议通报的范围不一:{names}{but_zh}:{}", list(&all)),
            format!("circulars of meetings reach different audiences: {names}{but_en}: {}", list(&all)),
        ),
        Text::new(
            "按会议分别设范围,限定范围的写明发给谁;会后通报按各自条文执行",
            "set the audience for each kind of meeting, and name the recipients of a limited one",
        ),
    );
}

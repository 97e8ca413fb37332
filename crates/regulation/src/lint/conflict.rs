//! Clauses that contradict each other: which prevails, or that nobody can tell.

use std::collections::BTreeMap;

use kernel::Text;
use serde::Serialize;

use super::examination::{Examination, list};
use crate::pack::{Permission, Prohibition};
use crate::resolved::{Content, Rule};

/// CW3034, CW3035 and CW3040.
pub(super) fn check(examination: &mut Examination<'_>) {
    let mut subjects: BTreeMap<String, Vec<&Rule>> = BTreeMap::new();
    for rule in examination.rules() {
        if let Some(subject) = subject(&rule.content) {
            subjects.entry(subject).or_default().push(rule);
        }
    }
    for rules in subjects.values() {
        // One neighbour each where there are many: a hundred rules about the same are a hundred findings, not five thousand.
        let near = if rules.len() > 8 { 1 } else { rules.len() };
        for (index, one) in rules.iter().enumerate() {
            for other in rules.iter().skip(index + 1).take(near) {
                compare(examination, one, other);
            }
        }
    }
    check_permissions(examination);
    check_superseded(examination);
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What a rule is about, so far that two rules about the same ought to say the same.
fn subject(content: &Content) -> Option<String> {
    Some(match content {
        Content::Meeting(data) => format!("meeting {} {}", data.body, data.name),
        Content::Duty(data) => {
            let product = data.product.as_ref().map_or(data.what.as_str(), |product| product.as_str());
            format!("duty {} {} {:?} {:?} {product}", json(&data.action), json(&data.who), data.on, data.of)
        }
        Content::Quota(data) => format!("quota {} {} {}", json(&data.who), data.of, data.per),
        Content::Threshold(data) => format!("threshold {} {}", data.of, data.then),
        Content::Assessment(data) => format!("assessment {} {}", json(&data.organiser), data.name),
        Content::Archive(data) => format!("archive {}", data.name),
        _ => return None,
    })
}

/// What it says about it, key by key.
fn substance(content: &Content) -> Vec<(&'static str, String)> {
    match content {
        Content::Meeting(data) => vec![
            ("when", json(&data.when)),
            (
                "quorum",
                json(&data.quorum.as_ref().map(|quorum| (quorum.base, quorum.fraction, quorum.strict))),
            ),
            ("proxy", json(&data.proxy.as_ref().map(|proxy| proxy.kind))),
            ("notice", json(&data.notice.as_ref().map(|notice| &notice.within))),
            ("chair", json(&data.chair)),
        ],
        Content::Duty(data) => {
            vec![("when", json(&data.when)), ("within", json(&data.within)), ("to", json(&data.to))]
        }
        Content::Quota(data) => vec![("at_least", json(&data.at_least)), ("at_most", json(&data.at_most))],
        Content::Threshold(data) => vec![("op", data.op.clone()), ("value", data.value.clone())],
        Content::Assessment(data) => vec![("when", json(&data.when)), ("assessed", json(&data.assessed))],
        Content::Archive(data) => {
            vec![("custodian", json(&data.custodian)), ("retention", json(&data.retention))]
        }
        _ => Vec::new(),
    }
}

/// Whether there is a day on which both apply.
fn overlap(one: &Rule, other: &Rule) -> bool {
    let begins = one.from.max(other.from);
    [one, other].iter().all(|rule| rule.until.is_none_or(|until| begins < until))
}

fn compare(examination: &mut Examination<'_>, one: &Rule, other: &Rule) {
    let differing: Vec<&str> = substance(&one.content)
        .into_iter()
        .zip(substance(&other.content))
        .filter(|(first, second)| first != second)
        .map(|((key, _), _)| key)
        .collect();
    if differing.is_empty() || !overlap(one, other) {
        return;
    }
    let keys = differing.join("、");
    let rules = [one, other];
    let both = list(&rules);
    if one.pack == other.pack {
        return examination.warn_together(
            &rules,
            "CW3035",
            Text::new(
                format!("两条规则说的是同一件事,{keys} 却不一样:{both}"),
                format!("two rules speak of the same and differ in {keys}: {both}"),
            ),
            Text::new(
                "改成一致;或合成一条,另一条的编号写进 rows",
                "make them agree, or make them one and cite the other's row in `rows`",
            ),
        );
    }
    let order = |rule: &Rule| {
        (rule.from, examination.regulation.packs().position(|manifest| manifest.id == rule.pack))
    };
    let (earlier, later) = if order(one) <= order(other) { (one, other) } else { (other, one) };
    examination.warn_together(
        &rules,
        "CW3034",
        Text::new(
            format!(
                "“{}”({},{}起施行)与先前的“{}”({})对同一件事规定不同({keys}),以后者为准的是“{}”",
                later.id, later.pack, later.from, earlier.id, earlier.pack, later.id
            ),
            format!(
                "`{}` ({}, in force from {}) contradicts the earlier `{}` ({}) in {keys}; the later one, `{}`, prevails",
                later.id, later.pack, later.from, earlier.id, earlier.pack, later.id
            ),
        ),
        Text::new(
            format!("在“{}”里写 replaces = \"{}\",否则两条都会执行", later.id, earlier.id),
            format!("write replaces = \"{}\" in `{}`, or both will run", earlier.id, later.id),
        ),
    );
}

/// CW3035: one rule allows what another forbids, to the same party. One finding for each act.
fn check_permissions(examination: &mut Examination<'_>) {
    let mut forbidden: BTreeMap<&str, Vec<(&Rule, &Prohibition)>> = BTreeMap::new();
    for (rule, prohibition) in examination.of::<Prohibition>() {
        forbidden.entry(&prohibition.act).or_default().push((rule, prohibition));
    }
    let mut clashing: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for (allows, permission) in examination.of::<Permission>() {
        // A condition on the one may be the exception to the other.
        let against = forbidden.get(permission.act.as_str()).filter(|_| permission.condition.is_empty());
        let clash = against.into_iter().flatten().find(|(forbids, prohibition)| {
            let same_party = prohibition.who.is_empty()
                || permission.who.iter().any(|who| !who.except && prohibition.who.contains(who));
            same_party && overlap(forbids, allows)
        });
        if let Some((forbids, _)) = clash {
            clashing.entry(&permission.act).or_default().extend([*forbids, allows]);
        }
    }
    for (act, rules) in clashing {
        let both = list(&rules);
        examination.warn_together(
            &rules,
            "CW3035",
            Text::new(
                format!("“{act}”一条允许、一条禁止:{both}"),
                format!("`{act}` is allowed by one rule and forbidden by another: {both}"),
            ),
            Text::new(
                "写明在什么条件下允许(condition),或去掉其中一条;在此之前按禁止执行",
                "say under which condition it is allowed (`condition`), or remove one; until then it is forbidden",
            ),
        );
    }
}

/// CW3040: whose place has been taken, by which rule and since when.
fn check_superseded(examination: &mut Examination<'_>) {
    let regulation = examination.regulation;
    for rule in regulation.rules() {
        let Some(superseded) = &rule.superseded else { continue };
        examination.note(
            rule,
            "CW3040",
            Text::new(
                format!("自{}起由“{}”(制度包“{}”)代替", superseded.since, superseded.by, superseded.pack),
                format!(
                    "`{}` of pack `{}` takes its place from {}",
                    superseded.by, superseded.pack, superseded.since
                ),
            ),
            Text::new("不须处理;此前仍按本条执行", "nothing to do; until then this rule applies"),
        );
    }
}

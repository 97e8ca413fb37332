//! Which of two rules prevails: the later one, where it says that it takes the place of the earlier.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Finding, Text};

use super::complaint::about;
use super::regulation::Regulation;
use super::rule::{Rule, Superseded};
use crate::pack::{RuleId, read::nearest::suggestion};

/// Marks every rule that another replaces. Both are kept: the earlier one applied until the later one took effect.
pub(super) fn apply(regulation: &mut Regulation, findings: &mut Vec<Finding>) {
    let mut replaced_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, rule) in regulation.rules.iter().enumerate() {
        let Some(old) = rule.content.head().replaces.cloned() else { continue };
        match target(regulation, rule, &old) {
            Ok(index) => replaced_by.entry(index).or_default().push(number),
            Err(finding) => findings.push(*finding),
        }
    }
    for circle in circles(&replaced_by) {
        if let Some(rule) = regulation.rules.get(circle) {
            findings.push(about(
                rule,
                "CW2009",
                Text::new("几条规则互相代替,绕成一圈", "rules take each other's place in a circle"),
                Text::new("去掉其中一个 replaces", "remove one of the `replaces`"),
            ));
        }
    }
    for (old, news) in replaced_by {
        mark(regulation, old, &news, findings);
    }
}

fn target(regulation: &Regulation, rule: &Rule, old: &RuleId) -> Result<usize, Box<Finding>> {
    let Some(index) = regulation.index.get(old).copied() else {
        let near = suggestion(old.as_str(), regulation.index.keys().map(RuleId::as_str));
        return Err(Box::new(about(
            rule,
            "CW2007",
            Text::new(
                format!("replaces 指的“{old}”不存在"),
                format!("`replaces` names `{old}`, which does not exist"),
            ),
            Text::new(
                format!("{}改正 replaces,或把被代替的制度包一起给出", near.zh),
                format!("{}correct `replaces`, or give the earlier pack too", near.en),
            ),
        )));
    };
    let other =
        regulation.rules.get(index).filter(|other| other.kind() == rule.kind() && other.id != rule.id);
    if other.is_none() {
        return Err(Box::new(about(
            rule,
            "CW2008",
            Text::new(
                format!("replaces 指的“{old}”不是另一条{}", rule.kind().name().zh),
                format!("`replaces` names `{old}`, which is not another {}", rule.kind().name().en),
            ),
            Text::new("只能代替同一种的另一条规则", "a rule takes the place of another of its own kind"),
        )));
    }
    Ok(index)
}

/// One rule of each circle.
fn circles(replaced_by: &BTreeMap<usize, Vec<usize>>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut settled = BTreeSet::new();
    for start in replaced_by.keys().copied() {
        // Each rule replaces at most one, so walking from the old to the new may branch, and back cannot.
        let mut seen = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(old) = open.pop() {
            for new in replaced_by.get(&old).into_iter().flatten() {
                if *new == start && settled.is_disjoint(&seen) {
                    found.push(start);
                    settled.extend(seen.iter().copied());
                } else if seen.insert(*new) {
                    open.push(*new);
                }
            }
        }
    }
    found
}

fn mark(regulation: &mut Regulation, old: usize, news: &[usize], findings: &mut Vec<Finding>) {
    let order = |pack: &crate::pack::PackId| regulation.packs().position(|manifest| manifest.id == *pack);
    let mut later: Vec<&Rule> = news.iter().filter_map(|new| regulation.rules.get(*new)).collect();
    later.sort_by_key(|rule| (rule.from, order(&rule.pack), rule.id.clone()));
    if let [.., one, other] = later.as_slice()
        && (one.from, &one.pack) == (other.from, &other.pack)
    {
        findings.push(about(
            other,
            "CW2010",
            Text::new(
                format!("与“{}”同时代替同一条规则,分不出先后", one.id),
                format!("it and `{}` take the place of the same rule on the same day", one.id),
            ),
            Text::new("只留一个 replaces", "keep one of the two `replaces`"),
        ));
    }
    // The first to take effect ends the old rule; a later one then replaces the first only if it says so.
    let Some(first) = later.first() else { return };
    let superseded = Superseded { by: first.id.clone(), pack: first.pack.clone(), since: first.from };
    let Some(rule) = regulation.rules.get_mut(old) else { return };
    let since = superseded.since;
    rule.until = Some(rule.until.map_or(since, |until| until.min(since)));
    rule.superseded = Some(superseded);
}

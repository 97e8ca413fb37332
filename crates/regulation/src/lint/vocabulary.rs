//! Vocabularies: lists that differ, and lists that nothing uses.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use super::examination::{Examination, NEIGHBOURS, list};
use crate::pack::Vocabulary;
use crate::resolved::{Mention, Rule};

/// CW3023 and CW3032.
pub(super) fn check(examination: &mut Examination<'_>) {
    check_difference(examination);
    check_use(examination);
}

/// Names without what stands in brackets: 文明社区(小区) is 文明社区.
fn terms(vocabulary: &Vocabulary) -> BTreeSet<&str> {
    let plain = |name: &'_ str| name.split(['(', '(']).next().map_or(0, str::len);
    vocabulary.terms.iter().map(|term| &term.name[..plain(&term.name)]).collect()
}

/// Whether two lists name the same things: they share at least two names.
fn alike(one: &Vocabulary, other: &Vocabulary) -> bool {
    terms(one).intersection(&terms(other)).count() >= 2
}

/// CW3023: several lists of the same things that do not agree (C-12).
fn check_difference(examination: &mut Examination<'_>) {
    let all: Vec<(&Rule, &Vocabulary)> = examination.of::<Vocabulary>().collect();
    let mut grouped = BTreeSet::new();
    for start in 0..all.len() {
        if grouped.contains(&start) {
            continue;
        }
        let mut group = vec![start];
        grouped.insert(start);
        let mut next = 0;
        while let Some(index) = group.get(next).copied() {
            next += 1;
            let near = index.saturating_sub(NEIGHBOURS);
            for (other, (_, vocabulary)) in all.iter().enumerate().skip(near).take(2 * NEIGHBOURS) {
                if !grouped.contains(&other) && all.get(index).is_some_and(|(_, one)| alike(one, vocabulary))
                {
                    grouped.insert(other);
                    group.push(other);
                }
            }
        }
        let members: Vec<(&Rule, &Vocabulary)> =
            group.iter().filter_map(|index| all.get(*index).copied()).collect();
        report(examination, &members);
    }
}

fn report(examination: &mut Examination<'_>, group: &[(&Rule, &Vocabulary)]) {
    let lists: BTreeSet<BTreeSet<&str>> = group.iter().map(|(_, vocabulary)| terms(vocabulary)).collect();
    if lists.len() < 2 {
        return;
    }
    let rules: Vec<&Rule> = group.iter().map(|(rule, _)| *rule).collect();
    let sizes: BTreeMap<&str, usize> =
        group.iter().map(|(_, vocabulary)| (vocabulary.name.as_str(), vocabulary.terms.len())).collect();
    let names = sizes.iter().map(|(name, size)| format!("{name}{size}类")).collect::<Vec<_>>().join("、");
    examination.warn_together(
        &rules,
        "CW3023",
        Text::new(
            format!("同样的类别在不同条文里不一致:{names}({})", list(&rules)),
            format!("the same categories differ from rule to rule: {names} ({})", list(&rules)),
        ),
        Text::new(
            "按职能分别使用各自的清单,不合并;请发文机关说明差别",
            "let each function use its own list, unmerged; ask the issuer about the differences",
        ),
    );
}

/// CW3032: a list for a noun that no rule speaks of.
fn check_use(examination: &mut Examination<'_>) {
    let mut spoken: BTreeSet<&str> = BTreeSet::new();
    for rule in examination.rules() {
        for mention in rule.mentions() {
            if let Mention::Act { act: name, .. }
            | Mention::Fact { kind: name, .. }
            | Mention::Noun { noun: name, .. } = mention
            {
                spoken.extend(name.split('.').next());
            }
        }
        if let crate::resolved::Content::Duty(duty) = &rule.content {
            spoken.insert(duty.action.noun());
            spoken.extend(duty.action.leaves().split('.').next());
        }
        spoken.insert(rule.kind().table());
    }
    let vocabularies: Vec<(&Rule, &Vocabulary)> = examination.of::<Vocabulary>().collect();
    for (rule, vocabulary) in vocabularies {
        let noun = vocabulary.of.split('.').next().unwrap_or_default();
        if !spoken.contains(noun) {
            examination.note(
                rule,
                "CW3032",
                Text::new(
                    format!("清单用于“{}”,而没有一条规则涉及“{noun}”", vocabulary.of),
                    format!("the list serves `{}`, and no rule speaks of `{noun}`", vocabulary.of),
                ),
                Text::new("核对 of;或补写用到它的规则", "check `of`, or add the rule that uses it"),
            );
        }
    }
}

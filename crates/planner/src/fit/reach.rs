//! Selectors that mean nobody in this organisation, and offices that are meant and that nobody can hold.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Severity, Text};
use regulation::{
    pack::{Selector, selector::Party},
    resolved::{Kind, Mention, Rule},
};

use super::{
    Given, Report,
    given::{is_fixed, shown},
};
use crate::organisation::Holder;

#[derive(Default)]
struct Use<'a> {
    rules: Vec<(&'a Rule, &'static str)>,
    /// Whether some rule that is owed has nobody else in the same list.
    alone: bool,
}

/// Reports each selector once, with the rules that use it.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    let mut uses: BTreeMap<&Selector, Use<'_>> = BTreeMap::new();
    for rule in given.regulation.rules().filter(|rule| rule.is_in_force(given.on)) {
        for (part, selectors) in lists(rule) {
            let list: Vec<Selector> = selectors.iter().map(|selector| (*selector).clone()).collect();
            let nobody = list.iter().all(is_fixed) && given.means(&list, None).is_empty();
            for selector in selectors.into_iter().filter(|selector| is_fixed(selector) && !selector.except) {
                let entry = uses.entry(selector).or_default();
                entry.rules.push((rule, part));
                entry.alone |= nobody && is_essential(rule, part);
            }
        }
    }
    for (selector, used) in uses {
        let holders = given.means(std::slice::from_ref(selector), None);
        if holders.is_empty() {
            if !is_reported_elsewhere(given, selector) {
                means_nobody(selector, &used, report);
            }
        } else if selector.office.is_some() {
            not_described(given, selector, &holders, &used, report);
        }
    }
}

/// The selectors of a rule, by the key under which they stand.
fn lists(rule: &Rule) -> BTreeMap<&'static str, Vec<&Selector>> {
    let mut lists: BTreeMap<&str, Vec<&Selector>> = BTreeMap::new();
    for mention in rule.mentions() {
        if let Mention::Party { key, selector, .. } = mention {
            lists.entry(key).or_default().push(selector);
        }
    }
    lists
}

/// Whether something is owed that nobody does, or goes nowhere, where the list means nobody.
fn is_essential(rule: &Rule, part: &str) -> bool {
    const WORK: [Kind; 8] = [
        Kind::Duty,
        Kind::Meeting,
        Kind::Assessment,
        Kind::Setting,
        Kind::Requirement,
        Kind::Procedure,
        Kind::Product,
        Kind::Archive,
    ];
    // Who may come, stand in or be asked besides: nothing is missing where there are none.
    const BESIDES: [&str; 4] = ["attendees", "substitutes", "emergency.by", "countersign.by"];
    rule.strength.is_owed() && WORK.contains(&rule.kind()) && !BESIDES.contains(&part)
}

/// A body that the organisation does not list, or a class that must have units, has a finding of its own.
fn is_reported_elsewhere(given: &Given<'_>, selector: &Selector) -> bool {
    match &selector.party {
        Party::Body(_) => true,
        Party::Members(body) => given.organisation.seats(body).is_empty(),
        Party::Kind(kind) => given.regulation.bodies().any(|(_, body)| body.kind == *kind),
        Party::Class(class) => given
            .regulation
            .classes()
            .any(|(_, described)| described.required && described.id.as_str() == class),
        _ => false,
    }
}

fn users(used: &Use<'_>) -> String {
    let articles: BTreeSet<String> =
        used.rules.iter().map(|(rule, part)| format!("{} {}.{part}", rule.article, rule.id)).collect();
    shown(articles)
}

fn means_nobody(selector: &Selector, used: &Use<'_>, report: &mut Report) {
    let Some((rule, _)) = used.rules.first() else { return };
    let severity = if used.alone { Severity::Warning } else { Severity::Note };
    let list = users(used);
    let duty = if used.alone {
        ("因此有职责没有人承担", "; some duty has nobody to do it")
    } else {
        ("", "")
    };
    report.about(
        "CW4131",
        severity,
        rule,
        Text::new(
            format!("{selector} 在本组织中一个也没有{}{}。用到它的:{list}", if duty.0.is_empty() { "" } else { "," }, duty.0),
            format!("{selector} means nobody in this organisation{}. Used by: {list}", duty.1),
        ),
        Text::new(
            "在组织文件里补上这些单位、机构或成员;本地确实没有的,可以不管",
            "add these units, bodies or members to the organisation file; where there really are none, leave it",
        ),
    );
}

/// Parties that a selector with an office means, that the packs give no such office, and where nobody holds it.
fn not_described(
    given: &Given<'_>,
    selector: &Selector,
    holders: &[Holder],
    used: &Use<'_>,
    report: &mut Report,
) {
    let lacking: Vec<&Holder> = holders
        .iter()
        .filter(|holder| {
            let offices = given.organisation.offices_of(given.regulation, &holder.party);
            !offices.iter().any(|office| holder.office_id() == Some(office.id.as_str()))
                && given.organisation.people(holder, given.on).is_empty()
        })
        .collect();
    let Some((rule, _)) = used.rules.first().filter(|_| !lacking.is_empty()) else { return };
    let names = given.names(lacking.iter().map(|holder| &holder.party));
    let list = users(used);
    report.about(
        "CW4132",
        Severity::Note,
        rule,
        Text::new(
            format!("{selector} 涉及的{}个单位按制度没有这个职务,也没有人任职:{names}。用到它的:{list}", lacking.len()),
            format!("{} parties that {selector} means have no such office under the packs, and nobody holds it: {names}. Used by: {list}", lacking.len()),
        ),
        Text::new(
            "请这些单位也任命一人,或在制度里写上这个职务",
            "let these appoint somebody too, or describe the office in the pack",
        ),
    );
}

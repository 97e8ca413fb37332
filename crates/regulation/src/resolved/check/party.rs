//! Whom the rules mean: bodies, kinds, classes, offices.

use std::collections::BTreeSet;

use kernel::{Finding, Text};

use super::name::Names;
use crate::pack::{Selector, read::nearest::suggestion, selector::Party};
use crate::resolved::complaint::{about, at, error};
use crate::resolved::mention::{Ground, Mention};
use crate::resolved::regulation::Regulation;
use crate::resolved::rule::Rule;

/// Reports a selector that can mean nobody.
pub(super) fn check(names: &Names<'_>, rule: &Rule, mention: &Mention<'_>, findings: &mut Vec<Finding>) {
    let Mention::Party { key, selector, ground } = *mention else { return };
    if let Some((code, message, help)) = problem(names, key, selector, ground) {
        findings.push(about(rule, code, message, help));
    }
}

/// Reports a body that packs are filed with and that does not exist.
pub(super) fn check_filing(names: &Names<'_>, regulation: &Regulation, findings: &mut Vec<Finding>) {
    for pack in &regulation.packs {
        let Some(filing) = &pack.filing else { continue };
        if let Some((code, message, help)) = problem(names, "filing.with", &filing.with, Ground::Nothing) {
            findings.push(error(code, &filing.article, message, help, at(&pack.place)));
        }
    }
}

type Problem = (&'static str, Text, Text);

fn problem(names: &Names<'_>, key: &str, selector: &Selector, ground: Ground) -> Option<Problem> {
    match &selector.party {
        Party::Body(id) | Party::Members(id) if !names.bodies.contains(id.as_str()) => {
            Some(unknown("CW2011", key, selector, id, ("机构", "body", "[[body]]"), &names.bodies))
        }
        Party::Kind(kind) if !names.kinds.contains(kind.as_str()) => {
            Some(unknown("CW2012", key, selector, kind, ("机构种类", "kind of body", "kind"), &names.kinds))
        }
        Party::Class(class) if !names.classes.contains(class.as_str()) => Some(unknown(
            "CW2013",
            key,
            selector,
            class,
            ("单位类别", "class of units", "[[class]]"),
            &names.classes,
        )),
        Party::Actor | Party::Subject | Party::Lead | Party::Responsible if ground == Ground::Nothing => {
            Some(no_fact(key, selector))
        }
        Party::Actor if ground == Ground::Party => Some(no_fact(key, selector)),
        _ => office(names, key, selector),
    }
}

fn unknown(
    code: &'static str,
    key: &str,
    selector: &Selector,
    name: &str,
    (zh, en, table): (&str, &str, &str),
    known: &BTreeSet<&str>,
) -> Problem {
    let near = suggestion(name, known.iter().copied());
    (
        code,
        Text::new(
            format!("{key} 的“{selector}”:没有{zh}“{name}”"),
            format!("`{key}`: `{selector}`: there is no {en} `{name}`"),
        ),
        Text::new(
            format!("{}改正名称,或补写 {table}", near.zh),
            format!("{}correct the name, or add {table}", near.en),
        ),
    )
}

fn no_fact(key: &str, selector: &Selector) -> Problem {
    (
        "CW2015",
        Text::new(
            format!("{key} 的“{selector}”:这里没有事实可依,不知指谁"),
            format!("`{key}`: `{selector}` means nobody, because nothing here follows a fact"),
        ),
        Text::new(
            "改用 body:、class: 或 kind:;只有写了 on 的规则才能用 subject、actor、lead、responsible",
            "write body:, class: or kind:; subject, actor, lead and responsible need a rule with `on`",
        ),
    )
}

/// Offices of a body must be written for it or its kind. Those of units need only exist somewhere: a unit of one class
/// may have an office through another class that it belongs to.
fn office(names: &Names<'_>, key: &str, selector: &Selector) -> Option<Problem> {
    let office = selector.office.as_deref()?;
    let own: BTreeSet<&str> = match &selector.party {
        Party::Body(_) | Party::Kind(_) => {
            names.regulation.offices_of(selector).map(|office| office.id.as_str()).collect()
        }
        _ => names.offices.clone(),
    };
    if own.contains(office) {
        return None;
    }
    let near = suggestion(office, own.iter().copied());
    let list = own.iter().copied().collect::<Vec<_>>().join(", ");
    Some((
        "CW2014",
        Text::new(
            format!("{key} 的“{selector}”:没有职务“{office}”"),
            format!("`{key}`: `{selector}`: there is no office `{office}`"),
        ),
        Text::new(
            format!("{}改正名称,或补写 [[office]];已有:{list}", near.zh),
            format!("{}correct the name, or add an [[office]]; there are: {list}", near.en),
        ),
    ))
}

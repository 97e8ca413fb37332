//! Names of rules, facts, acts and nouns.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Finding, Text};

use crate::pack::{
    Assessment, Escalation, Meeting, Office, Product, RuleId, SettingKind, fact, noun,
    read::nearest::suggestion,
};
use crate::resolved::complaint::about;
use crate::resolved::mention::Mention;
use crate::resolved::regulation::Regulation;
use crate::resolved::rule::{Rule, Source};

/// Every name that a rule may use.
pub(super) struct Names<'a> {
    pub regulation: &'a Regulation,
    pub bodies: BTreeSet<&'a str>,
    pub kinds: BTreeSet<&'a str>,
    pub classes: BTreeSet<&'a str>,
    pub offices: BTreeSet<&'a str>,
    pub settings: BTreeMap<&'a str, SettingKind>,
    meetings: BTreeSet<&'a str>,
    assessments: BTreeSet<&'a str>,
    products: BTreeSet<&'a str>,
    escalations: BTreeSet<&'a str>,
    facts: Vec<&'a str>,
    nouns: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub fn of(regulation: &'a Regulation) -> Self {
        fn ids<T: Source>(regulation: &Regulation) -> BTreeSet<&str> {
            regulation.of::<T>().map(|(rule, _)| rule.id.as_str()).collect()
        }
        Self {
            regulation,
            bodies: regulation.bodies().map(|(_, body)| body.id.as_str()).collect(),
            kinds: regulation
                .bodies()
                .map(|(_, body)| body.kind.as_str())
                .filter(|kind| !kind.is_empty())
                .collect(),
            classes: regulation.classes().map(|(_, class)| class.id.as_str()).collect(),
            offices: regulation.of::<Office>().map(|(_, office)| office.id.as_str()).collect(),
            settings: regulation.settings().map(|(rule, setting)| (rule.id.as_str(), setting.kind)).collect(),
            meetings: ids::<Meeting>(regulation),
            assessments: ids::<Assessment>(regulation),
            products: ids::<Product>(regulation),
            escalations: ids::<Escalation>(regulation),
            facts: fact::FACT_KINDS.iter().map(|kind| kind.id).collect(),
            nouns: noun::NOUNS.iter().map(|noun| noun.id).collect(),
        }
    }
}

/// Reports a name that means nothing.
pub(super) fn check(names: &Names<'_>, rule: &Rule, mention: &Mention<'_>, findings: &mut Vec<Finding>) {
    let found = match *mention {
        Mention::Product { key, id } => {
            unknown(rule, key, id, &names.products, ("CW2021", "文件", "product", "[[product]]"))
        }
        Mention::Escalation { key, id } => unknown(
            rule,
            key,
            id,
            &names.escalations,
            ("CW2022", "催办阶梯", "escalation ladder", "[[escalation]]"),
        ),
        Mention::Meeting { key, id } => {
            unknown(rule, key, id, &names.meetings, ("CW2023", "会议", "meeting", "[[meeting]]"))
        }
        Mention::Assessment { key, id } => {
            unknown(rule, key, id, &names.assessments, ("CW2047", "考评", "assessment", "[[assessment]]"))
        }
        Mention::Fact { key, kind } => check_fact(names, rule, key, kind),
        Mention::Record { key, name } => check_record(names, rule, key, name),
        Mention::Act { key, act } | Mention::Field { key, field: act } => {
            let noun = act.split_once('.').filter(|(_, verb)| is_word(verb)).map(|(noun, _)| noun);
            match noun {
                Some(noun) => check_noun(names, rule, key, act, noun),
                None => Some(about(
                    rule,
                    "CW2026",
                    Text::new(
                        format!("{key} 的“{act}”应写作“名词.动作”"),
                        format!("`{key}`: `{act}` must be noun.verb"),
                    ),
                    Text::new(
                        "写作小写英文,如 supervision.open、honour.kind",
                        "write lower-case words, such as supervision.open or honour.kind",
                    ),
                )),
            }
        }
        Mention::Noun { key, noun } => check_noun(names, rule, key, noun, noun),
        _ => None,
    };
    findings.extend(found);
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn unknown(
    rule: &Rule,
    key: &str,
    id: &RuleId,
    known: &BTreeSet<&str>,
    (code, zh, en, table): (&'static str, &str, &str, &str),
) -> Option<Finding> {
    if known.contains(id.as_str()) {
        return None;
    }
    let near = suggestion(id.as_str(), known.iter().copied());
    Some(about(
        rule,
        code,
        Text::new(
            format!("{key} 指的{zh}“{id}”不存在"),
            format!("`{key}` names the {en} `{id}`, which does not exist"),
        ),
        Text::new(
            format!("{}改正名称,或补写 {table}", near.zh),
            format!("{}correct the name, or add a {table}", near.en),
        ),
    ))
}

fn check_fact(names: &Names<'_>, rule: &Rule, key: &str, kind: &str) -> Option<Finding> {
    if fact::find(kind).is_some() {
        return None;
    }
    let near = suggestion(kind, names.facts.iter().copied());
    let noun = kind.split('.').next().unwrap_or_default();
    let same: Vec<&str> =
        names.facts.iter().copied().filter(|fact| fact.split('.').next() == Some(noun)).collect();
    let list = if same.is_empty() { names.facts.join(", ") } else { same.join(", ") };
    Some(about(
        rule,
        "CW2024",
        Text::new(
            format!("{key} 等待的事实“{kind}”平台不记录,会一直等下去"),
            format!("`{key}` waits for `{kind}`, which the platform never records"),
        ),
        Text::new(format!("{}可用的事实:{list}", near.zh), format!("{}kinds of fact: {list}", near.en)),
    ))
}

fn check_record(names: &Names<'_>, rule: &Rule, key: &str, name: &str) -> Option<Finding> {
    // A consequence may also follow from a state in words (连续两年不合格); only what looks like a kind of fact is one.
    let is_state =
        key == "on" && !name.split_once('.').is_some_and(|(noun, verb)| is_word(noun) && is_word(verb));
    if is_state || names.products.contains(name) {
        return None;
    }
    if key == "on" || name.contains('.') {
        return check_fact(names, rule, key, name);
    }
    let near = suggestion(name, names.products.iter().copied());
    Some(about(
        rule,
        "CW2025",
        Text::new(
            format!("{key} 里的“{name}”既不是文件也不是事实"),
            format!("`{key}`: `{name}` is neither a product nor a kind of fact"),
        ),
        Text::new(
            format!("{}写 [[product]] 的编号,或如 meeting.held 的事实", near.zh),
            format!("{}write the id of a [[product]], or a kind of fact such as meeting.held", near.en),
        ),
    ))
}

fn check_noun(names: &Names<'_>, rule: &Rule, key: &str, whole: &str, noun: &str) -> Option<Finding> {
    if noun::find(noun).is_some() {
        return None;
    }
    let near = suggestion(noun, names.nouns.iter().copied());
    let list = names.nouns.join(", ");
    Some(about(
        rule,
        "CW2027",
        Text::new(
            format!("{key} 的“{whole}”:平台没有名词“{noun}”"),
            format!("`{key}`: `{whole}`: the platform has no noun `{noun}`"),
        ),
        Text::new(format!("{}可用的名词:{list}", near.zh), format!("{}nouns: {list}", near.en)),
    ))
}

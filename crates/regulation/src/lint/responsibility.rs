//! Who is responsible for what: work that several bodies have, and results that two parties answer for.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Text;

use super::examination::{Examination, body_of, list};
use crate::pack::{Action, Archive, Body, Duty, Office, Permission, Selector};
use crate::resolved::{Content, Regulation, Rule};

/// A kind of work that ought to have one owner for each piece.
struct Work {
    zh: &'static str,
    en: &'static str,
    /// Duties of these actions are of this kind.
    actions: &'static [Action],
    /// Permissions of these acts are of this kind.
    acts: &'static [&'static str],
    /// Duties whose text holds one word of each of these groups are of this kind, whatever their action.
    words: &'static [&'static [&'static str]],
}

const WORKS: &[Work] = &[
    Work { zh: "制定规划方案", en: "making plans", actions: &[Action::Plan], acts: &[], words: &[] },
    Work { zh: "管理档案", en: "keeping archives", actions: &[Action::Archive], acts: &[], words: &[] },
    Work {
        zh: "会务",
        en: "preparing meetings",
        actions: &[],
        acts: &[],
        words: &[&["会议", "会务"], &["筹办", "筹备", "组织", "会务"]],
    },
    Work {
        zh: "日常事务",
        en: "routine business",
        actions: &[],
        acts: &[],
        words: &[&["日常", "常规"], &["事务", "工作"]],
    },
    Work {
        zh: "督办",
        en: "supervising",
        actions: &[Action::Supervise],
        acts: &["supervision.open"],
        words: &[],
    },
];

/// CW3012 (C-08 to C-11, C-13) and CW3013 (C-18).
pub(super) fn check(examination: &mut Examination<'_>) {
    for work in WORKS {
        check_work(examination, work);
    }
    check_results(examination);
}

/// Somebody's part in a kind of work.
struct Part<'a> {
    rule: &'a Rule,
    holder: String,
    matters: &'a [String],
}

fn check_work(examination: &mut Examination<'_>, work: &Work) {
    let parts = parts(examination, work);
    let holders: BTreeSet<&str> = parts.iter().map(|part| part.holder.as_str()).collect();
    let mut held: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for part in &parts {
        for matter in part.matters {
            held.entry(matter).or_default().insert(&part.holder);
        }
    }
    let divided =
        parts.iter().all(|part| !part.matters.is_empty()) && held.values().all(|holders| holders.len() == 1);
    if holders.len() < 2 || divided {
        return;
    }
    let rules: Vec<&Rule> = parts.iter().map(|part| part.rule).collect();
    let names = holders.into_iter().collect::<Vec<_>>().join("、");
    let list = list(&rules);
    examination.warn_together(
        &rules,
        "CW3012",
        Text::new(
            format!("“{}”由几家同时负责({names}),没写哪一件归哪一家:{list}", work.zh),
            format!(
                "{} is given to several parties ({names}) without saying which part is whose: {list}",
                work.en
            ),
        ),
        Text::new(
            "给每一件定一个负责的机构,在各条的 responsible_for 里写明管哪一件",
            "give each piece one owner, and name the pieces in `responsible_for` of each rule",
        ),
    );
}

fn parts<'a>(examination: &Examination<'a>, work: &Work) -> Vec<Part<'a>> {
    let regulation = examination.regulation;
    let bodies = |who: &'a [Selector]| {
        who.iter().filter_map(|selector| body_of(regulation, selector)).map(|id| name(regulation, id))
    };
    let mut parts = Vec::new();
    for (rule, duty) in examination.of::<Duty>() {
        let by_words = !work.words.is_empty()
            && work.words.iter().all(|group| group.iter().any(|word| duty.what.contains(word)));
        if work.actions.contains(&duty.action) || by_words {
            parts.extend(bodies(&duty.who).map(|holder| Part {
                rule,
                holder,
                matters: &duty.responsible_for,
            }));
        }
    }
    for (rule, permission) in examination.of::<Permission>() {
        if work.acts.contains(&permission.act.as_str()) {
            let holders = permission.who.iter().filter(|selector| !selector.except);
            parts.extend(holders.map(|selector| Part {
                rule,
                holder: regulation.name_of(selector),
                matters: &permission.responsible_for,
            }));
        }
    }
    if work.actions.contains(&Action::Archive) {
        for (rule, archive) in examination.of::<Archive>() {
            // The fonds itself is the matter.
            parts.extend(bodies(&archive.custodian).map(|holder| Part {
                rule,
                holder,
                matters: std::slice::from_ref(&archive.name),
            }));
        }
    }
    parts
}

fn name(regulation: &Regulation, id: &str) -> String {
    regulation.body(id).map_or_else(|| id.to_owned(), |body| body.name.clone())
}

/// CW3013: two parties answer for one result, by name of the matter or by the words 对……负责.
fn check_results(examination: &mut Examination<'_>) {
    let mut answering: BTreeMap<String, BTreeMap<String, Vec<&Rule>>> = BTreeMap::new();
    for rule in examination.rules() {
        let (who, matters) = match &rule.content {
            Content::Duty(data) => (examination.regulation.names_of(&data.who), &data.responsible_for),
            Content::Body(data) => (data.name.clone(), &data.responsible_for),
            Content::Office(data) => {
                let office = Selector { office: Some(data.id.as_str().to_owned()), ..data.of.clone() };
                (examination.regulation.name_of(&office), &data.responsible_for)
            }
            _ => continue,
        };
        for matter in matters {
            answering.entry(matter.clone()).or_default().entry(who.clone()).or_default().push(rule);
        }
        if let Content::Duty(data) = &rule.content
            && let Some(result) = result(examination, &data.what)
        {
            answering.entry(result).or_default().entry(who).or_default().push(rule);
        }
    }
    for (result, parties) in answering {
        if parties.len() < 2 {
            continue;
        }
        let rules: Vec<&Rule> = parties.values().flatten().copied().collect();
        let names = parties.keys().map(String::as_str).collect::<Vec<_>>().join("、");
        examination.warn_together(
            &rules,
            "CW3013",
            Text::new(
                format!("同一个结果(“{result}”)由不止一方负责:{names}({})", list(&rules)),
                format!(
                    "more than one party answers for one result (“{result}”): {names} ({})",
                    list(&rules)
                ),
            ),
            Text::new(
                "分开记各方的结果,或请发文机关明确谁负总责",
                "keep a result for each party, or ask the issuer who answers for the whole",
            ),
        );
    }
}

/// The result in 对……负责: its last two characters, which carry the noun. 对领导小组负责 names a superior and no result.
fn result(examination: &Examination<'_>, text: &str) -> Option<String> {
    let before = &text[..text.find("负责")?];
    let object = &before[before.rfind('对')? + '对'.len_utf8()..];
    let characters: Vec<char> = object.chars().collect();
    let tail: String = characters.get(characters.len().checked_sub(2)?..)?.iter().collect();
    if characters.len() > 16 || characters.iter().any(|c| matches!(c, ',' | '。' | ';')) {
        return None;
    }
    let is_party = |name: &str| name.ends_with(&tail);
    let body = |body: &Body| is_party(&body.name) || body.aliases.iter().any(|alias| is_party(alias));
    let superior = examination.of::<Body>().any(|(_, data)| body(data))
        || examination.of::<Office>().any(|(_, office)| is_party(&office.name));
    (!superior).then_some(tail)
}

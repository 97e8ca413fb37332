//! Chains of triggers: no duty may start itself again.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Finding, Text};

use crate::pack::{Assessment, Duty, Meeting};
use crate::resolved::complaint::about;
use crate::resolved::regulation::Regulation;
use crate::resolved::rule::{Content, Rule};

/// One thing that is owed when a fact happens, and the fact that it leaves behind.
struct Link<'a> {
    rule: &'a Rule,
    /// What starts it, with what the fact must say.
    on: Option<(&'a str, Said<'a>)>,
    /// What it leaves, with what that fact says.
    leaves: (&'a str, Said<'a>),
}

/// Values that a fact's data carry.
type Said<'a> = BTreeMap<&'a str, &'a str>;

/// Keys that name what a fact belongs to: a fact that does not carry one belongs to nothing of that kind.
const IDENTITIES: &[&str] = &["meeting", "assessment", "rule", "article"];

/// Reports each circle of duties once, at its first rule.
pub(super) fn check(regulation: &Regulation, findings: &mut Vec<Finding>) {
    let links = links(regulation);
    let mut waiting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, link) in links.iter().enumerate() {
        if let Some((kind, _)) = &link.on {
            waiting.entry(*kind).or_default().push(index);
        }
    }
    let follows = |index: usize| -> Vec<usize> {
        let Some(link) = links.get(index) else { return Vec::new() };
        let (kind, said) = &link.leaves;
        let next = waiting.get(*kind).into_iter().flatten().copied();
        next.filter(|next| {
            links.get(*next).and_then(|link| link.on.as_ref()).is_some_and(|(_, of)| fits(said, of))
        })
        .collect()
    };
    for circle in circles(links.len(), follows) {
        let mut rules: Vec<&Rule> =
            circle.iter().filter_map(|index| links.get(*index)).map(|link| link.rule).collect();
        rules.sort_by(|one, other| one.id.cmp(&other.id));
        rules.dedup_by(|one, other| one.id == other.id);
        let Some(first) = rules.first() else { continue };
        let names = rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(" → ");
        findings.push(about(
            first,
            "CW2046",
            Text::new(
                format!("办结之后又会触发自己,没有尽头:{names}"),
                format!("done, it starts itself again, without end: {names}"),
            ),
            Text::new(
                "给其中一条换一个 evidence,或用 of 限定 on 的事实",
                "give one of them another `evidence`, or narrow its `on` with `of`",
            ),
        ));
    }
}

fn fits(said: &Said<'_>, of: &Said<'_>) -> bool {
    of.iter().all(|(key, wanted)| match said.get(key) {
        Some(value) => value == wanted,
        // Other values are put in by whoever records the fact, and may be anything.
        None => !IDENTITIES.contains(key),
    })
}

fn links(regulation: &Regulation) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    for rule in regulation.rules() {
        match &rule.content {
            Content::Duty(duty) => links.push(of_duty(rule, duty)),
            Content::Meeting(meeting) => of_meeting(rule, meeting, &mut links),
            Content::Assessment(assessment) => of_assessment(rule, assessment, &mut links),
            _ => {}
        }
    }
    links
}

fn of_duty<'a>(rule: &'a Rule, duty: &'a Duty) -> Link<'a> {
    let of: Said<'a> = duty.of.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    // What the fact that started it was about, its own fact is about too.
    let mut said = of.clone();
    said.insert("rule", rule.id.as_str());
    said.insert("article", &rule.article);
    Link {
        rule,
        on: duty.on.as_deref().map(|on| (on, of)),
        leaves: (duty.evidence.as_deref().unwrap_or_else(|| duty.action.leaves()), said),
    }
}

fn of_meeting<'a>(rule: &'a Rule, meeting: &'a Meeting, links: &mut Vec<Link<'a>>) {
    let own: Said<'a> = [("meeting", rule.id.as_str()), ("rule", rule.id.as_str())].into();
    let scheduled = || Some(("meeting.scheduled", own.clone()));
    for kind in ["meeting.scheduled", "meeting.held", "meeting.decided", "meeting.countersigned"] {
        links.push(Link { rule, on: None, leaves: (kind, own.clone()) });
    }
    if meeting.notice.is_some() {
        links.push(Link { rule, on: scheduled(), leaves: ("meeting.noticed", own.clone()) });
    }
    if meeting.minutes.is_some() {
        let held = Some(("meeting.held", own.clone()));
        links.push(Link { rule, on: held, leaves: ("meeting.minutes_sent", own.clone()) });
    }
    if let Some(circular) = &meeting.circular {
        let of: Said<'a> = circular.of.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let on = match circular.after.as_deref() {
            Some(after) => (after, of),
            None => ("meeting.held", own.clone()),
        };
        links.push(Link { rule, on: Some(on), leaves: ("circular.issued", own) });
    }
}

fn of_assessment<'a>(rule: &'a Rule, _: &'a Assessment, links: &mut Vec<Link<'a>>) {
    let own: Said<'a> = [("assessment", rule.id.as_str()), ("rule", rule.id.as_str())].into();
    for kind in ["assessment.opened", "assessment.completed"] {
        links.push(Link { rule, on: None, leaves: (kind, own.clone()) });
    }
}

/// Each circle in the graph, as the set of its nodes: walks without recursion, because chains may be long.
fn circles(nodes: usize, follows: impl Fn(usize) -> Vec<usize>) -> Vec<BTreeSet<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; nodes];
    let mut found = BTreeSet::new();
    for start in 0..nodes {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut path = vec![(start, follows(start))];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(other) = next.pop() else {
                marks[node] = Mark::Done;
                path.pop();
                continue;
            };
            match marks[other] {
                Mark::New => {
                    marks[other] = Mark::Open;
                    path.push((other, follows(other)));
                }
                Mark::Open => {
                    let circle =
                        path.iter().map(|(node, _)| *node).skip_while(|node| *node != other).collect();
                    found.insert(circle);
                }
                Mark::Done => {}
            }
        }
    }
    found.into_iter().collect()
}

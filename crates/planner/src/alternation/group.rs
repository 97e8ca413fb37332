//! Which meetings of which bodies must be arranged together, and what is already fixed of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Link, Pin};
use crate::{
    fact::FactLog,
    organisation::PartyId,
    program::{Program, RuleIndex},
    roster::Roster,
};

/// The meetings of one body, or of bodies, that alternate with each other, directly or through others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) lanes: Vec<LaneOf>,
}

/// One kind of meeting in one body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LaneOf {
    pub(crate) rule: RuleIndex,
    /// The body; none where a group stands for its kinds in all bodies.
    pub(crate) seat: Option<PartyId>,
    /// The lane of the group that it alternates with.
    pub(crate) with: Option<usize>,
}

impl Group {
    pub(crate) fn rules(&self) -> impl Iterator<Item = RuleIndex> + '_ {
        self.lanes.iter().map(|lane| lane.rule)
    }
}

/// The groups of kinds, whatever bodies have them.
pub(super) fn kinds(links: &[Link]) -> Vec<Group> {
    let edges = links.iter().filter_map(|link| Some(((link.rule, None), (link.with?, None)))).collect();
    connected(&edges)
}

/// The groups of an organisation: each body's meeting alternates with that of the same body, or with the only one there is.
pub(crate) fn groups(program: &Program, roster: &Roster) -> Vec<Group> {
    let mut edges = BTreeMap::new();
    for link in &program.links {
        let Some(with) = link.with else { continue };
        let others = roster.seats(&program.rules[with].item);
        for seat in roster.seats(&program.rules[link.rule].item) {
            let other = match others {
                _ if others.contains(seat) => Some(seat),
                [only] => Some(only),
                _ => None,
            };
            if let Some(other) = other {
                edges.insert((link.rule, Some(seat.clone())), (with, Some(other.clone())));
            }
        }
    }
    connected(&edges)
}

type Node = (RuleIndex, Option<PartyId>);

fn connected(edges: &BTreeMap<Node, Node>) -> Vec<Group> {
    let mut near: BTreeMap<&Node, Vec<&Node>> = BTreeMap::new();
    for (one, other) in edges {
        near.entry(one).or_default().push(other);
        near.entry(other).or_default().push(one);
    }
    let mut seen: BTreeSet<&Node> = BTreeSet::new();
    let mut groups = Vec::new();
    for start in near.keys() {
        if seen.contains(start) {
            continue;
        }
        let mut members: BTreeSet<&Node> = BTreeSet::new();
        let mut open = vec![*start];
        while let Some(node) = open.pop() {
            if members.insert(node) {
                open.extend(near.get(node).into_iter().flatten());
            }
        }
        seen.extend(&members);
        let members: Vec<&Node> = members.into_iter().collect();
        let place = |node: &Node| members.iter().position(|member| *member == node);
        let lanes = members
            .iter()
            .map(|node| LaneOf { rule: node.0, seat: node.1.clone(), with: edges.get(node).and_then(place) })
            .collect();
        groups.push(Group { lanes });
    }
    groups
}

/// The regular meetings of a lane that were held or are scheduled, in any order. What was called outside the schedule is not
/// the regular meeting, unless the fact says so (C-04).
pub(crate) fn pins(
    program: &Program,
    roster: &Roster,
    log: &FactLog,
    rule: RuleIndex,
    seat: &PartyId,
) -> Vec<Pin> {
    let item = &program.rules[rule].item;
    let mut pins: Vec<Pin> = Vec::new();
    for kind in ["meeting.held", "meeting.scheduled"] {
        let facts: Vec<_> = match roster.seats(item) {
            [_] => log.of_name(kind, item).collect(),
            _ => log
                .of_party(kind, seat.as_str())
                .filter(|fact| fact.names().any(|name| *name == **item))
                .collect(),
        };
        for fact in facts {
            let regular = fact.datum("emergency").is_none()
                || fact.says("regular")
                || fact.datum("occurrence").is_some();
            if regular && roster.body_of(fact, item) == Some(seat.as_str()) {
                pins.push(Pin {
                    date: fact.starts().date(),
                    known: fact.date(),
                    fact: fact.id.clone(),
                    held: kind == "meeting.held",
                    names: fact.list("occurrence").map(str::to_owned).collect(),
                });
            }
        }
    }
    pins
}

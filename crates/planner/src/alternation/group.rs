//! Which meetings of which bodies must be arranged together, and what is already fixed of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Link, Pin, quarter_of};
use crate::{
    fact::FactLog,
    organisation::PartyId,
    program::{Program, RuleIndex, Slot},
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

/// What is fixed of a lane: its regular meetings that were held, then those that are scheduled, each for the slot that it
/// names or the first free one whose window holds its day. One that falls in a quarter that is already taken fixes nothing.
pub(crate) fn pins(
    program: &Program,
    roster: &Roster,
    log: &FactLog,
    rule: RuleIndex,
    seat: &PartyId,
    slots: &[Slot],
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
            if roster.body_of(fact, item) != Some(seat.as_str())
                || (fact.datum("emergency").is_some()
                    && !fact.says("regular")
                    && fact.datum("occurrence").is_none())
            {
                continue;
            }
            let day = fact.starts().date();
            let taken = |slot: &Slot| pins.iter().any(|pin| pin.label == slot.label);
            let same_quarter =
                |pin: &Pin| pin.date.year() == day.year() && quarter_of(pin.date) == quarter_of(day);
            let names = |slot: &Slot| fact.list("occurrence").any(|label| *label == *slot.label);
            let fits = |slot: &&Slot| match fact.datum("occurrence") {
                Some(_) => names(slot),
                None => slot.contains(day),
            };
            if pins.iter().any(same_quarter) {
                continue;
            }
            if let Some(slot) = slots.iter().filter(fits).find(|slot| !taken(slot)) {
                pins.push(Pin { label: slot.label.clone(), date: day, fact: fact.id.clone() });
            }
        }
    }
    pins
}

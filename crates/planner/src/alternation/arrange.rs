//! One year of meetings that alternate. The year is arranged before anything is known of it, and again whenever a meeting is
//! fixed: with what is fixed kept, what lay in quarters that were over by then left where it was, and the rest arranged anew.

use calendar::Date;
use kernel::Finding;

use super::{
    Group,
    complain::{Trouble, clash, complain},
    quarter, quarter_of,
    solve::{Demand, Lane, solve},
};
use crate::program::{Program, Slot};

/// A meeting that a fact fixes on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pin {
    /// The day.
    pub(crate) date: Date,
    /// When that became known.
    pub(crate) known: Date,
    /// The fact.
    pub(crate) fact: String,
    /// Whether it was held, and not only scheduled.
    pub(crate) held: bool,
    /// The occurrences that it names.
    pub(crate) names: Vec<String>,
}

/// The slots of each lane with the quarters that were found: a meeting that alternates is owed in its quarter; the other
/// keeps its window and gets the quarter as an arrangement. A meeting that is fixed against the rule is left out, so that the
/// others can follow it; where they cannot even so, they are kept at least in different quarters; else the windows stay.
pub(crate) fn arrange_year(
    program: &Program,
    group: &Group,
    mut slots: Vec<Vec<Slot>>,
    pins: &[Vec<Pin>],
    year: i16,
) -> (Vec<Vec<Slot>>, Vec<Finding>) {
    if slots.iter().filter(|lane| !lane.is_empty()).count() < 2 {
        return (slots, Vec::new());
    }
    let mut arranging = Arranging {
        group,
        year,
        taken: slots.iter().map(|lane| vec![None; lane.len()]).collect(),
        order: Vec::new(),
        found: None,
        slots: &slots,
    };
    arranging.found = arranging.search(Date::MIN, &mut Vec::new());
    let mut all: Vec<(usize, &Pin)> =
        pins.iter().enumerate().flat_map(|(lane, pins)| pins.iter().map(move |pin| (lane, pin))).collect();
    all.sort_by(|a, b| (a.1.known, a.1.date, a.0, &a.1.fact).cmp(&(b.1.known, b.1.date, b.0, &b.1.fact)));
    let mut dropped = Vec::new();
    for (lane, pin) in all {
        arranging.fix(lane, pin, &mut dropped);
    }
    let mut findings: Vec<Finding> =
        dropped.iter().map(|(lane, pin)| clash(program, group, *lane, pin)).collect();
    let trouble = match &arranging.found {
        Some((Demand::Alternate, _)) => None,
        Some(_) => Some(Trouble::Gaps),
        None => Some(Trouble::Quarters),
    };
    if let Some(trouble) = trouble {
        let fixed: Vec<(usize, Pin)> = arranging
            .order
            .iter()
            .filter_map(|(lane, at)| Some((*lane, arranging.taken[*lane][*at].clone()?)))
            .collect();
        findings.extend(complain(program, group, &fixed, year, trouble));
    }
    if let Some((_, quarters)) = arranging.found {
        apply(group, &mut slots, &quarters, year);
    }
    (slots, findings)
}

struct Arranging<'a> {
    group: &'a Group,
    year: i16,
    slots: &'a [Vec<Slot>],
    /// For each lane and slot, what fixes it.
    taken: Vec<Vec<Option<Pin>>>,
    /// Lanes and slots in the order in which they were fixed.
    order: Vec<(usize, usize)>,
    /// How far the rule is followed, and the quarters of each lane; none where they cannot even be kept apart.
    found: Option<(Demand, Vec<Vec<u8>>)>,
}

impl Arranging<'_> {
    fn fix(&mut self, lane: usize, pin: &Pin, dropped: &mut Vec<(usize, Pin)>) {
        let Some(at) = self.slot_of(lane, pin) else { return };
        self.taken[lane][at] = Some(pin.clone());
        self.order.retain(|fixed| *fixed != (lane, at));
        self.order.push((lane, at));
        self.found = self.search(pin.known, dropped);
    }

    /// The slot that a meeting takes: the one it names; else, of those whose window holds the day, the one that lies in that
    /// quarter, one that is still to come, any that is free; one that was only scheduled, where this one was held.
    fn slot_of(&self, lane: usize, pin: &Pin) -> Option<usize> {
        let quarter_of_pin = quarter_of(pin.date);
        let same = |other: &Pin| quarter_of(other.date) == quarter_of_pin;
        if let Some(at) = self.taken[lane].iter().position(|taken| taken.as_ref().is_some_and(same)) {
            // A meeting that was scheduled and then held in its quarter is one meeting.
            return pin.held.then_some(at);
        }
        let slots = &self.slots[lane];
        if !pin.names.is_empty() {
            return slots.iter().position(|slot| pin.names.iter().any(|name| *name == *slot.label));
        }
        let holds = |at: &usize| slots[*at].contains(pin.date);
        let free = |at: &usize| self.taken[lane][*at].is_none();
        let lies_in = |at: &usize| self.found.as_ref().map(|(_, quarters)| quarters[lane][*at]);
        let open: Vec<usize> = (0..slots.len()).filter(holds).filter(free).collect();
        let here = open.iter().find(|at| lies_in(at) == Some(quarter_of_pin));
        let ahead =
            open.iter().find(|at| lies_in(at).is_some_and(|quarter| !self.is_over(quarter, pin.known)));
        here.or(ahead).or(open.first()).copied().or_else(|| {
            let scheduled = |at: &usize| self.taken[lane][*at].as_ref().is_some_and(|taken| !taken.held);
            (0..slots.len()).filter(holds).find(|at| pin.held && scheduled(at))
        })
    }

    fn is_over(&self, at: u8, day: Date) -> bool {
        quarter(self.year, at).1 < day
    }

    /// The quarters as of a day. Meetings of lanes that alternate give way to what they alternate with, the later fixed to the
    /// earlier; those that do are taken out.
    fn search(&mut self, as_of: Date, dropped: &mut Vec<(usize, Pin)>) -> Option<(Demand, Vec<Vec<u8>>)> {
        let yields = |(lane, _): &(usize, usize)| self.group.lanes[*lane].with.is_some();
        let (yielding, kept): (Vec<_>, Vec<_>) = self.order.iter().copied().partition(yields);
        for demand in Demand::ALL {
            let mut fixed = kept.clone();
            let Some(mut quarters) = solve(&self.lanes(&fixed, as_of), demand) else { continue };
            let mut clashing = Vec::new();
            for place in &yielding {
                fixed.push(*place);
                match solve(&self.lanes(&fixed, as_of), demand) {
                    Some(found) => quarters = found,
                    None => clashing.extend(fixed.pop()),
                }
            }
            for (lane, at) in clashing {
                self.order.retain(|fixed| *fixed != (lane, at));
                dropped.extend(self.taken[lane][at].take().map(|pin| (lane, pin)));
            }
            return Some((demand, quarters));
        }
        None
    }

    fn lanes(&self, fixed: &[(usize, usize)], as_of: Date) -> Vec<Lane> {
        let lane = |(lane, slots): (usize, &Vec<Slot>)| Lane {
            slots: slots
                .iter()
                .enumerate()
                .map(|(at, slot)| self.options(lane, at, slot, fixed, as_of))
                .collect(),
            with: self.group.lanes[lane].with,
        };
        self.slots.iter().enumerate().map(lane).collect()
    }

    fn options(&self, lane: usize, at: usize, slot: &Slot, fixed: &[(usize, usize)], as_of: Date) -> Vec<u8> {
        let pin = fixed.contains(&(lane, at)).then(|| self.taken[lane][at].as_ref()).flatten();
        if let Some(pin) = pin {
            return vec![quarter_of(pin.date)];
        }
        let lay = self.found.as_ref().map(|(_, quarters)| quarters[lane][at]);
        if let Some(lay) = lay.filter(|lay| self.is_over(*lay, as_of)) {
            // What was to be held by then has been missed, or will be late: it is not moved any more.
            return vec![lay];
        }
        let window = (0..4).filter(|at| overlap(slot, quarter(self.year, *at)).is_some());
        window.filter(|at| !self.is_over(*at, as_of)).collect()
    }
}

fn overlap(slot: &Slot, (from, to): (Date, Date)) -> Option<(Date, Date)> {
    let (from, to) = (slot.from.max(from), slot.due.min(to));
    (from <= to).then_some((from, to))
}

fn apply(group: &Group, slots: &mut [Vec<Slot>], quarters: &[Vec<u8>], year: i16) {
    for (lane, (slots, quarters)) in slots.iter_mut().zip(quarters).enumerate() {
        for (slot, at) in slots.iter_mut().zip(quarters) {
            // A meeting fixed outside of its window keeps the window, and is late or early by it.
            let Some((from, to)) = overlap(slot, quarter(year, *at)) else { continue };
            slot.arranged = Some((from, to));
            if group.lanes[lane].with.is_some() {
                (slot.from, slot.due) = (from, to);
            }
        }
        crate::program::sort(slots);
    }
}

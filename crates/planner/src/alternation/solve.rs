//! The search for quarters in which meetings alternate.
//!
//! Each kind of meeting (in each body) is a lane with slots; a slot may lie in the quarters that its window overlaps. A lane
//! alternates with at most one other, so that the lanes form trees, save for a circle that two or more may close. Below a
//! lane whose quarters are chosen, each branch is searched by itself: the work grows with the lanes, not with their product.

/// A kind of meeting in one body, in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lane {
    /// For each slot, in order, the quarters (0 to 3) that it may lie in, ascending.
    pub(super) slots: Vec<Vec<u8>>,
    /// The lane that it alternates with.
    pub(super) with: Option<usize>,
}

/// How far the rule is followed, from as it is written to what is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// Never in one quarter, and one in each gap between two of the other: as it is written.
    Alternate,
    /// Never in one quarter with the other nor with each other.
    Spread,
    /// Never in one quarter with the other.
    Apart,
}

impl Demand {
    pub(super) const ALL: [Self; 3] = [Self::Alternate, Self::Spread, Self::Apart];
}

/// More choices than this in one lane are not tried: no regulation comes near.
const LIMIT: usize = 50_000;

/// The quarters of each slot of each lane: the first that fits, counting from the first lane's earliest quarters.
pub(super) fn solve(lanes: &[Lane], demand: Demand) -> Option<Vec<Vec<u8>>> {
    let root = (0..lanes.len()).find(|lane| lanes[*lane].with.is_none()).or_else(|| on_circle(lanes))?;
    let mut chosen = vec![Vec::new(); lanes.len()];
    let search = Search { lanes, demand, root };
    search.place(root, None, &mut chosen).then_some(chosen)
}

/// A lane on the circle that every walk along `with` ends in.
fn on_circle(lanes: &[Lane]) -> Option<usize> {
    let mut lane = 0;
    for _ in lanes {
        lane = lanes.get(lane)?.with?;
    }
    let mut lowest = lane;
    for _ in lanes {
        lane = lanes[lane].with?;
        lowest = lowest.min(lane);
    }
    Some(lowest)
}

struct Search<'a> {
    lanes: &'a [Lane],
    demand: Demand,
    root: usize,
}

impl Search<'_> {
    /// Chooses quarters for a lane and for all that alternate with it.
    fn place(&self, lane: usize, above: Option<usize>, chosen: &mut [Vec<u8>]) -> bool {
        let closes = lane != self.root && self.lanes[self.root].with == Some(lane);
        for quarters in Choices::of(&self.lanes[lane].slots).take(LIMIT) {
            chosen[lane] = quarters;
            if above.is_some_and(|above| !self.fits(&chosen[lane], &chosen[above])) {
                continue;
            }
            if closes && !self.fits(&chosen[self.root], &chosen[lane]) {
                continue;
            }
            let below = |other: &usize| *other != self.root && self.lanes[*other].with == Some(lane);
            if (0..self.lanes.len()).filter(below).all(|child| self.place(child, Some(lane), chosen)) {
                return true;
            }
        }
        false
    }

    /// Whether the one alternates with the other.
    fn fits(&self, one: &[u8], other: &[u8]) -> bool {
        if one.iter().any(|quarter| other.contains(quarter)) {
            return false;
        }
        if one.is_empty() || other.is_empty() {
            return true;
        }
        match self.demand {
            Demand::Apart => return true,
            Demand::Spread => {
                let taken: std::collections::BTreeSet<u8> = one.iter().copied().collect();
                return taken.len() == one.len();
            }
            Demand::Alternate => {}
        }
        let mut order: Vec<(u8, bool)> = one
            .iter()
            .map(|quarter| (*quarter, true))
            .chain(other.iter().map(|quarter| (*quarter, false)))
            .collect();
        order.sort_unstable();
        // The year after looks the same, so that its first stands next to this year's last.
        order.iter().zip(order.iter().cycle().skip(1)).all(|(a, b)| a.1 != b.1)
    }
}

/// Every way to choose one quarter for each slot, in ascending order; among slots that may lie in the same quarters, the
/// earlier slot has the earlier quarter.
struct Choices<'a> {
    slots: &'a [Vec<u8>],
    next: Option<Vec<usize>>,
}

impl<'a> Choices<'a> {
    fn of(slots: &'a [Vec<u8>]) -> Self {
        let next = slots.iter().all(|slot| !slot.is_empty()).then(|| vec![0; slots.len()]);
        Self { slots, next }
    }

    fn is_ordered(&self, at: &[usize]) -> bool {
        self.slots
            .windows(2)
            .zip(at.windows(2))
            .all(|(slots, at)| slots[0] != slots[1] || slots[0].len() == 1 || at[0] <= at[1])
    }

    fn advance(&mut self) {
        let Some(at) = &mut self.next else { return };
        for place in (0..at.len()).rev() {
            at[place] += 1;
            if at[place] < self.slots[place].len() {
                return;
            }
            at[place] = 0;
        }
        self.next = None;
    }
}

impl Iterator for Choices<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            let at = self.next.clone()?;
            self.advance();
            if self.is_ordered(&at) {
                return Some(at.iter().zip(self.slots).map(|(at, slot)| slot[*at]).collect());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(slots: &[&[u8]], with: Option<usize>) -> Lane {
        Lane { slots: slots.iter().map(|slot| slot.to_vec()).collect(), with }
    }

    const HALVES: [&[u8]; 2] = [&[0, 1], &[2, 3]];
    const YEAR: [&[u8]; 2] = [&[0, 1, 2, 3], &[0, 1, 2, 3]];

    #[test]
    fn half_yearly_meetings_and_reviews_take_turns() {
        let free = [lane(&HALVES, None), lane(&YEAR, Some(0))];
        assert_eq!(solve(&free, Demand::Alternate), Some(vec![vec![0, 2], vec![1, 3]]));
        // C-07: only Q1+Q3 or Q2+Q4 leave room for the other.
        let second = [lane(&[&[1], &[2, 3]], None), lane(&YEAR, Some(0))];
        assert_eq!(solve(&second, Demand::Alternate), Some(vec![vec![1, 3], vec![0, 2]]));
        let wide = [lane(&[&[0], &[3]], None), lane(&YEAR, Some(0))];
        assert_eq!(solve(&wide, Demand::Alternate), None);
        assert_eq!(solve(&wide, Demand::Spread), Some(vec![vec![0, 3], vec![1, 2]]));
    }

    #[test]
    fn several_may_alternate_with_one_and_chains_hold() {
        let two = [lane(&HALVES, None), lane(&YEAR, Some(0)), lane(&[&[3], &[1]], Some(0))];
        assert_eq!(solve(&two, Demand::Alternate), Some(vec![vec![0, 2], vec![1, 3], vec![3, 1]]));
        let chain = [lane(&HALVES, None), lane(&YEAR, Some(0)), lane(&YEAR, Some(1))];
        assert_eq!(solve(&chain, Demand::Alternate), Some(vec![vec![0, 2], vec![1, 3], vec![0, 2]]));
    }

    #[test]
    fn a_circle_of_two_is_solved_and_one_of_three_cannot_be() {
        let two = [lane(&HALVES, Some(1)), lane(&YEAR, Some(0))];
        assert_eq!(solve(&two, Demand::Alternate), Some(vec![vec![0, 2], vec![1, 3]]));
        let three = [lane(&HALVES, Some(1)), lane(&HALVES, Some(2)), lane(&HALVES, Some(0))];
        assert_eq!(solve(&three, Demand::Alternate), None);
    }

    #[test]
    fn what_occupies_each_quarter_leaves_none() {
        let quarterly = [lane(&[&[0], &[1], &[2], &[3]], None), lane(&YEAR, Some(0))];
        assert_eq!(solve(&quarterly, Demand::Apart), None);
        let crowded = [lane(&[&[0], &[1], &[2]], None), lane(&YEAR, Some(0))];
        assert_eq!(solve(&crowded, Demand::Spread), None);
        assert_eq!(solve(&crowded, Demand::Apart), Some(vec![vec![0, 1, 2], vec![3, 3]]));
    }
}

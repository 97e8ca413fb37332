//! The year as it goes by: who acts on which day, and what follows from it.

use std::{collections::BTreeSet, sync::Arc};

use calendar::{Date, Half};
use jiff::civil::DateTime;
use kernel::SeededRandom;

use super::{Script, deed, diary::Diary, outside};
use crate::{
    fact::Fact,
    obligation::{Obligation, ObligationId},
    organisation::PartyId,
    plan::Item,
    program::{Part, Rule},
    replan::Board,
};

/// A year being played.
pub(super) struct Stage<'a> {
    script: Script<'a>,
    /// The institution's obligations, kept up to date by the facts that are made up.
    pub(super) board: Board,
    /// Meetings that were held, in order of time.
    pub(super) held: Vec<Held>,
    /// Notices and circulars that reached a party, in order of time.
    pub(super) told: Vec<(Date, PartyId)>,
    outside: Vec<Fact>,
    queue: BTreeSet<(DateTime, Step)>,
    seen: BTreeSet<ObligationId>,
    diary: Diary,
}

/// A meeting that was held.
pub(super) struct Held {
    pub(super) date: Date,
    pub(super) rule: Arc<str>,
    pub(super) body: PartyId,
    pub(super) parties: Vec<PartyId>,
}

/// What happens at a moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// Something comes from outside.
    Outside(usize),
    /// A meeting is put on the calendar.
    Schedule(ObligationId, u8),
    /// An obligation is done.
    Do(ObligationId, u8),
}

/// Whether a holder does what it owes, and when.
enum Fate {
    InTime,
    /// By so many days.
    Late(u32),
    Never,
}

/// Days between the scheduling of a meeting and the meeting.
const LEAD: i64 = 8;
/// A meeting that lacks its quorum is put off this often before it is given up.
const ATTEMPTS: u8 = 3;

impl<'a> Stage<'a> {
    pub(super) fn new(script: Script<'a>) -> Self {
        let board =
            Board::new(script.program.clone(), script.organisation.clone(), script.first(), script.last());
        Self {
            script,
            board,
            held: Vec::new(),
            told: Vec::new(),
            outside: outside::facts(&script),
            queue: BTreeSet::new(),
            seen: BTreeSet::new(),
            diary: Diary::default(),
        }
    }

    /// Plays until nothing more happens in the year.
    pub(super) fn play(&mut self) {
        for (index, fact) in self.outside.iter().enumerate() {
            self.queue.insert((fact.at, Step::Outside(index)));
        }
        let first = self.script.first();
        self.take_up(self.board.plan().items, first);
        while let Some((at, step)) = self.queue.pop_first() {
            if at.date() > self.script.curtain() {
                break;
            }
            match step {
                Step::Outside(index) => {
                    let fact = self.outside[index].clone();
                    self.happen(&fact);
                }
                Step::Schedule(id, attempt) => self.schedule(&id, at, attempt),
                Step::Do(id, attempt) => self.act(&id, at, attempt),
            }
        }
    }

    fn happen(&mut self, fact: &Fact) {
        let day = fact.date();
        // Ids are made from obligations and attempts, each once, so that nothing can conflict.
        if let Ok(changes) = self.board.apply(fact) {
            self.take_up(changes.added, day);
        }
    }

    /// Decides what will come of new obligations.
    fn take_up(&mut self, items: Vec<Item>, today: Date) {
        // What falls due in the next year belongs to the rehearsal of that year.
        let last = self.script.last();
        for item in items.into_iter().filter(|item| item.obligation.due() <= last) {
            let settled = item.outcome().met.is_some() || item.outcome().waived.is_some();
            // Agenda items are dealt with by the meetings, open norms are left open.
            let own = !matches!(item.obligation.part, Part::Agenda(_) | Part::Settle);
            if own && !settled && self.seen.insert(item.obligation.id.clone()) {
                self.decide(&item.obligation, today);
            }
        }
    }

    fn decide(&mut self, obligation: &Obligation, today: Date) {
        let mut random = SeededRandom::for_subject(self.script.seed, obligation.id.as_str());
        let fate = self.fate(obligation, &mut random);
        let (from, to) = obligation.slot.unwrap_or(obligation.window);
        let from = from.max(today);
        let day = match fate {
            Fate::Never => return,
            Fate::Late(days) => self.workday(later(to.max(today), i64::from(days)), None),
            Fate::InTime if to <= from => from,
            Fate::InTime if obligation.part == Part::Hold => middle(from, to, &mut random),
            Fate::InTime => {
                let spare = u32::try_from((to - from).get_days()).unwrap_or(0).min(SPARE);
                self.workday(later(to, -i64::from(random.below(spare + 1))), Some((from, to)))
            }
        };
        if obligation.part == Part::Hold {
            let call = later(day, -LEAD).max(today);
            self.queue.insert((call.at(8, 30, 0, 0), Step::Schedule(obligation.id.clone(), 0)));
        } else {
            let early = obligation.part == Part::Notice || obligation.half == Some(Half::Morning);
            let hour = if early { 9 } else { 15 };
            let at = day.at(hour, 0, 0, 0);
            let at = obligation.trigger.as_ref().map_or(at, |trigger| at.max(later_today(trigger.at)));
            self.queue.insert((at, Step::Do(obligation.id.clone(), 0)));
        }
    }

    fn fate(&self, obligation: &Obligation, random: &mut SeededRandom) -> Fate {
        // Late notice is refused where it is given, so that no meeting suffers from it.
        if obligation.part == Part::Notice {
            return Fate::InTime;
        }
        let party = &obligation.who.party;
        let classes = self.script.organisation.unit(party).map_or(&[][..], |unit| &unit.classes);
        let habit = self.script.behaviour.of(party.as_str(), classes);
        let drawn = random.below(1000);
        if drawn < habit.missed_per_mille {
            Fate::Never
        } else if drawn < habit.missed_per_mille + habit.late_per_mille {
            Fate::Late(1 + random.below(habit.late_days.max(1)))
        } else {
            Fate::InTime
        }
    }

    /// The workday on or before `day` within the bounds; after it where there is none, or where there are no bounds.
    fn workday(&self, day: Date, bounds: Option<(Date, Date)>) -> Date {
        let calendar = self.script.program.calendar();
        let Some((from, to)) = bounds else { return calendar.next_workday(day) };
        let before = calendar.previous_workday(day);
        if from <= before {
            return before;
        }
        let after = calendar.next_workday(day);
        if after <= to { after } else { day }
    }

    fn schedule(&mut self, id: &ObligationId, at: DateTime, attempt: u8) {
        let Some((item, rule)) = self.open(id) else { return };
        let obligation = &item.obligation;
        let body = &obligation.who.party;
        let parties = deed::attendance(&self.script, &rule, body, at).parties;
        let (_, last) = obligation.slot.unwrap_or(obligation.window);
        let wish = later(at.date(), LEAD);
        let earliest = later(at.date(), NOTICE);
        let latest = if wish <= last { last } else { later(wish, 10) };
        let day = self.diary.book(self.script.program.calendar(), (earliest, latest), wish, &parties);
        let starts = day.at(9, 0, 0, 0);
        self.happen(&deed::scheduled(&rule, obligation, at, starts, attempt));
        self.queue.insert((starts, Step::Do(id.clone(), attempt)));
    }

    fn act(&mut self, id: &ObligationId, at: DateTime, attempt: u8) {
        let Some((item, rule)) = self.open(id) else { return };
        let obligation = &item.obligation;
        let fact = deed::done(&self.script, &rule, obligation, at, attempt);
        if rule.part == Part::Hold {
            if deed::lacks_quorum(&rule, &fact) {
                if attempt + 1 < ATTEMPTS {
                    let next = self.workday(later(at.date(), 1), None).at(8, 30, 0, 0);
                    self.queue.insert((next, Step::Schedule(id.clone(), attempt + 1)));
                }
            } else {
                let body = obligation.who.party.clone();
                let parties = deed::attendance(&self.script, &rule, &body, at).parties;
                self.held.push(Held { date: at.date(), rule: rule.id.clone(), body, parties });
            }
        }
        let reached = deed::reached(&self.script, &rule, obligation, at);
        self.told.extend(reached.into_iter().map(|party| (at.date(), party)));
        self.happen(&fact);
    }

    /// The obligation with its rule, while it is open.
    fn open(&self, id: &ObligationId) -> Option<(Item, Rule)> {
        let item = self.board.get(id)?;
        let settled = item.outcome().met.is_some() || item.outcome().waived.is_some();
        let rule = self.script.program.rule(&item.obligation.rule)?.clone();
        (!settled).then_some((item, rule))
    }
}

/// Days before the deadline within which most people act.
const SPARE: u32 = 14;
/// Days that a meeting is announced ahead at the least.
const NOTICE: i64 = 4;

fn later(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

fn later_today(moment: DateTime) -> DateTime {
    moment.saturating_add(jiff::Span::new().hours(1))
}

/// A day in the middle half of a window, which leaves room to put a meeting off.
fn middle(from: Date, to: Date, random: &mut SeededRandom) -> Date {
    let days = u32::try_from((to - from).get_days()).unwrap_or(0);
    later(from, i64::from(days / 4 + random.below(days / 2 + 1)))
}

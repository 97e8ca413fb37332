//! The rungs of an obligation's ladder, and which of them are due.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{CalendarError, Date, Span};
use regulation::pack::{self, Selector, selector::Party};
use serde::Serialize;

use super::Ledger;
use crate::{
    obligation::{Obligation, ObligationId},
    organisation::{FactContext, Holder, Organisation},
    plan::Item,
    program::Program,
};

/// The rungs that have been climbed already.
pub type Climbed = BTreeSet<(ObligationId, u8)>;

/// One rung of an obligation's ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Its place on the ladder, from 0, as the pack lists them.
    pub index: u8,
    /// How it is called.
    pub name: String,
    /// The day on which it is climbed, while nothing is suspended.
    pub date: Date,
    tell: Vec<Selector>,
}

/// A rung that is climbed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Climb {
    /// The obligation.
    pub obligation: ObligationId,
    /// The rung's place on the ladder.
    pub rung: u8,
    /// How it is called.
    pub name: String,
    /// The day on which it was due.
    pub date: Date,
    /// Whom to tell.
    pub tell: Vec<Holder>,
    /// True where the obligation was met between the rung's day and today: it counts as climbed, and nobody need be told.
    pub moot: bool,
}

/// The rungs of an obligation, in the order of the ladder; none where the packs have no ladder for it.
pub fn rungs(program: &Program, obligation: &Obligation) -> Result<Vec<Rung>, CalendarError> {
    let ladder = obligation.ladder.as_ref().and_then(|id| program.ladders.get(id));
    let mut rungs = Vec::new();
    for (index, rung) in (0..=u8::MAX).zip(ladder.into_iter().flatten()) {
        let date = rung_date(program, obligation, rung.at)?;
        rungs.push(Rung { index, name: rung.name.clone(), date, tell: rung.tell.clone() });
    }
    Ok(rungs)
}

fn rung_date(program: &Program, obligation: &Obligation, at: Span) -> Result<Date, CalendarError> {
    let Some(rule) = program.index.of_id.get(&obligation.rule).and_then(|index| program.rules.get(*index))
    else {
        return Ok(obligation.due());
    };
    let due = (obligation.due(), obligation.half);
    calendar::deadline(&program.calendar, due, &at, &rule.terms.counting).map(|dated| dated.date)
}

/// Every rung that is due on `today` or was due before and has not been climbed: of obligations that were still open at the
/// end of the day before the rung's. In order of day, obligation and rung. Who adds what this returns to `climbed` each
/// time climbs each rung of each obligation once, however the days are cut.
///
/// # Errors
///
/// A ladder whose dates lie outside of the calendar: nothing is returned, so that no rung is passed over unseen.
pub fn due_rungs<'a>(
    program: &Program,
    organisation: &Organisation,
    items: impl IntoIterator<Item = &'a Item>,
    suspensions: &Ledger,
    today: Date,
    climbed: &Climbed,
) -> Result<Vec<Climb>, CalendarError> {
    let mut due = Vec::new();
    let mut dates = Dates::default();
    for item in items {
        let obligation = &item.obligation;
        let Some(ladder) = obligation.ladder.as_ref().and_then(|id| program.ladders.get(id)) else {
            continue;
        };
        for (index, rung) in (0..=u8::MAX).zip(ladder) {
            let date = dates.of(program, obligation, rung.at)?;
            let Some(date) = suspensions.shifted(&obligation.id, obligation.window.0, date) else { continue };
            let key = (obligation.id.clone(), index);
            if today < date || settled(item).is_some_and(|day| day < date) || climbed.contains(&key) {
                continue;
            }
            due.push(Climb {
                obligation: key.0,
                rung: index,
                name: rung.name.clone(),
                date,
                tell: told(program, organisation, obligation, rung, today),
                moot: settled(item).is_some_and(|day| day <= today),
            });
        }
    }
    due.sort_by(|a, b| (a.date, &a.obligation, a.rung).cmp(&(b.date, &b.obligation, b.rung)));
    Ok(due)
}

/// Dates of rungs, computed once for each last day: a year has few, and a city many obligations on each.
#[derive(Default)]
struct Dates<'a>(BTreeMap<(&'a str, Date, u32, u8, bool), Date>);

impl<'a> Dates<'a> {
    fn of(&mut self, program: &Program, obligation: &'a Obligation, at: Span) -> Result<Date, CalendarError> {
        let key = (
            &*obligation.rule,
            obligation.due(),
            at.amount,
            at.unit as u8,
            at.side == calendar::Side::Before,
        );
        if obligation.half.is_none()
            && let Some(date) = self.0.get(&key)
        {
            return Ok(*date);
        }
        let date = rung_date(program, obligation, at)?;
        if obligation.half.is_none() {
            self.0.insert(key, date);
        }
        Ok(date)
    }
}

/// The day on which it was met or waived.
fn settled(item: &Item) -> Option<Date> {
    let outcome = item.outcome();
    let met = outcome.met.as_ref().map(|met| met.at.date());
    let waived = outcome.waived.as_ref().map(|waiver| waiver.at.date());
    met.into_iter().chain(waived).min()
}

fn told(
    program: &Program,
    organisation: &Organisation,
    obligation: &Obligation,
    rung: &pack::Rung,
    on: Date,
) -> Vec<Holder> {
    let fact = obligation.trigger.as_ref();
    let context = FactContext {
        subject: Some(obligation.who.party.clone()),
        actor: Some(obligation.who.clone()),
        lead: fact.and_then(|fact| fact.contexts().into_iter().find_map(|context| context.lead)),
        responsible: fact.map_or_else(Vec::new, |fact| {
            fact.contexts().into_iter().next().map(|context| context.responsible).unwrap_or_default()
        }),
    };
    // `subject` is the holder itself: an office, where an office owes it.
    let own = |selector: &Selector| {
        selector.party == Party::Subject && selector.office.is_none() && !selector.except
    };
    let others: Vec<Selector> = rung.tell.iter().filter(|selector| !own(selector)).cloned().collect();
    let mut told: BTreeSet<Holder> =
        organisation.resolve_all(program, &others, Some(&context), on).into_iter().collect();
    if rung.tell.iter().any(own) {
        told.insert(obligation.who.clone());
    }
    told.into_iter().collect()
}

impl Rung {
    /// Whom it tells, as the pack writes it.
    pub fn tell(&self) -> &[Selector] {
        &self.tell
    }
}

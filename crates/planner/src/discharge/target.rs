//! Which obligation of a series a fact is for.

use std::sync::Arc;

use super::{Account, Series, Sight, SlotKey};
use crate::{
    fact::Fact,
    program::{Part, Slot},
};

/// Data that say which matter a fact belongs to. Two facts that both carry one of them and have nothing of it in common
/// belong to two matters.
const MATTERS: [&str; 7] = ["meeting", "assessment", "round", "sitting", "matter", "activity", "honour"];

impl Sight<'_> {
    /// The slot that the fact is for. Where it names an occurrence, that one. Otherwise the first open one whose window holds
    /// the day; else the one whose window ended last (it is late); of what facts started, the earliest open one that had
    /// started by then and belongs to the same matter.
    pub(crate) fn target(&self, series: &Series, account: &Account, fact: &Arc<Fact>) -> Option<SlotKey> {
        let rule = &self.program.rules[series.rule];
        if fact.datum("occurrence").is_some() {
            let named = fact.list("occurrence").find_map(|label| account.labelled(label));
            // A sitting names the occurrence of its kind, which tells a yearly agenda item nothing.
            if named.is_some() || !matches!(rule.part, Part::Agenda(_)) {
                return named.cloned();
            }
        }
        if rule.follows_sitting() {
            return self.sitting(series, account, fact);
        }
        if rule.is_triggered() {
            let mut open = account.open();
            return open.find(|(_, slot)| is_same_matter(slot, fact)).map(|(key, _)| key.clone());
        }
        // C-04: what was called outside the schedule is not the regular meeting, unless the fact says so.
        if rule.part == Part::Hold && fact.datum("emergency").is_some() && !fact.says("regular") {
            return None;
        }
        let day = fact.date();
        if account.iter().any(|(slot, _)| slot.contains(day)) {
            return account.open().find(|(_, slot)| slot.contains(day)).map(|(key, _)| key.clone());
        }
        let last = account.iter().filter(|(slot, _)| slot.due < day).map(|(slot, _)| slot.due).max()?;
        account.open().find(|(_, slot)| slot.due == last).map(|(key, _)| key.clone())
    }

    /// Notice, minutes and circular belong to one sitting: the one that the fact names; else, of those known by then, for
    /// notice the next to begin, and for what follows a meeting the last that was held.
    fn sitting(&self, series: &Series, account: &Account, fact: &Arc<Fact>) -> Option<SlotKey> {
        let rule = &self.program.rules[series.rule];
        let body = self.roster.body_of(fact, &rule.item);
        let of_body = |slot: &Slot| {
            let of = slot.trigger.as_ref().and_then(|trigger| self.roster.body_of(trigger, &rule.item));
            body.is_none_or(|body| of == Some(body))
        };
        if let Some(sitting) = fact.datum("sitting") {
            let key = account.of_sitting(sitting)?;
            return account.at(key).filter(|(slot, _)| of_body(slot)).map(|_| key.clone());
        }
        let open: Vec<_> = account
            .open()
            .filter_map(|(key, slot)| {
                let trigger = slot.trigger.as_ref().filter(|trigger| trigger.at <= fact.at)?;
                of_body(slot).then(|| (trigger.starts(), key))
            })
            .collect();
        let found = if rule.part == Part::Notice {
            let ahead = open.iter().filter(|(starts, _)| *starts >= fact.at).min();
            ahead.or_else(|| open.iter().max())
        } else {
            open.iter().filter(|(starts, _)| *starts <= fact.at).max()
        };
        found.map(|(_, key)| (*key).clone())
    }
}

fn is_same_matter(slot: &Slot, fact: &Arc<Fact>) -> bool {
    let Some(trigger) = &slot.trigger else { return false };
    if fact.at < trigger.at || trigger.id == fact.id {
        return false;
    }
    let subjects_agree = match (&trigger.subject, &fact.subject) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    subjects_agree
        && MATTERS.iter().all(|key| {
            trigger.datum(key).is_none()
                || fact.datum(key).is_none()
                || fact.list(key).any(|entry| trigger.list(key).any(|other| other == entry))
                || (*key == "sitting" && fact.datum(key) == Some(&*trigger.id))
        })
}

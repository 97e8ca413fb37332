//! What a check looks at, and how it names what it found.

use calendar::{Calendar, Date};
use regulation::{
    pack::{Meeting, Schedule, Selector, Within, selector::Party},
    resolved::{Regulation, Rule, Source},
};
use serde::Deserialize;

use crate::organisation::{FactContext, Holder, Organisation, PartyId};

/// How many names a message lists before it only counts the rest.
const SHOWN: usize = 8;

pub(super) struct Given<'a> {
    pub regulation: &'a Regulation,
    pub organisation: &'a Organisation,
    pub calendar: &'a Calendar,
    pub on: Date,
}

impl<'a> Given<'a> {
    /// The rules of a kind that apply on the day.
    pub fn rules<T: Source>(&self) -> impl Iterator<Item = (&'a Rule, &'a T)> + use<'a, T> {
        let on = self.on;
        self.regulation.of::<T>().filter(move |(rule, _)| rule.is_in_force(on))
    }

    /// Whom a list of selectors means on the day.
    pub fn means(&self, selectors: &[Selector], fact: Option<&FactContext>) -> Vec<Holder> {
        self.organisation.resolve_all(self.regulation, selectors, fact, self.on)
    }

    /// The bodies whose meeting this is.
    pub fn seats_of(&self, meeting: &Meeting) -> Vec<PartyId> {
        let body = self.means(std::slice::from_ref(&meeting.body), None);
        body.into_iter().map(|holder| holder.party).collect()
    }

    /// A recurrence, or the setting's answer where a setting gives it; nothing while that is open.
    pub fn recurrence(&self, schedule: &Schedule) -> Option<calendar::Recurrence> {
        match schedule {
            Schedule::Recurrence(recurrence) => Some((**recurrence).clone()),
            Schedule::Setting(reference) => self.answer(reference.setting.as_str()),
        }
    }

    /// A span, or the setting's answer where a setting gives it; nothing while that is open.
    pub fn span(&self, within: &Within) -> Option<calendar::Span> {
        match within {
            Within::Span(span) => Some(*span),
            Within::Setting(reference) => self.answer(reference.setting.as_str()),
        }
    }

    fn answer<T: for<'de> Deserialize<'de>>(&self, setting: &str) -> Option<T> {
        T::deserialize(self.organisation.setting(setting)?.clone()).ok()
    }

    /// How a holder is called.
    pub fn name(&self, holder: &Holder) -> String {
        self.organisation.name_of(self.regulation, holder)
    }

    /// How parties are called, the first few of them.
    pub fn names<'p>(&self, parties: impl IntoIterator<Item = &'p PartyId>) -> String {
        shown(parties.into_iter().map(|party| self.organisation.party_name(party).to_owned()))
    }

    /// How holders are called, the first few of them.
    pub fn holder_names<'h>(&self, holders: impl IntoIterator<Item = &'h Holder>) -> String {
        shown(holders.into_iter().map(|holder| self.name(holder)))
    }

    /// The names of those who hold any of these offices; the offices themselves where nobody does.
    pub fn who(&self, selector: &Selector) -> String {
        let holders = self.means(std::slice::from_ref(selector), None);
        let persons: Vec<String> = holders
            .iter()
            .flat_map(|holder| {
                let people = if holder.office.is_some() {
                    self.organisation.people(holder, self.on)
                } else {
                    Vec::new()
                };
                people.into_iter().map(|person| format!("{}({})", self.name(holder), person.name))
            })
            .collect();
        if !persons.is_empty() {
            return shown(persons);
        }
        if holders.is_empty() { selector.to_string() } else { self.holder_names(&holders) }
    }
}

/// Whether the selector means the same whatever fact it is applied to.
pub(super) fn is_fixed(selector: &Selector) -> bool {
    !matches!(selector.party, Party::Subject | Party::Actor | Party::Lead | Party::Responsible)
}

/// The first few, joined, and how many there are in all where some are left out.
pub(super) fn shown(names: impl IntoIterator<Item = String>) -> String {
    let names: Vec<String> = names.into_iter().collect();
    let listed = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("、");
    if names.len() > SHOWN { format!("{listed} …({})", names.len()) } else { listed }
}

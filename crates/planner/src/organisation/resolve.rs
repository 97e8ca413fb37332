//! Whom a selector means in this organisation on a day.

use std::collections::BTreeSet;

use calendar::Date;
use regulation::pack::{Selector, selector::Party};

use super::{BodySeat, Holder, Institution, Organisation, PartyId};

/// The parties of the fact that a rule waits for: what `subject`, `actor`, `lead` and `responsible` mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FactContext {
    /// The unit or body that the fact is about. For a recurring duty of a body or unit, that party itself.
    pub subject: Option<PartyId>,
    /// Who did what the fact records.
    pub actor: Option<Holder>,
    /// The lead unit that the fact names; a subject that is a body has its own where this is absent.
    pub lead: Option<PartyId>,
    /// The responsible units that the fact names; the member units of a subject that is a body where this is empty.
    pub responsible: Vec<PartyId>,
}

impl FactContext {
    /// The context of a rule that concerns one party and no fact.
    pub fn about(subject: PartyId) -> Self {
        Self { subject: Some(subject), ..Self::default() }
    }
}

impl Organisation {
    /// Whom the selector means on the day, sorted, nobody twice. `!` in front is ignored here: see
    /// [`Self::resolve_all`]. A body or kind that stands several times means the fact's subject alone where that is one
    /// of its seats. Units and bodies that do not exist on the day, or that the organisation does not know,
    /// are not meant; a vacant office is, because what is owed does not wait for its holder.
    pub fn resolve(
        &self,
        institution: &dyn Institution,
        selector: &Selector,
        fact: Option<&FactContext>,
        on: Date,
    ) -> Vec<Holder> {
        let mut found = BTreeSet::new();
        self.collect(institution, selector, fact, on, &mut found);
        found.into_iter().collect()
    }

    /// Whom the list means together: what its selectors mean without what those with `!` mean. `!class:district` takes
    /// a district away with all of its offices, `!class:district.leader` the one office.
    pub fn resolve_all(
        &self,
        institution: &dyn Institution,
        selectors: &[Selector],
        fact: Option<&FactContext>,
        on: Date,
    ) -> Vec<Holder> {
        let (mut found, mut except) = (BTreeSet::new(), BTreeSet::new());
        for selector in selectors {
            let into = if selector.except { &mut except } else { &mut found };
            self.collect(institution, selector, fact, on, into);
        }
        if !except.is_empty() {
            found.retain(|holder| {
                !except.contains(holder) && !except.contains(&Holder::party(holder.party.clone()))
            });
        }
        found.into_iter().collect()
    }

    fn collect(
        &self,
        institution: &dyn Institution,
        selector: &Selector,
        fact: Option<&FactContext>,
        on: Date,
        into: &mut BTreeSet<Holder>,
    ) {
        let office = selector.office.as_deref();
        match &selector.party {
            Party::Class(class) => self.add_all(self.class(class), office, on, into),
            Party::Body(body) => self.add_seats(self.seats(body), office, fact, on, into),
            Party::Kind(kind) => {
                let bodies = institution.bodies_of_kind(kind);
                let seats: Vec<PartyId> =
                    bodies.into_iter().flat_map(|body| self.seats(body)).cloned().collect();
                self.add_seats(&seats, office, fact, on, into);
            }
            Party::Members(body) => {
                for seat in self.seats(body).iter().filter_map(|id| self.body(id)) {
                    self.add_members(institution, seat, on, into);
                }
            }
            Party::Subject => self.add_all(fact.and_then(|fact| fact.subject.as_ref()), office, on, into),
            Party::Actor => {
                let Some(actor) = fact.and_then(|fact| fact.actor.as_ref()) else { return };
                if office.is_some() {
                    self.add(&actor.party, office, on, into);
                } else if self.exists(&actor.party, on) {
                    into.insert(actor.clone());
                }
            }
            Party::Lead => {
                let named = fact.and_then(|fact| fact.lead.as_ref());
                let own = || self.subject_seat(fact).and_then(|seat| seat.lead.as_ref());
                self.add_all(named.or_else(own), office, on, into);
            }
            Party::Responsible => match fact {
                Some(fact) if !fact.responsible.is_empty() => {
                    self.add_all(&fact.responsible, office, on, into);
                }
                _ => {
                    let members = self.subject_seat(fact).map_or(&[][..], |seat| &seat.members);
                    self.add_all(members.iter().map(|member| &member.party), office, on, into);
                }
            },
        }
    }

    fn subject_seat(&self, fact: Option<&FactContext>) -> Option<&BodySeat> {
        self.body(fact?.subject.as_ref()?)
    }

    /// Where a body stands several times, a rule about one of its seats means that one: the leader who convenes a special
    /// group's meeting is its own.
    fn add_seats(
        &self,
        seats: &[PartyId],
        office: Option<&str>,
        fact: Option<&FactContext>,
        on: Date,
        into: &mut BTreeSet<Holder>,
    ) {
        let subject = fact.and_then(|fact| fact.subject.as_ref()).filter(|subject| seats.contains(subject));
        match subject {
            Some(subject) => self.add(subject, office, on, into),
            None => self.add_all(seats, office, on, into),
        }
    }

    fn add_all<'a>(
        &self,
        parties: impl IntoIterator<Item = &'a PartyId>,
        office: Option<&str>,
        on: Date,
        into: &mut BTreeSet<Holder>,
    ) {
        for party in parties {
            self.add(party, office, on, into);
        }
    }

    fn add(&self, party: &PartyId, office: Option<&str>, on: Date, into: &mut BTreeSet<Holder>) {
        if !self.exists(party, on) {
            return;
        }
        let Some(office) = office else {
            into.insert(Holder::party(party.clone()));
            return;
        };
        let own = Holder::office(party.clone(), office);
        match self.body(party) {
            // The members of a body hold this office by right of another; it means itself too where somebody is
            // appointed to it by name.
            Some(seat) if seat.members_as == office && !seat.members.is_empty() => {
                self.add_listed(seat, on, into);
                if self.appointments_to(&own).next().is_some() {
                    into.insert(own);
                }
            }
            _ => {
                into.insert(own);
            }
        }
    }

    fn add_listed(&self, seat: &BodySeat, on: Date, into: &mut BTreeSet<Holder>) {
        into.extend(seat.members.iter().filter(|member| self.exists(&member.party, on)).cloned());
    }

    fn add_members(
        &self,
        institution: &dyn Institution,
        seat: &BodySeat,
        on: Date,
        into: &mut BTreeSet<Holder>,
    ) {
        if !seat.exists(on) {
            return;
        }
        self.add_listed(seat, on, into);
        for office in institution.offices_of_body(&seat.is).into_iter().filter(|office| office.member) {
            self.add(&seat.id, Some(office.id.as_str()), on, into);
        }
    }
}

#[cfg(test)]
mod tests;

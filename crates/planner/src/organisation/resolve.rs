//! Whom a selector means in this organisation on a day.

use std::{collections::BTreeSet, sync::Arc};

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
        let mut found = Vec::new();
        self.collect(institution, selector, fact, on, &mut found);
        sorted(found)
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
        let (mut found, mut except) = (Vec::new(), Vec::new());
        for selector in selectors {
            let into = if selector.except { &mut except } else { &mut found };
            self.collect(institution, selector, fact, on, into);
        }
        if !except.is_empty() {
            let except: BTreeSet<Holder> = except.into_iter().collect();
            found.retain(|holder| {
                !except.contains(holder) && !except.contains(&Holder::party(holder.party.clone()))
            });
        }
        sorted(found)
    }

    fn collect(
        &self,
        institution: &dyn Institution,
        selector: &Selector,
        fact: Option<&FactContext>,
        on: Date,
        into: &mut Vec<Holder>,
    ) {
        // One allocation for all the holders of the list.
        let office: Option<Arc<str>> = selector.office.as_deref().map(Into::into);
        let office = office.as_ref();
        match &selector.party {
            Party::Class(class) => self.add_all(self.class(class), office, on, into),
            Party::Body(body) => self.add_seats(&[body], office, fact, on, into),
            Party::Kind(kind) => self.add_seats(&institution.bodies_of_kind(kind), office, fact, on, into),
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
                    into.push(actor.clone());
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
        bodies: &[&str],
        office: Option<&Arc<str>>,
        fact: Option<&FactContext>,
        on: Date,
        into: &mut Vec<Holder>,
    ) {
        match self.subject_seat(fact).filter(|seat| bodies.contains(&seat.is.as_str())) {
            Some(seat) => self.add(&seat.id, office, on, into),
            None => self.add_all(bodies.iter().flat_map(|body| self.seats(body)), office, on, into),
        }
    }

    fn add_all<'a>(
        &self,
        parties: impl IntoIterator<Item = &'a PartyId>,
        office: Option<&Arc<str>>,
        on: Date,
        into: &mut Vec<Holder>,
    ) {
        for party in parties {
            self.add(party, office, on, into);
        }
    }

    fn add(&self, party: &PartyId, office: Option<&Arc<str>>, on: Date, into: &mut Vec<Holder>) {
        if !self.exists(party, on) {
            return;
        }
        let Some(office) = office else {
            into.push(Holder::party(party.clone()));
            return;
        };
        let own = Holder { party: party.clone(), office: Some(office.clone()) };
        match self.body(party) {
            // The members of a body hold this office by right of another; it means itself too where somebody is
            // appointed to it by name.
            Some(seat) if *seat.members_as == **office && !seat.members.is_empty() => {
                self.add_listed(seat, on, into);
                if self.appointments_to(&own).next().is_some() {
                    into.push(own);
                }
            }
            _ => {
                into.push(own);
            }
        }
    }

    fn add_listed(&self, seat: &BodySeat, on: Date, into: &mut Vec<Holder>) {
        into.extend(seat.members.iter().filter(|member| self.exists(&member.party, on)).cloned());
    }

    fn add_members(&self, institution: &dyn Institution, seat: &BodySeat, on: Date, into: &mut Vec<Holder>) {
        if !seat.exists(on) {
            return;
        }
        self.add_listed(seat, on, into);
        for office in institution.offices_of_body(&seat.is).into_iter().filter(|office| office.member) {
            self.add(&seat.id, Some(&office.id.as_str().into()), on, into);
        }
    }
}

/// Most lists come sorted from the indexes, which makes this one pass over them.
fn sorted(mut holders: Vec<Holder>) -> Vec<Holder> {
    holders.sort();
    holders.dedup();
    holders
}

#[cfg(test)]
mod tests;

//! Planning for more parties than memory holds: what recurs, one party after the other.

use std::{collections::BTreeMap, sync::Arc};

use regulation::pack::{Selector, selector::Party};

use crate::{
    obligation::{Obligation, ObligationId},
    organisation::{Holder, Institution, InvalidHolder, Organisation, PartyId},
    program::{Program, Rule, RuleIndex, Slot},
    roster::Roster,
};

/// What a party is, as far as the rules ask: what its profile is made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms<'a> {
    /// The classes of a unit.
    pub classes: &'a [&'a str],
    /// The body of the packs whose seat it is.
    pub body: Option<&'a str>,
    /// The bodies of the packs that it is a member of.
    pub member_of: &'a [&'a str],
}

/// A rule and the office of a party that owes it.
type OwedBy = (RuleIndex, Option<Arc<str>>);

/// The rules that a party owes, and in which office. Parties of one kind share one profile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    owed: Arc<[OwedBy]>,
}

/// A party as it passes by.
#[derive(Debug, Clone, Copy)]
pub struct PartyView<'a> {
    /// Id.
    pub id: &'a str,
    /// What it owes.
    pub profile: &'a Profile,
}

/// Something owed, borrowed: who, under which rule, when. Ids and texts are made only when asked for.
#[derive(Debug, Clone, Copy)]
pub struct Owed<'a> {
    /// The party.
    pub party: &'a str,
    /// The office of it that owes; the party itself where absent.
    pub office: Option<&'a str>,
    /// The rule.
    pub rule: &'a Rule,
    /// When.
    pub slot: &'a Slot,
}

impl Owed<'_> {
    /// Who owes it; an error where the party's id is none.
    pub fn holder(&self) -> Result<Holder, InvalidHolder> {
        let party = PartyId::new(self.party).map_err(|_| InvalidHolder(self.party.to_owned()))?;
        Ok(Holder { party, office: self.office.map(Into::into) })
    }

    /// Its id.
    pub fn id(&self) -> Result<ObligationId, InvalidHolder> {
        Ok(ObligationId::new(&self.rule.id, &self.holder()?, &self.slot.label))
    }

    /// The obligation, without recipients, which depend on the organisation.
    pub fn obligation(&self) -> Result<Obligation, InvalidHolder> {
        Ok(Obligation::new(self.rule, &self.holder()?, self.slot, Arc::from([])))
    }
}

impl Program {
    /// The profile of parties of a kind. `members:` selectors mean units that are members as such; whoever is a member by an
    /// office is found by [`Self::profiles`] only.
    pub fn profile(&self, terms: &Terms<'_>) -> Profile {
        let kind = terms.body.and_then(|body| self.body(body)).map_or("", |body| body.kind.as_str());
        let is = |selector: &Selector| match &selector.party {
            Party::Class(class) => terms.classes.contains(&class.as_str()),
            Party::Body(body) => terms.body == Some(body.as_str()),
            Party::Kind(of) => !kind.is_empty() && kind == of,
            Party::Members(body) => terms.member_of.contains(&body.as_str()),
            Party::Subject | Party::Actor | Party::Lead | Party::Responsible => false,
        };
        let mut owed = Vec::new();
        for (index, rule) in self.rules.iter().enumerate().filter(|(index, _)| !self.slots[*index].is_empty())
        {
            let taken = |office: &Option<String>| {
                rule.who.iter().any(|selector| {
                    selector.except
                        && is(selector)
                        && (selector.office.is_none() || selector.office == *office)
                })
            };
            let mut offices: Vec<&Option<String>> = rule
                .who
                .iter()
                .filter(|selector| !selector.except && is(selector))
                .map(|selector| &selector.office)
                .collect();
            offices.sort();
            offices.dedup();
            owed.extend(
                offices
                    .into_iter()
                    .filter(|office| !taken(office))
                    .map(|office| (index, office.as_deref().map(Arc::<str>::from))),
            );
        }
        Profile { owed: owed.into() }
    }

    /// The profile of every party of an organisation that owes anything recurring, by id. Equal profiles are shared.
    pub fn profiles(&self, organisation: &Organisation) -> Vec<(PartyId, Profile)> {
        let roster = Roster::new(self, organisation);
        let mut owed: BTreeMap<PartyId, Vec<OwedBy>> = BTreeMap::new();
        for index in (0..self.rules.len()).filter(|index| !self.slots[*index].is_empty()) {
            for holder in roster.all(index) {
                owed.entry(holder.party).or_default().push((index, holder.office));
            }
        }
        let mut shared: BTreeMap<Vec<OwedBy>, Profile> = BTreeMap::new();
        owed.into_iter()
            .map(|(party, owed)| {
                let profile =
                    shared.entry(owed).or_insert_with_key(|owed| Profile { owed: owed.as_slice().into() });
                (party, profile.clone())
            })
            .collect()
    }
}

/// Hands everything that recurs to `sink`: for each party, in the order in which they come, each rule that it owes by id, and
/// each of its slots that overlaps the program's range, in order. Nothing is kept, so that memory does not grow with the
/// number of parties. Facts are not looked at: a country's year is planned first, and each body's facts are applied where
/// its board is.
pub fn stream<'p, 'v>(
    program: &'p Program,
    parties: impl IntoIterator<Item = PartyView<'v>>,
    mut sink: impl FnMut(Owed<'_>),
) {
    let due: Vec<&'p [Slot]> = program.slots.iter().map(|slots| in_range(program, slots)).collect();
    for party in parties {
        for (index, office) in &*party.profile.owed {
            let rule = &*program.rules[*index];
            for slot in due[*index] {
                sink(Owed { party: party.id, office: office.as_deref(), rule, slot });
            }
        }
    }
}

/// The slots that overlap the range. Those of meetings that alternate cover whole years; the rest lie in the range already.
fn in_range<'p>(program: &'p Program, slots: &'p [Slot]) -> &'p [Slot] {
    let first = slots.iter().position(|slot| slot.overlaps(program.from, program.to));
    let last = slots.iter().rposition(|slot| slot.overlaps(program.from, program.to));
    match (first, last) {
        (Some(first), Some(last)) => &slots[first..=last],
        _ => &[],
    }
}

//! The organisation, sorted and indexed.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Date;

use super::{Appointment, BodySeat, Holder, Institution, PartyId, Person, PersonId, Unit};

/// What an organisation is made of, in any order: the rows of its files once they are known to be right.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Name of the whole.
    pub name: String,
    /// The place it governs.
    pub area: String,
    /// Answers to the open norms of the packs: setting id to answer, written as the pack's suggestions are.
    pub settings: BTreeMap<String, toml::Value>,
    /// Units.
    pub units: Vec<Unit>,
    /// Seats of bodies.
    pub bodies: Vec<BodySeat>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Appointments.
    pub appointments: Vec<Appointment>,
}

/// Units, bodies, persons and appointments, sorted by id and indexed. Immutable: the same rows in any order make equal
/// organisations.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    name: String,
    area: String,
    settings: BTreeMap<String, toml::Value>,
    units: Vec<Unit>,
    bodies: Vec<BodySeat>,
    persons: Vec<Person>,
    appointments: Vec<Appointment>,
    by_class: BTreeMap<String, Vec<PartyId>>,
    by_body: BTreeMap<String, Vec<PartyId>>,
    below: BTreeMap<PartyId, Vec<PartyId>>,
    by_office: BTreeMap<Holder, Vec<usize>>,
    by_person: BTreeMap<PersonId, Vec<usize>>,
}

impl Organisation {
    /// Sorts and indexes rows that refer to each other rightly; what `read` checks is not checked again.
    pub fn new(parts: Parts) -> Self {
        let Parts { name, area, settings, mut units, mut bodies, mut persons, mut appointments } = parts;
        for unit in &mut units {
            sort(&mut unit.classes);
            sort(&mut unit.parents);
        }
        for body in &mut bodies {
            sort(&mut body.members);
            sort(&mut body.aliases);
        }
        units.sort_by(|a, b| a.id.cmp(&b.id));
        bodies.sort_by(|a, b| a.id.cmp(&b.id));
        persons.sort_by(|a, b| a.id.cmp(&b.id));
        sort(&mut appointments);

        let (mut by_class, mut by_body) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        let mut below = BTreeMap::<_, Vec<_>>::new();
        for unit in &units {
            for class in &unit.classes {
                by_class.entry(class.clone()).or_default().push(unit.id.clone());
            }
            for parent in &unit.parents {
                below.entry(parent.clone()).or_default().push(unit.id.clone());
            }
        }
        for body in &bodies {
            by_body.entry(body.is.clone()).or_default().push(body.id.clone());
        }
        let (mut by_office, mut by_person) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (index, appointment) in appointments.iter().enumerate() {
            by_office.entry(appointment.office.clone()).or_default().push(index);
            by_person.entry(appointment.person.clone()).or_default().push(index);
        }
        Self {
            name,
            area,
            settings,
            units,
            bodies,
            persons,
            appointments,
            by_class,
            by_body,
            below,
            by_office,
            by_person,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The place it governs.
    pub fn area(&self) -> &str {
        &self.area
    }

    /// Every answer to an open norm, by setting id.
    pub fn settings(&self) -> &BTreeMap<String, toml::Value> {
        &self.settings
    }

    /// The answer to one open norm; none while it is open.
    pub fn setting(&self, id: &str) -> Option<&toml::Value> {
        self.settings.get(id)
    }

    /// Every unit, by id.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Every seat of a body, by id.
    pub fn bodies(&self) -> &[BodySeat] {
        &self.bodies
    }

    /// Every person, by id.
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// Every appointment, by office, first day and person.
    pub fn appointments(&self) -> &[Appointment] {
        &self.appointments
    }

    /// Ids of all units and bodies, sorted.
    pub fn parties(&self) -> Vec<PartyId> {
        let mut parties: Vec<_> = self
            .units
            .iter()
            .map(|unit| &unit.id)
            .chain(self.bodies.iter().map(|body| &body.id))
            .cloned()
            .collect();
        parties.sort();
        parties
    }

    /// The unit with this id.
    pub fn unit(&self, id: &PartyId) -> Option<&Unit> {
        let index = self.units.binary_search_by(|unit| unit.id.cmp(id)).ok()?;
        self.units.get(index)
    }

    /// The seat of a body with this id.
    pub fn body(&self, id: &PartyId) -> Option<&BodySeat> {
        let index = self.bodies.binary_search_by(|body| body.id.cmp(id)).ok()?;
        self.bodies.get(index)
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        let index = self.persons.binary_search_by(|person| person.id.cmp(id)).ok()?;
        self.persons.get(index)
    }

    /// Whether the unit or body is one of this organisation and exists on the day.
    pub fn exists(&self, party: &PartyId, on: Date) -> bool {
        match self.unit(party) {
            Some(unit) => unit.exists(on),
            None => self.body(party).is_some_and(|body| body.exists(on)),
        }
    }

    /// The units of a class, by id.
    pub fn class(&self, class: &str) -> &[PartyId] {
        self.by_class.get(class).map_or(&[], Vec::as_slice)
    }

    /// The seats of a body of the packs, by id.
    pub fn seats(&self, body: &str) -> &[PartyId] {
        self.by_body.get(body).map_or(&[], Vec::as_slice)
    }

    /// The unit and every unit below it, by id.
    pub fn subtree(&self, unit: &PartyId) -> Vec<PartyId> {
        let mut found = BTreeSet::from([unit.clone()]);
        let mut open = vec![unit];
        while let Some(next) = open.pop() {
            for child in self.below.get(next).into_iter().flatten() {
                if found.insert(child.clone()) {
                    open.push(child);
                }
            }
        }
        found.into_iter().collect()
    }

    /// Every appointment to an office, by first day.
    pub fn appointments_to<'a>(&'a self, office: &Holder) -> impl Iterator<Item = &'a Appointment> + use<'a> {
        self.by_office.get(office).into_iter().flatten().filter_map(|index| self.appointments.get(*index))
    }

    /// Every appointment of a person, by office.
    pub fn appointments_of<'a>(
        &'a self,
        person: &PersonId,
    ) -> impl Iterator<Item = &'a Appointment> + use<'a> {
        self.by_person.get(person).into_iter().flatten().filter_map(|index| self.appointments.get(*index))
    }

    /// The persons who hold the office on the day, by id, each once. For a unit or body without an office, everybody
    /// who holds an office in it; a unit or body has no persons beside those.
    pub fn people(&self, holder: &Holder, on: Date) -> Vec<&Person> {
        let appointments: Vec<usize> = if holder.office.is_some() {
            self.by_office.get(holder).cloned().unwrap_or_default()
        } else {
            // A party's offices follow it in the order of holders.
            self.by_office
                .range(holder.clone()..)
                .take_while(|(office, _)| office.party == holder.party)
                .flat_map(|(_, indexes)| indexes.iter().copied())
                .collect()
        };
        let ids: BTreeSet<&PersonId> = appointments
            .into_iter()
            .filter_map(|index| self.appointments.get(index))
            .filter(|appointment| appointment.holds(on))
            .map(|appointment| &appointment.person)
            .collect();
        ids.into_iter().filter_map(|id| self.person(id)).collect()
    }

    /// The name of a unit or body; its id where the organisation does not know it.
    pub fn party_name<'a>(&'a self, party: &'a PartyId) -> &'a str {
        if let Some(unit) = self.unit(party) {
            return &unit.name;
        }
        self.body(party).map_or(party.as_str(), |body| &body.name)
    }

    /// The name of a holder as people say it: 市教育局联络员. The id of the office stands where the packs do not name it.
    pub fn name_of(&self, institution: &dyn Institution, holder: &Holder) -> String {
        let party = self.party_name(&holder.party);
        let Some(office) = holder.office_id() else { return party.to_owned() };
        let of = self.offices_of(institution, &holder.party);
        let name =
            of.iter().find(|candidate| candidate.id.as_str() == office).map(|office| office.name.as_str());
        format!("{party}{}", name.map_or_else(|| format!(".{office}"), str::to_owned))
    }

    /// The offices that the packs give a unit (by its classes) or a body.
    pub fn offices_of<'a>(
        &self,
        institution: &'a dyn Institution,
        party: &PartyId,
    ) -> Vec<&'a regulation::pack::Office> {
        if let Some(body) = self.body(party) {
            return institution.offices_of_body(&body.is);
        }
        let classes = self.unit(party).map_or(&[][..], |unit| &unit.classes);
        classes.iter().flat_map(|class| institution.offices_of_class(class)).collect()
    }
}

fn sort<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}

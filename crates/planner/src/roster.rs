//! Who owes each rule in an organisation, worked out once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::Date;
use regulation::pack::{Selector, selector::Party};

use crate::{
    fact::Fact,
    organisation::{FactContext, Holder, Institution, Organisation, PartyId},
    program::{Part, Program, Rule, RuleIndex, bodies, is_bound},
};

/// The holders of each rule that does not wait for a fact to name them, for each stretch of time in which the organisation
/// stays the same.
#[derive(Debug, Clone)]
pub(crate) struct Roster {
    /// The first day of each stretch but the first.
    changes: Vec<Date>,
    /// For each rule, its holders in each stretch, sorted.
    holders: Vec<Vec<Arc<[Holder]>>>,
    /// For each rule, whom it must reach in each stretch; none where that depends on who owes it.
    recipients: Vec<Option<Vec<Arc<[Holder]>>>>,
    /// For each kind of fact and party, the rules other than of meetings that the party owes and such a fact discharges.
    owing: BTreeMap<(Arc<str>, PartyId), Vec<RuleIndex>>,
    /// For each kind of fact, the rules that it discharges and of which only facts say who owes them.
    owed_by_anybody: BTreeMap<Arc<str>, Vec<RuleIndex>>,
    /// For each meeting kind, the seats whose meeting it is.
    seats: BTreeMap<Arc<str>, Vec<PartyId>>,
}

impl Roster {
    pub(crate) fn new(program: &Program, organisation: &Organisation) -> Self {
        let changes = changes(program, organisation);
        let days: Vec<Date> = [program.from].into_iter().chain(changes.iter().copied()).collect();
        let mut known: BTreeMap<(String, Date), Arc<[Holder]>> = BTreeMap::new();
        let mut resolve = |who: &[Selector], on: Date| {
            let key = (text(who), on);
            let found =
                known.entry(key).or_insert_with(|| organisation.resolve_all(program, who, None, on).into());
            found.clone()
        };
        let mut each = |list: &[Selector]| days.iter().map(|day| resolve(list, *day)).collect::<Vec<_>>();
        let holders = program.rules.iter().map(|rule| each(&rule.who)).collect();
        let recipients = program
            .rules
            .iter()
            .map(|rule| is_fixed(program, organisation, &rule.to).then(|| each(&rule.to)))
            .collect();
        let mut seats = BTreeMap::new();
        for rule in &program.rules {
            let Some(meeting) = &rule.meeting else { continue };
            seats.entry(rule.item.clone()).or_insert_with(|| {
                let all: BTreeSet<PartyId> = days
                    .iter()
                    .flat_map(|day| organisation.resolve_all(program, bodies(meeting), None, *day))
                    .map(|holder| holder.party)
                    .collect();
                all.into_iter().collect()
            });
        }
        let (owing, owed_by_anybody) = (BTreeMap::new(), BTreeMap::new());
        let mut roster = Self { changes, holders, recipients, owing, owed_by_anybody, seats };
        roster.index(program);
        roster
    }

    fn index(&mut self, program: &Program) {
        for (index, rule) in program.rules.iter().enumerate().filter(|(_, rule)| rule.meeting.is_none()) {
            if depends_on_fact(rule) {
                self.owed_by_anybody.entry(rule.evidence.clone()).or_default().push(index);
            }
            let parties: BTreeSet<PartyId> = self.all(index).into_iter().map(|holder| holder.party).collect();
            for party in parties {
                self.owing.entry((rule.evidence.clone(), party)).or_default().push(index);
            }
        }
    }

    /// The rules other than of meetings that a fact which names none may be meant for.
    pub(crate) fn unnamed<'a>(&'a self, fact: &'a Fact) -> impl Iterator<Item = RuleIndex> + 'a {
        let kind: Arc<str> = fact.kind.as_str().into();
        let anybody = self.owed_by_anybody.get(&kind).into_iter().flatten();
        let owed = fact.parties().filter_map(move |party| {
            let party = PartyId::new(party).ok()?;
            self.owing.get(&(kind.clone(), party))
        });
        anybody.chain(owed.flatten()).copied()
    }

    /// The one rule that a fact which names none can be meant for, where there is one only.
    pub(crate) fn only_rule(&self, fact: &Fact) -> Option<RuleIndex> {
        let mut meant = self.unnamed(fact);
        let first = meant.next()?;
        meant.all(|rule| rule == first).then_some(first)
    }

    /// The holders of a rule on a day, sorted; none for whom only a fact names.
    pub(crate) fn holders(&self, rule: RuleIndex, on: Date) -> &Arc<[Holder]> {
        let stretch = self.changes.partition_point(|change| *change <= on);
        &self.holders[rule][stretch]
    }

    /// Whom a rule must reach on a day, where that is the same for all who owe it.
    pub(crate) fn fixed_recipients(&self, rule: RuleIndex, on: Date) -> Option<&Arc<[Holder]>> {
        let stretch = self.changes.partition_point(|change| *change <= on);
        self.recipients[rule].as_ref().map(|lists| &lists[stretch])
    }

    /// Everybody who holds a rule on any day, sorted.
    pub(crate) fn all(&self, rule: RuleIndex) -> Vec<Holder> {
        match &self.holders[rule][..] {
            [one] => one.to_vec(),
            several => several
                .iter()
                .flat_map(|list| list.iter().cloned())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
        }
    }

    /// Whether one holder owes the rule, and always the same.
    pub(crate) fn is_single(&self, rule: RuleIndex) -> bool {
        matches!(&self.holders[rule][..], [one, rest @ ..] if one.len() == 1 && rest.iter().all(|list| list == one))
    }

    /// Whether there is only one stretch, so that everybody holds what they hold all the time.
    pub(crate) fn is_steady(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether the holder owes the rule on a day.
    pub(crate) fn holds(&self, rule: RuleIndex, holder: &Holder, on: Date) -> bool {
        self.holders(rule, on).binary_search(holder).is_ok()
    }

    /// The holders of a rule that belong to a party, on a day.
    pub(crate) fn of_party<'a>(
        &'a self,
        rule: RuleIndex,
        party: &'a str,
        on: Date,
    ) -> impl Iterator<Item = &'a Holder> {
        let holders = self.holders(rule, on);
        let start = holders.partition_point(|holder| holder.party.as_str() < party);
        holders.iter().skip(start).take_while(move |holder| holder.party.as_str() == party)
    }

    /// The holders of a rule that belong to a party, on any day.
    pub(crate) fn ever_of_party(&self, rule: RuleIndex, party: &str) -> BTreeSet<Holder> {
        let days = [Date::MIN].into_iter().chain(self.changes.iter().copied());
        days.flat_map(|day| self.of_party(rule, party, day)).cloned().collect()
    }

    /// The seats whose meeting a kind is.
    pub(crate) fn seats(&self, meeting: &str) -> &[PartyId] {
        self.seats.get(meeting).map_or(&[], Vec::as_slice)
    }

    /// The seat whose meeting of a kind a fact speaks of: the one it names, the one it is about, the only one there is, or
    /// the one that did it. None where it names a body that has no such meeting.
    pub(crate) fn body_of<'a>(&'a self, fact: &'a Fact, meeting: &str) -> Option<&'a str> {
        let seats = self.seats(meeting);
        let known = |party: &str| {
            let at = seats.binary_search_by(|seat| seat.as_str().cmp(party)).ok()?;
            seats.get(at).map(PartyId::as_str)
        };
        if fact.datum("body").is_some() {
            return fact.list("body").find_map(known);
        }
        fact.subject.as_ref().and_then(|subject| known(subject.as_str())).or_else(|| match seats {
            [only] => Some(only.as_str()),
            _ => fact.actor.as_ref().and_then(|actor| known(actor.party.as_str())),
        })
    }

    /// Whether an answer to an open norm comes from who must give it.
    pub(crate) fn may_answer(&self, program: &Program, setting: &str, fact: &Fact) -> bool {
        let rule = program.index.of_id.get(setting);
        rule.is_some_and(|rule| is_from(self.holders(*rule, fact.date()), fact))
    }

    /// The contexts of a fact for a rule: as the fact says; for what belongs to a sitting, the body whose sitting it is; none
    /// where that cannot be told.
    pub(crate) fn contexts(&self, rule: &Rule, fact: &Fact) -> Vec<FactContext> {
        let mut contexts = fact.contexts();
        let kind = if rule.follows_sitting() { Some(&*rule.item) } else { fact.list("meeting").next() };
        let body = kind.and_then(|kind| self.body_of(fact, kind)).and_then(|body| PartyId::new(body).ok());
        if rule.follows_sitting() {
            contexts.truncate(usize::from(body.is_some()));
            for context in &mut contexts {
                context.subject.clone_from(&body);
            }
        } else if let [FactContext { subject: subject @ None, .. }] = &mut contexts[..] {
            *subject = body;
        }
        contexts
    }

    /// Who owes a rule because of a fact, and the context in which each does.
    pub(crate) fn started(
        &self,
        program: &Program,
        organisation: &Organisation,
        index: RuleIndex,
        fact: &Fact,
    ) -> BTreeMap<Holder, Vec<FactContext>> {
        let rule = &program.rules[index];
        let on = fact.date();
        let mut owed: BTreeMap<Holder, Vec<FactContext>> = BTreeMap::new();
        for context in self.contexts(rule, fact) {
            let mut holders = organisation.resolve_all(program, &rule.who, Some(&context), on);
            // Of a round that each organiser has, a fact concerns the one who opened it.
            let opener =
                context.actor.as_ref().filter(|_| rule.part == Part::Notice && rule.meeting.is_none());
            if let Some(opener) =
                opener.filter(|opener| holders.iter().any(|holder| holder.party == opener.party))
            {
                holders.retain(|holder| holder.party == opener.party);
            }
            for holder in holders {
                owed.entry(holder).or_default().push(context.clone());
            }
        }
        owed
    }
}

/// Whether a fact is the deed of one of these: of the party and, where both are known, of the office; or recorded by somebody
/// else as theirs.
pub(crate) fn is_from(holders: &[Holder], fact: &Fact) -> bool {
    let Some(actor) = &fact.actor else {
        let nobody = fact.parties().next().is_none();
        return (nobody && holders.len() == 1)
            || fact.parties().any(|party| holders.iter().any(|of| of.party.as_str() == party));
    };
    let mut own = holders.iter().filter(|holder| holder.party == actor.party).peekable();
    if own.peek().is_some() {
        return own.any(|holder| {
            holder.office.is_none() || actor.office.is_none() || holder.office == actor.office
        });
    }
    fact.parties().any(|party| holders.iter().any(|holder| holder.party.as_str() == party))
}

/// Whether a list means the same whoever asks: nobody is named by a fact, and no body stands several times, of which each
/// means its own.
fn is_fixed(program: &Program, organisation: &Organisation, list: &[Selector]) -> bool {
    list.iter().all(|selector| match &selector.party {
        Party::Body(body) => organisation.seats(body).len() < 2,
        Party::Kind(kind) => {
            program.bodies_of_kind(kind).iter().map(|body| organisation.seats(body).len()).sum::<usize>() < 2
        }
        _ => !is_bound(selector),
    })
}

/// Whether whom a rule means depends on what started it.
pub(crate) fn depends_on_fact(rule: &Rule) -> bool {
    rule.who.iter().any(is_bound)
}

fn text(selectors: &[Selector]) -> String {
    selectors.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// The days from the first year on on which a unit or body begins to exist, or no longer does.
fn changes(program: &Program, organisation: &Organisation) -> Vec<Date> {
    let (from, _) = crate::program::whole_years(program.from, program.to);
    let units = organisation.units().iter().map(|unit| (unit.since, unit.until));
    let bodies = organisation.bodies().iter().map(|body| (body.since, body.until));
    let days: BTreeSet<Date> = units
        .chain(bodies)
        .flat_map(|(since, until)| [since, until.and_then(|last| last.tomorrow().ok())])
        .flatten()
        .filter(|day| from < *day)
        .collect();
    days.into_iter().collect()
}

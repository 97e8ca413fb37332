//! Whom a fact has reached.

use std::collections::BTreeSet;

use regulation::pack::Selector;

use super::Sight;
use crate::{fact::Fact, organisation::Holder, program::RuleIndex};

impl Sight<'_> {
    /// Those of `required` whom the fact has reached: whom its `recipients` name, by id, office or selector; its subject,
    /// where somebody else did it; everybody, where the rule does not say to whom and neither does the fact.
    pub(super) fn reached(&self, rule: RuleIndex, required: &[Holder], fact: &Fact) -> BTreeSet<Holder> {
        if required.is_empty() {
            return BTreeSet::new();
        }
        if self.program.rules[rule].to_is_implied && fact.datum("recipients").is_none() {
            return required.iter().cloned().collect();
        }
        self.named_among(required, fact)
    }

    /// Those of `required` whom the fact itself says it has reached.
    pub(super) fn named_among(&self, required: &[Holder], fact: &Fact) -> BTreeSet<Holder> {
        let mut named: BTreeSet<Holder> = BTreeSet::new();
        let mut selectors: Vec<Selector> = Vec::new();
        for entry in fact.list("recipients") {
            match entry.parse::<Holder>() {
                Ok(holder) => {
                    named.insert(holder);
                }
                Err(_) => selectors.extend(entry.parse::<Selector>()),
            }
        }
        for context in fact.contexts() {
            named.extend(self.organisation.resolve_all(
                self.program,
                &selectors,
                Some(&context),
                fact.date(),
            ));
            let told = context
                .subject
                .filter(|subject| fact.actor.as_ref().is_some_and(|actor| actor.party != *subject));
            named.extend(told.map(Holder::party));
        }
        let parties: BTreeSet<_> = named.iter().map(|holder| &holder.party).collect();
        required
            .iter()
            .filter(|holder| match holder.office {
                // Who reached any office of a unit has reached the unit; who reached the unit has reached its offices.
                None => parties.contains(&holder.party),
                Some(_) => named.contains(holder) || named.contains(&Holder::party(holder.party.clone())),
            })
            .cloned()
            .collect()
    }
}

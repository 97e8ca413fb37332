//! Whether a fact concerns a rule and a holder at all.

use std::collections::BTreeSet;

use regulation::pack::fact::REPORT;

use super::{SIGNED, Series, Sight};
use crate::{
    fact::Fact,
    organisation::Holder,
    program::{Part, Rule, RuleIndex, When},
};

/// Whose deed a fact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// The holder's.
    Own,
    /// That of another office of the same party, which this office owed.
    OtherOffice(Holder),
}

/// How a fact speaks of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// By its id, kind of meeting, assessment or setting.
    Rule,
    /// By its article.
    Article,
    /// Not at all.
    Nothing,
    /// It speaks of another.
    Other,
}

fn naming(rule: &Rule, fact: &Fact) -> Naming {
    if let Some(named) = fact.rule.as_deref() {
        let item = named.split_once(':').map_or(named, |(item, _)| item);
        // A report stands for anything, so that it must name the very rule; any other kind of fact says which part it is.
        if named == &*rule.id || (item == &*rule.item && fact.kind != REPORT) {
            return Naming::Rule;
        }
    }
    if fact.kind != REPORT && fact.data_names().any(|name| name == &*rule.item) {
        return Naming::Rule;
    }
    match fact.article.as_deref() {
        Some(article) if fact.rule.is_none() && rule.is_article(article) => Naming::Article,
        // The kind of a meeting tells a duty nothing about itself: it waits for a report on the meeting, say.
        None if fact.rule.is_none() && (fact.data_names().next().is_none() || rule.part == Part::Duty) => {
            Naming::Nothing
        }
        _ => Naming::Other,
    }
}

impl Sight<'_> {
    /// Whether the fact is meant to discharge an obligation of the series, and whose deed it is.
    pub(crate) fn concerns(&self, series: &Series, fact: &Fact) -> Option<Deed> {
        let rule = &self.program.rules[series.rule];
        let naming = naming(rule, fact);
        let named = match naming {
            Naming::Other => return None,
            Naming::Rule | Naming::Article => true,
            Naming::Nothing => self.answers(rule, fact),
        };
        let speaks = if fact.kind == REPORT {
            // A report stands for anything, so that it must say for what.
            matches!(naming, Naming::Rule | Naming::Article)
                && (rule.takes_report() || fact.datum("exception").is_some())
        } else if fact.kind == SIGNED && rule.part == Part::Hold {
            naming == Naming::Rule
        } else {
            fact.kind == *rule.evidence && (named || self.is_only_rule(series.rule, fact))
        };
        if speaks { self.deed(series, fact) } else { None }
    }

    /// Whether the fact names, as its occurrence, the fact that started an obligation of the rule.
    fn answers(&self, rule: &Rule, fact: &Fact) -> bool {
        let When::Triggered { kind, .. } = &rule.when else { return false };
        fact.list("occurrence").any(|id| self.log.get(id).is_some_and(|trigger| *trigger.kind == **kind))
    }

    fn deed(&self, series: &Series, fact: &Fact) -> Option<Deed> {
        let rule = &self.program.rules[series.rule];
        let holder = &series.holder;
        let party = holder.party.as_str();
        if rule.needs_valid_meeting() {
            // Whoever recorded it, a meeting is that of its body.
            let body = self.roster.body_of(fact, &rule.item)?;
            return (body == party).then_some(Deed::Own);
        }
        if rule.follows_sitting() && fact.datum("body").is_some() {
            // It names the body of some other meeting.
            self.roster.body_of(fact, &rule.item)?;
        }
        if let Some(actor) = &fact.actor {
            if actor.party == holder.party {
                return Some(match (&holder.office, &actor.office) {
                    (Some(owed), Some(did)) if owed != did => Deed::OtherOffice(actor.clone()),
                    _ => Deed::Own,
                });
            }
            // Somebody who owes the rule too did it for themselves; anybody else recorded what its subject did.
            if rule.follows_sitting() || self.may_owe(series.rule, actor.party.as_str(), fact) {
                return None;
            }
        } else if rule.follows_sitting() {
            return Some(Deed::Own);
        }
        let own = if fact.parties().next().is_some() {
            fact.parties().any(|named| named == party)
        } else {
            let only = self.roster.holders(series.rule, fact.date());
            only.len() == 1 && only[0] == *holder
        };
        own.then_some(Deed::Own)
    }

    fn may_owe(&self, rule: RuleIndex, party: &str, fact: &Fact) -> bool {
        self.roster.of_party(rule, party, fact.date()).next().is_some()
    }
}

impl Sight<'_> {
    /// A fact that names no rule counts where there is one rule only that it can be meant for. Where there are several, it
    /// counts for none: one activity does not discharge every duty to hold activities.
    fn is_only_rule(&self, rule: RuleIndex, fact: &Fact) -> bool {
        let alone =
            self.program.index.discharged_by.get(fact.kind.as_str()).is_some_and(|rules| rules.len() == 1);
        self.program.rules[rule].meeting.is_none() && (alone || self.roster.only_rule(fact) == Some(rule))
    }

    /// The rules that a fact may discharge an obligation of, or change the judgement on.
    pub(crate) fn concerned(&self, fact: &Fact) -> BTreeSet<RuleIndex> {
        let (index, rules) = (&self.program.index, &self.program.rules);
        let mut found = BTreeSet::new();
        found.extend(fact.rule.as_deref().and_then(|rule| index.of_id.get(rule)));
        if let (Some(article), None) = (&fact.article, &fact.rule) {
            found.extend(index.of_article.get(article).into_iter().flatten());
        }
        if fact.kind != REPORT {
            found.extend(fact.names().filter_map(|name| index.of_item.get(name)).flatten());
        }
        if fact.rule.is_none() && fact.article.is_none() && fact.kind != REPORT {
            if fact.datum("occurrence").is_some() {
                found.extend(self.roster.unnamed(fact));
            } else {
                found.extend(self.roster.only_rule(fact));
            }
            let all = index.discharged_by.get(fact.kind.as_str()).into_iter().flatten();
            found.extend(all.clone().filter(|_| all.clone().nth(1).is_none()));
        }
        // Notice and minutes decide on whether a meeting counts.
        found.retain(|rule| {
            let of = &rules[*rule];
            fact.kind == *of.evidence
                || (fact.kind == REPORT && (of.takes_report() || fact.datum("exception").is_some()))
                || (of.needs_valid_meeting() && fact.kind.starts_with("meeting."))
        });
        found
    }
}

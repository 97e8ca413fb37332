//! Whether a fact discharges what it is meant for, and what is missing where it does not.

use std::{collections::BTreeSet, sync::Arc};

use kernel::Text;
use regulation::pack::fact::REPORT;

use super::{Series, Sight, concern::Deed};
use crate::{
    fact::Fact,
    obligation::{Met, Outcome, Refusal, Waiver},
    organisation::{FactContext, Holder},
    program::{Part, Rule, Slot, Waives, read_fact},
};

impl Sight<'_> {
    /// What a fact does for the slot that it aims at.
    pub(super) fn judge(&self, series: &Series, slot: &Slot, outcome: &mut Outcome, fact: &Arc<Fact>) {
        let rule = &self.program.rules[series.rule];
        if let Some(reason) = fact.datum("exception") {
            let lacks: Vec<&str> = self
                .program
                .exception_fields
                .iter()
                .map(String::as_str)
                .filter(|field| fact.datum(field).is_none())
                .collect();
            if !lacks.is_empty() {
                let why = Text::new(
                    format!("例外还缺:{}", lacks.join("、")),
                    format!("the exception lacks: {}", lacks.join(", ")),
                );
                outcome.refused.push(refusal(fact, why));
            } else if rule.strength.allows_exception() {
                let reason =
                    Text::new(format!("已记录例外理由:{reason}"), format!("recorded exception: {reason}"));
                outcome.waived.get_or_insert(Waiver { at: fact.at, fact: fact.id.clone(), reason });
            } else {
                let why = Text::new(
                    "这一条没有“一般”“原则上”的余地,例外理由不能代替办理",
                    "the rule leaves no room for exceptions; a reason does not take the place of doing it",
                );
                outcome.refused.push(refusal(fact, why));
            }
            return;
        }
        if let Err(why) = self.valid(series, fact) {
            outcome.refused.push(refusal(fact, why));
            return;
        }
        outcome.facts.push(fact.id.clone());
        let required = self.recipients(series, slot);
        let reached = self.reached(series.rule, &required, fact);
        outcome.missing = required
            .iter()
            .filter(|holder| !reached.contains(holder) && !outcome.reached.contains(holder))
            .cloned()
            .collect();
        outcome.reached =
            required.iter().filter(|holder| !outcome.missing.contains(holder)).cloned().collect();
        if outcome.missing.is_empty() {
            outcome.met = Some(Met { at: fact.at, fact: fact.id.clone() });
        }
    }

    fn valid(&self, series: &Series, fact: &Fact) -> Result<(), Text> {
        let rule = &self.program.rules[series.rule];
        if let Some(Deed::OtherOffice(other)) = self.concerns(series, fact) {
            return Err(Text::new(
                format!("应由{}办理,办理的是{other}", series.holder),
                format!("it is for {} to do; {other} did it", series.holder),
            ));
        }
        if fact.kind == REPORT {
            return Ok(());
        }
        match &rule.part {
            Part::Hold | Part::Agenda(_) => self.valid_meeting(series, fact),
            Part::Settle => match self.program.settings.get(&rule.item) {
                Some(setting) => read_fact(setting, fact).map(|_| ()),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Who must get it.
    pub(crate) fn recipients(&self, series: &Series, slot: &Slot) -> Arc<[Holder]> {
        let on = slot.trigger.as_ref().map_or(slot.due, |fact| fact.date());
        if let Some(fixed) = self.roster.fixed_recipients(series.rule, on) {
            return fixed.clone();
        }
        let contexts = self.contexts(series, slot);
        let rule = &self.program.rules[series.rule];
        let all: BTreeSet<Holder> = contexts
            .iter()
            .flat_map(|context| self.organisation.resolve_all(self.program, &rule.to, Some(context), on))
            .collect();
        all.into_iter().collect()
    }

    /// The contexts in which a holder owes a slot.
    fn contexts(&self, series: &Series, slot: &Slot) -> Vec<FactContext> {
        match &slot.trigger {
            Some(fact) => {
                let mut started = self.roster.started(self.program, self.organisation, series.rule, fact);
                started.remove(&series.holder).unwrap_or_default()
            }
            None => vec![FactContext::about(series.holder.party.clone())],
        }
    }

    /// C-04: no notice is due of an emergency meeting, where the regulation waives it and a reason is recorded.
    pub(super) fn waived_notice(&self, series: &Series, slot: &Slot) -> Option<Waiver> {
        let rule = &self.program.rules[series.rule];
        let fact = slot.trigger.as_ref().filter(|_| rule.part == Part::Notice)?;
        let reason = fact.datum("emergency").filter(|_| self.may_skip_notice(rule, fact))?;
        let reason = Text::new(
            format!("紧急会议,免提前通知:{reason}"),
            format!("emergency meeting, no notice due: {reason}"),
        );
        Some(Waiver { at: fact.at, fact: fact.id.clone(), reason })
    }
}

impl Sight<'_> {
    /// Whether no notice need be given of this meeting.
    pub(super) fn may_skip_notice(&self, rule: &Rule, fact: &Fact) -> bool {
        fact.datum("emergency").is_some()
            && match &rule.waives_notice {
                Waives::Never => false,
                Waives::Always => true,
                Waives::If(switch) => self.timetable.answers.is_on(switch, fact.date()),
            }
    }
}

fn refusal(fact: &Fact, why: Text) -> Refusal {
    Refusal { fact: fact.id.clone(), at: fact.at, why }
}

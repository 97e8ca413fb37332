//! Planning: rules × organisation × facts → obligations.

mod stream;

use calendar::Date;
use kernel::{Finding, Severity, Text};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    discharge::{Series, Sight},
    fact::{Fact, FactLog},
    obligation::ObligationId,
    organisation::Organisation,
    program::Program,
    roster::Roster,
    timetable::Timetable,
};

pub use crate::series::Item;
pub use stream::{Owed, PartyView, Profile, Terms, stream};

/// Who owes what from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Obligations by last day, then rule, holder and occurrence.
    pub items: Vec<Item>,
    /// What could not be planned, or does not go together.
    pub findings: Vec<Finding>,
}

/// Plans the obligations whose window, from the first day on which they may be done to the last, overlaps `from..=to`. All
/// facts count, those outside of the range too: what falls into two ranges is the same obligation in both, with the same
/// outcome. The order of facts does not matter, nor does that of rules and units. Days that the program was not compiled
/// for are reported and left out.
pub fn plan(program: &Program, organisation: &Organisation, facts: &[Fact], from: Date, to: Date) -> Plan {
    let log = FactLog::new(facts);
    let roster = Roster::new(program, organisation);
    let timetable = Timetable::new(program, &roster, &log);
    let sight = Sight { program, organisation, roster: &roster, log: &log, timetable: &timetable };
    let mut plan = Plan {
        from: from.max(program.from),
        to: to.min(program.to),
        items: Vec::new(),
        findings: Vec::new(),
    };
    plan.findings.extend(outside(program, from, to));
    plan.findings.extend(program.findings.iter().chain(timetable.findings()).cloned());
    for (index, rule) in program.rules.iter().enumerate() {
        if rule.is_triggered() {
            let (series, findings) = sight.triggered(index);
            plan.findings.extend(findings);
            for (holder, slots) in series {
                plan.add(&sight, &Series { rule: index, holder }, &slots);
            }
        } else {
            for holder in roster.all(index) {
                let slots = sight.recurring(index, &holder);
                plan.add(&sight, &Series { rule: index, holder }, &slots);
            }
        }
    }
    plan.sort();
    plan
}

pub(crate) fn outside(program: &Program, from: Date, to: Date) -> Option<Finding> {
    (from < program.from || program.to < to).then(|| Finding {
        code: "CW5301",
        severity: Severity::Error,
        article: String::new(),
        message: Text::new(
            format!("要排{from}至{to},但制度只编到{}至{}", program.from, program.to),
            format!(
                "{from} to {to} is asked for, but the rules were compiled for {} to {}",
                program.from, program.to
            ),
        ),
        help: Text::new("请按要排的日期重新编制", "compile the rules for the dates that are to be planned"),
        place: None,
    })
}

impl Plan {
    fn add(&mut self, sight: &Sight<'_>, series: &Series, slots: &[crate::program::Slot]) {
        if !slots.iter().any(|slot| slot.overlaps(self.from, self.to)) {
            return;
        }
        // A year of a country has few facts; most series have none.
        let account = (!sight.log.is_empty()).then(|| sight.settle(series, slots));
        for slot in slots.iter().filter(|slot| slot.overlaps(self.from, self.to)) {
            let outcome =
                account.as_ref().and_then(|account| account.get(&slot.label)).map(|(_, outcome)| outcome);
            self.items.push(Item::new(sight.obligation(series, slot), outcome));
        }
    }

    pub(crate) fn sort(&mut self) {
        self.items.sort_by(|a, b| a.obligation.key().cmp(&b.obligation.key()));
        self.findings.sort();
        self.findings.dedup();
    }

    /// The obligation with this id.
    pub fn get(&self, id: &ObligationId) -> Option<&Item> {
        self.items.iter().find(|item| item.obligation.id == *id)
    }

    /// The part whose windows overlap `from..=to`.
    #[must_use]
    pub fn within(&self, from: Date, to: Date) -> Self {
        Self {
            from: from.max(self.from),
            to: to.min(self.to),
            items: self.items.iter().filter(|item| item.overlaps(from, to)).cloned().collect(),
            findings: self.findings.clone(),
        }
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Plan", 4)?;
        object.serialize_field("from", &self.from.to_string())?;
        object.serialize_field("to", &self.to.to_string())?;
        object.serialize_field("obligations", &self.items)?;
        object.serialize_field("findings", &self.findings)?;
        object.end()
    }
}

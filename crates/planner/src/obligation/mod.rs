//! Obligations: who owes what by when, under which article; what has come of it; and why.

mod explain;
mod outcome;
mod state;

use std::sync::Arc;

use calendar::{Date, Half};
use regulation::pack::{Action, Strength};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    fact::Fact,
    organisation::Holder,
    program::{Part, Rule, Slot},
};

pub use explain::Explanation;
pub use outcome::{Met, Outcome, Refusal, Waiver};
pub(crate) use state::in_time;
pub use state::{State, state};

/// The id of an obligation: `<rule>@<holder>@<label>`, where the label is that of the occurrence or the id of the fact that
/// started it. The same inputs give the same ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ObligationId(Arc<str>);

impl ObligationId {
    /// The id of what a holder owes under a rule at one time.
    pub fn new(rule: &str, holder: &Holder, label: &str) -> Self {
        Self(format!("{rule}@{holder}@{label}").into())
    }

    /// An id that was written down before.
    pub fn from_text(text: &str) -> Self {
        Self(text.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rule, the holder and the label that it is made of.
    pub fn parts(&self) -> Option<(&str, Holder, &str)> {
        let mut parts = self.0.splitn(3, '@');
        let (rule, holder, label) = (parts.next()?, parts.next()?, parts.next()?);
        Some((rule, holder.parse().ok()?, label))
    }
}

impl std::fmt::Display for ObligationId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Something that somebody owes: `who` must do `what` within `window`, under `article`.
#[derive(Debug, Clone)]
pub struct Obligation {
    /// Id.
    pub id: ObligationId,
    /// The rule: the id of a duty, meeting, assessment or setting, with `:notice` and the like for parts of a meeting.
    pub rule: Arc<str>,
    /// The article.
    pub article: Arc<str>,
    /// How strongly it binds.
    pub strength: Strength,
    /// Who owes it.
    pub who: Holder,
    /// The kind of action.
    pub action: Action,
    /// Which part of the pack's item it is.
    pub part: Part,
    /// What is to be done, as the holder reads it.
    pub what: Arc<str>,
    /// The first and the last day on which it may be done in time.
    pub window: (Date, Date),
    /// The half of the last day at whose end it is due; the whole day where absent.
    pub half: Option<Half>,
    /// Where within the window it is arranged, so that another rule can hold too (隔季).
    pub slot: Option<(Date, Date)>,
    /// Who must get it, each of them.
    pub recipients: Arc<[Holder]>,
    /// Whether it rests on a year whose holidays are not yet published.
    pub provisional: bool,
    /// The label of its occurrence, or the id of the fact that started it.
    pub label: Arc<str>,
    /// The escalation ladder, by id.
    pub ladder: Option<Arc<str>>,
    /// The fact that started it.
    pub trigger: Option<Arc<Fact>>,
}

impl Obligation {
    /// What a holder owes under a rule at one time.
    pub(crate) fn new(rule: &Rule, who: &Holder, slot: &Slot, recipients: Arc<[Holder]>) -> Self {
        Self {
            id: ObligationId::new(&rule.id, who, &slot.label),
            rule: rule.id.clone(),
            article: rule.article.clone(),
            strength: rule.strength,
            who: who.clone(),
            action: rule.action,
            part: rule.part.clone(),
            what: rule.what.clone(),
            window: (slot.from, slot.due),
            half: slot.half,
            slot: slot.arranged,
            recipients,
            provisional: slot.provisional,
            label: slot.label.clone(),
            ladder: rule.ladder.clone(),
            trigger: slot.trigger.clone(),
        }
    }

    /// The last day on which it may be done in time.
    pub fn due(&self) -> Date {
        self.window.1
    }

    /// Whether its window overlaps `from..=to`.
    pub fn overlaps(&self, from: Date, to: Date) -> bool {
        self.window.0 <= to && from <= self.window.1
    }

    /// The order of plans: by last day, then rule, holder and label.
    pub(crate) fn key(&self) -> (Date, Option<Half>, Date, &str, &Holder, &str) {
        (self.window.1, self.half, self.window.0, &self.rule, &self.who, &self.label)
    }
}

impl PartialEq for Obligation {
    /// Everything that depends on the fact that started it stands in the other fields, and its id in `label`.
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
            && self.article == other.article
            && self.strength == other.strength
            && self.action == other.action
            && self.what == other.what
            && self.slot == other.slot
            && self.recipients == other.recipients
            && self.provisional == other.provisional
    }
}

impl Eq for Obligation {}

impl Serialize for Obligation {
    /// `{id, rule, article, strength, who, action, what, window, due, half, slot, to, provisional, trigger}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let days = |(from, to): (Date, Date)| [from.to_string(), to.to_string()];
        let mut object = serializer.serialize_struct("Obligation", 14)?;
        object.serialize_field("id", &self.id)?;
        object.serialize_field("rule", &*self.rule)?;
        object.serialize_field("article", &*self.article)?;
        object.serialize_field("strength", &self.strength)?;
        object.serialize_field("who", &self.who)?;
        object.serialize_field("action", &self.action)?;
        object.serialize_field("what", &*self.what)?;
        object.serialize_field("window", &days(self.window))?;
        object.serialize_field("due", &self.due().to_string())?;
        object.serialize_field("half", &self.half)?;
        object.serialize_field("slot", &self.slot.map(days))?;
        object.serialize_field("to", &*self.recipients)?;
        object.serialize_field("provisional", &self.provisional)?;
        object.serialize_field("trigger", &self.trigger.as_ref().map(|fact| fact.id.as_str()))?;
        object.end()
    }
}

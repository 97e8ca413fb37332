//! Facts: what happened. They start obligations, discharge them, and pin what is still to be arranged.

mod log;
mod read;
mod stranger;

use std::collections::BTreeMap;

use calendar::Date;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::organisation::{FactContext, Holder, PartyId};

pub use log::{Conflict, FactLog};
pub use read::{read, read_lines};
pub use stranger::strangers;

/// Something that happened, once. Facts are never changed: a later fact whose data say `corrects` withdraws an earlier one.
///
/// What the planner reads in `data`, everything else is carried along:
///
/// | key | says |
/// |---|---|
/// | `meeting` | kind of meeting; several, separated by commas, where one sitting is declared to be several kinds (C-06) |
/// | `body` | the seat of the body whose meeting it is; one for each kind where several bodies sit together |
/// | `starts` | when the meeting, round or activity begins, where that is not the moment of the fact |
/// | `sitting` | the id of the fact that scheduled or recorded the same sitting |
/// | `occurrence` | the obligation meant: its label (`2026-Q1`) or the id of the fact that started it |
/// | `present`, `base` | how many were counted; `present.<kind>`, `base.<kind>` where a joint sitting counts apart |
/// | `noticed_on` | the day on which notice was given |
/// | `emergency` | why it was called outside the schedule; `regular = "true"` counts it as the regular one all the same |
/// | `called_by` | who called an emergency meeting |
/// | `agenda` | ids of agenda items that were dealt with |
/// | `signed` | who signed instead of meeting; `reason` says why there was no meeting |
/// | `recipients` | who got it: parties, offices or selectors |
/// | `subjects` | the units it is about, where they are several |
/// | `lead`, `responsible` | the lead unit and the responsible units |
/// | `assessment` | kind of assessment |
/// | `setting`, `value` | the open norm that was filled in, and the answer, written as in a pack |
/// | `exception` | the recorded reason for which a rule that allows exceptions (一般, 原则上) is not followed |
/// | `corrects` | the id of the fact that this one withdraws |
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Id, unique in the journal.
    pub id: String,
    /// Kind: one of `regulation::pack::fact::FACT_KINDS`.
    pub kind: String,
    /// When it happened, in China Standard Time.
    pub at: DateTime,
    /// The unit or body that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<PartyId>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Holder>,
    /// The rule that it answers: the id of a duty, meeting, assessment or setting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The article that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Everything else that is known of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, String>,
}

impl Fact {
    /// A fact without anything but its id, kind and moment.
    pub fn new(id: impl Into<String>, kind: impl Into<String>, at: DateTime) -> Self {
        Self {
            id: id.into(),
            kind: kind.into(),
            at,
            subject: None,
            actor: None,
            rule: None,
            article: None,
            data: BTreeMap::new(),
        }
    }

    /// The day on which it happened.
    pub fn date(&self) -> Date {
        self.at.date()
    }

    /// A value of its data, without surrounding blanks; an empty one counts as absent.
    pub fn datum(&self, key: &str) -> Option<&str> {
        self.data.get(key).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The entries of a list in its data: separated by commas, semicolons, blanks or their Chinese forms.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &str> {
        self.datum(key)
            .unwrap_or_default()
            .split([',', ';', ' ', '\n', '、', ',', ';'])
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
    }

    /// Whether the data say yes to this.
    pub fn says(&self, key: &str) -> bool {
        matches!(self.datum(key), Some("true" | "yes" | "1" | "是"))
    }

    /// When what it speaks of begins: `starts`, else the moment of the fact.
    pub fn starts(&self) -> DateTime {
        self.datum("starts").and_then(|text| text.parse().ok()).unwrap_or(self.at)
    }

    /// The items of packs that it names: `rule` (with and without what stands behind a colon), and the kinds of meeting, the
    /// assessment and the setting in its data.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let rule = self.rule.as_deref();
        let item = rule.and_then(|rule| rule.split_once(':')).map(|(item, _)| item);
        rule.into_iter().chain(item).chain(self.data_names())
    }

    /// Those of them that stand in its data.
    pub(crate) fn data_names(&self) -> impl Iterator<Item = &str> {
        ["meeting", "assessment", "setting"].into_iter().flat_map(|key| self.list(key))
    }

    /// The seat whose meeting it is: `body`, else its subject.
    pub fn body(&self) -> Option<&str> {
        self.datum("body").or(self.subject.as_ref().map(PartyId::as_str))
    }

    /// The fact that this one withdraws.
    pub fn corrects(&self) -> Option<&str> {
        self.datum("corrects")
    }

    /// Every unit or body that the fact may be the deed of: its actor's, its subjects, its body.
    pub fn parties(&self) -> impl Iterator<Item = &str> {
        let actor = self.actor.as_ref().map(|actor| actor.party.as_str());
        let subject = self.subject.as_ref().map(PartyId::as_str);
        actor.into_iter().chain(subject).chain(self.list("body")).chain(self.list("subjects"))
    }

    /// Whom the selectors `subject`, `actor`, `lead` and `responsible` mean, once for each unit that the fact is about.
    pub fn contexts(&self) -> Vec<FactContext> {
        let subjects: Vec<PartyId> = match &self.subject {
            Some(subject) => vec![subject.clone()],
            None if self.datum("subjects").is_some() => self.list("subjects").filter_map(party).collect(),
            None => self.list("body").next().and_then(party).into_iter().collect(),
        };
        let context = |subject| FactContext {
            subject,
            actor: self.actor.clone(),
            lead: self.datum("lead").and_then(party),
            responsible: self.list("responsible").filter_map(party).collect(),
        };
        if subjects.is_empty() {
            return vec![context(None)];
        }
        subjects.into_iter().map(|subject| context(Some(subject))).collect()
    }
}

fn party(text: &str) -> Option<PartyId> {
    PartyId::new(text).ok()
}

//! A rule of the packs as the planner runs it: who owes what, when it opens, what discharges it.

use std::{collections::BTreeMap, sync::Arc};

use calendar::{Counting, Date, PeriodConfig, Recurrence, Span};
use regulation::pack::{
    Action, Duty, Meeting, PackId, Schedule, Selector, Strength, Within, fact::REPORT, selector::Party,
};

/// One rule that yields obligations. A meeting kind of the packs becomes several: its holding, its notice, its minutes.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The id that obligations bear: that of the pack's item, with `:notice`, `:minutes`, `:circular`, `:agenda:<item>`
    /// behind it where the item yields several rules.
    pub id: Arc<str>,
    /// The id of the pack's item.
    pub item: Arc<str>,
    /// The pack it comes from.
    pub pack: PackId,
    /// The article.
    pub article: Arc<str>,
    /// Further rows that it covers.
    pub rows: Vec<String>,
    /// How strongly it binds.
    pub strength: Strength,
    /// Which part of the pack's item it is.
    pub part: Part,
    /// The kind of action.
    pub action: Action,
    /// What is to be done, as the holder reads it.
    pub what: Arc<str>,
    /// The escalation ladder, by id.
    pub ladder: Option<Arc<str>>,
    /// The kind of fact that discharges it.
    pub evidence: Arc<str>,
    pub(crate) who: Vec<Selector>,
    pub(crate) to: Vec<Selector>,
    /// True where `to` is not written but meant (notice goes to the members): a fact that does not say whom it reached
    /// has reached them.
    pub(crate) to_is_implied: bool,
    pub(crate) when: When,
    /// Whether a report that names the article discharges it, because the platform has no module for its noun.
    pub(crate) reportable: bool,
    pub(crate) terms: Terms,
    /// The meeting kind that it belongs to.
    pub(crate) meeting: Option<Arc<Meeting>>,
    /// Whether an emergency meeting of the kind may be held without notice.
    pub(crate) waives_notice: Waives,
}

/// Whether emergency meetings may be held without notice (C-04).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Waives {
    Never,
    Always,
    /// Once this switch is on.
    If(Arc<str>),
}

/// Which part of a pack's item a rule is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// `[[duty]]`.
    Duty,
    /// The holding of a meeting.
    Hold,
    /// Notice of a meeting or of a round of assessment.
    Notice,
    /// Its minutes.
    Minutes,
    /// The circular after it.
    Circular,
    /// An item that must be on the agenda of one meeting of each year.
    Agenda(Arc<str>),
    /// A round of an assessment.
    Round,
    /// The filling in of an open norm.
    Settle,
    /// The filing (备案) of a pack with the body above.
    Filing,
}

/// When a rule is owed.
#[derive(Debug, Clone)]
pub(crate) enum When {
    /// At each occurrence.
    Recurring(Timing<Recurrence>),
    /// Once a year.
    Yearly,
    /// Around each fact of a kind.
    Triggered { kind: Arc<str>, of: BTreeMap<String, String>, within: Option<Timing<Span>> },
}

/// A time that the regulation gives or leaves to a setting.
#[derive(Debug, Clone)]
pub(crate) enum Timing<T> {
    Given(T),
    Open(Arc<str>),
}

impl Timing<Recurrence> {
    pub(crate) fn of(schedule: &Schedule) -> Self {
        match schedule {
            Schedule::Setting(setting) => Self::Open(setting.setting.as_str().into()),
            Schedule::Recurrence(recurrence) => Self::Given((**recurrence).clone()),
        }
    }
}

impl Timing<Span> {
    pub(crate) fn of(within: &Within) -> Self {
        match within {
            Within::Setting(setting) => Self::Open(setting.setting.as_str().into()),
            Within::Span(span) => Self::Given(*span),
        }
    }
}

/// When a rule applies and how its days are counted.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) pack: PackId,
    pub(crate) counting: Counting,
    pub(crate) periods: Arc<PeriodConfig>,
    /// First day on which it applies.
    pub(crate) effective: Date,
    /// First day on which it no longer applies.
    pub(crate) repealed: Option<Date>,
}

impl Terms {
    pub(crate) fn in_force(&self, date: Date) -> bool {
        self.effective <= date && self.repealed.is_none_or(|repealed| date < repealed)
    }
}

impl Rule {
    /// A rule of a pack, with what most rules share.
    pub(crate) fn new(
        id: &str,
        article: &str,
        part: Part,
        action: Action,
        what: &str,
        terms: &Terms,
    ) -> Self {
        Self {
            id: id.into(),
            item: id.into(),
            pack: terms.pack.clone(),
            article: article.into(),
            rows: Vec::new(),
            strength: Strength::Must,
            part,
            action,
            what: what.into(),
            ladder: None,
            evidence: action.leaves().into(),
            who: Vec::new(),
            to: Vec::new(),
            to_is_implied: false,
            when: When::Yearly,
            reportable: false,
            terms: terms.clone(),
            meeting: None,
            waives_notice: Waives::Never,
        }
    }

    /// The rule of a duty.
    pub(crate) fn of_duty(duty: &Duty, terms: &Terms) -> Self {
        let mut rule = Self::new(duty.id.as_str(), &duty.article, Part::Duty, duty.action, &duty.what, terms);
        rule.rows.clone_from(&duty.rows);
        rule.strength = duty.strength;
        rule.ladder = duty.escalation.as_ref().map(|id| id.as_str().into());
        if let Some(evidence) = &duty.evidence {
            rule.evidence = evidence.as_str().into();
        }
        rule.who.clone_from(&duty.who);
        rule.to.clone_from(&duty.to);
        rule.when = match (&duty.when, &duty.on) {
            (Some(schedule), _) => When::Recurring(Timing::<Recurrence>::of(schedule)),
            (None, Some(kind)) => When::Triggered {
                kind: kind.as_str().into(),
                of: duty.of.clone(),
                within: duty.within.as_ref().map(Timing::<Span>::of),
            },
            (None, None) => When::Yearly,
        };
        rule
    }

    /// Whether it is about this rule or article.
    pub(crate) fn is_article(&self, article: &str) -> bool {
        &*self.article == article || self.rows.iter().any(|row| row == article)
    }

    /// Whether facts start it.
    pub(crate) fn is_triggered(&self) -> bool {
        matches!(self.when, When::Triggered { .. })
    }

    /// The kind of fact that starts it.
    pub(crate) fn trigger(&self) -> Option<&str> {
        match &self.when {
            When::Triggered { kind, .. } => Some(kind),
            _ => None,
        }
    }

    /// Whether it is part of a meeting other than its holding: what it answers is one sitting.
    pub(crate) fn follows_sitting(&self) -> bool {
        self.meeting.is_some() && matches!(self.part, Part::Notice | Part::Minutes | Part::Circular)
    }

    /// Whether it is judged by what makes a meeting valid.
    pub(crate) fn needs_valid_meeting(&self) -> bool {
        matches!(self.part, Part::Hold | Part::Agenda(_))
    }

    /// The setting that must be filled in before it is planned.
    pub(crate) fn open_setting(&self) -> Option<&Arc<str>> {
        match &self.when {
            When::Recurring(Timing::Open(setting))
            | When::Triggered { within: Some(Timing::Open(setting)), .. } => Some(setting),
            _ => None,
        }
    }

    /// Whether a report that names it or its article discharges it.
    pub(crate) fn takes_report(&self) -> bool {
        self.reportable || &*self.evidence == REPORT
    }
}

/// Whether whom the selector means depends on a fact.
pub(crate) fn is_bound(selector: &Selector) -> bool {
    matches!(selector.party, Party::Subject | Party::Actor | Party::Lead | Party::Responsible)
}

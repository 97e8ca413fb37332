//! What a rehearsed year amounts to: for each unit and month, and for the institution.

use std::collections::BTreeMap;

use calendar::Date;
use kernel::Finding;
use serde::Serialize;

/// A rehearsed year. Everything is sorted, so that the same inputs give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Id of the pack.
    pub pack: String,
    /// Title of the regulation.
    pub title: String,
    /// Version of the pack.
    pub version: String,
    /// Name of the organisation.
    pub organisation: String,
    /// The year that was played.
    pub year: i16,
    /// The seed of its chances.
    pub seed: u64,
    /// Whether any date rests on a year whose holidays are not published.
    pub provisional: bool,
    /// Sums over all units.
    pub totals: Totals,
    /// What happened to the obligations.
    pub outcome: Outcome,
    /// Sums over all units, January first.
    pub months: Vec<Load>,
    /// Each unit and body that has anything to do, the most burdened first.
    pub units: Vec<UnitLoad>,
    /// Each article that anybody owes something under, in order.
    pub articles: Vec<ArticleLoad>,
    /// Meetings in order of time.
    pub meetings: Vec<Sitting>,
    /// Days of the year that are not worked, in order.
    #[serde(skip)]
    pub rest_days: Vec<Date>,
    /// Where deadlines or meetings collide, in order of time.
    pub collisions: Vec<Collision>,
    /// Months in which a unit has more than the pack's limits allow.
    pub over_limit: Vec<OverLimit>,
    /// Open norms that nobody has filled in; what depends on them was not played.
    pub open_norms: Vec<OpenNorm>,
    /// What is wrong with the regulation itself or with its fit to the organisation.
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

/// Sums for the whole year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    /// Units and bodies that had anything to do.
    pub parties: usize,
    /// Obligations that fell due.
    pub obligations: usize,
    /// Meetings held.
    pub meetings: usize,
    /// Sums of what follows over all units.
    #[serde(flatten)]
    pub load: Load,
}

/// What happened to the obligations of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Outcome {
    /// Met in time.
    pub met: usize,
    /// Met after the deadline.
    pub late: usize,
    /// Past the deadline and not met at the year's end.
    pub missed: usize,
    /// Waived with a reason.
    pub waived: usize,
    /// Not yet due at the year's end.
    pub open: usize,
}

/// What one unit had in one month, or all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Load {
    /// Obligations that fell due.
    pub due: u32,
    /// Meetings attended.
    pub meetings: u32,
    /// Notices and circulars received.
    pub notices: u32,
    /// Documents to draw up (plans, minutes, circulars, bulletins, statistics).
    pub papers: u32,
    /// Reports and filings handed in to somebody else.
    pub reports: u32,
    /// Days on which deadlines or meetings collided.
    pub collisions: u32,
    /// Rungs of the reminder ladder climbed.
    pub rungs: u32,
}

impl Load {
    /// Adds another load to this one.
    pub fn add(&mut self, other: &Self) {
        self.due += other.due;
        self.meetings += other.meetings;
        self.notices += other.notices;
        self.papers += other.papers;
        self.reports += other.reports;
        self.collisions += other.collisions;
        self.rungs += other.rungs;
    }

    /// The burden as one figure, by which units are put in order: meetings attended, documents drawn up and reports handed in.
    pub fn burden(&self) -> u32 {
        self.meetings + self.papers + self.reports
    }
}

/// The year of one unit or body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitLoad {
    /// Id in the organisation.
    pub id: String,
    /// Name.
    pub name: String,
    /// The whole year.
    pub year: Load,
    /// January first.
    pub months: Vec<Load>,
    /// What happened to its obligations.
    pub outcome: Outcome,
}

/// What one article made people do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleLoad {
    /// The article.
    pub article: String,
    /// What it asks, in the words of the rule that asks most often.
    pub what: String,
    /// How many obligations.
    pub obligations: usize,
    /// How many parties owed one.
    pub parties: usize,
    /// What happened to them.
    pub outcome: Outcome,
}

/// One meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Sitting {
    /// The day.
    pub date: Date,
    /// The kind of meeting.
    pub meeting: String,
    /// Its name.
    pub name: String,
    /// Whose meeting.
    pub body: String,
    /// The article.
    pub article: String,
    /// Parties that attend.
    pub parties: usize,
    /// The rest day or holiday it would fall on, if the window left no workday.
    pub rest_day: bool,
}

/// Several things that one party must do on one day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Collision {
    /// The day.
    pub date: Date,
    /// The party's id.
    pub party: String,
    /// The party's name.
    pub name: String,
    /// Which kind.
    pub kind: CollisionKind,
    /// What collides, each with its article.
    pub what: Vec<String>,
}

/// Which kind of collision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CollisionKind {
    /// Two meetings on one day that the party attends.
    Meetings,
    /// More deadlines on one day than the pack's limit (or than three, where it sets none).
    Deadlines,
}

/// A month in which a unit has more than the pack allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverLimit {
    /// The party's id.
    pub party: String,
    /// The party's name.
    pub name: String,
    /// The month, 1 to 12.
    pub month: i8,
    /// `meetings` or `papers`.
    pub of: &'static str,
    /// How many there are.
    pub count: u32,
    /// How many the pack allows.
    pub limit: u32,
}

/// An open norm that nobody has filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenNorm {
    /// The setting.
    pub setting: String,
    /// The article.
    pub article: String,
    /// The words left open.
    pub norm: String,
    /// The question.
    pub asks: String,
    /// Who must answer it.
    pub filled_by: String,
    /// The rules that wait for it.
    pub waiting: Vec<String>,
}

/// The load of each party by month, while a year is played.
#[derive(Debug, Default)]
pub(super) struct Ledger(BTreeMap<String, [Load; 12]>);

impl Ledger {
    /// The load of `party` in the month of `date`.
    pub(super) fn at(&mut self, party: &str, date: Date) -> &mut Load {
        let months = self.0.entry(party.to_owned()).or_default();
        let index = usize::from(date.month().unsigned_abs()) - 1;
        &mut months[index]
    }

    /// Each party with its months.
    pub(super) fn into_parties(self) -> impl Iterator<Item = (String, [Load; 12])> {
        self.0.into_iter()
    }
}

//! Units: the bureaus, districts, streets, communities, villages and schools that regulations bind.

use calendar::Date;

use super::PartyId;

/// A unit (单位).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Id, shared with no other unit or body.
    pub id: PartyId,
    /// Name, as people say it.
    pub name: String,
    /// The classes of the regulation that it belongs to: what `class:` selectors name. Sorted.
    pub classes: Vec<String>,
    /// The units above it; a unit may have several. Sorted.
    pub parents: Vec<PartyId>,
    /// The place it stands in, as people say it.
    pub area: String,
    /// The first day of its existence, where it is known.
    pub since: Option<Date>,
    /// The last day of its existence, once it has ended.
    pub until: Option<Date>,
}

impl Unit {
    /// Whether it exists on the day.
    pub fn exists(&self, on: Date) -> bool {
        lasts(self.since, self.until, on)
    }
}

/// Whether `on` lies between two days, both included, either of which may be open.
pub(super) fn lasts(since: Option<Date>, until: Option<Date>, on: Date) -> bool {
    since.is_none_or(|since| since <= on) && until.is_none_or(|until| on <= until)
}

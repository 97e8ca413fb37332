//! Seats of bodies: where a body that the regulation describes stands in this organisation.

use calendar::Date;

use super::{Holder, PartyId, unit::lasts};

/// A body of the regulation as this organisation has it. A body that the regulation sets up several times (a special
/// group, the creation office of each district) has a seat for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodySeat {
    /// Id, shared with no other unit or body.
    pub id: PartyId,
    /// The id of the body in the pack; the same as `id` where the file does not say.
    pub is: String,
    /// Name, as people say it.
    pub name: String,
    /// The unit that it belongs to or that hosts it.
    pub unit: Option<PartyId>,
    /// Its lead unit (牵头单位).
    pub lead: Option<PartyId>,
    /// Its members by right of their unit or office. Sorted. Members appointed by name are appointments instead.
    pub members: Vec<Holder>,
    /// The office of the body that those in `members` hold by it: `member` where the file does not say. So
    /// `body:wmw.member` means each of them.
    pub members_as: String,
    /// The first day of its existence, where it is known.
    pub since: Option<Date>,
    /// The last day of its existence, once it has ended.
    pub until: Option<Date>,
    /// Other names of the same body. Sorted.
    pub aliases: Vec<String>,
}

impl BodySeat {
    /// Whether it exists on the day.
    pub fn exists(&self, on: Date) -> bool {
        lasts(self.since, self.until, on)
    }
}

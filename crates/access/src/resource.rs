//! What is asked about: whose it is and where it stands.

use std::collections::BTreeSet;

use domain::{account::AccountId, organisation::UnitId};

/// Whose an object is, and where it stands in the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resource {
    /// The person that it belongs to.
    pub owner: Option<AccountId>,
    /// The units that it belongs to.
    pub units: BTreeSet<UnitId>,
    /// Those units and every unit above one of them.
    pub above: BTreeSet<UnitId>,
}

impl Resource {
    /// Something that stands nowhere in particular: only a grant of all data reaches it.
    pub fn anywhere() -> Self {
        Self::default()
    }

    /// Something that belongs to a person.
    pub fn of_account(owner: &AccountId) -> Self {
        Self { owner: Some(owner.clone()), ..Self::default() }
    }

    /// The same, standing in `units`, with every unit above one of them.
    #[must_use]
    pub fn in_units(
        mut self,
        units: impl IntoIterator<Item = UnitId>,
        above: impl IntoIterator<Item = UnitId>,
    ) -> Self {
        self.units.extend(units);
        self.above.extend(above);
        self.above.extend(self.units.iter().cloned());
        self
    }
}

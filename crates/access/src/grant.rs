//! Roles and the data that each reaches.

use std::collections::BTreeSet;

use domain::organisation::UnitId;
use serde::{Deserialize, Serialize};

/// What somebody is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// System administrator (系统管理员): accounts, organisation, settings.
    System,
    /// Security administrator (安全管理员): roles, scopes, locks.
    Security,
    /// Audit administrator (审计管理员): the journal.
    Audit,
    /// Head of the office of the commission (文明办主任).
    Director,
    /// Staff of the office of the commission (文明办工作人员).
    Clerk,
    /// Head of a unit (单位负责人).
    Head,
    /// Liaison officer of a unit (联络员).
    Liaison,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] =
        [Self::System, Self::Security, Self::Audit, Self::Director, Self::Clerk, Self::Head, Self::Liaison];

    /// The role's name in the database, the journal and the interface.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Security => "security",
            Self::Audit => "audit",
            Self::Director => "director",
            Self::Clerk => "clerk",
            Self::Head => "head",
            Self::Liaison => "liaison",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether it is one of the three administrators who are kept apart.
    pub fn is_administrator(self) -> bool {
        matches!(self, Self::System | Self::Security | Self::Audit)
    }
}

/// Which data a grant reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reach", content = "units")]
pub enum DataScope {
    /// What belongs to the person.
    Own,
    /// What belongs to one unit.
    Unit(UnitId),
    /// What belongs to a unit and to all beneath it.
    Subtree(UnitId),
    /// Everything.
    All,
    /// What belongs to the units that are listed.
    Custom(BTreeSet<UnitId>),
}

/// A role with the data that it reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Its data.
    pub scope: DataScope,
}

/// Everything granted to one account. Its existence proves that the three administrators are kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Grants(Vec<Grant>);

/// Two administrators in one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the administrators {0:?} and {1:?} cannot be one account")]
pub struct GrantConflict(pub Role, pub Role);

impl Grants {
    /// The grants, sorted and without repetition, unless they combine two of the three administrators.
    pub fn new(mut grants: Vec<Grant>) -> Result<Self, GrantConflict> {
        grants.sort();
        grants.dedup();
        let mut administrators = grants.iter().map(|grant| grant.role).filter(|role| role.is_administrator());
        if let Some(first) = administrators.next()
            && let Some(other) = administrators.find(|role| *role != first)
        {
            return Err(GrantConflict(first, other));
        }
        Ok(Self(grants))
    }

    /// Each grant, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Grant> {
        self.0.iter()
    }

    /// Whether nothing is granted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_administrators_in_one_account() {
        for first in Role::ALL {
            for second in Role::ALL {
                let grants = [first, second].map(|role| Grant { role, scope: DataScope::All }).to_vec();
                let conflict = first != second && first.is_administrator() && second.is_administrator();
                assert_eq!(Grants::new(grants).is_err(), conflict, "{first:?} with {second:?}");
            }
        }
    }

    #[test]
    fn an_administrator_twice_with_different_data_is_still_one() {
        let unit = UnitId::new("u").unwrap();
        let grants = [DataScope::All, DataScope::Unit(unit)].map(|scope| Grant { role: Role::System, scope });
        assert!(Grants::new(grants.to_vec()).is_ok());
    }

    #[test]
    fn roles_are_found_by_their_names() {
        assert!(Role::ALL.into_iter().all(|role| Role::named(role.name()) == Some(role)));
        assert_eq!(Role::named("root"), None);
    }
}

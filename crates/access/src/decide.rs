//! The decision, and the values that prove that it was made.

use std::collections::BTreeSet;

use domain::{account::AccountId, organisation::UnitId};

use crate::{
    action::Action,
    actor::Actor,
    grant::{DataScope, Grant},
    policy::{Cell, Column, cell},
    resource::Resource,
};

/// Proof that an actor may do one thing to one object. Only [`decide`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    action: Action,
    actor: String,
}

impl Permit {
    /// What is allowed.
    pub fn action(&self) -> Action {
        self.action
    }

    /// To whom, as the journal names it.
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// The same permit in the name of somebody who has just proved who they are: signing in is done by nobody, and
    /// what follows from it by the person.
    #[must_use]
    pub fn in_the_name_of(&self, account: &AccountId) -> Self {
        Self { action: self.action, actor: account.to_string() }
    }
}

/// Which objects of a list an actor may see. Only [`scope`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    action: Action,
    all: bool,
    own: Option<AccountId>,
    units: BTreeSet<UnitId>,
    subtrees: BTreeSet<UnitId>,
}

impl Scope {
    /// What the list is for.
    pub fn action(&self) -> Action {
        self.action
    }

    /// Whether every object may be seen.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// The person whose own objects may be seen.
    pub fn own(&self) -> Option<&AccountId> {
        self.own.as_ref()
    }

    /// The units whose objects may be seen, each without those beneath it.
    pub fn units(&self) -> &BTreeSet<UnitId> {
        &self.units
    }

    /// The units whose objects may be seen, each with all beneath it.
    pub fn subtrees(&self) -> &BTreeSet<UnitId> {
        &self.subtrees
    }
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Nobody has signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// A new password must be chosen first.
    #[error("a new password must be chosen first")]
    PasswordChangeRequired,
    /// No role of the actor may do this to anything.
    #[error("{} is not among the actor's rights", .0.name())]
    Forbidden(Action),
    /// The actor may do this, but this object is not among the data that the grants reach. Whoever asked is told that
    /// there is no such object.
    #[error("the object is outside the data that the actor's grants for {} reach", .0.name())]
    OutOfReach(Action),
}

/// Whether `actor` may do `action` to `resource`.
pub fn decide(actor: &Actor, action: Action, resource: &Resource) -> Result<Permit, Denied> {
    let permit = || Permit { action, actor: actor.name() };
    if cell(action, Column::Nobody) == Cell::Always {
        return Ok(permit());
    }
    may(actor, action)?;
    let allowed = match actor {
        Actor::Nobody => false,
        Actor::Program(_) => true,
        Actor::Account { id, grants, .. } => {
            let own = resource.owner.as_ref() == Some(id);
            (own && cell(action, Column::Member) == Cell::Own)
                || grants
                    .iter()
                    .filter(|grant| cell(action, Column::Role(grant.role)) == Cell::Granted)
                    .any(|grant| reaches(grant, id, resource))
        }
    };
    if allowed { Ok(permit()) } else { Err(Denied::OutOfReach(action)) }
}

/// Whether `actor` may do `action` to anything at all: asked before a request is read any further.
pub fn may(actor: &Actor, action: Action) -> Result<(), Denied> {
    if cell(action, Column::Nobody) == Cell::Always {
        return Ok(());
    }
    let some = match actor {
        Actor::Nobody => return Err(Denied::NotSignedIn),
        Actor::Program(_) => cell(action, Column::Program) == Cell::Always,
        Actor::Account { must_change_password: true, .. } if !allowed_before_password(action) => {
            return Err(Denied::PasswordChangeRequired);
        }
        Actor::Account { grants, .. } => {
            cell(action, Column::Member) != Cell::Never
                || grants.iter().any(|grant| cell(action, Column::Role(grant.role)) != Cell::Never)
        }
    };
    if some { Ok(()) } else { Err(Denied::Forbidden(action)) }
}

/// Which objects of a list `actor` may see. Nothing in reach is not an error but an empty list.
pub fn scope(actor: &Actor, action: Action) -> Result<Scope, Denied> {
    may(actor, action)?;
    let mut scope =
        Scope { action, all: false, own: None, units: BTreeSet::new(), subtrees: BTreeSet::new() };
    match actor {
        Actor::Nobody => {}
        Actor::Program(_) => scope.all = true,
        Actor::Account { id, grants, .. } => {
            if cell(action, Column::Member) == Cell::Own {
                scope.own = Some(id.clone());
            }
            for grant in grants.iter().filter(|grant| cell(action, Column::Role(grant.role)) == Cell::Granted)
            {
                match &grant.scope {
                    DataScope::Own => scope.own = Some(id.clone()),
                    DataScope::Unit(unit) => drop(scope.units.insert(unit.clone())),
                    DataScope::Subtree(unit) => drop(scope.subtrees.insert(unit.clone())),
                    DataScope::All => scope.all = true,
                    DataScope::Custom(units) => scope.units.extend(units.iter().cloned()),
                }
            }
        }
    }
    Ok(scope)
}

fn allowed_before_password(action: Action) -> bool {
    matches!(action, Action::SessionSignOut | Action::SessionFind | Action::AccountChangePassword)
}

fn reaches(grant: &Grant, id: &AccountId, resource: &Resource) -> bool {
    match &grant.scope {
        DataScope::Own => resource.owner.as_ref() == Some(id),
        DataScope::Unit(unit) => resource.units.contains(unit),
        DataScope::Subtree(unit) => resource.above.contains(unit),
        DataScope::All => true,
        DataScope::Custom(units) => !resource.units.is_disjoint(units),
    }
}

#[cfg(test)]
mod tests;

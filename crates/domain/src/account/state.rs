//! The states of an account and what may follow what.

use jiff::Timestamp;

use super::{Account, AccountPolicy, PasswordHash};

/// Whether somebody may sign in, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// Made by an administrator; the password must be replaced before anything else.
    Invited,
    /// In use.
    Active,
    /// Shut for a time after too many failures.
    Locked {
        /// When it opens by itself.
        until: Timestamp,
        /// What it was before and becomes again.
        before: Standing,
    },
    /// Shut for good.
    Disabled,
}

/// What a locked account was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It had not been used yet.
    Invited,
    /// It was in use.
    Active,
}

impl From<Standing> for AccountState {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Invited => Self::Invited,
            Standing::Active => Self::Active,
        }
    }
}

impl AccountState {
    /// The state's name, the same in the database, the interface and the journal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Locked { .. } => "locked",
            Self::Disabled => "disabled",
        }
    }
}

/// A transition that the state does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an account that is {state} cannot be {verb}")]
pub struct InvalidTransition {
    /// The state's name.
    pub state: &'static str,
    /// What was asked for.
    pub verb: &'static str,
}

/// Why somebody with the right password may still not sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefused {
    /// Locked, and the time is not up.
    #[error("the account is locked")]
    Locked,
    /// Disabled.
    #[error("the account is disabled")]
    Disabled,
}

impl Account {
    /// Whether a session of this account may do nothing but choose a password.
    pub fn must_change_password(&self) -> bool {
        matches!(self.state, AccountState::Invited)
    }

    /// Whether a sign-in may be tried now. A lock whose time is up counts as open.
    pub fn may_sign_in(&self, now: Timestamp) -> Result<(), SignInRefused> {
        match self.state {
            AccountState::Locked { until, .. } if now < until => Err(SignInRefused::Locked),
            AccountState::Disabled => Err(SignInRefused::Disabled),
            _ => Ok(()),
        }
    }

    /// After a wrong password: counts it, and locks the account at the policy's figure.
    pub fn fail_sign_in(mut self, now: Timestamp, policy: &AccountPolicy) -> Result<Self, SignInRefused> {
        self.may_sign_in(now)?;
        let before = match self.state {
            AccountState::Locked { before, .. } => before,
            AccountState::Invited => Standing::Invited,
            AccountState::Active | AccountState::Disabled => Standing::Active,
        };
        self.failures += 1;
        self.state = if self.failures >= policy.failures {
            self.failures = 0;
            // A clock at the end of time locks for good rather than not at all.
            let until = now.saturating_add(policy.lock).unwrap_or(Timestamp::MAX);
            AccountState::Locked { until, before }
        } else {
            before.into()
        };
        Ok(self)
    }

    /// After the right password: forgets the failures, and a lock whose time is up.
    pub fn sign_in(mut self, now: Timestamp) -> Result<Self, SignInRefused> {
        self.may_sign_in(now)?;
        if let AccountState::Locked { before, .. } = self.state {
            self.state = before.into();
        }
        self.failures = 0;
        Ok(self)
    }

    /// Takes the password that the person chose; an invited account becomes active.
    pub fn change_password(mut self, password: PasswordHash) -> Result<Self, InvalidTransition> {
        match self.state {
            AccountState::Invited | AccountState::Active => {
                self.password = password;
                self.state = AccountState::Active;
                Ok(self)
            }
            AccountState::Locked { .. } | AccountState::Disabled => Err(self.refuse("given a new password")),
        }
    }

    /// Takes a password that an administrator set: the person must replace it.
    pub fn reset_password(mut self, password: PasswordHash) -> Result<Self, InvalidTransition> {
        if self.state == AccountState::Disabled {
            return Err(self.refuse("reset"));
        }
        self.password = password;
        self.state = AccountState::Invited;
        self.failures = 0;
        Ok(self)
    }

    /// Opens a locked account before its time.
    pub fn unlock(mut self) -> Result<Self, InvalidTransition> {
        let AccountState::Locked { before, .. } = self.state else {
            return Err(self.refuse("unlocked"));
        };
        self.state = before.into();
        self.failures = 0;
        Ok(self)
    }

    /// Shuts the account for good.
    pub fn disable(mut self) -> Result<Self, InvalidTransition> {
        if self.state == AccountState::Disabled {
            return Err(self.refuse("disabled"));
        }
        self.state = AccountState::Disabled;
        Ok(self)
    }

    fn refuse(&self, verb: &'static str) -> InvalidTransition {
        InvalidTransition { state: self.state.name(), verb }
    }
}

#[cfg(test)]
mod tests;

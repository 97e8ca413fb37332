//! What every use case shares: the database, the clock, randomness and settings.

use std::sync::Arc;

use domain::account::AccountPolicy;
use kernel::{Clock, Entropy};
use store::Db;

use crate::passwords::{HashCost, Passwords};

/// What a city may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// How accounts are kept.
    pub account: AccountPolicy,
    /// What a password hash costs.
    pub hash: HashCost,
    /// Whether cookies are marked `Secure`: on wherever browsers arrive through TLS.
    pub secure_cookies: bool,
}

/// The running platform. Made once by the composition root; cheap to clone.
#[derive(Clone)]
pub struct Context(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    settings: Settings,
    passwords: Passwords,
}

impl Context {
    /// A platform on a migrated database.
    pub fn new(db: Db, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>, settings: Settings) -> Self {
        let passwords = Passwords::new(settings.hash, entropy.as_ref());
        Self(Arc::new(Inner { db, clock, entropy, settings, passwords }))
    }

    /// The database, for queries.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.0.clock.as_ref()
    }

    /// Randomness for ids and secrets.
    pub fn entropy(&self) -> &dyn Entropy {
        self.0.entropy.as_ref()
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }
}

//! The figures by which accounts are kept, which a city may set.

use jiff::SignedDuration;

/// How strict signing in is. The defaults are what the graded protection of a level-3 system asks for in practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountPolicy {
    /// Consecutive failures that lock an account.
    pub failures: u32,
    /// How long a lock lasts.
    pub lock: SignedDuration,
    /// How long a session lives without a request.
    pub idle: SignedDuration,
    /// How long a session lives at most.
    pub session: SignedDuration,
    /// The fewest characters of a password.
    pub password_length: usize,
}

impl Default for AccountPolicy {
    fn default() -> Self {
        Self {
            failures: 5,
            lock: SignedDuration::from_mins(15),
            idle: SignedDuration::from_mins(30),
            session: SignedDuration::from_hours(12),
            password_length: 10,
        }
    }
}

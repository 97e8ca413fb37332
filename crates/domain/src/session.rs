//! Sessions: that somebody signed in, and until when it holds.

use jiff::Timestamp;

use crate::account::{AccountId, AccountPolicy};

/// A session. Its token is known to the browser alone; what is kept is the token's hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, in hexadecimal.
    pub token_hash: String,
    /// Whose.
    pub account: AccountId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute: see [`Session::should_touch`].
    pub seen_at: Timestamp,
}

impl Session {
    /// Whether it still holds: neither idle too long nor too old. A clock that jumps back ends no session.
    pub fn is_valid(&self, now: Timestamp, policy: &AccountPolicy) -> bool {
        now.duration_since(self.seen_at) < policy.idle && now.duration_since(self.created_at) < policy.session
    }

    /// Whether this use is worth a write: once a minute is enough for a time-out of many minutes.
    pub fn should_touch(&self, now: Timestamp) -> bool {
        now.duration_since(self.seen_at).as_secs() >= 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use rstest::rstest;

    #[rstest]
    #[case(0, 0, true)]
    #[case(29, 29, true)]
    #[case(30, 30, false)]
    #[case(719, 1, true)]
    #[case(720, 1, false)]
    #[case(-60, -60, true)]
    fn a_session_ends_by_idleness_and_by_age(#[case] age: i64, #[case] idle: i64, #[case] valid: bool) {
        let now = Timestamp::from_second(1_000_000).unwrap();
        let session = Session {
            token_hash: String::new(),
            account: AccountId::new("a").unwrap(),
            created_at: now - SignedDuration::from_mins(age),
            seen_at: now - SignedDuration::from_mins(idle),
        };
        assert_eq!(session.is_valid(now, &AccountPolicy::default()), valid);
    }
}

//! A change that is to be recorded, and the fact that it becomes.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

/// A change, before it is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub(crate) actor: String,
    pub(crate) kind: &'static str,
    pub(crate) object: String,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

impl Change {
    /// That `object` was changed: `kind` is `<noun>.<verb>`.
    #[expect(clippy::needless_pass_by_value, reason = "ids of many types, borrowed or not")]
    pub fn new(kind: &'static str, object: impl ToString) -> Self {
        Self { actor: String::new(), kind, object: object.to_string(), before: None, after: None }
    }

    /// What the object was, as far as the verb changed it. Never a password, a hash or a token.
    #[must_use]
    pub fn before(mut self, before: Value) -> Self {
        self.before = Some(before);
        self
    }

    /// What the object became.
    #[must_use]
    pub fn after(mut self, after: Value) -> Self {
        self.after = Some(after);
        self
    }

    /// The noun that the change is about.
    pub fn noun(&self) -> &'static str {
        self.kind.split_once('.').map_or(self.kind, |(noun, _)| noun)
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// Its number, from 1 without a gap.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who: the id of an account, `program:<purpose>` or `nobody`.
    pub actor: String,
    /// What: `<noun>.<verb>`.
    pub kind: String,
    /// The noun that it is about.
    pub noun: String,
    /// The id of the object.
    pub object: String,
    /// What the object was.
    pub before: Option<Value>,
    /// What the object became.
    pub after: Option<Value>,
    /// The id of the request or job that did it.
    pub request: String,
    /// Its hash, in hexadecimal.
    pub hash: String,
}

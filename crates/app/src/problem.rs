//! What is told to whoever asked, when a verb fails: a stable code, and what is wrong where.

use access::Denied;
use jiff::Timestamp;
use kernel::Text;

/// A failure as the interface tells it. `api` holds the one table from `code` to status and title.
#[derive(Debug)]
pub struct Problem {
    /// Stable, `<noun>_<problem>`; never reused.
    pub code: &'static str,
    /// What is wrong in this case, beyond the code's title.
    pub detail: Option<Text>,
    /// What is wrong with single fields; all of them at once.
    pub fields: Vec<FieldProblem>,
    /// Who changed the object meanwhile.
    pub changed: Option<Changed>,
    /// The cause, for the log alone.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What is wrong with one field of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Its name in the request.
    pub field: String,
    /// What is wrong and what to do.
    pub message: Text,
}

/// Who changed an object since it was read, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The actor, as the journal names it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Problem {
    /// A problem that its code says all of.
    pub fn new(code: &'static str) -> Self {
        Self { code, detail: None, fields: Vec::new(), changed: None, source: None }
    }

    /// With what is wrong in this case.
    #[must_use]
    pub fn detail(mut self, detail: Text) -> Self {
        self.detail = Some(detail);
        self
    }

    /// With what is wrong with a field.
    #[must_use]
    pub fn field(mut self, field: &str, message: Text) -> Self {
        self.fields.push(FieldProblem { field: field.to_owned(), message });
        self
    }

    /// With its cause.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// What can go wrong in any verb.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A password could not be hashed.
    #[error("a password could not be hashed")]
    Hash(#[source] crate::passwords::HashFailed),
    /// There is no such object.
    #[error("there is no such object")]
    NotFound,
    /// Somebody changed the object since it was read.
    #[error("the object was changed by {}", .0.as_ref().map_or("somebody", |changed| changed.by.as_str()))]
    ChangedMeanwhile(Option<Changed>),
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::new(match denied {
                Denied::NotSignedIn => "session_absent",
                Denied::PasswordChangeRequired => "account_password_change_required",
                Denied::Forbidden(_) => "access_forbidden",
                Denied::OutOfReach(_) => "not_found",
            })
            .because(denied),
            Fault::NotFound => Self::new("not_found"),
            Fault::ChangedMeanwhile(changed) => Self { changed, ..Self::new("changed_meanwhile") },
            Fault::Store(store::Error::Stale { .. }) => Self::new("changed_meanwhile"),
            Fault::Store(store::Error::Duplicate(key)) if key.contains("idempotency") => {
                Self::new("idempotency_repeated")
            }
            Fault::Store(error @ store::Error::Unavailable(_)) => {
                Self::new("database_unavailable").because(error)
            }
            Fault::Store(error) => Self::new("internal").because(error),
            Fault::Hash(error) => Self::new("internal").because(error),
        }
    }
}

/// Gives a noun's error the conversions that `?` needs.
macro_rules! noun_error {
    ($error:ty) => {
        impl From<access::Denied> for $error {
            fn from(denied: access::Denied) -> Self {
                Self::Fault(denied.into())
            }
        }

        impl From<store::Error> for $error {
            fn from(error: store::Error) -> Self {
                Self::Fault(error.into())
            }
        }
    };
}
pub(crate) use noun_error;

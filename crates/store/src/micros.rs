//! Time in the database: microseconds since 1970 in a BIGINT, the same on both engines.

use jiff::Timestamp;
use sea_orm::DeriveValueType;

use crate::error::Error;

/// Microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, DeriveValueType)]
pub struct Micros(pub i64);

impl From<Timestamp> for Micros {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

impl Micros {
    /// The instant, or an error that names where it stands.
    pub(crate) fn at(self, table: &'static str, column: &'static str, row: &str) -> Result<Timestamp, Error> {
        Timestamp::from_microsecond(self.0).map_err(|error| Error::row(table, column, row, error))
    }
}

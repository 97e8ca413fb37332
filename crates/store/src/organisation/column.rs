//! Columns that hold ids, days and lists.

use std::str::FromStr;

use domain::organisation::UnitId;
use jiff::civil::Date;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// An id.
pub(super) fn id(table: &'static str, column: &'static str, row: &str, text: &str) -> Result<UnitId, Error> {
    UnitId::new(text).map_err(|error| Error::row(table, column, row, error))
}

/// Anything that is written as text.
pub(super) fn parsed<T: FromStr>(
    table: &'static str,
    column: &'static str,
    row: &str,
    text: &str,
) -> Result<T, Error>
where
    T::Err: ToString,
{
    text.parse().map_err(|error: T::Err| Error::row(table, column, row, error.to_string()))
}

/// A day, where there is one.
pub(super) fn day(
    table: &'static str,
    column: &'static str,
    row: &str,
    text: Option<&str>,
) -> Result<Option<Date>, Error> {
    text.map(|text| parsed(table, column, row, text)).transpose()
}

/// A value that is kept as JSON.
pub(super) fn json<T: DeserializeOwned>(
    table: &'static str,
    column: &'static str,
    row: &str,
    text: &str,
) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::row(table, column, row, error))
}

/// A list as JSON.
pub(super) fn list<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    serde_json::Value::from(items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>()).to_string()
}

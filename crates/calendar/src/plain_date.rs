//! Dates in TOML and JSON: `2026-03-01` bare (a TOML date) or quoted; written as a quoted date.
//!
//! For `#[serde(with = "calendar::plain_date")]` and, on an `Option`, `calendar::plain_date::optional`.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Toml(toml::value::Datetime),
    Text(String),
}

impl Written {
    fn date<E: Error>(self) -> Result<Date, E> {
        let text = match self {
            Self::Toml(datetime) => datetime.to_string(),
            Self::Text(text) => text,
        };
        parse(&text).ok_or_else(|| {
            E::custom(format!("“{text}”不是日期,应写作 2026-03-01 (not a date; write it as 2026-03-01)"))
        })
    }
}

/// The date in `YYYY-MM-DD`, and nothing else: no time of day, no other form.
pub fn parse(text: &str) -> Option<Date> {
    if text.len() != 10 {
        return None;
    }
    text.parse().ok()
}

/// Writes `YYYY-MM-DD`.
pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// Reads a bare or a quoted date.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Written::deserialize(deserializer)?.date()
}

/// The same for a list of dates.
pub mod list {
    use super::{Date, Deserialize, Deserializer, Serializer, Written};

    /// Writes each as `YYYY-MM-DD`.
    pub fn serialize<S: Serializer>(dates: &[Date], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(dates.iter().map(ToString::to_string))
    }

    /// Reads bare or quoted dates.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
        Vec::<Written>::deserialize(deserializer)?.into_iter().map(Written::date).collect()
    }
}

/// The same for a date that may be absent.
pub mod optional {
    use super::{Date, Deserialize, Deserializer, Serializer, Written};

    /// Writes `YYYY-MM-DD`, or none.
    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => serializer.collect_str(date),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a bare or a quoted date.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Option::<Written>::deserialize(deserializer)?.map(Written::date).transpose()
    }
}

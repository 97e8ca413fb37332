//! `pack.toml`: what the pack is, when it applies, how it counts days.

use calendar::{Counting, Date, PeriodConfig};
use serde::{Deserialize, Serialize};

use super::{PackId, Selector};

/// The `[pack]` table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Id; the same as the folder's name.
    pub id: PackId,
    /// The regulation's title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Document number (文号), if it has one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub number: String,
    /// The version of this pack, for people; two packs of one id differ in it.
    pub version: String,
    /// First day on which it applies.
    pub effective: toml_date::TomlDate,
    /// First day on which it no longer applies.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub repealed: Option<toml_date::TomlDate>,
    /// Packs that this one builds on, found beside its folder.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub builds_on: Vec<PackId>,
    /// Where the regulation was published, or which document it comes from.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub source: String,
    /// How spans are counted (V-13 in the catalogue: natural days or workdays, first day, rest days).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub counting: Counting,
    /// School terms and terms of office (届), where its rules count in them.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub periods: PeriodConfig,
    /// Filing (备案) of a subordinate's detailed rules with the body above.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub filing: Option<Filing>,
    /// Limits of burden on one unit, above which rehearsal and lint warn.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub limits: Limits,
}

impl Manifest {
    /// First day on which it applies.
    pub fn effective(&self) -> Date {
        self.effective.0
    }

    /// First day on which it no longer applies, if it has been repealed.
    pub fn repealed(&self) -> Option<Date> {
        self.repealed.map(|date| date.0)
    }
}

/// Filing (备案): detailed rules of a subordinate are filed with the body above before they count as approved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filing {
    /// The body it is filed with.
    pub with: Selector,
    /// The day on which it was filed; absent while it has not been.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub filed: Option<toml_date::TomlDate>,
    /// Number given at filing.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub number: String,
    /// The article that demands the filing.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub article: String,
}

/// Limits of burden (基层减负). 0 means no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Meetings that one unit attends in a month.
    pub meetings_a_month: u32,
    /// Reports and papers that one unit hands in in a month.
    pub papers_a_month: u32,
    /// Deadlines of one unit on one day.
    pub deadlines_a_day: u32,
}

/// Dates as TOML writes them (`2026-01-01`, without quotes).
pub mod toml_date {
    use calendar::{
        Date,
        error::{FIRST_DAY, LAST_DAY},
    };
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};

    /// A day, written in TOML as `2026-01-01` or as text.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub struct TomlDate(pub Date);

    impl Serialize for TomlDate {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let date: toml::value::Datetime = self.0.to_string().parse().map_err(S::Error::custom)?;
            date.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for TomlDate {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            #[derive(PartialEq, Serialize, Deserialize)]
            #[serde(untagged)]
            enum Written {
                Date(toml::value::Datetime),
                Text(String),
            }
            let text = match Written::deserialize(deserializer)? {
                Written::Date(date) => date.to_string(),
                Written::Text(text) => text,
            };
            let date: Date = text.parse().map_err(|_| {
                D::Error::custom(format!("“{text}”不是日期,应写作 2026-01-31 (not a date; write 2026-01-31)"))
            })?;
            if (FIRST_DAY..=LAST_DAY).contains(&date) {
                return Ok(Self(date));
            }
            Err(D::Error::custom(format!(
                "{date} 超出日历范围,应在 {FIRST_DAY} 至 {LAST_DAY} 之间 ({date} is outside the calendar, {FIRST_DAY} to {LAST_DAY})"
            )))
        }
    }
}

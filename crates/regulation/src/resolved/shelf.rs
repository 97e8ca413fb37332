//! Versions of packs, and which of them is in force on a day.

use std::collections::BTreeMap;

use calendar::Date;
use kernel::Text;

use crate::pack::{Pack, PackId};

/// Several versions of several packs.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The versions of each pack, by first day.
    packs: BTreeMap<PackId, Vec<Pack>>,
}

/// Why a regulation cannot be used on a day. Nothing else is ever used in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotInForce {
    /// No such pack.
    Unknown {
        /// What was asked for.
        id: PackId,
        /// What there is.
        known: Vec<PackId>,
    },
    /// Its first version takes effect later.
    NotYet {
        /// What was asked for.
        id: PackId,
        /// The day asked about.
        on: Date,
        /// Its first day.
        effective: Date,
    },
    /// It has ended, and nothing followed.
    Ended {
        /// What was asked for.
        id: PackId,
        /// The day asked about.
        on: Date,
        /// The version that ended.
        version: String,
        /// Its first day.
        effective: Date,
        /// The first day on which it no longer applied.
        repealed: Date,
        /// The first day of a later version, if one is known.
        next: Option<Date>,
    },
}

impl NotInForce {
    /// What is wrong and what to do, in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::Unknown { id, known } => {
                let list = known.iter().map(PackId::as_str).collect::<Vec<_>>().join("、");
                Text::new(
                    format!("没有制度“{id}”;已有:{list}"),
                    format!("there is no regulation `{id}`; there are: {list}"),
                )
            }
            Self::NotYet { id, on, effective } => Text::new(
                format!("制度“{id}”自{effective}起施行,{on}尚未施行;请改日期,或用当时施行的制度"),
                format!(
                    "regulation `{id}` takes effect on {effective} and does not apply on {on}; change the date, or use the regulation of that time"
                ),
            ),
            Self::Ended { id, on, version, effective, repealed, next } => {
                let (next_zh, next_en) = next.map_or((String::new(), String::new()), |next| {
                    (format!(",新版自{next}起施行"), format!("; its next version takes effect on {next}"))
                });
                Text::new(
                    format!(
                        "制度“{id}”({version})施行于{effective},已于{repealed}废止,{on}不再适用{next_zh};请改日期,或用现行制度"
                    ),
                    format!(
                        "regulation `{id}` ({version}) applied from {effective}, ended on {repealed} and does not apply on {on}{next_en}; change the date, or use the regulation in force"
                    ),
                )
            }
        }
    }
}

impl std::fmt::Display for NotInForce {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.text();
        write!(f, "{} ({})", text.zh, text.en)
    }
}

impl std::error::Error for NotInForce {}

impl Shelf {
    /// Every version given, of every pack.
    pub fn new(packs: impl IntoIterator<Item = Pack>) -> Self {
        let mut shelf = Self::default();
        for pack in packs {
            shelf.packs.entry(pack.manifest.id.clone()).or_default().push(pack);
        }
        for versions in shelf.packs.values_mut() {
            versions.sort_by_key(|pack| (pack.manifest.effective(), pack.manifest.version.clone()));
        }
        shelf
    }

    /// The ids of the packs.
    pub fn ids(&self) -> impl Iterator<Item = &PackId> {
        self.packs.keys()
    }

    /// The versions of a pack, by first day.
    pub fn versions(&self, id: &PackId) -> &[Pack] {
        self.packs.get(id).map_or(&[], Vec::as_slice)
    }

    /// The version in force on the day: the last one that has taken effect. Where that one has ended, nothing is in
    /// force: an earlier version never comes back.
    pub fn in_force(&self, id: &PackId, on: Date) -> Result<&Pack, NotInForce> {
        let versions = self.versions(id);
        let started = versions.partition_point(|pack| pack.manifest.effective() <= on);
        let (past, future) = versions.split_at(started);
        let next = future.first().map(|pack| pack.manifest.effective());
        match (past.last(), next) {
            (None, None) => {
                Err(NotInForce::Unknown { id: id.clone(), known: self.packs.keys().cloned().collect() })
            }
            (None, Some(effective)) => Err(NotInForce::NotYet { id: id.clone(), on, effective }),
            (Some(pack), next) => match pack.manifest.repealed() {
                Some(repealed) if repealed <= on => Err(NotInForce::Ended {
                    id: id.clone(),
                    on,
                    version: pack.manifest.version.clone(),
                    effective: pack.manifest.effective(),
                    repealed,
                    next,
                }),
                _ => Ok(pack),
            },
        }
    }
}

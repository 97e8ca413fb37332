//! Filing (备案) of a pack with the body above.

use calendar::Date;
use kernel::Text;

use crate::pack::Manifest;

/// Whether a pack that must be filed with the body above has been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilingState {
    /// It need not be filed.
    NotNeeded,
    /// It must be filed and has not been on that day.
    Waiting,
    /// It has been filed.
    Filed {
        /// On which day.
        on: Date,
        /// Under which number; empty where none was given.
        number: String,
    },
}

impl FilingState {
    /// 已备案 / filed, as people read it.
    pub fn describe(&self) -> Text {
        match self {
            Self::NotNeeded => Text::new("不须备案", "need not be filed"),
            Self::Waiting => Text::new("尚未备案", "not filed yet"),
            Self::Filed { on, number } if number.is_empty() => {
                Text::new(format!("已于{on}备案"), format!("filed on {on}"))
            }
            Self::Filed { on, number } => {
                Text::new(format!("已于{on}备案({number})"), format!("filed on {on} ({number})"))
            }
        }
    }
}

impl Manifest {
    /// Whether it has been filed on the day, where it must be.
    pub fn filing_on(&self, day: Date) -> FilingState {
        match &self.filing {
            None => FilingState::NotNeeded,
            Some(filing) => match filing.filed {
                Some(filed) if filed.0 <= day => {
                    FilingState::Filed { on: filed.0, number: filing.number.clone() }
                }
                _ => FilingState::Waiting,
            },
        }
    }
}

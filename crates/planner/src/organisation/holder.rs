//! Who owes and who gets: a unit or body, or an office of one.

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

kernel::string_id!(
    /// The id of a unit or of a body's seat; the two share one set of ids, and none holds a dot.
    PartyId
);
kernel::string_id!(
    /// The id of a person.
    PersonId
);

/// A unit or body, or an office of one. Written `u-edu` or `u-edu.liaison`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Holder {
    /// The unit or body.
    pub party: PartyId,
    /// The office in it; the unit or body itself where absent.
    pub office: Option<Arc<str>>,
}

/// Why a text is not a holder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}”不是单位或职务,应写作 u-edu 或 u-edu.liaison(单位或机构编号,点,职务编号) \
     (neither a party nor an office; write u-edu or u-edu.liaison: the id of a unit or body, a dot, the id of an office)"
)]
pub struct InvalidHolder(pub String);

impl Holder {
    /// The unit or body itself.
    pub fn party(party: PartyId) -> Self {
        Self { party, office: None }
    }

    /// An office of a unit or body.
    pub fn office(party: PartyId, office: &str) -> Self {
        Self { party, office: Some(office.into()) }
    }

    /// The id of the office, if an office is meant.
    pub fn office_id(&self) -> Option<&str> {
        self.office.as_deref()
    }
}

impl From<PartyId> for Holder {
    fn from(party: PartyId) -> Self {
        Self::party(party)
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.office {
            Some(office) => write!(f, "{}.{office}", self.party),
            None => write!(f, "{}", self.party),
        }
    }
}

impl FromStr for Holder {
    type Err = InvalidHolder;

    fn from_str(text: &str) -> Result<Self, InvalidHolder> {
        let invalid = || InvalidHolder(text.chars().take(200).collect());
        let (party, office) = match text.split_once('.') {
            Some((party, office)) => (party, Some(office)),
            None => (text, None),
        };
        if office.is_some_and(|office| kernel::id::check(office).is_err() || office.contains('.')) {
            return Err(invalid());
        }
        let party = PartyId::new(party).map_err(|_| invalid())?;
        Ok(Self { party, office: office.map(Into::into) })
    }
}

impl Serialize for Holder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Holder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_reads_and_prints_the_same() {
        for text in ["u-edu", "u-edu.liaison", "文明办.主任", "wmw.director"] {
            assert_eq!(text.parse::<Holder>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", ".", "u-edu.", ".liaison", "u-edu.a.b", "u edu", "u-edu.a b", "u-edu/x"] {
            assert!(text.parse::<Holder>().is_err(), "{text}");
        }
    }
}

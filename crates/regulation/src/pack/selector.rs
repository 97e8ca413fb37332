//! Selectors: whom a rule means, by what they are and never by name of a person.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Whom a rule means.
///
/// Written as text: `body:wmb`, `body:wmw.director`, `members:wmw`, `class:district`, `class:member_unit.liaison`,
/// `kind:special_group`, `kind:special_group.leader`, `subject`, `subject.leader`, `actor`, `lead`, `responsible`.
/// `!` in front takes away from what the other selectors of the list mean.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Selector {
    /// True where it takes away.
    pub except: bool,
    /// Which parties.
    pub party: Party,
    /// The office in each of them; the party itself where absent.
    pub office: Option<String>,
}

/// Which parties a selector means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// One body of the packs.
    Body(String),
    /// Every body of a kind.
    Kind(String),
    /// Every unit of a class.
    Class(String),
    /// Every member (unit or holder of a member's office) of a body.
    Members(String),
    /// The unit or body that the triggering fact is about.
    Subject,
    /// Who did what the triggering fact records.
    Actor,
    /// The lead unit (牵头单位) that the triggering fact names.
    Lead,
    /// The responsible units (责任单位) that the triggering fact names.
    Responsible,
}

/// Why a text is not a selector.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}”不是对象,应写作 body:机构、body:机构.职务、members:机构、class:单位类别、class:单位类别.职务、kind:机构种类、subject、actor、lead 或 responsible \
     (`{0}` is not a selector; write body:id, body:id.office, members:id, class:id, class:id.office, kind:name, subject, actor, lead or responsible)"
)]
pub struct InvalidSelector(pub String);

impl std::str::FromStr for Selector {
    type Err = InvalidSelector;

    fn from_str(text: &str) -> Result<Self, InvalidSelector> {
        let invalid = || InvalidSelector(text.to_owned());
        let (except, rest) = match text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (main, office) = match rest.split_once('.') {
            Some((main, office)) => (main, Some(office)),
            None => (rest, None),
        };
        let is_name = |name: &str| kernel::id::check(name).is_ok() && !name.contains('.');
        if office.is_some_and(|office| !is_name(office)) {
            return Err(invalid());
        }
        let party = match main.split_once(':') {
            Some((sort, name)) if is_name(name) => match sort {
                "body" => Party::Body(name.to_owned()),
                "kind" => Party::Kind(name.to_owned()),
                "class" => Party::Class(name.to_owned()),
                "members" if office.is_none() => Party::Members(name.to_owned()),
                _ => return Err(invalid()),
            },
            None => match main {
                "subject" => Party::Subject,
                "actor" => Party::Actor,
                "lead" => Party::Lead,
                "responsible" => Party::Responsible,
                _ => return Err(invalid()),
            },
            Some(_) => return Err(invalid()),
        };
        Ok(Self { except, party, office: office.map(str::to_owned) })
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.except {
            f.write_str("!")?;
        }
        match &self.party {
            Party::Body(id) => write!(f, "body:{id}")?,
            Party::Kind(kind) => write!(f, "kind:{kind}")?,
            Party::Class(id) => write!(f, "class:{id}")?,
            Party::Members(id) => write!(f, "members:{id}")?,
            Party::Subject => f.write_str("subject")?,
            Party::Actor => f.write_str("actor")?,
            Party::Lead => f.write_str("lead")?,
            Party::Responsible => f.write_str("responsible")?,
        }
        match &self.office {
            Some(office) => write!(f, ".{office}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Selector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Selector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_and_prints_the_same() {
        for text in [
            "body:wmb",
            "body:wmw.director",
            "members:wmw",
            "class:district",
            "!class:member_unit.liaison",
            "kind:special_group.leader",
            "subject",
            "subject.leader",
            "actor",
            "lead",
            "responsible",
            "body:文明办.主任",
        ] {
            assert_eq!(text.parse::<Selector>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "wmb",
            "unit:x",
            "body:",
            "body:a.",
            "body:a.b.c",
            "members:a.b",
            "subject:x",
            "class:a b",
            "!",
        ] {
            assert!(text.parse::<Selector>().is_err(), "{text}");
        }
    }
}

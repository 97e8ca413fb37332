//! Ids as types, so that a body's id is never passed where a rule's is meant.

use crate::text::Text;

/// Defines a string id: cheap to clone, ordered, and checked when it is made.
///
/// An id is 1 to 96 characters of ASCII letters, digits, `.`, `_`, `-` or CJK characters, the first no dot; nothing
/// else, so that it is safe in a path, a URL and a spreadsheet.
#[macro_export]
macro_rules! string_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The id, or an error that names the first character that may not stand in one.
            pub fn new(text: &str) -> Result<Self, $crate::id::InvalidId> {
                $crate::id::check(text)?;
                Ok(Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidId {
    /// Nothing was given.
    #[error("编号不能为空 (an id must not be empty)")]
    Empty,
    /// It begins with a dot, which would hide a file and let `..` mean another folder.
    #[error("编号“{0}”不能以点开头 (an id must not begin with a dot)")]
    Dot(String),
    /// More than 96 characters.
    #[error("编号“{0}”超过96个字符 (the id is longer than 96 characters)")]
    TooLong(String),
    /// A character that may not stand in an id.
    #[error(
        "编号“{id}”含有不可用的字符“{character}”,只能用字母、数字、汉字和 . _ - (an id may hold letters, digits, Chinese characters and . _ - only)"
    )]
    Character {
        /// The text that was given.
        id: String,
        /// The first character that may not stand in an id.
        character: char,
    },
}

impl InvalidId {
    /// The reason in both languages.
    pub fn text(&self) -> Text {
        Text::of_both(&self.to_string())
    }
}

/// Whether `text` may be an id.
pub fn check(text: &str) -> Result<(), InvalidId> {
    if text.is_empty() {
        return Err(InvalidId::Empty);
    }
    if text.chars().count() > 96 {
        return Err(InvalidId::TooLong(text.chars().take(24).collect::<String>() + "…"));
    }
    if text.starts_with('.') {
        return Err(InvalidId::Dot(text.to_owned()));
    }
    match text.chars().find(|c| !allowed(*c)) {
        Some(character) => Err(InvalidId::Character { id: text.to_owned(), character }),
        None => Ok(()),
    }
}

fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '.' | '_' | '-')
        || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    string_id!(
        /// For the tests.
        TestId
    );

    #[test]
    fn ids_are_checked_when_made() {
        assert_eq!(TestId::new("M-02.3a").unwrap().as_str(), "M-02.3a");
        assert!(TestId::new("文明办").is_ok());
        assert_eq!(TestId::new(""), Err(InvalidId::Empty));
        assert!(matches!(TestId::new("a b"), Err(InvalidId::Character { character: ' ', .. })));
        assert!(matches!(TestId::new(".."), Err(InvalidId::Dot(_))));
        assert!(matches!(TestId::new("x/../y"), Err(InvalidId::Character { character: '/', .. })));
        assert!(matches!(TestId::new(&"a".repeat(97)), Err(InvalidId::TooLong(_))));
    }
}

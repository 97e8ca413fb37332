//! Exact fractions, as quorums are written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A fraction above 0 and not above 1, kept as it is written: `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

/// Why a text is not a fraction of a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}”不是可用的比例,应写作大于0、不大于1的分数,如 2/3 (`{0}` is not a usable fraction; write one above 0 and not above 1, such as 2/3)"
)]
pub struct InvalidFraction(pub String);

impl Fraction {
    /// The upper number.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// The lower number.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// The fewest of `base` that reach the fraction: at least it, or more than it where `strict`.
    pub fn least_of(self, base: u64, strict: bool) -> u64 {
        let (numerator, denominator) = (u128::from(self.numerator), u128::from(self.denominator));
        let product = numerator * u128::from(base);
        let least = if strict { product / denominator + 1 } else { product.div_ceil(denominator) };
        // With a fraction of 1 and `strict` nobody ever suffices; saturating says so.
        u64::try_from(least).unwrap_or(u64::MAX)
    }
}

impl FromStr for Fraction {
    type Err = InvalidFraction;

    fn from_str(text: &str) -> Result<Self, InvalidFraction> {
        let invalid = || InvalidFraction(text.chars().take(40).collect());
        let number = |part: &str| {
            let part = part.trim();
            // `parse` would take a sign.
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
        };
        let (upper, lower) = text.split_once('/').ok_or_else(invalid)?;
        match (number(upper), number(lower)) {
            (Some(numerator), Some(denominator)) if 0 < numerator && numerator <= denominator => {
                Ok(Self { numerator, denominator })
            }
            _ => Err(invalid()),
        }
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_of_a_whole_are_fractions() {
        for text in ["2/3", "1/1", " 1 / 2 "] {
            assert!(text.parse::<Fraction>().is_ok(), "{text}");
        }
        for text in [
            "7/5",
            "0/3",
            "1/0",
            "0/0",
            "-1/2",
            "+1/2",
            "1/-2",
            "2",
            "",
            "/",
            "1/2/3",
            "二/三",
            "4294967296/4294967297",
        ] {
            assert!(text.parse::<Fraction>().is_err(), "{text}");
        }
    }

    #[test]
    fn two_thirds_and_more_than_half_are_counted_exactly() {
        let least =
            |fraction: &str, base, strict| fraction.parse::<Fraction>().unwrap().least_of(base, strict);
        assert_eq!(least("2/3", 9, false), 6);
        assert_eq!(least("2/3", 10, false), 7);
        assert_eq!(least("1/2", 10, true), 6);
        assert_eq!(least("1/2", 11, true), 6);
        assert_eq!(least("2/3", 0, false), 0);
    }
}

//! Places where a pack gives either a value or the setting that will supply it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{CowStrDeserializer, MapAccessDeserializer};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, Visitor},
};

use super::duty::SettingRef;

/// A value, or the setting that will supply it.
pub(super) enum SettingOr<T> {
    /// `{ setting = "..." }`.
    Setting(SettingRef),
    /// The value itself.
    Given(T),
}

/// Reads `{ setting = "..." }` or a `T`, whichever its first key says, so that a slip in either is reported as such
/// (an untagged enum would only say that nothing fits).
pub(super) fn setting_or<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<SettingOr<T>, D::Error> {
    deserializer.deserialize_map(Either(PhantomData))
}

struct Either<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
    type Value = SettingOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SettingOr<T>, A::Error> {
        let first = map.next_key::<Cow<'de, str>>()?;
        let is_setting = first.as_deref() == Some("setting");
        let whole = MapAccessDeserializer::new(Replay { first, map });
        if is_setting {
            SettingRef::deserialize(whole).map(SettingOr::Setting)
        } else {
            T::deserialize(whole).map(SettingOr::Given)
        }
    }
}

/// The map again, from its first key, which has already been looked at.
struct Replay<'de, A> {
    first: Option<Cow<'de, str>>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Replay<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(key) => seed.deserialize(CowStrDeserializer::new(key)).map(Some),
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

//! The keys of a struct in the order in which it declares them, each with its value as TOML writes it in one line.
//! (A `toml::Table` would sort the keys.)

use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeStruct, Serializer};
use toml::ser::{Error, ValueSerializer};

/// The keys and values of a struct.
///
/// # Errors
/// Where the value is no struct, or one of its fields has no TOML form.
pub(super) fn fields<T: Serialize>(data: &T) -> Result<Vec<(String, String)>, Error> {
    data.serialize(Fields(Vec::new()))
}

struct Fields(Vec<(String, String)>);

impl SerializeStruct for Fields {
    type Ok = Vec<(String, String)>;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let mut text = String::new();
        value.serialize(ValueSerializer::new(&mut text))?;
        self.0.push((key.to_owned(), text));
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Error> {
        Ok(self.0)
    }
}

type Never = Impossible<Vec<(String, String)>, Error>;

fn no_struct<T>() -> Result<T, Error> {
    Err(Error::custom("not a struct"))
}

macro_rules! refuse {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, _: $type) -> Result<Self::Ok, Error> {
            no_struct()
        })*
    };
}

#[expect(clippy::disallowed_types, reason = "the trait asks for floats; both are refused")]
impl Serializer for Fields {
    type Ok = Vec<(String, String)>;
    type Error = Error;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Self;
    type SerializeStructVariant = Never;

    refuse! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
        serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_none(self) -> Result<Self::Ok, Error> {
        no_struct()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Self::Ok, Error> {
        no_struct()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<Self::Ok, Error> {
        no_struct()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Self::Ok, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Self::Ok, Error> {
        no_struct()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Never, Error> {
        no_struct()
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Error> {
        no_struct()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, Error> {
        no_struct()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Error> {
        no_struct()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, Error> {
        no_struct()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Error> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Error> {
        no_struct()
    }
}

//! A message is a JSON object and nothing else.
//!
//! Derived readers also take a list, giving its elements to the fields in their order. No client means that, and the
//! order of fields is no part of the wire.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// Makes a derived struct a message. Its derived reader and writer are functions of the struct itself (`remote = "Self"`);
/// this puts them behind the traits, so that the reader sees objects only, and adds the names of its fields and their rules.
macro_rules! message {
    ($name:ident, [$($field:literal),* $(,)?]) => {
        $crate::object::message!($name, [$($field),*], rules: []);
    };
    ($name:ident, [$($field:literal),* $(,)?], rules: [$($rule:expr),* $(,)?]) => {
        impl $crate::rule::Checked for $name {
            const RULES: &'static [$crate::rule::FieldRule] = &[$($rule),*];
        }

        impl $name {
            /// The names of the fields on the wire.
            pub const FIELDS: &'static [&'static str] = &[$($field),*];
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize($crate::object::ObjectOnly(deserializer))
            }
        }
    };
}

pub(crate) use message;

/// Reads what it wraps for a message: only an object is given to it.
pub(crate) struct ObjectOnly<D>(pub(crate) D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(ObjectVisitor(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_struct(name, fields, ObjectVisitor(visitor))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct ObjectVisitor<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for ObjectVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

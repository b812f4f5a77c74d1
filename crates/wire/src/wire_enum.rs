//! Enums on the wire: a value is written as its name, and read by name or by number. What is unknown is refused with the list
//! of known names.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// A generated enum of the wire.
pub trait WireEnum: Copy + PartialEq + Default + 'static {
    /// The enum's type name, for messages.
    const NAME: &'static str;
    /// Every value, in the order of the API description.
    const ALL: &'static [Self];
    /// The value that says nothing, if there is one: it is the first.
    const UNSPECIFIED: Option<Self>;

    /// The value's name on the wire, e.g. `SECTION_TYPE_ZERO_TOUCH`.
    fn as_str(self) -> &'static str;

    /// The value with exactly this wire name; `None` if there is none.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.as_str() == name)
    }

    /// The value with this number: its place in the description, counted from 0, which is inferred and holds where the enums of
    /// protocol buffers are numbered without a gap. `None` if there is none, and for every number of an enum that does not
    /// begin with an unspecified value, because nothing tells where its numbers begin.
    fn from_number(number: i64) -> Option<Self> {
        Self::UNSPECIFIED?;
        usize::try_from(number).ok().and_then(|index| Self::ALL.get(index)).copied()
    }
}

/// Declares an enum of the wire: for each variant the name that it has there. The first one is the default.
macro_rules! declare {
    (
        $(#[$about:meta])*
        $name:ident, unspecified: $unspecified:expr;
        $first:ident = $first_text:literal,
        $($variant:ident = $text:literal,)*
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            #[default]
            #[doc = concat!("`", $first_text, "`")]
            $first,
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $crate::WireEnum for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];
            const UNSPECIFIED: Option<Self> = $unspecified;

            fn as_str(self) -> &'static str {
                match self {
                    Self::$first => $first_text,
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::WireEnum::as_str(*self))
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::wire_enum::deserialize(deserializer)
            }
        }
    };
}

pub(crate) use declare;

/// Reads an enum from its wire name or its number; the error of an unknown one lists the names that may be used.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: WireEnum>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(ValueVisitor(PhantomData))
}

struct ValueVisitor<T>(PhantomData<T>);

impl<T: WireEnum> Visitor<'_> for ValueVisitor<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the name of a {}: one of {}", T::NAME, Names::<T>(PhantomData))
    }

    /// Readers of protocol buffers' JSON take the text of a number too, once it is no name.
    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        let value = T::from_name(name).or_else(|| T::from_number(crate::int64::parse(name)?));
        value.ok_or_else(|| E::invalid_value(Unexpected::Str(name), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::from_number(number).ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let value = i64::try_from(number).ok().and_then(T::from_number);
        value.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        let value = crate::int64::from_float(number).and_then(T::from_number);
        value.ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }
}

/// The names a caller may use; an unspecified one is left out because no rule ever accepts it as a choice.
struct Names<T>(PhantomData<T>);

impl<T: WireEnum> fmt::Display for Names<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = T::ALL.iter().filter(|value| Some(**value) != T::UNSPECIFIED);
        for (index, value) in named.enumerate() {
            if index > 0 {
                out.write_str(", ")?;
            }
            out.write_str(value.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::play_emm::DeviceManagementType;
    use crate::zero_touch::SectionType;

    #[test]
    fn given_each_section_type_when_written_and_read_then_it_is_the_same() {
        for value in SectionType::ALL {
            let text = serde_json::to_string(value).unwrap();
            assert_eq!(text, format!("\"{}\"", value.as_str()));
            assert_eq!(serde_json::from_str::<SectionType>(&text).unwrap(), *value);
        }
    }

    #[test]
    fn given_an_unknown_name_when_read_then_the_error_lists_the_allowed_names() {
        let error = serde_json::from_str::<SectionType>("\"ZERO_TOUCH\"").unwrap_err().to_string();
        assert!(
            error.contains("ZERO_TOUCH") && error.contains("SECTION_TYPE_SIM_LOCK, SECTION_TYPE_ZERO_TOUCH"),
            "{error}"
        );
        assert!(!error.contains("UNSPECIFIED"), "the unspecified value is no choice: {error}");
    }

    #[test]
    fn given_a_number_when_read_then_it_is_the_value_at_that_place() {
        for (text, value) in [
            ("0", SectionType::Unspecified),
            ("1", SectionType::SimLock),
            ("2", SectionType::ZeroTouch),
            ("2.0", SectionType::ZeroTouch),
            ("\"2\"", SectionType::ZeroTouch),
        ] {
            assert_eq!(serde_json::from_str::<SectionType>(text).unwrap(), value, "{text}");
        }
        let error = serde_json::from_str::<SectionType>("3").unwrap_err().to_string();
        assert!(error.contains("SECTION_TYPE_SIM_LOCK, SECTION_TYPE_ZERO_TOUCH"), "{error}");
        let unnumbered = serde_json::from_str::<DeviceManagementType>("0").unwrap_err().to_string();
        assert!(
            unnumbered.contains("managedDevice, managedProfile"),
            "it begins with no unspecified value: {unnumbered}"
        );
    }

    #[test]
    fn given_anything_else_when_read_as_an_enum_then_it_is_refused() {
        for text in ["-1", "1.5", "\"3\"", "\"-1\"", "\"\"", "1e300", "{\"SECTION_TYPE_SIM_LOCK\":null}", "[]", "true"]
        {
            assert!(serde_json::from_str::<SectionType>(text).is_err(), "{text} is no section type");
        }
    }
}

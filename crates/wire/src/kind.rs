//! `kind`: a constant that names a message's type, as old clients of Google's APIs know it. It is written always, and where
//! a caller sends it back it must be that very text.

/// A type of one value, the constant `$text`.
macro_rules! constant {
    ($name:ident, $text:literal) => {
        /// The constant `kind` of a message.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct $name;

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($text)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::kind::read(deserializer, $text)?;
                Ok(Self)
            }
        }
    };
}

pub(crate) use constant;

use serde::de::{Deserialize, Deserializer, Error, Unexpected};

/// Reads the constant; `null` is the same as absent.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D, constant: &'static str) -> Result<(), D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(other) if other != constant => {
            Err(D::Error::invalid_value(Unexpected::Str(&other), &format!("{constant:?}, which is always so").as_str()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::play_emm::User;

    #[test]
    fn given_a_message_with_a_kind_when_written_then_the_constant_stands_in_it() {
        assert_eq!(serde_json::to_string(&User::default()).unwrap(), r#"{"kind":"androidenterprise#user"}"#);
    }

    #[test]
    fn given_the_kind_when_read_then_it_is_taken_and_any_other_is_refused() {
        for json in ["{}", r#"{"kind":"androidenterprise#user"}"#, r#"{"kind":null}"#] {
            assert_eq!(serde_json::from_str::<User>(json).unwrap(), User::default(), "{json}");
        }
        for json in [r#"{"kind":"androidenterprise#device"}"#, r#"{"kind":""}"#, r#"{"kind":1}"#] {
            assert!(serde_json::from_str::<User>(json).is_err(), "{json}");
        }
    }
}

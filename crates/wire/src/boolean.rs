//! Booleans on the wire: JSON's own `true` and `false`, or the same words as text, as Google's front end takes them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// Reads a boolean of a query: `true` or `false` in any case, because Python writes `True`, and `1` or `0`; `None` for
/// anything else.
#[must_use]
pub fn parse(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// A boolean as it stands in JSON.
struct Wire(bool);

impl<'de> Deserialize<'de> for Wire {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WireVisitor).map(Wire)
    }
}

struct WireVisitor;

impl Visitor<'_> for WireVisitor {
    type Value = bool;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a boolean, true or false")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}

/// Reads a boolean that may be absent; `null` is the same as absent.
///
/// # Errors
/// If the value is anything else.
pub(crate) fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    Ok(Option::<Wire>::deserialize(deserializer)?.map(|wire| wire.0))
}

/// Reads a boolean that is always written; absent and `null` are `false`.
///
/// # Errors
/// If the value is anything else.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(optional(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::parse;
    use crate::device::SetupResponse;
    use crate::zero_touch::Configuration;

    fn is_default(json: &str) -> Result<Option<bool>, String> {
        let text = format!("{{\"isDefault\":{json}}}");
        serde_json::from_str::<Configuration>(&text).map(|read| read.is_default).map_err(|error| error.to_string())
    }

    #[test]
    fn given_a_boolean_or_its_word_when_read_then_both_are_the_boolean() {
        for (json, value) in [
            ("true", Some(true)),
            ("\"true\"", Some(true)),
            ("false", Some(false)),
            ("\"false\"", Some(false)),
            ("null", None),
        ] {
            assert_eq!(is_default(json), Ok(value), "{json}");
        }
        for (json, registered) in [("\"true\"", true), ("false", false), ("null", false)] {
            let read: SetupResponse = serde_json::from_str(&format!("{{\"registered\":{json}}}")).unwrap();
            assert_eq!(read.registered, registered, "{json}");
        }
    }

    #[test]
    fn given_anything_else_when_read_then_the_error_names_the_rule() {
        for json in ["\"yes\"", "\"True\"", "\"\"", "1", "0", "{}", "[]", "[true]"] {
            let error = is_default(json).expect_err(json);
            assert!(error.contains("a boolean, true or false"), "{json}: {error}");
        }
    }

    #[test]
    fn given_the_text_of_a_query_when_parsed_then_words_in_any_case_and_digits_are_taken() {
        for (text, value) in [
            ("true", Some(true)),
            ("True", Some(true)),
            ("1", Some(true)),
            ("false", Some(false)),
            ("FALSE", Some(false)),
            ("0", Some(false)),
            ("yes", None),
            ("", None),
            ("2", None),
            ("tru", None),
        ] {
            assert_eq!(parse(text), value, "{text:?}");
        }
    }
}

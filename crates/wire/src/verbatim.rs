//! JSON objects that are passed on as they came: numbers keep their digits, keys their order, and of a key that is there twice
//! neither is lost.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::members;

/// A JSON object as its text. Empty where there is none.
#[derive(Debug, Clone, Default)]
pub struct Verbatim(Option<Box<RawValue>>);

impl Verbatim {
    /// An object from its text; `None` if the text is no JSON object.
    #[must_use]
    pub fn from_text(text: String) -> Option<Self> {
        RawValue::from_string(text).ok().and_then(Self::from_raw)
    }

    fn from_raw(raw: Box<RawValue>) -> Option<Self> {
        raw.get().starts_with('{').then_some(Self(Some(raw)))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.as_ref().is_none_or(|raw| raw.get()[1..].trim_ascii_start() == "}")
    }

    /// Its text.
    #[must_use]
    pub fn as_text(&self) -> &str {
        self.0.as_ref().map_or("{}", |raw| raw.get())
    }

    /// Its entries as values, for whoever looks into it. Of a key that is there twice it is the last one; what is valid JSON and
    /// yet no value here, as a number beyond every range or half a character, is there as its text.
    #[must_use]
    pub fn entries(&self) -> Map<String, Value> {
        let read = |(name, value): (&str, &str)| {
            let name = serde_json::from_str(name).unwrap_or_else(|_| name.to_owned());
            (name, serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned())))
        };
        members(self.as_text()).unwrap_or_default().into_iter().map(read).collect()
    }
}

impl PartialEq for Verbatim {
    fn eq(&self, other: &Self) -> bool {
        self.as_text() == other.as_text()
    }
}

impl Serialize for Verbatim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(raw) => raw.serialize(serializer),
            None => Map::<String, Value>::new().serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Verbatim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if raw.get() == "null" {
            return Ok(Self::default());
        }
        Self::from_raw(raw).ok_or_else(|| D::Error::custom("invalid type: expected an object"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_object_is_passed_on_byte_for_byte() {
        for text in [
            r#"{"n":123456789012345678901234567890,"v":1.10,"e":1E2}"#,
            r#"{"a":1,"a":2}"#,
            "{ \"spaced\" : [ 1,\t2 ] }",
            r#"{"escaped":"\u00e9\/"}"#,
        ] {
            let read: Verbatim = serde_json::from_str(&format!(" {text} ")).unwrap();
            assert_eq!(read.as_text(), text);
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
            assert_eq!(Verbatim::from_text(text.to_owned()), Some(read));
        }
    }

    #[test]
    fn an_entry_that_is_no_value_here_is_its_text_and_the_others_are_values() {
        let read: Verbatim =
            serde_json::from_str(r#"{"a": 1e999, "b": "\ud800", "c": [1], "c": 2, "\u00e9": true}"#).unwrap();
        let expected = serde_json::json!({"a": "1e999", "b": "\"\\ud800\"", "c": 2, "é": true});
        assert_eq!(Value::Object(read.entries()), expected);
    }

    #[test]
    fn null_and_an_object_without_entries_are_empty_and_anything_else_is_refused() {
        for text in ["null", "{}", "{ }"] {
            assert!(serde_json::from_str::<Verbatim>(text).unwrap().is_empty(), "{text}");
        }
        assert!(!Verbatim::from_text("{\"a\":1}".to_owned()).unwrap().is_empty());
        for text in ["[]", "1", "\"{}\""] {
            assert!(serde_json::from_str::<Verbatim>(text).is_err(), "{text}");
            assert_eq!(Verbatim::from_text(text.to_owned()), None, "{text}");
        }
        assert_eq!(Verbatim::from_text("{".to_owned()), None);
    }
}

//! int32 on the wire: written as a JSON number, read from a number or its text as proto3 JSON parsers do.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// Reads a whole number in the range of an i32, see [`crate::int64::parse`]; `None` for anything else.
#[must_use]
pub fn parse(text: &str) -> Option<i32> {
    crate::int64::parse(text).and_then(|number| i32::try_from(number).ok())
}

/// Reads a whole number in the range of a u32, see [`crate::int64::parse`]; `None` for anything else.
#[must_use]
pub fn parse_unsigned(text: &str) -> Option<u32> {
    crate::int64::parse(text).and_then(|number| u32::try_from(number).ok())
}

/// An int32 as it stands in JSON.
struct Wire(i32);

impl<'de> Deserialize<'de> for Wire {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WireVisitor).map(Wire)
    }
}

struct WireVisitor;

impl Visitor<'_> for WireVisitor {
    type Value = i32;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an int32 as a number or decimal string")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i32, E> {
        i32::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i32, E> {
        i32::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i32, E> {
        let whole = crate::int64::from_float(number).and_then(|whole| i32::try_from(whole).ok());
        whole.ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i32, E> {
        parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// For `#[serde(with = …)]` on an optional int32 field; `null` reads as not set.
pub mod optional {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the number, or `null` if it is not set.
    ///
    /// # Errors
    /// Only those of the serializer.
    pub fn serialize<S: Serializer>(value: &Option<i32>, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    /// Reads a number, a decimal string or `null`.
    ///
    /// # Errors
    /// If the value is anything else or out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i32>, D::Error> {
        Ok(Option::<super::Wire>::deserialize(deserializer)?.map(|wire| wire.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::zero_touch::UnclaimDeviceRequest;

    fn days(json: &str) -> Result<Option<i32>, String> {
        let text = format!("{{\"vacationModeDays\":{json}}}");
        serde_json::from_str::<UnclaimDeviceRequest>(&text)
            .map(|request| request.vacation_mode_days)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn given_a_number_or_decimal_text_when_read_then_both_are_the_int32() {
        for json in ["-7", "\"-7\"", "-7.0", "\"-7.0\"", "\"-70e-1\""] {
            assert_eq!(days(json), Ok(Some(-7)), "{json}");
        }
        assert_eq!(days("null"), Ok(None));
    }

    #[test]
    fn given_anything_else_when_read_then_the_error_names_the_rule() {
        for json in ["2147483648", "\"2147483648\"", "0.5", "\"0.5\"", "\"seven\"", "[]", "false"] {
            let error = days(json).expect_err(json);
            assert!(error.contains("an int32 as a number or decimal string"), "{json}: {error}");
        }
    }

    #[test]
    fn given_an_int32_when_written_then_it_is_a_number_and_zero_is_left_out() {
        let write = |days| {
            let request = UnclaimDeviceRequest { vacation_mode_days: Some(days), ..Default::default() };
            serde_json::to_string(&request).unwrap()
        };
        assert_eq!(write(3), "{\"vacationModeDays\":3}");
        assert_eq!(write(0), "{}");
    }
}

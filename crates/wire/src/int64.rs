//! int64 on the wire: written as a JSON string, read from a string or a number (zero-touch reference, section 1).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// Two to the power of 53: a larger JSON number written with a fraction or an exponent may already have been rounded.
const EXACT_FLOAT_LIMIT: f64 = 9_007_199_254_740_992.0;

/// Reads decimal text: digits with an optional leading `-`, in the range of an i64; `None` for anything else.
///
/// A leading `+`, spaces and the empty text are refused.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// The integer a JSON number with a fraction or exponent stands for (`1.0`, `1e2`), if it is exactly one.
pub(crate) fn from_float(number: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)] // in range and integral, checked here
    (number.fract() == 0.0 && number.abs() <= EXACT_FLOAT_LIMIT).then_some(number as i64)
}

/// An int64 as it stands in JSON.
struct Wire(i64);

impl<'de> Deserialize<'de> for Wire {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WireVisitor).map(Wire)
    }
}

struct WireVisitor;

impl Visitor<'_> for WireVisitor {
    type Value = i64;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an int64 as a decimal string or number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        i64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        from_float(number).ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i64, E> {
        parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// For `#[serde(with = …)]` on an optional int64 field; `null` reads as not set.
pub mod optional {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the number as decimal text, or `null` if it is not set.
    ///
    /// # Errors
    /// Only those of the serializer.
    pub fn serialize<S: Serializer>(value: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(number) => serializer.serialize_str(itoa::Buffer::new().format(*number)),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a decimal string, a number or `null`.
    ///
    /// # Errors
    /// If the value is anything else or out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
        Ok(Option::<super::Wire>::deserialize(deserializer)?.map(|wire| wire.0))
    }
}

/// For `#[serde(with = …)]` on a list of int64; `null` reads as an empty list.
pub mod list {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes each number as decimal text.
    ///
    /// # Errors
    /// Only those of the serializer.
    pub fn serialize<S: Serializer>(values: &[i64], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(values.iter().map(i64::to_string))
    }

    /// Reads decimal strings or numbers.
    ///
    /// # Errors
    /// If an element is anything else or out of range.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i64>, D::Error> {
        let list = Option::<Vec<super::Wire>>::deserialize(deserializer)?.unwrap_or_default();
        Ok(list.into_iter().map(|wire| wire.0).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::parse;
    use crate::zero_touch::{DeviceReference, FindDevicesByOwnerRequest};

    fn device_id(json: &str) -> Result<Option<i64>, String> {
        let text = format!("{{\"deviceId\":{json}}}");
        serde_json::from_str::<DeviceReference>(&text).map(|device| device.device_id).map_err(|error| error.to_string())
    }

    #[test]
    fn given_a_string_or_a_number_when_read_then_both_are_the_int64() {
        for json in ["\"17\"", "17", "17.0", "1.7e1"] {
            assert_eq!(device_id(json), Ok(Some(17)), "{json}");
        }
        assert_eq!(device_id("null"), Ok(None));
        assert_eq!(device_id("\"-9223372036854775808\""), Ok(Some(i64::MIN)));
    }

    #[test]
    fn given_anything_else_when_read_then_the_error_names_the_rule() {
        for json in [
            "\"\"",
            "\"1x\"",
            "\"+1\"",
            "\" 1\"",
            "1.5",
            "9223372036854775808",
            "\"9223372036854775808\"",
            "true",
            "{}",
        ] {
            let error = device_id(json).expect_err(json);
            assert!(error.contains("an int64 as a decimal string or number"), "{json}: {error}");
        }
    }

    #[test]
    fn given_an_int64_when_written_then_it_is_a_string_and_zero_is_left_out() {
        let write = |id| serde_json::to_string(&DeviceReference { device_id: Some(id), ..Default::default() }).unwrap();
        assert_eq!(write(i64::MAX), "{\"deviceId\":\"9223372036854775807\"}");
        assert_eq!(write(0), "{}");
    }

    #[test]
    fn given_a_list_of_int64_when_read_then_strings_numbers_and_null_are_taken() {
        let read = |json: &str| serde_json::from_str::<FindDevicesByOwnerRequest>(json).unwrap();
        let request = read("{\"customerId\":[\"1\",2]}");
        assert_eq!(request.customer_id, [1, 2]);
        assert_eq!(serde_json::to_string(&request).unwrap(), "{\"customerId\":[\"1\",\"2\"]}");
        assert!(read("{\"customerId\":null}").customer_id.is_empty());
    }

    #[test]
    fn given_decimal_text_when_parsed_then_only_plain_digits_are_taken() {
        assert_eq!(parse("-5"), Some(-5));
        for text in ["", "-", "+5", "5 ", "0x5", "٣"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}

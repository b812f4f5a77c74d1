//! int64 on the wire: written as a JSON string, read from a string or a number (zero-touch reference, section 1).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

/// Two to the power of 53: a JSON number written with a fraction or an exponent that is read as this or more may have been
/// rounded. Below, each whole number is one float, and the reader of JSON finds exactly that one (`float_roundtrip`).
const EXACT_FLOAT_LIMIT: f64 = 9_007_199_254_740_992.0;

/// Digits that an i64 has at most.
const MAX_DIGITS: usize = 19;

/// Reads a whole number in the range of an i64, `None` for anything else: digits with an optional leading `-`, or a number as
/// JSON writes it with a fraction or an exponent, if it is exactly whole (`1.0`, `1e2`; zero-touch reference, facts met).
///
/// A leading `+`, spaces and the empty text are refused.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    let number = text.strip_prefix('-').unwrap_or(text);
    if is_digits(number) { text.parse().ok() } else { scientific(number, number.len() < text.len()) }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads `digits[.digits][e[+-]digits]`. Digit by digit, because a float has not room for all that an i64 has.
fn scientific(number: &str, is_negative: bool) -> Option<i64> {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if ![whole, fraction, unsigned].into_iter().all(is_digits) {
        return None;
    }
    let digits = [whole.trim_start_matches('0'), fraction].concat();
    let significant = digits.trim_end_matches('0').trim_start_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    let dropped = digits.len() - digits.trim_end_matches('0').len();
    let power = exponent.parse::<i64>().ok()?.checked_add_unsigned(dropped as u64)?;
    let zeros = usize::try_from(power.checked_sub_unsigned(fraction.len() as u64)?).ok()?;
    if significant.len() + zeros.min(MAX_DIGITS) > MAX_DIGITS {
        return None;
    }
    let sign = if is_negative { "-" } else { "" };
    format!("{sign}{significant}{}", "0".repeat(zeros)).parse().ok()
}

/// The integer a JSON number with a fraction or exponent stands for (`1.0`, `1e2`), if it is exactly one.
pub(crate) fn from_float(number: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation)] // in range and integral, checked here
    (number.fract() == 0.0 && number.abs() < EXACT_FLOAT_LIMIT).then_some(number as i64)
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

/// For `#[serde(with = …)]` on a list of int64; `null` reads as an empty list, a bare one as a list of one.
pub mod list {
    use serde::{Deserializer, Serializer};

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
        let list: Vec<super::Wire> = crate::list::deserialize(deserializer)?;
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
        for json in ["\"17\"", "17", "17.0", "1.7e1", "\"17.0\"", "\"1.7e1\""] {
            assert_eq!(device_id(json), Ok(Some(17)), "{json}");
        }
        assert_eq!(device_id("null"), Ok(None));
        assert_eq!(device_id("\"-9223372036854775808\""), Ok(Some(i64::MIN)));
    }

    #[test]
    fn given_a_number_with_a_fraction_near_the_limit_of_floats_when_read_then_it_is_itself_or_refused() {
        for number in
            (9_007_199_254_740_900..=9_007_199_254_740_991_i64).chain([1_234_567_890_123_457, 4_503_599_627_370_497])
        {
            for sign in ["", "-"] {
                let expected = Ok(Some(format!("{sign}{number}").parse().unwrap()));
                assert_eq!(device_id(&format!("{sign}{number}.0")), expected, "{sign}{number}.0");
                assert_eq!(device_id(&format!("{sign}{number}0e-1")), expected, "{sign}{number}0e-1");
            }
        }
        for rounded in ["9007199254740992.0", "9007199254740993.0", "-9007199254740993.0", "9.007199254740993e15"] {
            assert!(device_id(rounded).is_err(), "{rounded}");
            assert!(device_id(&format!("\"{rounded}\"")).is_ok(), "text keeps every digit: {rounded}");
        }
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
    fn given_text_when_parsed_then_exactly_whole_numbers_in_range_are_taken() {
        for (text, number) in [
            ("-5", -5),
            ("1.0", 1),
            ("1e2", 100),
            ("1E+2", 100),
            ("-1.50e1", -15),
            ("100e-2", 1),
            ("0.0", 0),
            ("-0", 0),
            ("0e999", 0),
            ("0.00100e3", 1),
            ("9223372036854775807.000", i64::MAX),
            ("-9223372036854775808.0", i64::MIN),
            ("9.223372036854775807e18", i64::MAX),
        ] {
            assert_eq!(parse(text), Some(number), "{text:?}");
        }
        for text in [
            "",
            "-",
            "+5",
            "5 ",
            "0x5",
            "٣",
            "1.5",
            "1.",
            ".5",
            "1e",
            "e1",
            "1e-1",
            "1e1.0",
            "--1",
            "1e++1",
            "1e19",
            "9223372036854775808",
            "9223372036854775808.0",
            "1e999999999999",
            "1e99999999999999999999",
            "NaN",
            "1.0.0",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse(&format!("1{}e-5000", "0".repeat(5000))), Some(1), "however long");
    }
}

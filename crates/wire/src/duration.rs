//! `google-duration`: seconds with an `s`, e.g. `"7200s"` or `"1.5s"` (zero-touch reference, section 1). The message itself,
//! `{"seconds": 60, "nanos": 0}`, is read too, as Google's front end does.

use std::fmt;
use std::str::FromStr;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::{Serialize, Serializer};

/// The most seconds `google.protobuf.Duration` allows, either side of zero: about 10,000 years.
pub const MAX_SECONDS: i64 = 315_576_000_000;

const NANOS_PER_SECOND: i128 = 1_000_000_000;
/// Digits of a fraction of a second that a nanosecond has; more cannot be kept and are refused.
const MAX_FRACTION_DIGITS: usize = 9;

/// A span of time as `google.protobuf.Duration` has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// Whole seconds; at most [`MAX_SECONDS`] either side of zero when read from text.
    pub seconds: i64,
    /// Nanoseconds beyond `seconds`, below one second, with the same sign when read from text.
    pub nanos: i32,
}

impl Duration {
    /// A duration of whole seconds.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self { seconds, nanos: 0 }
    }

    /// A duration of both parts; `None` out of range, for a whole second or more of nanoseconds, and for parts of different
    /// signs.
    fn of_parts(seconds: i64, nanos: i32) -> Option<Self> {
        let total = i128::from(seconds) * NANOS_PER_SECOND + i128::from(nanos);
        let in_range = total.abs() <= i128::from(MAX_SECONDS) * NANOS_PER_SECOND;
        let one_sign = seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0);
        let below_second = i128::from(nanos).abs() < NANOS_PER_SECOND;
        (in_range && one_sign && below_second).then_some(Self { seconds, nanos })
    }

    /// The whole length in nanoseconds.
    #[must_use]
    pub fn as_nanos(self) -> i128 {
        i128::from(self.seconds) * NANOS_PER_SECOND + i128::from(self.nanos)
    }
}

/// Text that is not a `google-duration`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidDuration;

const RULE: &str = "a duration in seconds with an `s` suffix, such as \"7200s\" or \"1.5s\"";

impl fmt::Display for InvalidDuration {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "expected {RULE}")
    }
}

impl std::error::Error for InvalidDuration {}

impl FromStr for Duration {
    type Err = InvalidDuration;

    fn from_str(text: &str) -> Result<Self, InvalidDuration> {
        let number = text.strip_suffix('s').ok_or(InvalidDuration)?;
        let (sign, number) = number.strip_prefix('-').map_or((1, number), |rest| (-1, rest));
        let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
        let seconds = digits(whole).ok_or(InvalidDuration)?;
        let nanos = fraction.map_or(Some(0), nanos).ok_or(InvalidDuration)?;
        if seconds > MAX_SECONDS || (seconds == MAX_SECONDS && nanos > 0) {
            return Err(InvalidDuration);
        }
        Ok(Self { seconds: i64::from(sign) * seconds, nanos: sign * nanos })
    }
}

fn digits(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn nanos(fraction: &str) -> Option<i32> {
    if fraction.is_empty() || fraction.len() > MAX_FRACTION_DIGITS {
        return None;
    }
    digits(&format!("{fraction:0<MAX_FRACTION_DIGITS$}")).and_then(|nanos| i32::try_from(nanos).ok())
}

impl fmt::Display for Duration {
    /// Writes no fraction, or one of 3, 6 or 9 digits, as proto3 JSON does.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.as_nanos();
        let sign = if total < 0 { "-" } else { "" };
        let (seconds, nanos) = (total.unsigned_abs() / 1_000_000_000, total.unsigned_abs() % 1_000_000_000);
        match nanos {
            0 => write!(out, "{sign}{seconds}s"),
            _ if nanos % 1_000_000 == 0 => write!(out, "{sign}{seconds}.{:03}s", nanos / 1_000_000),
            _ if nanos % 1_000 == 0 => write!(out, "{sign}{seconds}.{:06}s", nanos / 1_000),
            _ => write!(out, "{sign}{seconds}.{nanos:09}s"),
        }
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WireVisitor)
    }
}

/// The message, as clients send it that write it field by field. That of a moment has the same fields.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parts {
    /// Whole seconds.
    #[serde(default, with = "crate::int64::optional")]
    pub(crate) seconds: Option<i64>,
    /// Nanoseconds beyond them.
    #[serde(default, with = "crate::int32::optional")]
    pub(crate) nanos: Option<i32>,
}

struct WireVisitor;

impl<'de> Visitor<'de> for WireVisitor {
    type Value = Duration;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(RULE)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Duration, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }

    /// Without any part it says nothing, and is refused: a default is not meant by whoever sends half a message.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Duration, A::Error> {
        let parts = Parts::deserialize(MapAccessDeserializer::new(map))?;
        if parts.seconds.is_none() && parts.nanos.is_none() {
            return Err(A::Error::invalid_value(Unexpected::Other("an object without seconds"), &self));
        }
        let duration = Duration::of_parts(parts.seconds.unwrap_or_default(), parts.nanos.unwrap_or_default());
        duration.ok_or_else(|| A::Error::invalid_value(Unexpected::Other("seconds or nanos out of range"), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_duration_text_when_parsed_then_seconds_and_nanos_are_read() {
        for (text, seconds, nanos) in [
            ("7200s", 7200, 0),
            ("1.5s", 1, 500_000_000),
            ("-0.25s", 0, -250_000_000),
            ("0s", 0, 0),
            ("3.000000001s", 3, 1),
        ] {
            assert_eq!(text.parse(), Ok(Duration { seconds, nanos }), "{text}");
        }
    }

    #[test]
    fn given_text_of_another_shape_when_parsed_then_it_is_refused() {
        for text in
            ["", "s", "7200", "2h", "1.s", ".5s", "+1s", "1 s", "1e3s", "--1s", "1.0000000001s", "315576000001s", "-s"]
        {
            assert_eq!(text.parse::<Duration>(), Err(InvalidDuration), "{text:?}");
        }
    }

    #[test]
    fn given_a_fraction_when_written_then_it_has_three_six_or_nine_digits() {
        let text = |seconds, nanos| Duration { seconds, nanos }.to_string();
        assert_eq!(text(1, 500_000_000), "1.500s");
        assert_eq!(text(-1, -1_000), "-1.000001s");
        assert_eq!(text(0, 1), "0.000000001s");
        assert_eq!(text(7200, 0), "7200s");
    }

    #[test]
    fn given_the_message_itself_when_read_then_it_is_the_duration() {
        for (json, seconds, nanos) in [
            (r#"{"seconds": 60}"#, 60, 0),
            (r#"{"seconds": "60", "nanos": 500000000}"#, 60, 500_000_000),
            (r#"{"nanos": -1}"#, 0, -1),
            (r#"{"seconds": 0}"#, 0, 0),
            (r#"{"seconds": -315576000000, "nanos": null}"#, -MAX_SECONDS, 0),
        ] {
            assert_eq!(serde_json::from_str::<Duration>(json).ok(), Some(Duration { seconds, nanos }), "{json}");
        }
        for json in [r#"{"minutes": 1}"#, r#"{"seconds": 1.5}"#, r#"{"seconds": 1, "seconds": 2}"#] {
            assert!(serde_json::from_str::<Duration>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn given_json_that_is_no_duration_when_read_then_the_error_names_the_rule() {
        for json in [
            "7200",
            "\"2h\"",
            "{}",
            r#"{"seconds": null}"#,
            r#"{"seconds": 1, "nanos": -1}"#,
            r#"{"nanos": 1000000000}"#,
            r#"{"seconds": 315576000001}"#,
            r#"{"seconds": 315576000000, "nanos": 1}"#,
        ] {
            let error = serde_json::from_str::<Duration>(json).expect_err(json).to_string();
            assert!(error.contains("`s` suffix"), "{json}: {error}");
        }
    }
}

//! `google-datetime`: a moment as RFC 3339 text, written in UTC with a `Z` (zero-touch reference, section 1). The message itself,
//! `{"seconds": 1769860800, "nanos": 0}`, is read too, as Google's front end does.

use std::fmt;
use std::str::FromStr;

use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::{Serialize, Serializer};

use crate::duration::Parts;

/// 1970-01-01T00:00:00Z, from which milliseconds are counted.
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
/// Nanoseconds of a second.
const NANOS_PER_SECOND: i32 = 1_000_000_000;
/// The first moment `google.protobuf.Timestamp` allows.
const MIN: DateTime = DateTime::constant(1, 1, 1, 0, 0, 0, 0);

/// A moment between the years 1 and 9999, in UTC, to the nanosecond.
///
/// It is held as a calendar date because the clock's own type ends a day before the year 9999 does, while clients
/// send that year's last second for "never".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime);

impl Default for Timestamp {
    /// 1970-01-01T00:00:00Z, as in proto3.
    fn default() -> Self {
        Self(EPOCH)
    }
}

impl Timestamp {
    fn from_utc(moment: DateTime) -> Option<Self> {
        (moment >= MIN).then_some(Self(moment))
    }

    /// The moment of both parts of `google.protobuf.Timestamp`: seconds since 1970, and nanoseconds that count on from them even
    /// before 1970. `None` outside the years 1 to 9999, and for nanoseconds below zero or of a whole second and more.
    fn of_parts(seconds: i64, nanos: i32) -> Option<Self> {
        let in_second = (0..NANOS_PER_SECOND).contains(&nanos);
        let since = in_second
            .then(|| SignedDuration::from_secs(seconds).checked_add(SignedDuration::from_nanos(nanos.into())))?;
        EPOCH.checked_add(since?).ok().and_then(Self::from_utc)
    }

    /// The moment this many milliseconds after 1970 (UTC), or `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_millis(millis: i64) -> Option<Self> {
        EPOCH.checked_add(SignedDuration::from_millis(millis)).ok().and_then(Self::from_utc)
    }

    /// Milliseconds since 1970 (UTC); a fraction of a millisecond is dropped.
    #[must_use]
    pub fn as_millis(self) -> i64 {
        let millis = self.0.duration_since(EPOCH).as_millis();
        i64::try_from(millis).expect("the milliseconds of ten thousand years fit an i64")
    }
}

/// Text that is not an RFC 3339 date-time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidTimestamp;

/// Digits of a fraction of a second that a nanosecond has; more cannot be kept and are refused.
const MAX_FRACTION_DIGITS: usize = 9;

const RULE: &str = "an RFC 3339 date-time between the years 0001 and 9999, such as \"2026-01-31T12:00:00Z\"";

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "expected {RULE}")
    }
}

impl std::error::Error for InvalidTimestamp {}

impl FromStr for Timestamp {
    type Err = InvalidTimestamp;

    fn from_str(text: &str) -> Result<Self, InvalidTimestamp> {
        let (local, zone) = split_zone(text).ok_or(InvalidTimestamp)?;
        let east = offset(zone).ok_or(InvalidTimestamp)?;
        let moment = local.parse::<DateTime>().ok().and_then(|local| local.checked_sub(east).ok());
        moment.and_then(Self::from_utc).ok_or(InvalidTimestamp)
    }
}

/// Takes a text of the shape RFC 3339 gives a date-time apart before its zone. The calendar's parser takes more than
/// that shape (dates alone, zone names in brackets), which clients could come to rely on.
fn split_zone(text: &str) -> Option<(&str, &str)> {
    const SHAPE: &[u8] = b"dddd-dd-ddTdd:dd:dd";
    let (start, rest) = text.split_at_checked(SHAPE.len())?;
    let fraction = match rest.strip_prefix('.') {
        Some(digits) => 1 + digits.bytes().take_while(u8::is_ascii_digit).count(),
        None => 0,
    };
    let has_shape = fits(start.as_bytes(), SHAPE) && fraction != 1 && fraction <= MAX_FRACTION_DIGITS + 1;
    has_shape.then(|| text.split_at(SHAPE.len() + fraction))
}

/// Whether text has a shape: `d` is a digit, anything else is itself in either case.
fn fits(text: &[u8], shape: &[u8]) -> bool {
    let fits_one = |(byte, shape): (&u8, &u8)| match shape {
        b'd' => byte.is_ascii_digit(),
        letter => byte.eq_ignore_ascii_case(letter),
    };
    text.len() == shape.len() && text.iter().zip(shape).all(fits_one)
}

/// How far east of UTC a zone is: `Z`, `+hh:mm` or `-hh:mm`.
fn offset(zone: &str) -> Option<SignedDuration> {
    if zone.eq_ignore_ascii_case("Z") {
        return Some(SignedDuration::ZERO);
    }
    if !fits(zone.as_bytes(), b"+dd:dd") && !fits(zone.as_bytes(), b"-dd:dd") {
        return None;
    }
    let (hours, minutes): (i64, i64) = (zone[1..3].parse().ok()?, zone[4..6].parse().ok()?);
    let east = SignedDuration::from_mins(hours * 60 + minutes);
    (hours < 24 && minutes < 60).then_some(if zone.starts_with('-') { -east } else { east })
}

impl fmt::Display for Timestamp {
    /// Writes no fraction, or one of 3, 6 or 9 digits, as proto3 JSON does.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.subsec_nanosecond() {
            0 => write!(out, "{:.0}Z", self.0),
            nanos if nanos % 1_000_000 == 0 => write!(out, "{:.3}Z", self.0),
            nanos if nanos % 1_000 == 0 => write!(out, "{:.6}Z", self.0),
            _ => write!(out, "{:.9}Z", self.0),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WireVisitor)
    }
}

struct WireVisitor;

impl<'de> Visitor<'de> for WireVisitor {
    type Value = Timestamp;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(RULE)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }

    /// Without any part it says nothing, and is refused: 1970 is not meant by whoever sends half a message.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Timestamp, A::Error> {
        let parts = Parts::deserialize(MapAccessDeserializer::new(map))?;
        if parts.seconds.is_none() && parts.nanos.is_none() {
            return Err(A::Error::invalid_value(Unexpected::Other("an object without seconds"), &self));
        }
        let moment = Timestamp::of_parts(parts.seconds.unwrap_or_default(), parts.nanos.unwrap_or_default());
        moment.ok_or_else(|| A::Error::invalid_value(Unexpected::Other("seconds or nanos out of range"), &self))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// 0001-01-01T00:00:00Z.
    const FIRST_MILLIS: i64 = -62_135_596_800_000;

    fn round(text: &str) -> String {
        text.parse::<Timestamp>().expect(text).to_string()
    }

    #[test]
    fn given_rfc3339_text_when_read_and_written_then_it_is_utc_with_z() {
        assert_eq!(round("2026-01-31T12:00:00Z"), "2026-01-31T12:00:00Z");
        assert_eq!(round("2026-01-31T12:00:00.5+02:00"), "2026-01-31T10:00:00.500Z");
        assert_eq!(round("2026-01-31t12:00:00.000001z"), "2026-01-31T12:00:00.000001Z");
        assert_eq!(round("1960-01-01T00:00:00.25Z"), "1960-01-01T00:00:00.250Z");
    }

    #[test]
    fn given_the_limits_of_the_range_when_read_then_they_are_taken_and_beyond_is_refused() {
        assert_eq!(round("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
        assert_eq!(round("9999-12-31T23:59:59.999Z"), "9999-12-31T23:59:59.999Z");
        assert_eq!(round("9999-12-31T23:59:59+23:59"), "9999-12-31T00:00:59Z");
        for text in ["0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"] {
            assert_eq!(text.parse::<Timestamp>(), Err(InvalidTimestamp), "{text}");
        }
        assert_eq!(Timestamp::from_millis(i64::MAX), None);
        assert_eq!(Timestamp::from_millis(FIRST_MILLIS - 1), None);
        assert_eq!(Timestamp::from_millis(FIRST_MILLIS).unwrap().to_string(), "0001-01-01T00:00:00Z");
    }

    #[test]
    fn given_text_of_another_shape_when_read_then_it_is_refused() {
        for text in [
            "",
            "2026-01-31",
            "2026-01-31T12:00Z",
            "2026-01-31T12:00:00",
            "2026-01-31 12:00:00Z",
            "2026-02-30T12:00:00Z",
            "2026-01-31T12:00:00Z[UTC]",
            "2026-01-31T12:00:00.Z",
            "2026-01-31T12:00:00.1234567890Z",
            "2026-01-31T12:00:00+02",
            "2026-01-31T12:00:00+24:00",
            "2026-01-31T12:00:00+02:60",
            "2026-01-31T12:00:00é",
            "2026-01-31T24:00:00Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(InvalidTimestamp), "{text:?}");
        }
    }

    #[test]
    fn given_milliseconds_when_made_into_a_moment_and_back_then_they_are_the_same() {
        for millis in [0, 1, -1, 1_769_860_800_123] {
            assert_eq!(Timestamp::from_millis(millis).unwrap().as_millis(), millis);
        }
    }

    #[test]
    fn given_the_message_itself_when_read_then_it_is_the_moment() {
        for (json, text) in [
            (r#"{"seconds": 1900000000}"#, "2030-03-17T17:46:40Z"),
            (r#"{"seconds": "1900000000", "nanos": 500000000}"#, "2030-03-17T17:46:40.500Z"),
            (r#"{"nanos": 1}"#, "1970-01-01T00:00:00.000000001Z"),
            (r#"{"seconds": -1, "nanos": 250000000}"#, "1969-12-31T23:59:59.250Z"),
            (r#"{"seconds": -62135596800, "nanos": null}"#, "0001-01-01T00:00:00Z"),
            (r#"{"seconds": 253402300799, "nanos": 999999999}"#, "9999-12-31T23:59:59.999999999Z"),
        ] {
            assert_eq!(serde_json::from_str::<Timestamp>(json).unwrap().to_string(), text, "{json}");
        }
        for json in [
            "{}",
            r#"{"seconds": null}"#,
            r#"{"minutes": 1}"#,
            r#"{"seconds": 1.5}"#,
            r#"{"nanos": -1}"#,
            r#"{"seconds": 1, "nanos": 1000000000}"#,
            r#"{"seconds": -62135596801}"#,
            r#"{"seconds": 253402300800}"#,
            r#"{"seconds": 9223372036854775807, "nanos": 999999999}"#,
        ] {
            assert!(serde_json::from_str::<Timestamp>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn given_json_that_is_no_date_time_when_read_then_the_error_names_the_rule() {
        for json in ["5", "\"tomorrow\"", "[]"] {
            let error = serde_json::from_str::<Timestamp>(json).expect_err(json).to_string();
            assert!(error.contains("an RFC 3339 date-time"), "{json}: {error}");
        }
    }
}

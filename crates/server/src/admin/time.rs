//! Times on their way to the command line.

use jiff::Timestamp;

/// A time of the store as people read it; a time outside the calendar stays a number.
pub(super) fn rfc3339(millis: i64) -> String {
    Timestamp::from_millisecond(millis).map_or_else(|_| millis.to_string(), |time| time.to_string())
}

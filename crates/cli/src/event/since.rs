//! A time that somebody types.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A moment such as `2026-11-25T08:30:00Z` or `2026-11-25T08:30:00+01:00`, or the beginning of a day in UTC such as
/// `2026-11-25`, in milliseconds since 1970.
pub fn since(text: &str) -> Result<i64, String> {
    let rule = || "must be a time such as 2026-11-25T08:30:00Z, or a day such as 2026-11-25".to_owned();
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(time.as_millisecond());
    }
    let day: Date = text.parse().map_err(|_| rule())?;
    Ok(day.to_zoned(TimeZone::UTC).map_err(|_| rule())?.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_its_zone_and_a_day_begins_in_utc() {
        assert_eq!(since("2026-03-01T00:00:00Z"), Ok(1_772_323_200_000));
        assert_eq!(since("2026-03-01T01:00:00+01:00"), Ok(1_772_323_200_000));
        assert_eq!(since("2026-03-01"), Ok(1_772_323_200_000));
        for wrong in ["", "yesterday", "2026-13-01", "08:30"] {
            assert!(since(wrong).is_err(), "{wrong:?} should be refused");
        }
    }
}

//! The time by which old things are removed.
//!
//! A machine that starts with its clock a month ahead must not remove what has a month left. So nothing is removed by the
//! clock alone, but by one that is kept in the database and follows it only as fast as servers were seen to run. After a
//! long stop it lags behind, and what is old stays a little longer.

use crate::call::Call;
use crate::context::{CHANCE_BITS, EPOCH_MILLIS};
use crate::error::Error;
use crate::id::EventId;
use crate::setting::Setting;

/// How many times as fast as a server runs the kept time follows the clock: a clock that is a month ahead takes effect only
/// after four days, in which somebody notices; a stop of a month is made up for in the same time.
pub const CATCH_UP: i64 = 8;

/// Moves the kept time on after a server ran for so many milliseconds since it last did this, by a clock that nobody sets;
/// 0 when it has just begun. Returns the time by which old things may be removed: never ahead of the clock.
///
/// # Errors
/// Only the database's.
pub fn advance(call: &mut Call<'_, '_>, ran_millis: i64) -> Result<i64, Error> {
    let stored = Setting::RetentionClock.read(call.tx)?;
    let kept = stored.as_deref().and_then(|text| text.parse().ok());
    let kept: i64 = match kept {
        Some(kept) => kept,
        None => newest_event(call)?.unwrap_or(call.now),
    };
    let time = kept.saturating_add(ran_millis.max(0).saturating_mul(CATCH_UP)).min(call.now);
    let text = time.to_string();
    if stored.as_deref() != Some(text.as_str()) {
        Setting::RetentionClock.write(call.tx, &text)?;
    }
    Ok(time)
}

/// When something was last done on a database that has kept no time yet: it was at work then.
fn newest_event(call: &mut Call<'_, '_>) -> Result<Option<i64>, Error> {
    let newest = call
        .tx
        .one("SELECT id FROM event ORDER BY id DESC LIMIT 1", &[], |row| Ok::<_, Error>(EventId::read(row, 0)?))?;
    Ok(newest.map(|id| (id.get() >> CHANCE_BITS).saturating_add(EPOCH_MILLIS)))
}

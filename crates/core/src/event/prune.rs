//! Removing events that are too old.

use muster_store::params;

use crate::call::Call;
use crate::context::IdSource;
use crate::error::Error;
use crate::id::EventId;

/// How long events are kept unless the operator says otherwise: whoever audits a year asks for twelve months, and needs a
/// month to get round to it.
pub const DEFAULT_RETENTION_DAYS: u32 = 400;

/// Rows removed in one transaction: a few milliseconds, so that other writers get in between.
const REMOVED_AT_ONCE: i64 = 100;

/// Removes some of the events whose calls came in more than `keep_millis` ago, behind the event `after`: but none that somebody
/// still waits for. Tells where to go on, or `None` at the end.
///
/// # Errors
/// Only the database's.
pub fn prune(call: &mut Call<'_, '_>, keep_millis: i64, after: Option<EventId>) -> Result<Option<EventId>, Error> {
    let limit = IdSource::first_at(call.now.saturating_sub(keep_millis));
    let old = call.tx.all(
        "SELECT id FROM event WHERE id > ?1 AND id < ?2 ORDER BY id LIMIT ?3",
        params![after.map_or(i64::MIN, EventId::get), limit, REMOVED_AT_ONCE],
        |row| Ok::<_, Error>(EventId::read(row, 0)?),
    )?;
    let Some(last) = old.last().copied() else { return Ok(None) };
    call.tx.send(
        "DELETE FROM event WHERE id > ?1 AND id <= ?2
         AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.event_id = event.id)",
        params![after.map_or(i64::MIN, EventId::get), last],
    )?;
    Ok((i64::try_from(old.len()) == Ok(REMOVED_AT_ONCE)).then_some(last))
}

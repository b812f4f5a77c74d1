//! Delivering events to whoever must not miss one.
//!
//! A cursor over the events loses some: ids are made before the commit, so a lower one may appear after a higher one was
//! read. So an event brings a row for each consumer that wants its kind, in its own transaction: what was rolled back was
//! never to be delivered, and what was committed is there until its consumer is [`done`] with it (decision 0009).
//!
//! A consumer [`take`]s some rows under a lease, does its work, and deletes them. Within a lease nobody else gets them; a
//! consumer that dies loses its lease, and the rows are taken again: a consumer must stand being told twice. They come in
//! the order in which they are due, which is that of the calls within one node; between nodes, and after a failure, there
//! is no order to rely on.

use muster_store::{Param, Record, Row, Tx, params, record, sql};

use crate::call::Call;
use crate::error::{Error, Violation};
use crate::event::{Kind, Recorded};
use crate::id::EventId;

/// Somebody who must not miss an event.
#[derive(Debug, Clone, Copy)]
pub struct Consumer {
    /// Its name in the database: a released one is never changed.
    pub name: &'static str,
    /// Which kinds it wants. Events of a kind it begins to want are delivered from then on.
    pub wants: fn(Kind) -> bool,
}

/// Everybody who must not miss an event.
pub const CONSUMERS: &[Consumer] = &[];

/// Deliveries one [`take`] gives at most: what a consumer can do within one lease.
pub const MAX_TAKEN: usize = 100;

/// How often a delivery is tried before it is given up on: with [`pause`] between two attempts that is about a day, in which
/// a receiver that is down can be repaired.
pub const MAX_ATTEMPTS: i64 = 16;

/// Pause after the first attempt that failed.
const FIRST_PAUSE_MILLIS: i64 = 5_000;

/// Longest pause between two attempts.
const LONGEST_PAUSE_MILLIS: i64 = 6 * 60 * 60 * 1000;

/// When a delivery that was given up on is due: never.
const NEVER: i64 = i64::MAX;

/// The right to work on some deliveries of one [`take`] until a certain time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    consumer: &'static str,
    /// Until when, in milliseconds since 1970 on the clock of the node that took it.
    pub until: i64,
}

record! {
    /// What a consumer has not dealt with yet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Waiting in "delivery" key (event_id, consumer) {
        /// The event.
        event_id: EventId,
        /// The consumer's name.
        consumer: String,
        /// When it is to be delivered, in milliseconds since 1970; [`NEVER`]: it was given up on.
        due: i64,
        /// Until when somebody works on it, in milliseconds since 1970; 0: nobody does.
        lease_until: i64,
        /// How often it has been tried.
        attempts: i64,
    }
}

/// An event to be dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The event.
    pub event: Recorded,
    /// How often it has been tried, this time included.
    pub attempts: i64,
}

/// A delivery that was given up on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeadLetter {
    /// The event.
    pub event_id: EventId,
    /// How often it was tried.
    pub attempts: i64,
}

/// Has an event delivered to every consumer that wants its kind.
pub(super) fn request(call: &mut Call<'_, '_>, event_id: EventId, kind: Kind) -> Result<(), Error> {
    for consumer in call.context.consumers.iter().filter(|consumer| (consumer.wants)(kind)) {
        let waiting =
            Waiting { event_id, consumer: consumer.name.to_owned(), due: call.now, lease_until: 0, attempts: 0 };
        waiting.insert(call.tx)?;
    }
    Ok(())
}

/// Whether there is something that [`take`] would give. It is a read, so that an idle consumer writes nothing.
///
/// # Errors
/// Only the database's.
pub fn is_waiting(tx: &mut Tx<'_>, consumer: &Consumer, now: i64) -> Result<bool, Error> {
    Ok(tx.exists(
        "SELECT CAST(1 AS BIGINT) FROM delivery WHERE consumer = ?1 AND due <= ?2 AND lease_until <= ?2 LIMIT 1",
        params![consumer.name, now],
    )?)
}

/// Takes up to `limit` ([`MAX_TAKEN`] at most) deliveries that are due and that nobody else has, for `lease_millis`, in the
/// order of their events. Nobody gets them as long as the lease stands.
///
/// # Errors
/// INVALID_ARGUMENT for a limit outside its range.
pub fn take(
    call: &mut Call<'_, '_>,
    consumer: &Consumer,
    limit: usize,
    lease_millis: i64,
) -> Result<(Lease, Vec<Delivery>), Error> {
    let lease = Lease { consumer: consumer.name, until: call.now + lease_millis };
    let rule = || {
        let most = i64::try_from(MAX_TAKEN).unwrap_or(i64::MAX);
        Error::invalid("limit", Violation::OutOfRange { least: 1, most })
    };
    let count = i64::try_from(limit).ok().filter(|_| (1..=MAX_TAKEN).contains(&limit)).ok_or_else(rule)?;
    let mut taken = call.tx.all(
        "UPDATE delivery SET lease_until = ?4, attempts = attempts + 1 WHERE consumer = ?1 AND event_id IN
             (SELECT event_id FROM delivery WHERE consumer = ?1 AND due <= ?2 AND lease_until <= ?2
              ORDER BY due, event_id LIMIT ?3)
         RETURNING event_id, attempts",
        params![consumer.name, call.now, count, lease.until],
        |row| Ok::<_, Error>((EventId::read(row, 0)?, row.int(1)?)),
    )?;
    taken.sort_unstable();
    // The last attempt ended with the lease: nobody lived to say what became of it.
    let (tried_often, taken): (Vec<_>, Vec<_>) = taken.into_iter().partition(|(_, attempts)| *attempts > MAX_ATTEMPTS);
    for (event_id, _) in tried_often {
        call.tx.send(
            "UPDATE delivery SET due = ?3, lease_until = 0, attempts = attempts - 1 WHERE event_id = ?1 AND consumer = ?2",
            params![event_id, consumer.name, NEVER],
        )?;
    }
    let ids: Vec<EventId> = taken.iter().map(|(id, _)| *id).collect();
    let events = events(call.tx, &ids)?;
    let attempts = |event: &Recorded| taken.iter().find(|(id, _)| *id == event.id).map_or(1, |(_, attempts)| *attempts);
    let deliveries = events.into_iter().map(|event| Delivery { attempts: attempts(&event), event }).collect();
    Ok((lease, deliveries))
}

/// Deletes what was dealt with. Tells how many of them were still the caller's own: one whose lease ran out and that somebody
/// else has taken stays.
///
/// # Errors
/// Only the database's.
pub fn done(call: &mut Call<'_, '_>, lease: Lease, event_ids: &[EventId]) -> Result<u64, Error> {
    let mut own = 0;
    call.tx.each_of(
        "DELETE FROM delivery WHERE consumer = ?1 AND lease_until = ?2 AND event_id IN ({keys}) RETURNING event_id",
        params![lease.consumer, lease.until],
        &keys(event_ids),
        |_| {
            own += 1;
            Ok::<_, Error>(())
        },
    )?;
    Ok(own)
}

/// Has a delivery tried again at `due` (see [`pause`]), or gives it up after [`MAX_ATTEMPTS`]. Tells whether it was still the
/// caller's own.
///
/// # Errors
/// Only the database's.
pub fn again(call: &mut Call<'_, '_>, lease: Lease, event_id: EventId, due: i64) -> Result<bool, Error> {
    let own = call.tx.execute(
        "UPDATE delivery SET lease_until = 0, due = CASE WHEN attempts < ?5 THEN CAST(?4 AS BIGINT) ELSE CAST(?6 AS BIGINT) END
         WHERE event_id = ?1 AND consumer = ?2 AND lease_until = ?3",
        params![event_id, lease.consumer, lease.until, due, MAX_ATTEMPTS, NEVER],
    )?;
    Ok(own > 0)
}

/// How long to wait, in milliseconds, after so many attempts have failed: twice as long each time, up to six hours.
pub fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from((attempts - 1).clamp(0, i64::from(u16::BITS))).unwrap_or_default();
    (FIRST_PAUSE_MILLIS << doublings).min(LONGEST_PAUSE_MILLIS)
}

/// Deliveries that were given up on, of events behind the event `after`, by event. They stay until somebody [`revive`]s them, and
/// so do their events.
///
/// # Errors
/// Only the database's.
pub fn dead_letters(
    tx: &mut Tx<'_>,
    consumer: &Consumer,
    after: Option<EventId>,
    limit: i64,
) -> Result<Vec<DeadLetter>, Error> {
    let read = |row: &Row<'_>| Ok(DeadLetter { event_id: EventId::read(row, 0)?, attempts: row.int(1)? });
    tx.all(
        "SELECT event_id, attempts FROM delivery WHERE consumer = ?1 AND due = ?2 AND event_id > ?3 ORDER BY event_id LIMIT ?4",
        params![consumer.name, NEVER, after.map_or(i64::MIN, EventId::get), limit],
        read,
    )
}

/// Has a delivery that was given up on tried again from the start. Tells whether there was one.
///
/// # Errors
/// Only the database's.
pub fn revive(call: &mut Call<'_, '_>, consumer: &Consumer, event_id: EventId) -> Result<bool, Error> {
    let revived = call.tx.execute(
        "UPDATE delivery SET due = ?3, attempts = 0 WHERE event_id = ?1 AND consumer = ?2 AND due = ?4",
        params![event_id, consumer.name, call.now, NEVER],
    )?;
    Ok(revived > 0)
}

/// The events with these ids, in their order.
fn events(tx: &mut Tx<'_>, ids: &[EventId]) -> Result<Vec<Recorded>, Error> {
    let mut events = Vec::with_capacity(ids.len());
    let sql = sql!("SELECT {} FROM event WHERE id IN ({{keys}})", Recorded::select(""));
    tx.each_of(sql, &[], &keys(ids), |row| {
        events.push(Recorded::read(row)?);
        Ok::<_, Error>(())
    })?;
    events.sort_unstable_by_key(|event| event.id);
    Ok(events)
}

fn keys(ids: &[EventId]) -> Vec<Param<'static>> {
    ids.iter().copied().map(Param::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours_and_all_of_them_are_about_a_day() {
        assert_eq!([pause(0), pause(1), pause(2), pause(3)], [5_000, 5_000, 10_000, 20_000]);
        assert_eq!(pause(MAX_ATTEMPTS), LONGEST_PAUSE_MILLIS);
        assert_eq!(pause(i64::MAX), LONGEST_PAUSE_MILLIS);
        let hours = (1..MAX_ATTEMPTS).map(pause).sum::<i64>() / (60 * 60 * 1000);
        assert!((20..30).contains(&hours), "{hours} hours");
    }

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let waiting = |n| Waiting {
            event_id: EventId::new(1),
            consumer: "consumer".to_owned(),
            due: n,
            lease_until: n + 1,
            attempts: n + 2,
        };
        crate::round_trip::round_trip(&waiting(10), &waiting(20));
    }

    #[test]
    fn no_two_consumers_share_a_name() {
        for (index, consumer) in CONSUMERS.iter().enumerate() {
            assert!(!CONSUMERS[..index].iter().any(|other| other.name == consumer.name), "{}", consumer.name);
        }
    }
}

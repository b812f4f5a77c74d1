//! Writing an operation's items down before its caller is told its name.

use muster_store::params;

use crate::bell;
use crate::call::Call;
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::operation::{Kind, name, state};

/// Items one request may have (zero-touch reference, section 4.3, "Batch size").
pub const MAX_ITEMS: usize = 100_000;

/// Items of one transaction: some ten milliseconds of work, so that other writers get in between.
pub const CHUNK_ITEMS: usize = 200;

/// How long receiving may take before the operation is taken for one whose server died.
pub const RECEIVE_LIMIT_MILLIS: i64 = 10 * 60 * 1000;

/// Starts receiving an operation; it is invisible until [`finish`].
///
/// # Errors
/// INVALID_ARGUMENT when there are no items, or more than [`MAX_ITEMS`].
pub fn begin(call: &mut Call<'_, '_>, partner_id: i64, kind: Kind, devices_count: usize) -> Result<i64, Error> {
    if !(1..=MAX_ITEMS).contains(&devices_count) {
        let rule = format!("needs 1 to {MAX_ITEMS} items");
        return Err(Error::invalid(kind.field(), Violation::OutOfRange { least: 1, most: MAX_ITEMS as i64 }).rule(rule));
    }
    let id = call.id();
    let count = i64::try_from(devices_count).unwrap_or(i64::MAX);
    call.tx.send(
        "INSERT INTO operation (id, partner_id, kind, state, devices_count, processed_count, success_count, created_at, lease_until)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6, 0)",
        params![id, partner_id, kind.as_str(), state::RECEIVING, count, call.now],
    )?;
    Ok(id)
}

/// Writes some chunks, each the JSON array of its items. `first` is the number of the first of them.
pub fn receive(call: &mut Call<'_, '_>, id: i64, first: usize, chunks: &[String]) -> Result<(), Error> {
    for (offset, items) in chunks.iter().enumerate() {
        let chunk = i64::try_from(first + offset).unwrap_or(i64::MAX);
        call.tx.send(
            "INSERT INTO operation_chunk (operation_id, chunk, items) VALUES (?1, ?2, ?3)",
            params![id, chunk, items],
        )?;
    }
    Ok(())
}

/// Makes the operation visible and ready to be processed.
pub fn finish(call: &mut Call<'_, '_>, partner_id: i64, id: i64) -> Result<(), Error> {
    let ready = call.tx.execute(
        "UPDATE operation SET state = ?2 WHERE id = ?1 AND state = ?3",
        params![id, state::PENDING, state::RECEIVING],
    )?;
    if ready == 0 {
        return Err(Error::not_found(Noun::Operation, format!("{} does not exist", name(id))));
    }
    call.tx.ring(bell::OPERATIONS);
    call.record(partner_id, Event::new(event::Kind::OperationCreated, Subject::Operation(id)))
}

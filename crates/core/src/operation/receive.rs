//! Writing an operation's items down before its caller is told its name.

use muster_store::{Record, params};

use crate::bell;
use crate::call::Call;
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::id::{OperationId, ResellerId};
use crate::operation::record::{Operation, State};
use crate::operation::{Kind, name};

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
pub fn begin(
    call: &mut Call<'_, '_>,
    partner_id: ResellerId,
    kind: Kind,
    devices_count: usize,
) -> Result<OperationId, Error> {
    if !(1..=MAX_ITEMS).contains(&devices_count) {
        let violation = if devices_count == 0 { Violation::Required } else { Violation::TooMany { most: MAX_ITEMS } };
        return Err(Error::invalid(kind.field(), violation).rule(format_args!("needs 1 to {MAX_ITEMS} items")));
    }
    let id: OperationId = call.id();
    let count = i64::try_from(devices_count).unwrap_or(i64::MAX);
    let received = Operation {
        id,
        partner_id,
        kind,
        state: State::Receiving,
        devices_count: count,
        processed_count: 0,
        success_count: 0,
        created_at: call.now,
        lease_until: 0,
    };
    received.insert(call.tx)?;
    Ok(id)
}

/// Writes some chunks, each the JSON array of its items. `first` is the number of the first of them.
pub fn receive(call: &mut Call<'_, '_>, id: OperationId, first: usize, chunks: &[String]) -> Result<(), Error> {
    for (offset, items) in chunks.iter().enumerate() {
        let chunk = i64::try_from(first + offset).unwrap_or(i64::MAX);
        // Not a record, which would own the text: it is long, and the transaction may be run again.
        call.tx.send(
            "INSERT INTO operation_chunk (operation_id, chunk, items) VALUES (?1, ?2, ?3)",
            params![id, chunk, items],
        )?;
    }
    Ok(())
}

/// Makes the operation visible and ready to be processed.
pub fn finish(call: &mut Call<'_, '_>, partner_id: ResellerId, id: OperationId) -> Result<(), Error> {
    let ready = call.tx.execute(
        "UPDATE operation SET state = ?2 WHERE id = ?1 AND state = ?3",
        params![id, State::Pending, State::Receiving],
    )?;
    if ready == 0 {
        return Err(Error::not_found(Noun::Operation, format!("{} does not exist", name(id))));
    }
    call.tx.ring(bell::OPERATIONS);
    call.record(partner_id, Event::new(event::Kind::OperationCreated, Subject::Operation(id)))
}

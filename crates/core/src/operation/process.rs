//! Working an operation off, chunk by chunk.

use muster_store::{Column as _, Tx, params};
use serde_json::Value;

use crate::call::Call;
use crate::error::Error;
use crate::event::{self, Event, Subject};
use crate::id::{OperationId, ResellerId};
use crate::operation::record::State;
use crate::operation::{Kind, results};

/// How long a node keeps an operation to itself without finishing a chunk of it. A node that died is replaced after this
/// time; one that is merely slow only loses the chunk to another, because the chunk's row is gone then.
pub const LEASE_MILLIS: i64 = 15_000;

/// A chunk that is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The operation.
    pub operation_id: OperationId,
    /// The partner it belongs to.
    pub partner_id: ResellerId,
    /// What to do with each item.
    pub kind: Kind,
    /// Number of the chunk.
    pub number: i64,
    /// JSON array of items.
    pub items: String,
}

/// What processing a chunk led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// There are more chunks.
    More,
    /// The operation is done.
    Done,
    /// Another node did this chunk.
    Lost,
}

/// Takes the unfinished operation that nobody else works on and that has waited longest for its turn. Giving each
/// operation one chunk in turn keeps a small one from waiting for a large one.
pub fn take_lease(call: &mut Call<'_, '_>, after: Option<OperationId>) -> Result<Option<OperationId>, Error> {
    let free = |tx: &mut Tx<'_>, after: i64| {
        tx.one(
            "SELECT id FROM operation WHERE state <> 'processed' AND state <> 'receiving' AND lease_until < ?1 AND id > ?2
             ORDER BY id LIMIT 1",
            params![call.now, after],
            |row| Ok::<_, Error>(OperationId::read(row, 0)?),
        )
    };
    let found = match free(call.tx, after.map_or(i64::MIN, OperationId::get))? {
        Some(id) => Some(id),
        None => free(call.tx, i64::MIN)?,
    };
    let Some(id) = found else { return Ok(None) };
    call.tx.send("UPDATE operation SET lease_until = ?2 WHERE id = ?1", params![id, call.now + LEASE_MILLIS])?;
    Ok(Some(id))
}

/// Whether there is an operation that [`take_lease`] would take.
pub fn is_waiting(tx: &mut Tx<'_>, now: i64) -> Result<bool, Error> {
    let found = tx.one(
        "SELECT id FROM operation WHERE state <> 'processed' AND state <> 'receiving' AND lease_until < ?1 LIMIT 1",
        params![now],
        |row| Ok::<_, Error>(row.int(0)?),
    )?;
    Ok(found.is_some())
}

/// Ends all leases: for a process that owns the database alone and has just started, so that whoever held one is dead.
pub fn end_leases(call: &mut Call<'_, '_>) -> Result<(), Error> {
    call.tx.send("UPDATE operation SET lease_until = 0 WHERE state <> 'processed' AND lease_until > 0", &[])?;
    Ok(())
}

/// The first chunk of an operation that is not done.
pub fn read_chunk(tx: &mut Tx<'_>, operation_id: OperationId) -> Result<Option<Chunk>, Error> {
    let found = tx.one(
        "SELECT o.partner_id, o.kind, c.chunk, c.items FROM operation o JOIN operation_chunk c ON c.operation_id = o.id
         WHERE o.id = ?1 ORDER BY c.chunk LIMIT 1",
        params![operation_id],
        |row| Ok::<_, Error>((ResellerId::read(row, 0)?, Kind::read(row, 1)?, row.int(2)?, row.string(3)?)),
    )?;
    let Some((partner_id, kind, number, items)) = found else { return Ok(None) };
    Ok(Some(Chunk { operation_id, partner_id, kind, number, items }))
}

/// What doing the items of a chunk came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    /// Their results as JSON, in their order.
    pub results: Vec<String>,
    /// How many of them went well.
    pub successes: usize,
}

/// What the API family whose operations they are does with their items. It reads them, does them by the rules of devices,
/// and writes results in its own form: the rules of operations know neither.
pub trait Items: Send + Sync {
    /// Does every item of a chunk. An item's refusal is its result.
    ///
    /// # Errors
    /// A failure of Muster or its store, which is the whole chunk's: it is done again.
    fn work(&self, call: &mut Call<'_, '_>, chunk: &Chunk) -> Result<Worked, Error>;

    /// The result, as JSON, of an item whose chunk is given up. What was to be done and with which item is repeated in it,
    /// where that can be read.
    fn failed(&self, kind: Option<Kind>, item: Option<Value>) -> Value;
}

/// Does a chunk: every item, their results, and the operation's progress in one transaction. `keep` renews the lease for
/// the next chunk; otherwise the operation is free for anybody afterwards.
///
/// # Errors
/// Those of [`Items::work`].
pub fn process_chunk(call: &mut Call<'_, '_>, items: &dyn Items, chunk: &Chunk, keep: bool) -> Result<Progress, Error> {
    let owned = call.tx.execute(
        "DELETE FROM operation_chunk WHERE operation_id = ?1 AND chunk = ?2",
        params![chunk.operation_id, chunk.number],
    )?;
    if owned == 0 {
        return Ok(Progress::Lost);
    }
    let worked = items.work(call, chunk)?;
    let done = DoneChunk { operation_id: chunk.operation_id, partner_id: chunk.partner_id, number: chunk.number };
    write_results(call, &done, &worked, keep)
}

/// A chunk whose row is gone and whose results are to be written.
pub(super) struct DoneChunk {
    pub operation_id: OperationId,
    pub partner_id: ResellerId,
    pub number: i64,
}

pub(super) fn write_results(
    call: &mut Call<'_, '_>,
    chunk: &DoneChunk,
    worked: &Worked,
    keep: bool,
) -> Result<Progress, Error> {
    results::write(call.tx, chunk.operation_id, chunk.number, &worked.results)?;
    let processed = i64::try_from(worked.results.len()).unwrap_or(i64::MAX);
    let successes = i64::try_from(worked.successes).unwrap_or(i64::MAX);
    let left = call.tx.number(
        "SELECT COUNT(*) FROM (SELECT chunk FROM operation_chunk WHERE operation_id = ?1 LIMIT 1) AS next",
        params![chunk.operation_id],
    )?;
    let state = if left == 0 { State::Processed } else { State::Running };
    let lease_until = if keep { call.now + LEASE_MILLIS } else { 0 };
    call.tx.send(
        "UPDATE operation SET state = ?2, processed_count = processed_count + ?3, success_count = success_count + ?4,
             lease_until = ?5 WHERE id = ?1",
        params![chunk.operation_id, state, processed, successes, lease_until],
    )?;
    if left > 0 {
        return Ok(Progress::More);
    }
    let processed = Event::new(event::Kind::OperationProcessed, Subject::Operation(chunk.operation_id));
    call.record(chunk.partner_id, processed)?;
    Ok(Progress::Done)
}

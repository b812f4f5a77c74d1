//! Working an operation off, chunk by chunk.

use muster_store::{Tx, params};
use muster_wire::zero_touch::{
    OperationPerDevice, PartnerClaim, PartnerUnclaim, PerDeviceStatusInBatch, UpdateMetadataArguments,
};
use serde::de::DeserializeOwned;

use crate::call::Call;
use crate::device;
use crate::error::{Code, Error};
use crate::event::{self, Event, Subject};
use crate::operation::{Kind, state, status};

/// How long a node keeps an operation to itself without finishing a chunk of it. A node that died is replaced after this
/// time; one that is merely slow only loses the chunk to another, because the chunk's row is gone then.
pub const LEASE_MILLIS: i64 = 15_000;

/// A chunk that is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The operation.
    pub operation_id: i64,
    /// The partner it belongs to.
    pub partner_id: i64,
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
pub fn take_lease(call: &mut Call<'_, '_>, after: i64) -> Result<Option<i64>, Error> {
    let free = |tx: &mut Tx<'_>, after: i64| {
        tx.one(
            "SELECT id FROM operation WHERE state <> 'processed' AND state <> 'receiving' AND lease_until < ?1 AND id > ?2
             ORDER BY id LIMIT 1",
            params![call.now, after],
            |row| Ok::<_, Error>(row.int(0)?),
        )
    };
    let found = match free(call.tx, after)? {
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
pub fn read_chunk(tx: &mut Tx<'_>, operation_id: i64) -> Result<Option<Chunk>, Error> {
    let found = tx.one(
        "SELECT o.partner_id, o.kind, c.chunk, c.items FROM operation o JOIN operation_chunk c ON c.operation_id = o.id
         WHERE o.id = ?1 ORDER BY c.chunk LIMIT 1",
        params![operation_id],
        |row| Ok::<_, Error>((row.int(0)?, row.string(1)?, row.int(2)?, row.string(3)?)),
    )?;
    let Some((partner_id, kind, number, items)) = found else { return Ok(None) };
    let kind = Kind::from_name(&kind).ok_or_else(|| Error::new(Code::Internal, "an operation of an unknown kind"))?;
    Ok(Some(Chunk { operation_id, partner_id, kind, number, items }))
}

/// Does a chunk: every item, their results, and the operation's progress in one transaction. `keep` renews the lease for
/// the next chunk; otherwise the operation is free for anybody afterwards.
pub fn process_chunk(call: &mut Call<'_, '_>, chunk: &Chunk, keep: bool) -> Result<Progress, Error> {
    let owned = call.tx.execute(
        "DELETE FROM operation_chunk WHERE operation_id = ?1 AND chunk = ?2",
        params![chunk.operation_id, chunk.number],
    )?;
    if owned == 0 {
        return Ok(Progress::Lost);
    }
    let results = match chunk.kind {
        Kind::Claim => claim(call, chunk)?,
        Kind::Unclaim => each(&chunk.items, |item: &PartnerUnclaim| {
            let result = device::unclaim(call, chunk.partner_id, item);
            // Google's answers to an unclaim carry no device id (zero-touch reference, section 4.3).
            Ok(OperationPerDevice {
                unclaim: Some(item.clone()),
                result: Some(told(result, false)?),
                ..Default::default()
            })
        })?,
        Kind::UpdateMetadata => each(&chunk.items, |item: &UpdateMetadataArguments| {
            let result = device::update_metadata(call, chunk.partner_id, item);
            Ok(OperationPerDevice {
                update_metadata: Some(item.clone()),
                result: Some(told(result, true)?),
                ..Default::default()
            })
        })?,
    };
    let done = DoneChunk { operation_id: chunk.operation_id, partner_id: chunk.partner_id, number: chunk.number };
    write_results(call, &done, &results, keep)
}

fn each<T: DeserializeOwned>(
    items: &str,
    work: impl FnMut(&T) -> Result<OperationPerDevice, Error>,
) -> Result<Vec<OperationPerDevice>, Error> {
    read(items)?.iter().map(work).collect()
}

fn read<T: DeserializeOwned>(items: &str) -> Result<Vec<T>, Error> {
    serde_json::from_str(items).map_err(|_| Error::new(Code::Internal, "stored items cannot be read"))
}

fn claim(call: &mut Call<'_, '_>, chunk: &Chunk) -> Result<Vec<OperationPerDevice>, Error> {
    let items: Vec<PartnerClaim> = read(&chunk.items)?;
    let mut claims = device::Claims::of(chunk.partner_id);
    claims.look_ahead(call, items.iter())?;
    let mut results = Vec::with_capacity(items.len());
    for item in items {
        let result = Some(told(claims.claim(call, &item), true)?);
        results.push(OperationPerDevice { claim: Some(item), result, ..Default::default() });
    }
    claims.write(call)?;
    Ok(results)
}

/// An item's refusal is its result; a failure of the store is the whole chunk's, which is then done again.
fn told(result: Result<i64, Error>, with_id: bool) -> Result<PerDeviceStatusInBatch, Error> {
    match result {
        Ok(id) => Ok(status::success(with_id.then_some(id))),
        Err(error) if error.is_ours() => Err(error),
        Err(error) => Ok(status::refused(&error)),
    }
}

/// A chunk whose row is gone and whose results are to be written.
pub(super) struct DoneChunk {
    pub operation_id: i64,
    pub partner_id: i64,
    pub number: i64,
}

pub(super) fn write_results(
    call: &mut Call<'_, '_>,
    chunk: &DoneChunk,
    results: &[OperationPerDevice],
    keep: bool,
) -> Result<Progress, Error> {
    let text = serde_json::to_string(results).map_err(|_| Error::new(Code::Internal, "results cannot be written"))?;
    call.tx.send(
        "INSERT INTO operation_result (operation_id, chunk, items) VALUES (?1, ?2, ?3)",
        params![chunk.operation_id, chunk.number, &text],
    )?;
    let processed = i64::try_from(results.len()).unwrap_or(i64::MAX);
    let successes = i64::try_from(results.iter().filter(|item| status::is_success(item)).count()).unwrap_or(i64::MAX);
    let left = call.tx.number(
        "SELECT COUNT(*) FROM (SELECT chunk FROM operation_chunk WHERE operation_id = ?1 LIMIT 1) AS next",
        params![chunk.operation_id],
    )?;
    let state = if left == 0 { state::PROCESSED } else { state::RUNNING };
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

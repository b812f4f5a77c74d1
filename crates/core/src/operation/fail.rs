//! Giving a chunk up, so that its operation ends.

use muster_store::params;
use muster_wire::zero_touch::OperationPerDevice;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::call::Call;
use crate::error::Error;
use crate::operation::process::{DoneChunk, Progress, write_results};
use crate::operation::{CHUNK_ITEMS, Kind, status};

/// Records a chunk of an operation as failed, or the first that is not done where it is not known which one failed: each of its items gets the result `INTERNAL_ERROR`,
/// repeating its request where that can be read. For a chunk that fails however often it is tried. `keep` is that of
/// [`super::process_chunk`].
pub fn fail_chunk(
    call: &mut Call<'_, '_>,
    operation_id: i64,
    number: Option<i64>,
    keep: bool,
) -> Result<Progress, Error> {
    let found = call.tx.one(
        "SELECT o.partner_id, o.kind, o.devices_count - o.processed_count, c.chunk, c.items
         FROM operation o JOIN operation_chunk c ON c.operation_id = o.id
         WHERE o.id = ?1 AND (CAST(?2 AS BIGINT) IS NULL OR c.chunk = ?2) ORDER BY c.chunk LIMIT 1",
        params![operation_id, number],
        |row| Ok::<_, Error>((row.int(0)?, row.string(1)?, row.int(2)?, row.int(3)?, row.string(4)?)),
    )?;
    let Some((partner_id, kind, left, number, items)) = found else { return Ok(Progress::Lost) };
    call.tx
        .send("DELETE FROM operation_chunk WHERE operation_id = ?1 AND chunk = ?2", params![operation_id, number])?;
    let results = match serde_json::from_str::<Vec<Value>>(&items) {
        Ok(items) => items.into_iter().map(|item| failed(Kind::from_name(&kind), Some(item))).collect(),
        Err(_) => {
            let more = call.tx.number(
                "SELECT COUNT(*) FROM (SELECT chunk FROM operation_chunk WHERE operation_id = ?1 LIMIT 1) AS next",
                params![operation_id],
            )?;
            // How many items the chunk has cannot be read; every one but the last is full, and the last has the rest.
            let left = usize::try_from(left).unwrap_or(0);
            vec![failed(None, None); if more > 0 { left.min(CHUNK_ITEMS) } else { left }]
        }
    };
    write_results(call, &DoneChunk { operation_id, partner_id, number }, &results, keep)
}

/// The result of one item, under the name of what was to be done with it.
fn failed(kind: Option<Kind>, item: Option<Value>) -> OperationPerDevice {
    let mut failed = OperationPerDevice { result: Some(status::failed()), ..OperationPerDevice::default() };
    match kind {
        Some(Kind::Claim) => failed.claim = read(item),
        Some(Kind::Unclaim) => failed.unclaim = read(item),
        Some(Kind::UpdateMetadata) => failed.update_metadata = read(item),
        None => {}
    }
    failed
}

fn read<T: DeserializeOwned>(item: Option<Value>) -> Option<T> {
    item.and_then(|item| serde_json::from_value(item).ok())
}

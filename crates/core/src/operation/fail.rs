//! Giving a chunk up, so that its operation ends.

use muster_store::params;
use serde_json::Value;

use crate::call::Call;
use crate::error::Error;
use crate::id::{OperationId, ResellerId};
use crate::operation::process::{DoneChunk, Items, Progress, Worked, write_results};
use crate::operation::{CHUNK_ITEMS, Kind};

/// Records a chunk of an operation as failed, or the first that is not done where it is not known which one failed: each of
/// its items gets the result [`Items::failed`]. For a chunk that fails however often it is tried. `keep` is that of
/// [`super::process_chunk`].
pub fn fail_chunk(
    call: &mut Call<'_, '_>,
    items_of: &dyn Items,
    operation_id: OperationId,
    number: Option<i64>,
    keep: bool,
) -> Result<Progress, Error> {
    let found = call.tx.one(
        "SELECT o.partner_id, o.kind, o.devices_count - o.processed_count, c.chunk, c.items
         FROM operation o JOIN operation_chunk c ON c.operation_id = o.id
         WHERE o.id = ?1 AND (CAST(?2 AS BIGINT) IS NULL OR c.chunk = ?2) ORDER BY c.chunk LIMIT 1",
        params![operation_id, number],
        |row| Ok::<_, Error>((ResellerId::read(row, 0)?, row.string(1)?, row.int(2)?, row.int(3)?, row.string(4)?)),
    )?;
    let Some((partner_id, kind, left, number, items)) = found else { return Ok(Progress::Lost) };
    call.tx
        .send("DELETE FROM operation_chunk WHERE operation_id = ?1 AND chunk = ?2", params![operation_id, number])?;
    let results = match serde_json::from_str::<Vec<Value>>(&items) {
        Ok(items) => items.into_iter().map(|item| items_of.failed(Kind::from_name(&kind), Some(item))).collect(),
        Err(_) => {
            let more = call.tx.number(
                "SELECT COUNT(*) FROM (SELECT chunk FROM operation_chunk WHERE operation_id = ?1 LIMIT 1) AS next",
                params![operation_id],
            )?;
            // How many items the chunk has cannot be read; every one but the last is full, and the last has the rest.
            let left = usize::try_from(left).unwrap_or(0);
            vec![items_of.failed(None, None); if more > 0 { left.min(CHUNK_ITEMS) } else { left }]
        }
    };
    let worked = Worked { successes: 0, results: results.iter().map(Value::to_string).collect() };
    write_results(call, &DoneChunk { operation_id, partner_id, number }, &worked, keep)
}

//! Removing operations nobody asks for any more.

use muster_store::params;

use crate::call::Call;
use crate::error::Error;
use crate::id::OperationId;
use crate::operation::RECEIVE_LIMIT_MILLIS;
use crate::operation::record::State;

/// How long a finished operation can be read. Google publishes no figure; thirty days cover any reconciliation.
pub const RETENTION_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Rows removed in one transaction.
const REMOVED_AT_ONCE: i64 = 20;

/// Removes some of what is too old, and of what a server that died was still receiving. Tells whether there may be more.
pub fn prune(call: &mut Call<'_, '_>) -> Result<bool, Error> {
    let stale = call.tx.all(
        "SELECT id FROM operation WHERE (state = ?1 AND created_at < ?2) OR (state = ?3 AND created_at < ?4) ORDER BY id LIMIT 1",
        params![State::Processed, call.now - RETENTION_MILLIS, State::Receiving, call.now - RECEIVE_LIMIT_MILLIS],
        |row| Ok::<_, Error>(OperationId::read(row, 0)?),
    )?;
    let Some(id) = stale.first() else { return Ok(false) };
    // In one transaction with the first of its results: whoever sees the operation sees all of them.
    call.tx.send("UPDATE operation SET state = ?2 WHERE id = ?1 AND state <> ?2", params![*id, State::Receiving])?;
    let mut removed = 0;
    for table in ["operation_chunk", "operation_result"] {
        let sql = format!(
            "DELETE FROM {table} WHERE operation_id = ?1 AND chunk IN
                 (SELECT chunk FROM {table} WHERE operation_id = ?1 ORDER BY chunk LIMIT ?2)"
        );
        removed += call.tx.execute(&sql, params![*id, REMOVED_AT_ONCE])?;
    }
    if removed == 0 {
        call.tx.send("DELETE FROM operation WHERE id = ?1", params![*id])?;
    }
    Ok(true)
}

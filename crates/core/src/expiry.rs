//! Secrets that are good for a while: rows that are told by a hash and have a time at which they end.

use muster_store::params;

use crate::call::Call;
use crate::error::Error;

/// Expired rows removed whenever a new one is made, so that the table stays small without a job of its own.
const REMOVED_PER_ISSUE: i64 = 20;

/// Removes some rows of a table that have ended, by its column `expires_at`. `key` is the column that names a row.
///
/// # Errors
/// Only the database's.
pub(crate) fn remove_some(call: &mut Call<'_, '_>, table: &str, key: &str) -> Result<(), Error> {
    let ended = format!(
        "DELETE FROM {table} WHERE {key} IN
             (SELECT {key} FROM {table} WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)"
    );
    Ok(call.tx.send(&ended, params![call.now, REMOVED_PER_ISSUE])?)
}

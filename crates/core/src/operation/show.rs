//! `operations.get`.

use muster_store::{Record, Tx, params, sql};
use muster_wire::WireEnum;
use muster_wire::zero_touch::ProcessingStatus;

use crate::error::{Error, Noun};
use crate::id::{OperationId, ResellerId};
use crate::operation::record::{Operation, State};
use crate::operation::{CHUNK_ITEMS, name};

const METADATA_TYPE: &str =
    "type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperationMetadata";
const RESPONSE_TYPE: &str =
    "type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperationResponse";

/// Bytes by which chunks may be longer than the first one without the text being copied.
const ROOM_BYTES: usize = 512;

/// An operation as compact JSON text. A hundred thousand results are some thirty megabytes: they are stored as the text
/// that is sent, and put together without being read.
pub type Shown = String;

/// The operation with its progress, and with its results once it is done, if the caller wants them. `error` is never set:
/// failures are per device.
///
/// # Errors
/// NOT_FOUND for an operation of another partner, as for one that does not exist.
pub fn show(tx: &mut Tx<'_>, partner_id: ResellerId, id: OperationId, results: bool) -> Result<Shown, Error> {
    let sql = sql!("SELECT {} FROM operation WHERE id = ?1 AND partner_id = ?2", Operation::select(""));
    let missing = || Error::not_found(Noun::Operation, format!("{} does not exist", name(id)));
    let operation = tx.one(sql, params![id, partner_id], Operation::read)?.ok_or_else(missing)?;
    let Operation { devices_count: devices, processed_count: processed, success_count: successes, .. } = operation;
    let status = match operation.state {
        State::Receiving => return Err(missing()),
        State::Pending => ProcessingStatus::Pending,
        State::Running => ProcessingStatus::InProgress,
        State::Processed => ProcessingStatus::Processed,
    };
    let done = status == ProcessingStatus::Processed;
    let progress = if devices == 0 { 100 } else { processed * 100 / devices };
    let mut text = format!("{{\"name\":\"{}\",\"metadata\":{{\"@type\":\"{METADATA_TYPE}\"", name(id));
    for (field, value) in [("devicesCount", devices), ("progress", progress)] {
        // Zero is left out, as proto3 JSON leaves defaults out (zero-touch reference, section 1).
        if value != 0 {
            text.push_str(&format!(",\"{field}\":{value}"));
        }
    }
    text.push_str(&format!(",\"processingStatus\":\"{}\"}}", status.as_str()));
    if done {
        text.push_str(",\"done\":true");
    }
    if done && results {
        text.push_str(",\"response\":");
        push_response(tx, id, devices, successes, &mut text)?;
    }
    text.push('}');
    Ok(text)
}

fn push_response(
    tx: &mut Tx<'_>,
    id: OperationId,
    devices: i64,
    successes: i64,
    text: &mut String,
) -> Result<(), Error> {
    text.push_str(&format!("{{\"@type\":\"{RESPONSE_TYPE}\""));
    if successes != 0 {
        text.push_str(&format!(",\"successCount\":{successes}"));
    }
    let mut separator = ",\"perDeviceStatus\":[";
    tx.each("SELECT items FROM operation_result WHERE operation_id = ?1 ORDER BY chunk", params![id], |row| {
        let items = row.text(0)?;
        let inner = items.strip_prefix('[').and_then(|items| items.strip_suffix(']')).unwrap_or_default();
        if separator.len() > 1 {
            // Chunks are of about the same length: growing in doublings would need up to three times the memory.
            let chunks = usize::try_from(devices).unwrap_or(0).div_ceil(CHUNK_ITEMS);
            text.reserve(items.len().saturating_add(ROOM_BYTES).saturating_mul(chunks));
        }
        if !inner.is_empty() {
            text.push_str(separator);
            text.push_str(inner);
            separator = ",";
        }
        Ok::<(), Error>(())
    })?;
    if separator == "," {
        text.push(']');
    }
    text.push('}');
    Ok(())
}

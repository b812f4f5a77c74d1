//! `operations.get`.

use muster_store::{Record, Tx, params, sql};
use muster_wire::WireEnum;
use muster_wire::zero_touch::ProcessingStatus;

use crate::error::{Error, Noun};
use crate::id::{OperationId, ResellerId};
use crate::operation::record::{Operation, State};
use crate::operation::{Page, name, page_from};

const METADATA_TYPE: &str =
    "type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperationMetadata";
const RESPONSE_TYPE: &str =
    "type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperationResponse";

/// What stands in the text of a finished operation in place of its results.
pub const NO_RESULTS: &str = "\"perDeviceStatus\":[]";

/// An operation as compact JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// All but the results; of a finished operation it holds [`NO_RESULTS`].
    pub text: String,
    /// The first results, where they were asked for and are there.
    pub results: Option<Page>,
}

/// The operation with its progress, and with the first of its results once it is done, if the caller wants them; the others are
/// read by [`super::page_from`]. `error` is never set: failures are per device.
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
    if done {
        text.push_str(&format!(",\"response\":{{\"@type\":\"{RESPONSE_TYPE}\""));
        if successes != 0 {
            text.push_str(&format!(",\"successCount\":{successes}"));
        }
        text.push(',');
        text.push_str(NO_RESULTS);
        text.push('}');
    }
    text.push('}');
    let results = if done && results { Some(page_from(tx, id, None)?) } else { None };
    Ok(Shown { text, results })
}

//! The result of one item (`PerDeviceStatusInBatch`, zero-touch reference, section 4.3).

use muster_wire::zero_touch::{OperationPerDevice, PerDeviceStatusInBatch, SingleDeviceStatus};

use crate::error::{Code, Error, Noun};
use crate::operation::custom_error_code;

pub(super) fn success(device_id: Option<i64>) -> PerDeviceStatusInBatch {
    PerDeviceStatusInBatch { status: Some(SingleDeviceStatus::Success), device_id, ..PerDeviceStatusInBatch::default() }
}

/// A refused item: Google's status, the name of its reason, and the sentence a synchronous call would have got.
pub(super) fn refused(error: &Error) -> PerDeviceStatusInBatch {
    PerDeviceStatusInBatch {
        status: Some(status_of(error)),
        device_id: None,
        error_identifier: Some(custom_error_code(error).unwrap_or("INVALID_PARAMETER").to_owned()),
        error_message: Some(error.message.clone()),
    }
}

/// An item whose chunk failed: Google's name for a failure of the server's own (zero-touch reference, section 2.2).
pub(super) fn failed() -> PerDeviceStatusInBatch {
    PerDeviceStatusInBatch {
        status: Some(SingleDeviceStatus::OtherError),
        device_id: None,
        error_identifier: Some("INTERNAL_ERROR".to_owned()),
        error_message: Some("internal error: nothing was done about this device".to_owned()),
    }
}

pub(super) fn is_success(item: &OperationPerDevice) -> bool {
    item.result.as_ref().is_some_and(|result| result.status == Some(SingleDeviceStatus::Success))
}

fn status_of(error: &Error) -> SingleDeviceStatus {
    if error.field.as_deref() == Some("preProvisioningToken") {
        return SingleDeviceStatus::InvalidToken;
    }
    match (error.noun, error.code) {
        (_, Code::AlreadyExists) => SingleDeviceStatus::SectionNotYours,
        (Some(Noun::Section), _) => SingleDeviceStatus::InvalidSectionType,
        (
            Some(
                Noun::IdentifierSet
                | Noun::Imei
                | Noun::Meid
                | Noun::Serial
                | Noun::Manufacturer
                | Noun::Model
                | Noun::Device,
            ),
            _,
        ) => SingleDeviceStatus::InvalidDeviceIdentifier,
        (Some(Noun::Caller | Noun::Customer | Noun::Workspace), _) | (_, Code::PermissionDenied) => {
            SingleDeviceStatus::PermissionDenied
        }
        _ => SingleDeviceStatus::OtherError,
    }
}

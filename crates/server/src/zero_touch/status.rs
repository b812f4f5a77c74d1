//! The result of one item of an operation (`PerDeviceStatusInBatch`, zero-touch reference, section 4.3).

use muster_core::{Code, DeviceId, Error, Noun};
use muster_wire::zero_touch::{PerDeviceStatusInBatch, SingleDeviceStatus};

use crate::zero_touch::errors::{Reason, sentence};

/// An item that was done.
pub(super) fn success(device_id: Option<DeviceId>) -> PerDeviceStatusInBatch {
    PerDeviceStatusInBatch {
        status: Some(SingleDeviceStatus::Success),
        device_id: device_id.map(i64::from),
        ..PerDeviceStatusInBatch::default()
    }
}

/// A refused item: Google's status, the name of its reason, and the sentence a synchronous call would have got.
pub(super) fn refused(error: &Error) -> PerDeviceStatusInBatch {
    let reason = Reason::of(error).unwrap_or(Reason::InvalidParameter);
    PerDeviceStatusInBatch {
        status: Some(status_of(error, reason)),
        device_id: None,
        error_identifier: Some(reason.as_str().to_owned()),
        error_message: Some(sentence(error)),
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

fn status_of(error: &Error, reason: Reason) -> SingleDeviceStatus {
    if error.noun == Some(Noun::ProvisioningToken) {
        return SingleDeviceStatus::InvalidToken;
    }
    if error.code == Code::PermissionDenied {
        return SingleDeviceStatus::PermissionDenied;
    }
    match reason {
        Reason::DeviceAlreadyExists => SingleDeviceStatus::SectionNotYours,
        Reason::InvalidSectionType => SingleDeviceStatus::InvalidSectionType,
        Reason::InvalidIdentifierSet
        | Reason::InvalidImei
        | Reason::InvalidMeid
        | Reason::InvalidSerial
        | Reason::InvalidManufacturer
        | Reason::InvalidModel
        | Reason::InvalidDeviceId => SingleDeviceStatus::InvalidDeviceIdentifier,
        Reason::AuthorizationFail | Reason::InvalidCustomerId => SingleDeviceStatus::PermissionDenied,
        Reason::InvalidPageToken
        | Reason::InvalidOperationId
        | Reason::InvalidResellerId
        | Reason::InvalidParameter => SingleDeviceStatus::OtherError,
    }
}

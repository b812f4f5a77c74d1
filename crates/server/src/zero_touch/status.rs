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

#[cfg(test)]
mod tests {
    use muster_core::Violation;

    use super::*;

    #[test]
    fn given_a_refusal_of_the_rules_then_the_item_has_googles_status_and_the_name_of_its_reason() {
        use SingleDeviceStatus as Status;
        let invalid = |noun: Noun, field: &str| Error::invalid(field, Violation::Malformed).of(noun);
        for (error, status, reason) in [
            (invalid(Noun::Imei, "deviceIdentifier.imei"), Status::InvalidDeviceIdentifier, "INVALID_IMEI"),
            (invalid(Noun::Meid, "deviceIdentifier.meid"), Status::InvalidDeviceIdentifier, "INVALID_MEID"),
            (invalid(Noun::Serial, "deviceIdentifier.serialNumber"), Status::InvalidDeviceIdentifier, "INVALID_SERIAL"),
            (invalid(Noun::Model, "deviceIdentifier.model"), Status::InvalidDeviceIdentifier, "INVALID_MODEL"),
            (
                invalid(Noun::Manufacturer, "deviceIdentifier.manufacturer"),
                Status::InvalidDeviceIdentifier,
                "INVALID_MANUFACTURER",
            ),
            (
                invalid(Noun::IdentifierSet, "deviceIdentifier"),
                Status::InvalidDeviceIdentifier,
                "INVALID_IDENTIFIER_SET",
            ),
            (Error::not_found(Noun::Device, "no such device"), Status::InvalidDeviceIdentifier, "INVALID_DEVICE_ID"),
            (Error::required("section").of(Noun::Section), Status::InvalidSectionType, "INVALID_SECTION_TYPE"),
            (
                Error::already_exists(Noun::Device, "another organisation holds it"),
                Status::SectionNotYours,
                "DEVICE_ALREADY_EXISTS",
            ),
            (Error::not_found(Noun::Customer, "no such customer"), Status::PermissionDenied, "INVALID_CUSTOMER_ID"),
            (invalid(Noun::Workspace, "googleWorkspaceCustomerId"), Status::PermissionDenied, "INVALID_CUSTOMER_ID"),
            (Error::forbidden("not yours"), Status::PermissionDenied, "AUTHORIZATION_FAIL"),
            (invalid(Noun::ProvisioningToken, "provisioningToken"), Status::InvalidToken, "INVALID_PARAMETER"),
            (invalid(Noun::Parameter, "simlockProfileId"), Status::OtherError, "INVALID_PARAMETER"),
            (invalid(Noun::Parameter, "metadata.colour"), Status::OtherError, "INVALID_PARAMETER"),
        ] {
            let told = refused(&error);
            assert_eq!((told.status, told.error_identifier.as_deref()), (Some(status), Some(reason)), "{error:?}");
            assert_eq!((told.error_message.as_deref(), told.device_id), (Some(sentence(&error).as_str()), None));
        }
    }

    #[test]
    fn given_a_section_that_is_missing_then_the_sentence_names_googles_sections() {
        let told = refused(&Error::required("section").of(Noun::Section));
        let sentence = told.error_message.expect("a refusal says why");
        assert_eq!(sentence, "sectionType is required: SECTION_TYPE_ZERO_TOUCH or SECTION_TYPE_SIM_LOCK");
    }

    #[test]
    fn given_a_chunk_that_failed_then_its_items_are_failures_of_the_server() {
        let told = failed();
        assert_eq!(told.status, Some(SingleDeviceStatus::OtherError));
        assert_eq!(told.error_identifier.as_deref(), Some("INTERNAL_ERROR"));
    }
}

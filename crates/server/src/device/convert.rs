//! Between the device protocol's wire types and the types of the rules.

use muster_core::device::{Identifier, SetupAnswer, SetupQuestion};
use muster_core::{Code, Error};
use muster_wire::device::{DeviceIdentifier, Organization, SetupDpc, SetupRequest, SetupResponse};
use muster_wire::{Duration, Verbatim};

/// What a phone asks with.
pub(super) fn question(request: &SetupRequest) -> SetupQuestion {
    SetupQuestion {
        identifier: request.device_identifier.as_ref().map(identifier),
        secret: request.setup_secret.clone(),
    }
}

/// Only Android's set-up wizard speaks this protocol.
pub(super) fn identifier(given: &DeviceIdentifier) -> Identifier {
    Identifier {
        imei: given.imei.clone(),
        imei2: given.imei2.clone(),
        meid: given.meid.clone(),
        meid2: given.meid2.clone(),
        serial_number: given.serial_number.clone(),
        manufacturer: given.manufacturer.clone(),
        model: given.model.clone(),
        ..Identifier::default()
    }
}

/// What the phone is told; without an answer, that it is set up as an ordinary one.
///
/// # Errors
/// INTERNAL when the stored extras are no JSON object.
pub(super) fn answer(answer: Option<SetupAnswer>) -> Result<SetupResponse, Error> {
    let Some(answer) = answer else { return Ok(SetupResponse { registered: false, ..SetupResponse::default() }) };
    let unreadable = || Error::new(Code::Internal, "stored provisioning extras cannot be read");
    let extras = answer.provisioning_extras.map(|text| Verbatim::from_text(text).ok_or_else(unreadable));
    Ok(SetupResponse {
        registered: true,
        organization: Some(Organization {
            name: Some(answer.company_name),
            contact_email: Some(answer.contact_email),
            contact_phone: Some(answer.contact_phone),
        }),
        custom_message: answer.custom_message,
        dpc: Some(SetupDpc { package_name: Some(answer.dpc_package), name: Some(answer.dpc_name) }),
        provisioning_extras: extras.transpose()?.unwrap_or_default(),
        forced_reset_time: Some(Duration { seconds: answer.forced_reset_seconds, nanos: 0 }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_without_a_configuration_is_told_that_and_nothing_else() {
        assert_eq!(answer(None).expect("nothing can be wrong"), SetupResponse::default());
    }

    #[test]
    fn everything_a_phone_knows_of_itself_is_asked_with() {
        let text = |value: &str| Some(value.to_owned());
        let phone = DeviceIdentifier {
            imei: text("a"),
            imei2: text("b"),
            meid: text("c"),
            meid2: text("d"),
            serial_number: text("e"),
            manufacturer: text("f"),
            model: text("g"),
        };
        let asked = question(&SetupRequest { device_identifier: Some(phone), setup_secret: text("h") });
        let expected = Identifier {
            imei: text("a"),
            imei2: text("b"),
            meid: text("c"),
            meid2: text("d"),
            serial_number: text("e"),
            manufacturer: text("f"),
            model: text("g"),
            ..Identifier::default()
        };
        assert_eq!(asked, SetupQuestion { identifier: Some(expected), secret: text("h") });
    }
}

//! How generated messages read and write JSON: the habits of proto3 JSON that Google's clients rely on.
#![allow(clippy::unwrap_used)]

use muster_wire::device::{SetupRequest, SetupResponse};
use muster_wire::zero_touch::{
    Company, Configuration, Device, DeviceMetadata, Operation, SectionType, UnclaimDeviceRequest,
};
use muster_wire::{Duration, Timestamp};

fn write<T: serde::Serialize>(message: &T) -> String {
    serde_json::to_string(message).unwrap()
}

#[test]
fn given_default_values_when_written_then_they_are_left_out() {
    let configuration =
        Configuration { is_default: Some(false), company_name: Some(String::new()), ..Default::default() };
    assert_eq!(write(&configuration), "{}");
    assert_eq!(
        write(&UnclaimDeviceRequest { section_type: Some(SectionType::Unspecified), ..Default::default() }),
        "{}"
    );
    assert_eq!(write(&Operation { done: Some(true), ..Default::default() }), "{\"done\":true}");
}

#[test]
fn given_an_unregistered_device_when_answered_then_registered_is_written_though_false() {
    assert_eq!(write(&SetupResponse::default()), "{\"registered\":false}");
}

#[test]
fn given_values_when_written_then_each_has_the_form_of_its_format() {
    let configuration = Configuration {
        configuration_id: Some(5),
        forced_reset_time: Some(Duration::from_seconds(7200)),
        is_default: Some(true),
        ..Default::default()
    };
    assert_eq!(write(&configuration), r#"{"configurationId":"5","forcedResetTime":"7200s","isDefault":true}"#);
    let unclaim = UnclaimDeviceRequest {
        section_type: Some(SectionType::SimLock),
        vacation_mode_expire_time: Timestamp::from_millis(0),
        ..Default::default()
    };
    assert_eq!(
        write(&unclaim),
        r#"{"sectionType":"SECTION_TYPE_SIM_LOCK","vacationModeExpireTime":"1970-01-01T00:00:00Z"}"#
    );
}

#[test]
fn given_snake_case_names_when_read_then_they_are_the_same_fields() {
    let request: SetupRequest =
        serde_json::from_str(r#"{"device_identifier":{"serial_number":"x"},"setup_secret":"s"}"#).unwrap();
    assert_eq!(request.device_identifier.unwrap().serial_number.as_deref(), Some("x"));
    assert_eq!(request.setup_secret.as_deref(), Some("s"));
}

#[test]
fn given_a_field_in_both_spellings_when_read_then_it_is_refused_as_a_duplicate() {
    let error =
        serde_json::from_str::<SetupRequest>(r#"{"setup_secret":"a","setupSecret":"b"}"#).unwrap_err().to_string();
    assert!(error.contains("duplicate field `setupSecret`"), "{error}");
}

#[test]
fn given_null_when_read_then_the_field_is_not_set() {
    let device: Device = serde_json::from_str(
        r#"{"claims":null,"configuration":null,"deviceId":null,"deviceIdentifier":null,"deviceMetadata":{"entries":null}}"#,
    )
    .unwrap();
    assert_eq!(device, Device { device_metadata: Some(DeviceMetadata::default()), ..Default::default() });
}

#[test]
fn given_an_unknown_field_when_read_then_the_error_names_it_and_the_known_ones() {
    let error = serde_json::from_str::<Company>(r#"{"companyNam":"x"}"#).unwrap_err().to_string();
    assert!(error.contains("`companyNam`") && error.contains("`companyName`"), "{error}");
}

#[test]
fn given_false_when_read_then_it_differs_from_absent() {
    let configuration: Configuration = serde_json::from_str(r#"{"isDefault":false}"#).unwrap();
    assert_eq!(configuration.is_default, Some(false));
    assert_eq!(serde_json::from_str::<Configuration>("{}").unwrap().is_default, None);
}

#[test]
fn given_any_objects_inside_an_operation_when_read_and_written_then_they_are_kept() {
    let json =
        r#"{"metadata":{"@type":"type.googleapis.com/x","devicesCount":2},"name":"operations/apibatchoperation/1"}"#;
    assert_eq!(write(&serde_json::from_str::<Operation>(json).unwrap()), json);
}

#[test]
fn given_a_list_instead_of_a_message_when_read_then_it_is_refused() {
    let errors = [
        serde_json::from_str::<Device>(r#"{"deviceMetadata":[{}]}"#).expect_err("a list is no DeviceMetadata"),
        serde_json::from_str::<Configuration>(r#"["name"]"#).expect_err("a list is no Configuration"),
        serde_json::from_str::<Configuration>(r#""name""#).expect_err("text is no Configuration"),
    ];
    for error in errors {
        assert!(error.to_string().contains("expected an object"), "{error}");
    }
}

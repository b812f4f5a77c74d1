//! Reading what a phone sends. Nobody is there to correct it: what it cannot say right is left out, and what this Muster does
//! not know is passed over.

use muster_core::Error;
use muster_core::device::identifier::IMEI_DIGITS;
use muster_wire::device::{DeviceIdentifier, SetupRequest};
use serde_json::{Map, Value};

use crate::dispatch::decode_checked;

/// The question of a phone. Fields that are unknown or of a wrong type are as absent; a number stands for its digits.
///
/// # Errors
/// INVALID_ARGUMENT for a body that is no JSON object.
pub(super) fn read(body: &[u8]) -> Result<SetupRequest, Error> {
    decode_checked(body).or_else(|refused| what_can_be_read(body).ok_or(refused))
}

fn what_can_be_read(body: &[u8]) -> Option<SetupRequest> {
    let Value::Object(sent) = serde_json::from_slice(body).ok()? else { return None };
    let mut known = Map::new();
    for (name, value) in sent {
        let read = match value {
            Value::Object(identifier) if names(&name, "deviceIdentifier") => {
                let fields = identifier.into_iter().filter_map(|(name, value)| {
                    let field = DeviceIdentifier::FIELDS.iter().find(|field| names(&name, field))?;
                    // A number has lost its leading zeros: fewer digits would be those of another phone.
                    let digits = value.as_u64().map(|number| number.to_string().len());
                    let is_imei = matches!(*field, "imei" | "imei2");
                    if is_imei && digits.is_some_and(|digits| digits != IMEI_DIGITS) {
                        return None;
                    }
                    Some(((*field).to_owned(), text(value)?))
                });
                Some(("deviceIdentifier", Value::Object(fields.collect())))
            }
            value if names(&name, "setupSecret") => text(value).map(|text| ("setupSecret", text)),
            _ => None,
        };
        if let Some((name, value)) = read {
            known.insert(name.to_owned(), value);
        }
    }
    serde_json::from_value(Value::Object(known)).ok()
}

/// Whether a name is that of the field, in camelCase or snake_case.
fn names(name: &str, field: &str) -> bool {
    let mut letters = field.chars().flat_map(|letter| {
        let underscore = letter.is_ascii_uppercase().then_some('_');
        underscore.into_iter().chain([letter.to_ascii_lowercase()])
    });
    name == field || (name.chars().all(|letter| letters.next() == Some(letter)) && letters.next().is_none())
}

fn text(value: Value) -> Option<Value> {
    match value {
        Value::String(text) => Some(Value::String(text)),
        Value::Number(number) => Some(Value::String(number.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serial(body: &str) -> Option<String> {
        read(body.as_bytes()).expect("a phone is understood").device_identifier?.serial_number
    }

    #[test]
    fn unknown_fields_and_values_of_a_wrong_type_are_as_absent() {
        for (body, expected) in [
            (r#"{"deviceIdentifier": {"serialNumber": "A1"}}"#, Some("A1")),
            (r#"{"deviceIdentifier": {"serialNumber": "A1", "wifiMac": "x"}, "protocol": 3}"#, Some("A1")),
            (r#"{"device_identifier": {"serial_number": 123, "imei": ["1"], "model": {}}}"#, Some("123")),
            (r#"{"deviceIdentifier": {"serialNumber": null, "meid": true}}"#, None),
            (r#"{"deviceIdentifier": "A1"}"#, None),
            (r#"{"deviceIdentifier": {"serialNumber": "A1"}, "setupSecret": []}"#, Some("A1")),
        ] {
            assert_eq!(serial(body).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn an_imei_that_is_a_number_has_all_its_digits_or_is_as_absent() {
        let imei =
            |body: &str| read(body.as_bytes()).expect("a phone is understood").device_identifier.expect("one").imei;
        assert_eq!(imei(r#"{"deviceIdentifier": {"imei": 358471191079194}}"#).as_deref(), Some("358471191079194"));
        assert_eq!(imei(r#"{"deviceIdentifier": {"imei": 15847119107919}}"#), None);
        assert_eq!(imei(r#"{"deviceIdentifier": {"imei": "15847119107919"}}"#).as_deref(), Some("15847119107919"));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for body in ["[]", "1", "{", "\"x\""] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
    }
}

//! Reading what a phone sends. Nobody is there to correct it: what it cannot say right is left out, and what this Muster does
//! not know is passed over.

use muster_core::Error;
use muster_core::device::identifier::IMEI_DIGITS;
use muster_wire::device::{DeviceIdentifier, SetupRequest};
use muster_wire::int64;
use serde_json::{Map, Value};

use super::{convert, loose};
use crate::dispatch::decode_checked;

/// The question of a phone. Fields that are unknown or of a wrong type are as absent; a number stands for its digits. Of what is
/// said several times, in a list or by one name, the first that can be used counts.
///
/// # Errors
/// INVALID_ARGUMENT for a body that is no JSON object.
pub(super) fn read(body: &[u8]) -> Result<SetupRequest, Error> {
    decode_checked(body).or_else(|refused| what_can_be_read(body).ok_or(refused))
}

fn what_can_be_read(body: &[u8]) -> Option<SetupRequest> {
    let text = loose::text(body);
    let members = loose::members(&text)?;
    let identifiers = said(&members, "deviceIdentifier").filter_map(identifier).collect();
    let secret = said(&members, "setupSecret").filter_map(plain).find(|secret| !secret.is_empty());
    Some(SetupRequest { device_identifier: first(identifiers, is_sufficient), setup_secret: secret })
}

/// All values that are said by the name of a field.
fn said<'a>(members: &'a [(String, &'a str)], field: &'a str) -> impl Iterator<Item = &'a str> {
    members.iter().filter(move |(name, _)| names(name, field)).flat_map(|(_, value)| loose::items(value))
}

/// An identifier with what can be read of it; `None` for what is no object.
fn identifier(value: &str) -> Option<DeviceIdentifier> {
    let members = loose::members(value)?;
    let fields = DeviceIdentifier::FIELDS.iter().filter_map(|field| {
        let values = said(&members, field).filter_map(|value| of_field(field, value)).collect();
        let value = first(values, |value: &String| is_usable(&of([(*field, value.clone())])))?;
        Some((*field, value))
    });
    Some(of(fields))
}

/// The first that will do; if none will, the first, so that there is a rule to name.
fn first<T>(values: Vec<T>, will_do: impl Fn(&T) -> bool) -> Option<T> {
    let chosen = values.iter().position(will_do).unwrap_or_default();
    values.into_iter().nth(chosen)
}

fn of<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> DeviceIdentifier {
    let fields: Map<String, Value> =
        fields.into_iter().map(|(name, value)| (name.to_owned(), Value::String(value))).collect();
    serde_json::from_value(Value::Object(fields)).unwrap_or_default()
}

/// Whether anything is left of an identifier when all has been taken from it that cannot be used.
fn is_usable(identifier: &DeviceIdentifier) -> bool {
    let (usable, refused) = convert::identifier(identifier).as_shown().usable();
    refused.is_none() && usable != muster_core::device::Identifier::default()
}

/// Whether an identifier tells which device it is.
fn is_sufficient(identifier: &DeviceIdentifier) -> bool {
    convert::identifier(identifier).as_shown().usable().0.require_reference().is_ok()
}

/// What a value says as that field of an identifier.
fn of_field(field: &str, value: &str) -> Option<String> {
    let Some(number) = loose::number(value) else { return loose::string(value) };
    // Some programs write every number with a fraction or an exponent.
    let digits = int64::parse(number).map_or_else(|| number.to_owned(), |whole| whole.to_string());
    // A number has lost its leading zeros: fewer digits would be those of another phone.
    let is_imei = matches!(field, "imei" | "imei2");
    let has_all = digits.len() == IMEI_DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
    (!is_imei || has_all).then_some(digits)
}

/// What a value says as text.
fn plain(value: &str) -> Option<String> {
    loose::string(value).or_else(|| loose::number(value).map(str::to_owned))
}

/// Whether a name is that of the field, in camelCase or snake_case.
fn names(name: &str, field: &str) -> bool {
    let mut letters = field.chars().flat_map(|letter| {
        let underscore = letter.is_ascii_uppercase().then_some('_');
        underscore.into_iter().chain([letter.to_ascii_lowercase()])
    });
    name == field || (name.chars().all(|letter| letters.next() == Some(letter)) && letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "358471191079194";

    fn understood(body: &[u8]) -> DeviceIdentifier {
        let shown = body.escape_ascii();
        let read = read(body).unwrap_or_else(|refused| panic!("{shown}: {}", refused.message));
        read.device_identifier.unwrap_or_else(|| panic!("{shown}: no identifier"))
    }

    fn serial(body: &str) -> Option<String> {
        read(body.as_bytes()).expect("a phone is understood").device_identifier?.serial_number
    }

    #[test]
    fn unknown_fields_and_values_of_a_wrong_type_are_as_absent() {
        for (body, expected) in [
            (r#"{"deviceIdentifier": {"serialNumber": "A1"}}"#, Some("A1")),
            (r#"{"deviceIdentifier": {"serialNumber": "A1", "wifiMac": "x"}, "protocol": 3}"#, Some("A1")),
            (r#"{"device_identifier": {"serial_number": 123, "imei": [{}], "model": {}}}"#, Some("123")),
            (r#"{"deviceIdentifier": {"serialNumber": null, "meid": true}}"#, None),
            (r#"{"deviceIdentifier": "A1"}"#, None),
            (r#"{"deviceIdentifier": {"serialNumber": "A1"}, "setupSecret": []}"#, Some("A1")),
        ] {
            assert_eq!(serial(body).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn no_value_beside_a_good_number_is_in_its_way() {
        let deep = "[".repeat(127) + &"]".repeat(127);
        for beside in [r#""battery":1e999"#, r#""note":"\ud83d""#, &format!(r#""nested":{deep}"#), "\"note\":\"a\tb\""]
        {
            for body in [
                format!(r#"{{{beside},"deviceIdentifier":{{"imei":"{GOOD}"}}}}"#),
                format!(r#"{{"deviceIdentifier":{{{beside},"imei":"{GOOD}"}}}}"#),
            ] {
                assert_eq!(understood(body.as_bytes()).imei.as_deref(), Some(GOOD), "{body}");
            }
        }
        for model in [&br"\ud83d"[..], b"T\xe9l", b"a\tb", br"Pixel\u0000"] {
            let parts = [br#"{"deviceIdentifier":{"model":""#, model, br#"","imei":"358471191079194"}}"#];
            assert_eq!(understood(&parts.concat()).imei.as_deref(), Some(GOOD));
        }
    }

    #[test]
    fn a_mark_before_a_body_and_a_nul_behind_it_say_nothing() {
        let body = format!(r#"{{"deviceIdentifier":{{"imei":"{GOOD}"}}}}"#);
        for body in [format!("\u{feff}{body}"), format!("{body}\0"), format!("{body}\0\n")] {
            assert_eq!(understood(body.as_bytes()).imei.as_deref(), Some(GOOD), "{body:?}");
        }
    }

    #[test]
    fn of_what_is_said_twice_the_first_that_can_be_used_counts() {
        for fields in [
            r#""imei":"358471191079194","imei":"unknown""#,
            r#""imei":"unknown","imei":"358471191079194""#,
            r#""imei":"358471191079194","imei":null"#,
            r#""imei":["358471191079194"]"#,
            r#""imei":[null,"0",358471191079194,"123456789012347"]"#,
        ] {
            let body = format!(r#"{{"deviceIdentifier":{{{fields}}}}}"#);
            assert_eq!(understood(body.as_bytes()).imei.as_deref(), Some(GOOD), "{fields}");
        }
        let good = format!(r#"{{"imei":"{GOOD}"}}"#);
        for identifiers in [
            format!(r#""deviceIdentifier":{good},"deviceIdentifier":{{}}"#),
            format!(r#""deviceIdentifier":{{}},"deviceIdentifier":{good}"#),
            format!(r#""device_identifier":{{"imei":"unknown"}},"deviceIdentifier":{good}"#),
            format!(r#""deviceIdentifier":[{good}]"#),
        ] {
            let body = format!("{{{identifiers}}}");
            assert_eq!(understood(body.as_bytes()).imei.as_deref(), Some(GOOD), "{identifiers}");
        }
        let body = br#"{"deviceIdentifier":{"imei":"0","imei":"unknown"}}"#;
        assert_eq!(understood(body).imei.as_deref(), Some("0"), "the first is the one whose rule is told");
        let secrets = read(br#"{"setupSecret":"","setupSecret":"sesame","setup_secret":"other"}"#).expect("understood");
        assert_eq!(secrets.setup_secret.as_deref(), Some("sesame"));
    }

    #[test]
    fn an_imei_that_is_a_number_has_all_its_digits_or_is_as_absent() {
        let imei = |number: &str| understood(format!(r#"{{"deviceIdentifier":{{"imei":{number}}}}}"#).as_bytes()).imei;
        for number in ["358471191079194", "358471191079194.0", "3.58471191079194E14", "3.58471191079194e+14"] {
            assert_eq!(imei(number).as_deref(), Some(GOOD), "{number}");
        }
        for number in ["15847119107919", "-58471191079194", "358471191079194.5", "1e999"] {
            assert_eq!(imei(number), None, "{number}");
        }
        assert_eq!(imei("\"15847119107919\"").as_deref(), Some("15847119107919"));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for body in ["[]", "1", "{", "\"x\"", "{}}"] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
    }
}

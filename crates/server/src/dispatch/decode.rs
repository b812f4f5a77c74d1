//! From a body's bytes to its wire type, with the path of whatever does not fit.

use axum::body::Bytes;
use muster_core::{Code, Error, Noun, Violation};
use muster_wire::OddCharacter;
use muster_wire::rule::{self, Broken, Checked};
use muster_wire::spelling::nearest_name;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// How a text in UTF-8 may begin that was written on Windows: the byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A body without the byte order mark before it, which a reader may pass over (RFC 8259, section 8.1).
pub(crate) fn without_mark(body: Bytes) -> Bytes {
    if body.starts_with(MARK) { body.slice(MARK.len()..) } else { body }
}

/// Reads a body. An empty one is an empty message, as clients send it for requests without fields.
///
/// # Errors
/// INVALID_ARGUMENT naming the field that is unknown or of the wrong type, or the place where the JSON ends to make sense.
pub(crate) fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    let body = if body.iter().all(u8::is_ascii_whitespace) { b"{}" } else { body };
    let text = std::str::from_utf8(body)
        .map_err(|error| wrong("", format!("the body is not UTF-8 from byte {}", error.valid_up_to())))?;
    // Derived readers also take a list for a message, which no client means.
    if body.trim_ascii_start().first() == Some(&b'[') {
        return Err(wrong("", "the body must be a JSON object, not a list".to_owned()));
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let decoded = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        explain(&shorten(&path), error.inner(), text)
    })?;
    reader.end().map_err(|error| explain("", &error, text))?;
    Ok(decoded)
}

/// Reads a body and holds it against the rules of its description.
///
/// # Errors
/// As [`decode`], and INVALID_ARGUMENT naming the first field that breaks its rule.
pub(crate) fn decode_checked<T: DeserializeOwned + Checked>(body: &[u8]) -> Result<T, Error> {
    let message = decode(body)?;
    rule::check(&message).map_err(|broken| {
        let violation = violation(broken.broken);
        Error::invalid(broken.path, violation).rule(broken.broken)
    })?;
    Ok(message)
}

fn violation(broken: Broken) -> Violation {
    match broken {
        Broken::Missing => Violation::Required,
        Broken::OutOfRange(least, most) => {
            Violation::OutOfRange { least: least.unwrap_or(i64::MIN), most: most.unwrap_or(i64::MAX) }
        }
        Broken::TooShort(_) | Broken::Form(_) => Violation::Malformed,
        Broken::TooLong(most) => Violation::TooLong { most },
        Broken::TooMany(most) => Violation::TooMany { most },
    }
}

fn explain(path: &str, error: &serde_json::Error, body: &str) -> Error {
    match error.classify() {
        Category::Data => {
            // serde_json repeats the place at the end; the path says it better.
            let text = error.to_string();
            let rule = text.split(" at line ").next().unwrap_or(&text);
            // Of a field that is there twice the reader knows only the message it is in.
            let twice = rule.strip_prefix("duplicate field `").and_then(|rest| rest.strip_suffix('`'));
            let path = match twice {
                Some(field) if path.is_empty() => field.to_owned(),
                Some(field) => format!("{path}.{field}"),
                None => path.to_owned(),
            };
            wrong(&path, shorten(&with_nearest(rule)))
        }
        Category::Syntax | Category::Eof | Category::Io => {
            let odd = OddCharacter::behind(error, body).map_or_else(String::new, |odd| format!("; {odd}"));
            wrong("", format!("the body is not valid JSON: {}{odd}", shorten(&error.to_string())))
        }
    }
}

/// The rule of an unknown field with the nearest known one instead of all that are known, if one is like it. Derived readers
/// have the names in their sentence alone: "unknown field `x`, expected one of `a`, `b`".
fn with_nearest(rule: &str) -> String {
    let nearest = rule.strip_prefix("unknown field `").and_then(|rest| {
        let (unknown, known) = rest.split_once("`, expected ")?;
        // Each field stands there in both spellings.
        let names = known.split('`').skip(1).step_by(2).filter(|name| !name.contains('_'));
        Some((unknown, nearest_name(unknown, names)?))
    });
    match nearest {
        Some((unknown, nearest)) => format!("unknown field `{unknown}`; the nearest is {nearest}"),
        None => rule.to_owned(),
    }
}

/// A rule may repeat what the caller sent, which can be long or unprintable.
fn shorten(text: &str) -> String {
    const SHOWN: usize = 400;
    text.chars().map(|c| if c.is_control() || c == '\0' { ' ' } else { c }).take(SHOWN).collect()
}

fn wrong(path: &str, rule: String) -> Error {
    if path.is_empty() {
        return Error::new(Code::InvalidArgument, rule).of(Noun::Parameter);
    }
    Error::invalid(path, Violation::Malformed).rule(format!("is wrong: {rule}"))
}

#[cfg(test)]
mod tests {
    use muster_wire::zero_touch::{ClaimDeviceRequest, FindDevicesByOwnerRequest};

    use super::*;

    #[test]
    fn a_misspelt_field_is_refused_with_its_path_and_the_nearest_name() {
        for (body, path, says) in [
            (r#"{"customerid": "1"}"#, "customerid", "unknown field `customerid`; the nearest is customerId"),
            (r#"{"deviceIdentifier": {"imie": "1"}}"#, "deviceIdentifier.imie", "the nearest is imei"),
            (r#"{"deviceIdentifier": {"serial_nmber": "1"}}"#, "deviceIdentifier.serial_nmber", "serialNumber"),
            (r#"{"zzzzzzz": "1"}"#, "zzzzzzz", "expected one of"),
        ] {
            let refused = decode::<ClaimDeviceRequest>(body.as_bytes()).expect_err(body);
            assert_eq!(refused.field.as_deref(), Some(path), "{body}");
            assert!(refused.message.contains(says), "{body}: {}", refused.message);
        }
    }

    #[test]
    fn one_byte_order_mark_before_a_body_is_passed_over() {
        for (body, kept) in
            [("\u{feff}{}", "{}"), ("{}", "{}"), ("\u{feff}", ""), ("", ""), ("\u{feff}\u{feff}", "\u{feff}")]
        {
            assert_eq!(without_mark(Bytes::from_static(body.as_bytes())), kept, "{body:?}");
        }
    }

    #[test]
    fn a_character_that_is_none_of_jsons_is_named() {
        for body in ["{\u{a0}\"customerId\": \"1\"}", "{}\u{a0}", "\u{a0}"] {
            let refused = decode::<ClaimDeviceRequest>(body.as_bytes()).expect_err(body);
            assert!(refused.message.contains("the character U+00A0 (no-break space)"), "{}", refused.message);
        }
        let refused = decode::<ClaimDeviceRequest>("{\"customerId\": \"\u{a0}\"".as_bytes()).expect_err("cut off");
        assert!(!refused.message.contains("U+00A0"), "inside a string it does no harm: {}", refused.message);
    }

    #[test]
    fn a_field_that_is_there_twice_is_refused_with_its_path() {
        for (body, path) in [
            (r#"{"customerId": "1", "customerId": "2"}"#, "customerId"),
            (r#"{"customerId": "1", "customer_id": "2"}"#, "customerId"),
            (r#"{"deviceIdentifier": {"imei": "1", "imei": "1"}}"#, "deviceIdentifier.imei"),
        ] {
            let refused = decode::<ClaimDeviceRequest>(body.as_bytes()).expect_err(body);
            assert_eq!(refused.field.as_deref(), Some(path), "{body}");
            assert!(refused.message.contains("duplicate field"), "{body}: {}", refused.message);
        }
    }

    #[test]
    fn a_bare_value_that_is_no_item_is_refused_with_the_path_of_its_list() {
        let refused = decode::<FindDevicesByOwnerRequest>(br#"{"customerId": "x"}"#).expect_err("no number");
        assert_eq!(refused.field.as_deref(), Some("customerId"));
        let refused = decode::<FindDevicesByOwnerRequest>(br#"{"customerId": ["1", "x"]}"#).expect_err("no number");
        assert_eq!(refused.field.as_deref(), Some("customerId[1]"));
    }
}

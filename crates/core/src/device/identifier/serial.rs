//! What identifies a device without a modem: serial number, manufacturer, model, and ChromeOS' attested device id.

use super::{InvalidIdentifier, is_placeholder_serial};
use crate::error::{Noun, Violation};

/// Longest serial number, in characters. Android's compatibility definition asks for short alphanumeric serials;
/// makers go beyond it, so this is Muster's own bound with room to spare (nothing is published).
pub const MAX_SERIAL_CHARS: usize = 64;

/// Longest manufacturer or model, in characters. Muster's own bound: the longest `Build.MODEL` values in use are
/// under half of it (nothing is published).
pub const MAX_BUILD_TEXT_CHARS: usize = 128;

/// Longest attested device id of a ChromeOS device, in characters. Muster's own bound (nothing is published).
pub const MAX_ATTESTED_ID_CHARS: usize = 128;

/// A serial number as given: it is case-sensitive on the device (zero-touch reference, section 5).
///
/// # Errors
/// Refuses more than [`MAX_SERIAL_CHARS`], characters outside printable ASCII, inner blanks, and what
/// [many devices report](is_placeholder_serial) in the place of a serial number.
pub(super) fn serial(given: String) -> Result<String, InvalidIdentifier> {
    const FIELD: &str = "serialNumber";
    if is_placeholder_serial(&given) {
        return Err(InvalidIdentifier {
            field: FIELD,
            noun: Noun::Serial,
            violation: Violation::NotAllowed,
            rule: "must be the device's own: this is a placeholder that many devices report and names none of them"
                .to_owned(),
        });
    }
    token(FIELD, Noun::Serial, given, MAX_SERIAL_CHARS)
}

/// An attested device id as given.
///
/// # Errors
/// Refuses more than [`MAX_ATTESTED_ID_CHARS`], characters outside printable ASCII, and inner blanks.
pub(super) fn attested_device_id(given: String) -> Result<String, InvalidIdentifier> {
    token("chromeOsAttestedDeviceId", Noun::IdentifierSet, given, MAX_ATTESTED_ID_CHARS)
}

/// A manufacturer (`Build.MANUFACTURER`) or model (`Build.MODEL`) as given.
///
/// # Errors
/// Names `field` when the text is longer than [`MAX_BUILD_TEXT_CHARS`] or has control characters, NUL among them.
pub(super) fn build_text(field: &'static str, noun: Noun, given: String) -> Result<String, InvalidIdentifier> {
    let length = given.chars().count();
    if length > MAX_BUILD_TEXT_CHARS {
        return Err(too_long(field, noun, MAX_BUILD_TEXT_CHARS, length));
    }
    if given.chars().any(char::is_control) {
        let rule = "must not contain control characters".to_owned();
        return Err(InvalidIdentifier { field, noun, violation: Violation::Malformed, rule });
    }
    Ok(given)
}

/// `given` when it is at most `longest` printable ASCII characters without blanks.
fn token(field: &'static str, noun: Noun, given: String, longest: usize) -> Result<String, InvalidIdentifier> {
    if !given.bytes().all(|byte| byte.is_ascii_graphic()) {
        let rule = "must consist of printable ASCII characters without blanks".to_owned();
        return Err(InvalidIdentifier { field, noun, violation: Violation::Malformed, rule });
    }
    if given.len() > longest {
        return Err(too_long(field, noun, longest, given.len()));
    }
    Ok(given)
}

fn too_long(field: &'static str, noun: Noun, most: usize, length: usize) -> InvalidIdentifier {
    let violation = Violation::TooLong { most };
    InvalidIdentifier { field, noun, violation, rule: format!("{violation}; this has {length}") }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_serial_is_kept_as_written_up_to_its_limit() {
        for given in ["R58M123abC", "a", "PF-2/XY.9", &"9".repeat(MAX_SERIAL_CHARS)] {
            assert_eq!(serial(given.to_owned()).as_deref(), Ok(given));
        }
    }

    #[test]
    fn a_serial_with_blanks_control_characters_or_beyond_its_limit_is_refused() {
        for given in ["R58 M12", "R58\u{0}", "sérial", &"9".repeat(MAX_SERIAL_CHARS + 1)] {
            let refused = serial(given.to_owned()).unwrap_err();
            assert_eq!((refused.field, refused.noun), ("serialNumber", Noun::Serial), "given {given:?}");
        }
    }

    #[test]
    fn a_serial_that_many_devices_report_is_refused() {
        for given in ["unknown", "UNKNOWN", "00000000", "0", "null", "N/A", "none", "NO_SERIAL", "0123456789ABCDEF"] {
            let refused = serial(given.to_owned()).unwrap_err();
            assert_eq!((refused.noun, refused.violation), (Noun::Serial, Violation::NotAllowed), "given {given:?}");
        }
    }

    #[test]
    fn manufacturer_and_model_are_any_text_without_control_characters_up_to_their_limit() {
        let longest = "é".repeat(MAX_BUILD_TEXT_CHARS);
        assert_eq!(build_text("model", Noun::Model, longest.clone()).as_deref(), Ok(longest.as_str()));
        for given in [format!("{longest}é"), "Pixel\u{0}".to_owned(), "Pix\u{1f}el".to_owned(), "a\nb".to_owned()] {
            assert_eq!(build_text("model", Noun::Model, given.clone()).unwrap_err().field, "model", "given {given:?}");
        }
    }
}

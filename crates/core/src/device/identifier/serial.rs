//! What identifies a device without a modem: serial number, manufacturer, model, and ChromeOS' attested device id.

use super::{IdentifierReason, InvalidIdentifier};

/// Longest serial number, in characters. Android's compatibility definition asks for short alphanumeric serials;
/// makers go beyond it, so this is Muster's own bound with room to spare (nothing is published).
pub const MAX_SERIAL_CHARS: usize = 64;

/// Longest manufacturer or model, in characters. Muster's own bound: the longest `Build.MODEL` values in use are
/// under half of it (nothing is published).
pub const MAX_BUILD_TEXT_CHARS: usize = 128;

/// Longest attested device id of a ChromeOS device, in characters. Muster's own bound (nothing is published).
pub const MAX_ATTESTED_ID_CHARS: usize = 128;

/// What `Build.getSerial()` answers to an app that may not read the serial (`Build.UNKNOWN`): every such device
/// says the same, so it identifies none.
const UNREADABLE_SERIAL: &str = "unknown";

/// A serial number as given: it is case-sensitive on the device (zero-touch reference, section 5).
///
/// # Errors
/// Refuses more than [`MAX_SERIAL_CHARS`], characters outside printable ASCII, inner blanks, and Android's
/// placeholder for an unreadable serial.
pub(super) fn serial(given: String) -> Result<String, InvalidIdentifier> {
    let refuse = |rule: String| InvalidIdentifier { field: "serialNumber", reason: IdentifierReason::Serial, rule };
    if given.eq_ignore_ascii_case(UNREADABLE_SERIAL) {
        return Err(refuse(format!(
            "{UNREADABLE_SERIAL:?} is what Android reports when an app may not read the serial number; it names no device"
        )));
    }
    token(given, MAX_SERIAL_CHARS).map_err(|rule| refuse(format!("a serial number {rule}")))
}

/// An attested device id as given.
///
/// # Errors
/// Refuses more than [`MAX_ATTESTED_ID_CHARS`], characters outside printable ASCII, and inner blanks.
pub(super) fn attested_device_id(given: String) -> Result<String, InvalidIdentifier> {
    token(given, MAX_ATTESTED_ID_CHARS).map_err(|rule| InvalidIdentifier {
        field: "chromeOsAttestedDeviceId",
        reason: IdentifierReason::Set,
        rule: format!("an attested device id {rule}"),
    })
}

/// A manufacturer (`Build.MANUFACTURER`) or model (`Build.MODEL`) as given.
///
/// # Errors
/// Names `field` when the text is longer than [`MAX_BUILD_TEXT_CHARS`] or has control characters, NUL among them.
pub(super) fn build_text(
    field: &'static str,
    reason: IdentifierReason,
    given: String,
) -> Result<String, InvalidIdentifier> {
    let length = given.chars().count();
    if length > MAX_BUILD_TEXT_CHARS {
        let rule = format!("a {field} has at most {MAX_BUILD_TEXT_CHARS} characters; this has {length}");
        return Err(InvalidIdentifier { field, reason, rule });
    }
    if given.chars().any(char::is_control) {
        return Err(InvalidIdentifier { field, reason, rule: format!("a {field} has no control characters") });
    }
    Ok(given)
}

/// `given` when it is at most `longest` printable ASCII characters without blanks, or the end of a sentence.
fn token(given: String, longest: usize) -> Result<String, String> {
    if !given.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("consists of printable ASCII characters without blanks".to_owned());
    }
    if given.len() > longest {
        return Err(format!("has at most {longest} characters; this has {}", given.len()));
    }
    Ok(given)
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
        for given in ["R58 M12", "R58\u{0}", "sérial", "unknown", "UNKNOWN", &"9".repeat(MAX_SERIAL_CHARS + 1)] {
            let refused = serial(given.to_owned()).unwrap_err();
            assert_eq!((refused.field, refused.reason), ("serialNumber", IdentifierReason::Serial), "given {given:?}");
        }
    }

    #[test]
    fn manufacturer_and_model_are_any_text_without_control_characters_up_to_their_limit() {
        let longest = "é".repeat(MAX_BUILD_TEXT_CHARS);
        assert_eq!(build_text("model", IdentifierReason::Model, longest.clone()).as_deref(), Ok(longest.as_str()));
        for given in [format!("{longest}é"), "Pixel\u{0}".to_owned(), "Pix\u{1f}el".to_owned(), "a\nb".to_owned()] {
            assert_eq!(
                build_text("model", IdentifierReason::Model, given.clone()).unwrap_err().field,
                "model",
                "given {given:?}"
            );
        }
    }
}

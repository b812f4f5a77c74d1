//! IMEI: the number of a GSM/UMTS/LTE modem, 15 decimal digits of which the last is a Luhn check digit.

use super::{InvalidIdentifier, placeholder, written};
use crate::error::{Noun, Violation};

/// Digits of a whole IMEI: 8 type allocation, 6 serial, 1 check (3GPP TS 23.003, section 6.2.1).
pub const IMEI_DIGITS: usize = 15;

/// Digits of an IMEI written without its check digit; the zero-touch reference, section 5, suggests completing it.
pub const IMEI_DIGITS_WITHOUT_CHECK: usize = 14;

/// Lengths of an IMEISV: 14 digits and a two-digit software version, some write the check digit as well
/// (3GPP TS 23.003, section 6.2.2). Only named to refuse it with a sentence that helps.
pub const IMEISV_DIGITS: std::ops::RangeInclusive<usize> = 16..=17;

/// The first 14 digits of numbers that many phones report: those of a modem whose number was lost or never written, and the
/// defaults of makers' tools. Apps that count devices have learnt to leave them out.
const PLACEHOLDERS: &[&str] =
    &["00106800000000", "00499901064000", "01234567890123", "01234567891234", "11111111111111", "35867301379589"];

/// The check digit of the first 14 digits of an IMEI, for those who make up sample devices.
///
/// `None` unless `body` is exactly [`IMEI_DIGITS_WITHOUT_CHECK`] ASCII digits.
#[must_use]
pub fn imei_check_digit(body: &str) -> Option<char> {
    if body.len() != IMEI_DIGITS_WITHOUT_CHECK {
        return None;
    }
    written::luhn(body, 10)
}

/// The 15 digits of an IMEI given with or without check digit, spaces and hyphens.
///
/// # Errors
/// Names `field` when the value is no IMEI: another length, other characters, a wrong check digit, a placeholder.
pub(super) fn normalise(field: &'static str, given: &str) -> Result<String, InvalidIdentifier> {
    let refuse = |rule: String| InvalidIdentifier { field, noun: Noun::Imei, violation: Violation::Malformed, rule };
    let digits = written::without_separators(given);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refuse(
            "is no IMEI: it consists of decimal digits, and only spaces and hyphens may separate them".to_owned(),
        ));
    }
    let body = digits.get(..IMEI_DIGITS_WITHOUT_CHECK).unwrap_or_default();
    let Some(check) = imei_check_digit(body) else {
        return Err(refuse(wrong_length(digits.len())));
    };
    if digits.len() > IMEI_DIGITS {
        return Err(refuse(wrong_length(digits.len())));
    }
    if placeholder::is_unwritten(body) || PLACEHOLDERS.contains(&body) {
        return Err(refuse(
            "is no IMEI: this is a placeholder that many devices report and names none of them".to_owned(),
        ));
    }
    if digits.len() == IMEI_DIGITS && !digits.ends_with(check) {
        return Err(refuse(format!(
            "is no IMEI: its last digit is a Luhn check digit, and these first {IMEI_DIGITS_WITHOUT_CHECK} digits call for {check}"
        )));
    }
    Ok(format!("{body}{check}"))
}

/// The sentence for an IMEI of `length` digits, which is none of the accepted lengths.
fn wrong_length(length: usize) -> String {
    if IMEISV_DIGITS.contains(&length) {
        return format!(
            "is no IMEI: {length} digits are an IMEISV, which ends in a software version; give the {IMEI_DIGITS}-digit IMEI instead"
        );
    }
    format!(
        "is no IMEI: it has {IMEI_DIGITS} digits, or {IMEI_DIGITS_WITHOUT_CHECK} when the check digit is left out; this has {length}"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_imei_is_kept_as_its_fifteen_digits_however_it_is_written() {
        for given in ["123456789012347", "12345678901234", "12-345678-901234-7", " 123456 789012 347 "] {
            assert_eq!(normalise("imei", given).as_deref(), Ok("123456789012347"), "given {given:?}");
        }
    }

    #[test]
    fn a_wrong_check_digit_is_refused_naming_the_right_one() {
        let refused = normalise("imei2", "123456789012348").unwrap_err();
        assert_eq!((refused.field, refused.noun), ("imei2", Noun::Imei));
        assert!(refused.rule.ends_with("call for 7"), "{}", refused.rule);
    }

    #[test]
    fn an_imeisv_is_refused_with_a_sentence_that_says_what_it_is() {
        for given in ["1234567890123401", "12345678901234701"] {
            assert!(normalise("imei", given).unwrap_err().rule.contains("IMEISV"), "given {given}");
        }
    }

    #[test]
    fn other_lengths_other_characters_and_placeholders_are_refused() {
        for given in [
            "1",
            "1234567890123",
            "123456789012345678",
            "-",
            "12345678901234A",
            "1234567890123４7",
            "12345.678901234",
            "0000000000000",
            "000000000000000",
            "00000000000000",
            "004999010640000",
            "00499901064000",
            "111111111111119",
            "012345678901237",
            "358673013795895",
        ] {
            assert_eq!(normalise("imei", given).unwrap_err().noun, Noun::Imei, "given {given:?}");
        }
    }

    #[test]
    fn the_check_digit_exists_only_for_fourteen_digits() {
        assert_eq!(imei_check_digit("49015420323751"), Some('8'));
        for body in ["", "1234567890123", "123456789012345", "1234567890123x", "１２３４"] {
            assert_eq!(imei_check_digit(body), None, "body {body:?}");
        }
    }
}

//! MEID: the number of a CDMA modem, 14 hexadecimal digits, also written as 18 decimal ones.

use super::{InvalidIdentifier, placeholder, written};
use crate::error::{Noun, Violation};

/// Hexadecimal digits of a MEID: 8 manufacturer code, 6 serial number (3GPP2 S.R0048-A).
pub const MEID_HEX_DIGITS: usize = 14;

/// Decimal digits of the same MEID: 10 for the manufacturer code, 8 for the serial number (3GPP2 S.R0048-A).
pub const MEID_DECIMAL_DIGITS: usize = 18;

/// Decimal digits of the manufacturer code at the start of the decimal form.
const DECIMAL_MANUFACTURER_DIGITS: usize = 10;

/// Largest serial number: six hexadecimal digits, though eight decimal ones could say more.
const LARGEST_SERIAL: u32 = 0x00FF_FFFF;

/// The 14 upper-case hexadecimal digits of a MEID given in hexadecimal or decimal, with or without check digit,
/// spaces and hyphens. The check digit is verified and dropped: it is never part of the MEID (3GPP2 S.R0048-A).
///
/// Fourteen decimal digits are ambiguous; they are read as hexadecimal, because the decimal form has eighteen.
///
/// # Errors
/// Names `field` when the value is no MEID: another length, other characters, a wrong check digit, a decimal part
/// out of range, only zeros or only the digit F.
pub(super) fn normalise(field: &'static str, given: &str) -> Result<String, InvalidIdentifier> {
    let refuse = |rule: String| InvalidIdentifier { field, noun: Noun::Meid, violation: Violation::Malformed, rule };
    let digits = written::without_separators(given).to_ascii_uppercase();
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(refuse(
            "is no MEID: it consists of hexadecimal digits, and only spaces and hyphens may separate them".to_owned(),
        ));
    }
    let body_length = match digits.len() {
        length if length == MEID_HEX_DIGITS || length == MEID_HEX_DIGITS + 1 => MEID_HEX_DIGITS,
        length if length == MEID_DECIMAL_DIGITS || length == MEID_DECIMAL_DIGITS + 1 => MEID_DECIMAL_DIGITS,
        length => {
            return Err(refuse(format!(
                "is no MEID: it has {MEID_HEX_DIGITS} hexadecimal or {MEID_DECIMAL_DIGITS} decimal digits, and may be followed by its check digit; this has {length}"
            )));
        }
    };
    let (body, check) = digits.split_at(body_length);
    if let Some(expected) = wrong_check_digit(body, check) {
        return Err(refuse(format!(
            "is no MEID: its check digit does not match, {body_length} digits like these call for {expected}"
        )));
    }
    let meid = if body_length == MEID_DECIMAL_DIGITS { from_decimal(body).map_err(refuse)? } else { body.to_owned() };
    if placeholder::is_unwritten(&meid) {
        return Err(refuse(
            "is no MEID: only zeros or only the digit F is a placeholder that many devices report and names none of them".to_owned(),
        ));
    }
    Ok(meid)
}

/// The check digit `body` calls for, when `check` is present and another one.
///
/// The standard takes base 10 when all digits are decimal and base 16 otherwise, so that the check digit of a
/// number that serves as IMEI and MEID is the same.
fn wrong_check_digit(body: &str, check: &str) -> Option<char> {
    if check.is_empty() {
        return None;
    }
    let radix = if body.bytes().all(|byte| byte.is_ascii_digit()) { 10 } else { 16 };
    written::luhn(body, radix).filter(|expected| !check.starts_with(*expected))
}

/// The hexadecimal form of an 18-digit decimal MEID, or the sentence that says why it has none.
fn from_decimal(digits: &str) -> Result<String, String> {
    let (manufacturer, serial) = digits.split_at(DECIMAL_MANUFACTURER_DIGITS);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("is no MEID: {MEID_DECIMAL_DIGITS} digits are its decimal form, which has no letters"));
    }
    let manufacturer: u32 = manufacturer.parse().map_err(|_| {
        format!(
            "is no MEID: the first {DECIMAL_MANUFACTURER_DIGITS} digits of its decimal form are at most {}",
            u32::MAX
        )
    })?;
    let serial = serial.parse().ok().filter(|serial: &u32| *serial <= LARGEST_SERIAL).ok_or_else(|| {
        format!(
            "is no MEID: the last {} digits of its decimal form are at most {LARGEST_SERIAL}",
            MEID_DECIMAL_DIGITS - DECIMAL_MANUFACTURER_DIGITS
        )
    })?;
    Ok(format!("{manufacturer:08X}{serial:06X}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_meid_is_kept_as_fourteen_upper_case_hexadecimal_digits_however_it_is_written() {
        for given in [
            "AF0123450ABCDE",
            "af 012345 0abcde",
            "AF0123450ABCDEC",
            "29360 87365 0070 3710",
            "29360-87365-0070-3710-0",
        ] {
            assert_eq!(normalise("meid", given).as_deref(), Ok("AF0123450ABCDE"), "given {given:?}");
        }
    }

    #[test]
    fn fourteen_decimal_digits_are_read_as_hexadecimal() {
        assert_eq!(normalise("meid", "35212340567890").as_deref(), Ok("35212340567890"));
    }

    #[test]
    fn the_check_digit_of_decimal_only_digits_is_the_decimal_one() {
        assert_eq!(normalise("meid", "490154203237518").as_deref(), Ok("49015420323751"));
        assert!(normalise("meid", "490154203237517").unwrap_err().rule.contains("call for 8"));
    }

    #[test]
    fn a_wrong_check_digit_is_refused() {
        for given in ["AF0123450ABCDED", "2936087365007037101"] {
            assert_eq!(normalise("meid2", given).unwrap_err().field, "meid2", "given {given}");
        }
    }

    #[test]
    fn the_parts_of_a_decimal_meid_are_range_checked() {
        assert_eq!(normalise("meid", "429496729516777214").as_deref(), Ok("FFFFFFFFFFFFFE"));
        assert!(normalise("meid", "429496729616777215").unwrap_err().rule.contains("4294967295"));
        assert!(normalise("meid", "429496729516777216").unwrap_err().rule.contains("16777215"));
    }

    #[test]
    fn other_lengths_other_characters_and_placeholders_are_refused() {
        for given in [
            "A",
            "-",
            "AF0123450ABCD",
            "AF0123450ABCDE12",
            "AF0123450ABCDG",
            "29360873650070371A",
            "00000000000000",
            "000000000000000000",
            "FFFFFFFFFFFFFF",
            "ff-ffffff-ffffff",
            "429496729516777215",
        ] {
            assert_eq!(normalise("meid", given).unwrap_err().noun, Noun::Meid, "given {given:?}");
        }
    }
}

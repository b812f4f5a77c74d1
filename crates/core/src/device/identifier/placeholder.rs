//! What is written where there is no number: by people, by programs, and by devices whose maker never wrote a number into
//! them. Thousands of devices report the same, so none of it identifies one: a stranger's phone must not be taken for the
//! customer's whose device was registered so.

/// What stands for nothing, in lower case: what people and spreadsheets write, what programs make of an absent value, and
/// what Android reports in its place (`Build.UNKNOWN`).
const WORDS: &[&str] = &[
    "-",
    "--",
    "---",
    "–",
    "—",
    "?",
    "n/a",
    "n.a.",
    "na",
    "#n/a",
    "<na>",
    "\\n",
    "(blank)",
    "(none)",
    "none",
    "null",
    "(null)",
    "nil",
    "nan",
    "undefined",
    "unknown",
];

/// What devices report as a serial number when none was written into them, in lower case: the words of boot loaders and
/// makers' tools, and the sequences that their sources have as a default (`0123456789ABCDEF` is that of a widely used chip).
const UNWRITTEN_SERIALS: &[&str] = &[
    "0123456789abcdef",
    "123456789abcdef",
    "1234567890abcdef",
    "0123456789",
    "1234567890",
    "123456789",
    "12345678",
    "no_serial",
    "no-serial",
    "noserial",
    "no_serial_number",
    "serial",
    "serialno",
    "serial_number",
    "serialnumber",
    "default",
    "default_string",
    "empty",
    "invalid",
    "notset",
    "not_set",
    "tbd",
    "todo",
    "xxx",
];

/// Fewest digits F that are a placeholder: memory that was never written reads so, and the shortest number of it has 32 bits.
const LEAST_ERASED_DIGITS: usize = 8;

/// Whether a text is what people and programs write where they have nothing to write, without regard to case and blanks
/// around it.
#[must_use]
pub fn stands_for_nothing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    WORDS.contains(&text.as_str())
}

/// Whether a serial number is one that many devices report, so that it names none.
#[must_use]
pub fn is_placeholder_serial(serial: &str) -> bool {
    let text = serial.trim().to_lowercase();
    stands_for_nothing(&text) || UNWRITTEN_SERIALS.contains(&text.as_str()) || is_unwritten(&text)
}

/// Whether all digits are those of memory that holds no number: zeros, or at least eight times the digit F.
#[must_use]
pub fn is_unwritten(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    !bytes.is_empty()
        && (bytes.iter().all(|byte| *byte == b'0')
            || bytes.len() >= LEAST_ERASED_DIGITS && bytes.iter().all(|byte| byte.eq_ignore_ascii_case(&b'f')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_and_programs_write_for_nothing_is_known_in_any_case() {
        for text in ["-", "N/A", "#N/A", "none", "NULL", "(null)", "–", "unknown", " Unknown ", "undefined"] {
            assert!(stands_for_nothing(text) && is_placeholder_serial(text), "{text:?}");
        }
        for text in ["", "Nokia", "nothing", "00000000"] {
            assert!(!stands_for_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn a_serial_that_many_devices_report_is_a_placeholder() {
        for serial in [
            "0",
            "00000000",
            "000000000000000000000",
            "ffffffff",
            "FFFFFFFFFFFFFFFF",
            "0123456789ABCDEF",
            "0123456789abcdef",
            "1234567890",
            "NO_SERIAL",
            "NoSerial",
        ] {
            assert!(is_placeholder_serial(serial), "{serial}");
        }
    }

    #[test]
    fn a_serial_of_one_device_is_none() {
        for serial in
            ["", "F", "FFFF", "a", "1", "0123456789ABCDE", "R58M123abC", "00000001", "99999999", "NA123", "ZX1G22"]
        {
            assert!(!is_placeholder_serial(serial), "{serial}");
        }
    }
}

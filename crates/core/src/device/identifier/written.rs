//! How people write identifiers down: separators, blanks and check digits.

/// Characters that may group the digits of an IMEI or MEID; labels and boxes print both
/// (zero-touch reference, section 5, last rows).
const SEPARATORS: [char; 2] = [' ', '-'];

/// `given` without the separators that only group its digits.
pub(super) fn without_separators(given: &str) -> String {
    given.chars().filter(|character| !SEPARATORS.contains(character)).collect()
}

/// The Luhn check digit of `body` in `radix` (10 for IMEIs and decimal MEIDs, 16 for hexadecimal MEIDs), in
/// upper case; `None` when `body` is empty or a character is no digit of that radix.
pub(super) fn luhn(body: &str, radix: u32) -> Option<char> {
    if body.is_empty() {
        return None;
    }
    let mut sum = 0_u32;
    for (position, character) in body.chars().rev().enumerate() {
        let digit = character.to_digit(radix)?;
        // Counting from the right, every second digit is doubled, beginning with the one beside the check digit.
        let weighted = if position % 2 == 0 { digit * 2 } else { digit };
        // Taken modulo the radix at once so that no length of input can overflow.
        sum = (sum + weighted / radix + weighted % radix) % radix;
    }
    char::from_digit((radix - sum) % radix, radix).map(|check| check.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_examples_of_both_radices_have_their_check_digit() {
        // Sample numbers that are widely used to explain IMEI and MEID check digits.
        assert_eq!(luhn("49015420323751", 10), Some('8'));
        assert_eq!(luhn("AF0123450ABCDE", 16), Some('C'));
        assert_eq!(luhn("293608736500703710", 10), Some('0'));
    }
}

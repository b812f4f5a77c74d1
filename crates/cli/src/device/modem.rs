//! Modems as files for Google's portal name them: a number, and whether it is an IMEI or a MEID.

use muster_core::device::Identifier;
use muster_core::device::identifier::{MEID_DECIMAL_DIGITS, MEID_HEX_DIGITS};
use muster_server::admin::Refusal;

use super::columns::Column;
use super::row::{imei, name, refusal};

/// What a modem's number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Imei,
    Meid,
}

/// The kinds by name.
const KINDS: &[(&str, Kind)] = &[("IMEI", Kind::Imei), ("MEID", Kind::Meid)];

/// The columns of the modems' numbers.
const COLUMNS: [Column; 2] = [Column::ModemId, Column::ModemId2];

/// The modems of a row.
#[derive(Debug, Default)]
pub struct Modems {
    kinds: [Option<Kind>; 2],
    numbers: [Option<String>; 2],
}

impl Modems {
    /// Sets what the number of the first (0) or second (1) modem is.
    ///
    /// # Errors
    /// A value that is neither of the two.
    pub fn set_type(&mut self, modem: usize, column: Column, value: &str) -> Result<(), Refusal> {
        self.kinds[modem] = Some(name(column, "", value, KINDS)?);
        Ok(())
    }

    /// Sets the number of the first (0) or second (1) modem.
    pub fn set_id(&mut self, modem: usize, value: &str) {
        self.numbers[modem] = Some(value.to_owned());
    }

    /// Adds the numbers to the identifiers that other columns named.
    ///
    /// # Errors
    /// More numbers of one kind than a device has.
    pub fn fill(self, identifier: &mut Identifier) -> Result<(), Refusal> {
        for ((kind, number), column) in self.kinds.into_iter().zip(self.numbers).zip(COLUMNS) {
            let Some(number) = number else { continue };
            let (number, slots) = match kind.unwrap_or_else(|| kind_of(&number)) {
                Kind::Imei => (imei(column, &number)?, [&mut identifier.imei, &mut identifier.imei2]),
                Kind::Meid => (number, [&mut identifier.meid, &mut identifier.meid2]),
            };
            match slots.into_iter().find(|slot| slot.is_none()) {
                Some(free) => *free = Some(number),
                None => return Err(refusal(column.name(), "is a third number of its kind, and a device has two")),
            }
        }
        Ok(())
    }
}

/// What a number is that nobody says it of: a MEID has letters, or the length of its decimal form. Fourteen decimal digits
/// are an IMEI without its check digit.
fn kind_of(number: &str) -> Kind {
    let digits: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_decimal = digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_meid = if is_decimal {
        digits.len() == MEID_DECIMAL_DIGITS
    } else {
        digits.len() >= MEID_HEX_DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    if is_meid { Kind::Meid } else { Kind::Imei }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn filled(modems: &[(&str, &str)], imei: Option<&str>) -> Result<Identifier, Refusal> {
        let mut read = Modems::default();
        for (modem, (kind, number)) in modems.iter().enumerate() {
            if !kind.is_empty() {
                read.set_type(modem, Column::ModemType, kind)?;
            }
            read.set_id(modem, number);
        }
        let mut identifier = Identifier { imei: imei.map(str::to_owned), ..Identifier::default() };
        read.fill(&mut identifier)?;
        Ok(identifier)
    }

    #[test]
    fn a_number_is_what_its_type_says() {
        let both = filled(&[("imei", "490154203237518"), ("MEID", "35212340567890")], None).unwrap();
        assert_eq!((both.imei.as_deref(), both.meid.as_deref()), (Some("490154203237518"), Some("35212340567890")));
        assert!(filled(&[("ESN", "1")], None).unwrap_err().message.contains("IMEI or MEID"));
    }

    #[test]
    fn a_number_without_a_type_is_what_it_looks_like() {
        let both = filled(&[("", "AF0123450ABCDE"), ("", "490154203237518")], None).unwrap();
        assert_eq!((both.meid.as_deref(), both.imei.as_deref()), (Some("AF0123450ABCDE"), Some("490154203237518")));
        assert_eq!(filled(&[("", "293608736500703710")], None).unwrap().meid.as_deref(), Some("293608736500703710"));
        assert_eq!(filled(&[("", "49015420323751")], None).unwrap().imei.as_deref(), Some("49015420323751"));
    }

    #[test]
    fn a_number_takes_the_place_that_is_free() {
        let filled_up = filled(&[("IMEI", "2")], Some("1")).unwrap();
        assert_eq!((filled_up.imei.as_deref(), filled_up.imei2.as_deref()), (Some("1"), Some("2")));
        assert!(filled(&[("IMEI", "2"), ("IMEI", "3")], Some("1")).is_err());
    }
}

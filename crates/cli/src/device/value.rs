//! One value of a device file: what stands for nothing, and what a spreadsheet has made of a number.

use muster_core::device::identifier::{
    IMEI_DIGITS_WITHOUT_CHECK, MEID_DECIMAL_DIGITS, MEID_HEX_DIGITS, imei_check_digit, is_placeholder_serial,
    is_unwritten, stands_for_nothing,
};

use super::columns::{Column, Content};
use super::shield::{unshielded, without_any_shield};

/// What is to be done about a number that a spreadsheet has changed.
const AS_TEXT: &str = "format the column as text (in Excel: select it, Format Cells, Text), enter the numbers again and save \
                       the file again";

/// A value as it is meant; `None` where it stands for nothing.
///
/// # Errors
/// The rest of a sentence that begins with the column's name.
pub fn value<'v>(column: Column, given: &'v str, encoding: &str) -> Result<Option<&'v str>, String> {
    if given.contains(char::REPLACEMENT_CHARACTER) {
        return Err(format!("is not {encoding} text"));
    }
    let value = without_any_shield(given.trim());
    if value.is_empty() || is_placeholder(column, value) {
        return Ok(None);
    }
    match changed_by_spreadsheet(column, value) {
        Some(what) => Err(what),
        None => Ok(Some(value)),
    }
}

/// A value that a program wrote as it is: only an empty one is none.
///
/// # Errors
/// The rest of a sentence that begins with the column's name.
pub fn literal<'v>(given: &'v str, encoding: &str, is_damaged: bool) -> Result<Option<&'v str>, String> {
    if is_damaged && given.contains(char::REPLACEMENT_CHARACTER) {
        return Err(format!("is not {encoding} text"));
    }
    Ok(Some(unshielded(given)).filter(|value| !value.is_empty()))
}

/// Digits from which on a number is that of a modem, if perhaps a mistyped one: an IMEI without its check digit has two more.
const MIN_NUMBER_DIGITS: usize = 12;

/// Whether a text looks like the number of a modem, also a mistyped one or what a spreadsheet has made of it.
pub fn is_number_like(value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !" -./'\"=".contains(*c)).collect();
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let is_meid = bare.len() == MEID_HEX_DIGITS && digits > 0;
    is_exponent(value) || bare.bytes().all(|byte| byte.is_ascii_hexdigit()) && (digits >= MIN_NUMBER_DIGITS || is_meid)
}

/// Whether a value is a placeholder. A column that must say something has none: whose a device is shall not come from a default
/// because somebody wrote `n/a`.
fn is_placeholder(column: Column, value: &str) -> bool {
    if [Column::Reseller, Column::Customer, Column::GoogleWorkspaceCustomerId].contains(&column) {
        return false;
    }
    let holds_nothing = column.content() == Content::Digits && is_unwritten(value);
    holds_nothing || stands_for_nothing(value) || column == Column::SerialNumber && is_placeholder_serial(value)
}

/// What a spreadsheet has done to the number in a column that holds one, as the rest of a sentence.
fn changed_by_spreadsheet(column: Column, value: &str) -> Option<String> {
    let is_free_text = [Column::AnnotatedAssetId, Column::AnnotatedLocation, Column::AnnotatedUser].contains(&column);
    if !is_free_text && is_spreadsheets_error(value) {
        return Some(format!("is {value}, which a spreadsheet shows where it has lost the value: {AS_TEXT}"));
    }
    let holds_number = matches!(column.content(), Content::Id | Content::Digits) && column != Column::DeviceId
        || [Column::SerialNumber, Column::PhoneNumber, Column::OrderNumber].contains(&column);
    if !holds_number {
        return None;
    }
    if value.starts_with('=') {
        return Some(format!("is a formula, =\"…\", and not the number itself: {AS_TEXT}"));
    }
    if is_exponent(value) {
        return Some(format!("was rounded by a spreadsheet to {value}, and its last digits are lost: {AS_TEXT}"));
    }
    if is_rounded(column, value) {
        return Some(format!(
            "has {MEID_DECIMAL_DIGITS} digits and ends in zeros, as a number that a spreadsheet has rounded does: {AS_TEXT}. A number \
             that does end so is taken in its hexadecimal form, or with hyphens in it"
        ));
    }
    // Serial and order numbers may have a point in them, but long ones that end in a single zero behind it were calculated with.
    let is_number = matches!(column.content(), Content::Id | Content::Digits);
    if is_number && is_decimal(value) || !is_number && is_long_whole(value) {
        return Some(format!("was made a decimal number by a spreadsheet, and zeros before it may be lost: {AS_TEXT}"));
    }
    None
}

/// Fewest digits before `.0` of a number that was calculated with: shorter ones may be versions or sizes.
const LEAST_WHOLE_DIGITS: usize = 8;

/// Whether a value is a long whole number as programs write one that they have calculated with: `17012522500123.0`.
fn is_long_whole(value: &str) -> bool {
    let whole = value.strip_suffix(".0").or_else(|| value.strip_suffix(",0"));
    whole.is_some_and(|whole| whole.len() >= LEAST_WHOLE_DIGITS && whole.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Errors without a mark at their end: what `#N/A`, which is a placeholder, is called in other languages, and those of values that
/// are still being fetched.
const NOT_AVAILABLE: [&str; 12] = [
    "NV",
    "N/D",
    "N/B",
    "I/T",
    "YOK",
    "N/DISP",
    "Н/Д",
    "HIÁNYZIK",
    "NENÍ_K_DISPOZICI",
    "GETTING_DATA",
    "BUSY",
    "SPILL",
];

/// Whether a value is what spreadsheets show in place of one: `#REF!`, `#NAME?` and their like in any language, `#NV`, or the
/// signs that fill a column which is too narrow.
fn is_spreadsheets_error(value: &str) -> bool {
    // LibreOffice's own: Err:502.
    if value.strip_prefix("Err:").is_some_and(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit())) {
        return true;
    }
    let Some(name) = value.strip_prefix('#') else { return false };
    let is_filled = name.len() >= 2 && name.bytes().all(|byte| byte == b'#');
    let word = name.trim_start_matches(['¡', '¿']).strip_suffix(['!', '?']);
    let is_letter = |c: char| c.is_alphabetic() && !c.is_lowercase() || "/0_".contains(c);
    is_filled
        || NOT_AVAILABLE.contains(&name)
        || word.is_some_and(|word| !word.is_empty() && word.chars().all(is_letter))
}

/// Why a number in an IMEI's column may be one that has lost its first zero: without it, 14 digits are left, which could as
/// well be an IMEI without its check digit. As the rest of a sentence.
pub fn lost_zero(imei: &str) -> Option<String> {
    let whole = format!("0{imei}");
    let (body, check) = whole.split_at_checked(IMEI_DIGITS_WITHOUT_CHECK)?;
    // Numbers that begin with 01 were given out in North America; none begin with 1 (GSMA TS.06, reporting bodies).
    let is_lost = imei.starts_with('1') && imei_check_digit(body).is_some_and(|right| check == right.to_string());
    is_lost.then(|| {
        format!("has {IMEI_DIGITS_WITHOUT_CHECK} digits and seems to have lost a zero before them, as spreadsheets do: {AS_TEXT}")
    })
}

/// Digits of a number that spreadsheets keep; the others become zeros (IEEE 754, binary64).
const KEPT_DIGITS: usize = 15;

/// A MEID in its decimal form, the only number of a modem that is longer than what a spreadsheet keeps. One in a thousand ends
/// in these zeros by itself; taken wrongly, it would be another device. Hyphens show that it was no number to a spreadsheet.
fn is_rounded(column: Column, value: &str) -> bool {
    let may_be_meid = [Column::Meid, Column::Meid2, Column::ModemId, Column::ModemId2].contains(&column);
    may_be_meid
        && value.len() == MEID_DECIMAL_DIGITS
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && value.bytes().skip(KEPT_DIGITS).all(|byte| byte == b'0')
}

/// `4.90154E+14`, or `4,90154E14`. A plus sign or a point tells it from a hexadecimal number.
fn is_exponent(value: &str) -> bool {
    let Some((mantissa, exponent)) = value.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    let is_told_apart = whole.len() < mantissa.len() || exponent.starts_with('+');
    is_told_apart && digits(whole) && digits(fraction) && digits(exponent.strip_prefix('+').unwrap_or(exponent))
}

/// `490154203237518.0`, or `490154203237518,00`.
fn is_decimal(value: &str) -> bool {
    value.split_once(['.', ',']).is_some_and(|(whole, fraction)| {
        !whole.is_empty()
            && whole.bytes().all(|byte| byte.is_ascii_digit())
            && !fraction.is_empty()
            && fraction.bytes().all(|byte| byte == b'0')
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(column: Column, given: &str) -> Result<Option<&str>, String> {
        value(column, given, "UTF-8")
    }

    #[test]
    fn a_placeholder_stands_for_nothing_where_nothing_may_stand() {
        for placeholder in ["", "  ", "-", "N/A", "#N/A", "none", "NULL", "–", "unknown"] {
            for column in [Column::Imei2, Column::SerialNumber, Column::Model, Column::OrderNumber, Column::DeviceType]
            {
                assert_eq!(read(column, placeholder), Ok(None), "{placeholder:?} in {}", column.name());
            }
        }
        assert_eq!(read(Column::Imei2, "000000000000000"), Ok(None));
        assert_eq!(read(Column::Meid, "FFFFFFFFFFFFFF"), Ok(None));
        for serial in ["00000000", "NO_SERIAL", "0123456789ABCDEF"] {
            assert_eq!(read(Column::SerialNumber, serial), Ok(None), "{serial} is the serial number of many");
        }
        assert_eq!(read(Column::OrderNumber, "0"), Ok(Some("0")), "a note may be a zero");
        assert_eq!(read(Column::ConfigurationId, "-"), Ok(None));
        for id in [Column::Customer, Column::Reseller, Column::GoogleWorkspaceCustomerId] {
            assert_eq!(read(id, "n/a"), Ok(Some("n/a")), "whose a device is must be said");
        }
    }

    #[test]
    fn a_number_that_a_spreadsheet_has_changed_is_told_with_what_to_do() {
        for (column, changed, says) in [
            (Column::Imei, "4.90154E+14", "its last digits are lost"),
            (Column::Imei, "4,90154E+14", "its last digits are lost"),
            (Column::ModemId, "4.90154203237518e+14", "its last digits are lost"),
            (Column::Imei2, "4.90154203237518E14", "its last digits are lost"),
            (Column::SerialNumber, "2E+15", "its last digits are lost"),
            (Column::Customer, "1.15200E+14", "its last digits are lost"),
            (Column::Imei, "490154203237518.0", "decimal number"),
            (Column::Imei2, "490154203237518,00", "decimal number"),
            (Column::Imei, "=\"490154203237518\"", "formula"),
            (Column::SerialNumber, "=\"0012\"", "formula"),
            (Column::Meid, "293608736500703000", "ends in zeros"),
            (Column::ModemId2, "293608736500000000", "hexadecimal form"),
        ] {
            let told = read(column, changed).unwrap_err();
            assert!(told.contains(says) && told.contains("format the column as text"), "{changed}: {told}");
        }
        for (column, right) in [
            (Column::Meid, "12345E67890123"),
            (Column::Meid, "293608736500703710"),
            (Column::Meid, "293608736500703100"),
            (Column::Meid, "2936087365-00703000"),
            (Column::Meid, "35212340567000"),
            (Column::SerialNumber, "293608736500703000"),
            (Column::SerialNumber, "R5.0"),
            (Column::SerialNumber, "12E3456"),
            (Column::SerialNumber, "12.0"),
            (Column::Model, "4.90154E+14"),
            (Column::AnnotatedLocation, "=HQ"),
            // It is not read.
            (Column::DeviceId, "1.152E+14"),
        ] {
            assert_eq!(read(column, right), Ok(Some(right)), "in {}", column.name());
        }
    }

    #[test]
    fn what_a_spreadsheet_shows_in_place_of_a_value_is_none_and_is_told() {
        for column in [Column::SerialNumber, Column::Model, Column::OrderNumber, Column::Imei, Column::Reseller] {
            for lost in [
                "#REF!",
                "#NAME?",
                "#VALUE!",
                "#DIV/0!",
                "#WERT!",
                "#ÜBERLAUF!",
                "#NV",
                "#N/D",
                "#¡REF!",
                "#¿NOMBRE?",
                "#値!",
                "#BUSY",
                "Err:502",
                "########",
                "###",
            ] {
                let refused = value(column, lost, "UTF-8").expect_err(lost);
                assert!(refused.contains("has lost the value"), "{column:?} {lost}: {refused}");
            }
        }
        for (column, kept) in [
            (Column::AnnotatedUser, "#REF!"),
            (Column::SerialNumber, "#12"),
            (Column::Model, "#1!"),
            (Column::OrderNumber, "#Order!"),
            (Column::SerialNumber, "123.0"),
            (Column::Model, "12345678.0"),
        ] {
            assert_eq!(value(column, kept, "UTF-8"), Ok(Some(kept)), "{column:?} {kept}");
        }
        for (column, changed) in [
            (Column::SerialNumber, "17012522500123.0"),
            (Column::OrderNumber, "4500012345.0"),
            (Column::PhoneNumber, "4915112345678,0"),
        ] {
            assert!(value(column, changed, "UTF-8").is_err_and(|rule| rule.contains("decimal number")), "{changed}");
        }
    }

    #[test]
    fn an_imei_that_seems_to_have_lost_its_first_zero_is_told() {
        let body = "01234567890123";
        let whole = format!("{body}{}", imei_check_digit(body).unwrap());
        assert!(lost_zero(&whole[1..]).unwrap().contains("zero"));
        assert_eq!(lost_zero(&whole), None);
        assert_eq!(lost_zero("49015420323751"), None);
        let other = if whole.ends_with('1') { "2" } else { "1" };
        assert_eq!(lost_zero(&format!("{}{other}", &whole[1..14])), None, "the check digit does not fit");
    }
}

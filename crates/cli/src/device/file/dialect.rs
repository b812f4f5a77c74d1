//! What separates the values of a row.

use csv::{ReaderBuilder, StringRecord};

use crate::failure::Failure;

/// What spreadsheets put between values: commas, semicolons where the comma is for decimals, tabs as "Unicode text".
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// The line by which Excel is told the separator, before the character itself. Excel does not count it as a row.
const DECLARATION: &str = "sep=";

/// How a file separates its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Between two values of a row.
    pub separator: u8,
    /// Where the first row begins, in bytes: behind the line that declares the separator.
    pub begins_at: usize,
}

/// The dialect of a text: the declared one, else that in which most of the headings are known.
///
/// # Errors
/// A declaration of something that cannot separate values.
pub fn dialect(text: &str, is_known: impl Fn(&str) -> bool) -> Result<Dialect, Failure> {
    let headings = text.split(['\r', '\n']).find(|line| line.contains(char::is_alphanumeric)).unwrap_or_default();
    fitting(text, |separator| values(headings, separator).iter().filter(|heading| is_known(heading)).count())
}

/// The dialect of a text: the declared one, else that with the separator that fits best. Of separators that fit equally well
/// the first one counts, and the comma is that.
///
/// # Errors
/// A declaration of something that cannot separate values.
pub fn fitting(text: &str, fits: impl Fn(u8) -> usize) -> Result<Dialect, Failure> {
    let (first, rest) = text.split_at(text.find(['\r', '\n']).unwrap_or(text.len()));
    let bare = first.strip_prefix('"').unwrap_or(first);
    if bare.get(..DECLARATION.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(DECLARATION)) {
        let ending = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        let separator = declared(&bare[DECLARATION.len()..])?;
        return Ok(Dialect { separator, begins_at: first.len() + ending });
    }
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| fits(*separator));
    Ok(Dialect { separator: best.unwrap_or(SEPARATORS[0]), begins_at: 0 })
}

fn declared(text: &str) -> Result<u8, Failure> {
    let character = text.chars().next().filter(|c| c.is_ascii_punctuation() && *c != '"' || matches!(c, '\t' | ' '));
    character.and_then(|character| u8::try_from(character).ok()).ok_or_else(|| {
        Failure::new("the first line, sep=, names no separator: it must be one character such as sep=; or sep=,")
    })
}

/// The values of a row.
pub fn values(row: &str, separator: u8) -> StringRecord {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(row.as_bytes());
    let mut record = StringRecord::new();
    // A text in memory can be read, and it is text.
    match reader.read_record(&mut record) {
        Ok(_) => record,
        Err(_) => StringRecord::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(text: &str) -> Dialect {
        dialect(text, |heading| ["imei", "model"].contains(&heading)).unwrap()
    }

    #[test]
    fn the_separator_is_the_one_in_which_the_headings_are_known() {
        for (text, separator) in [
            ("imei,model\n", b','),
            ("imei;model\r\n1,5;x\r\n", b';'),
            ("imei\tmodel\r", b'\t'),
            ("\n\"imei\";\"model\"\n", b';'),
            (";;\nimei;model\n", b';'),
            ("imei\n1;2\n", b','),
            ("", b','),
        ] {
            assert_eq!(of(text), Dialect { separator, begins_at: 0 }, "of {text:?}");
        }
    }

    #[test]
    fn a_declared_separator_counts_and_its_line_is_no_row() {
        for (text, separator, begins_at) in [
            ("sep=;\r\nimei;model\r\n", b';', 7),
            ("SEP=|\nimei|model", b'|', 6),
            ("\"sep=,\"\nimei,model", b',', 8),
            ("sep=\t\nimei", b'\t', 6),
            ("sep=;", b';', 5),
        ] {
            assert_eq!(of(text), Dialect { separator, begins_at }, "of {text:?}");
        }
        for wrong in ["sep=\nimei", "sep=x\n", "sep=\"\n", "sep=ö\n"] {
            assert!(dialect(wrong, |_| true).is_err(), "{wrong:?} should be refused");
        }
    }
}

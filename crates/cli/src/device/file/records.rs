//! The rows of a device file, of which none is lost: a quotation mark that is not closed makes one row wrong, not all that
//! follow it.
//!
//! A reader of CSV takes everything up to the next quotation mark for one value, however many rows that is. Here a value
//! goes on over the end of its line only where that can be meant: in a column of notes, with the quotation marks and the
//! number of values of a right row, and where no two of its lines are rows of their own. Otherwise the line is a row that is
//! wrong, and the next line is the next row.

use csv::StringRecord;

use super::dialect::{Dialect, values};

/// What a row of the file must look like.
pub struct Shape {
    /// For each column, whether its values may have several lines.
    pub may_have_lines: Vec<bool>,
    /// Whether a line inside a value is a row already when it has as many separators as one. Not so in files of programs, which
    /// close their quotation marks.
    pub counts_separators: bool,
    /// Whether the values of a line, read as a row of its own, are those of a device.
    pub is_device: Box<dyn Fn(&StringRecord) -> bool>,
}

/// A quotation mark where none may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// It begins a value and does not end it.
    NotClosed {
        /// The value's column, from 0.
        column: usize,
    },
    /// It is in a value that has none around it.
    Inside {
        /// The value's column, from 0.
        column: usize,
    },
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its number in a spreadsheet, from 1: blank rows have one too.
    pub row: u64,
    /// Whether its first value has quotation marks around it. Spreadsheets write none around numbers.
    pub is_quoted: bool,
    /// Its values, or why they cannot be told apart.
    pub values: Result<StringRecord, Misplaced>,
}

/// The rows of a text that are not blank.
pub struct Records<'t> {
    text: &'t str,
    dialect: Dialect,
    shape: Option<Shape>,
    at: usize,
    row: u64,
}

impl<'t> Records<'t> {
    /// The rows of a text.
    pub fn of(text: &'t str, dialect: Dialect) -> Self {
        Self { text, dialect, shape: None, at: dialect.begins_at, row: 0 }
    }

    /// Has the rows from now on read as those of a file whose first row was this.
    pub fn expect(&mut self, shape: Shape) {
        self.shape = Some(shape);
    }

    /// How much was read, in bytes.
    pub fn bytes_read(&self) -> usize {
        self.at
    }

    /// The rest of the text as one row: its end and its values.
    fn record(&self) -> (usize, Result<StringRecord, Misplaced>) {
        let rest = &self.text[self.at..];
        let line = line_end(rest);
        match row_end(rest, self.dialect.separator) {
            Err(found) => (line, Err(found.what)),
            Ok(end) => {
                let row = values(&rest[..end], self.dialect.separator);
                match self.too_long_by_lines(&rest[..end], &row) {
                    Some(column) => (line, Err(Misplaced::NotClosed { column })),
                    None => (end, Ok(row)),
                }
            }
        }
    }

    /// The first column whose value has more lines than can be meant.
    fn too_long_by_lines(&self, text: &str, row: &StringRecord) -> Option<usize> {
        let first = row.iter().position(|value| value.contains(['\r', '\n']))?;
        let Some(shape) = &self.shape else { return Some(first) };
        let separator = char::from(self.dialect.separator);
        let is_whole = |line: &str| line.matches(separator).count() + 1 >= shape.may_have_lines.len();
        let is_meant = |(column, value): (usize, &str)| {
            let has_row = shape.counts_separators && value.split(['\r', '\n']).skip(1).any(is_whole);
            shape.may_have_lines.get(column) == Some(&true) && !has_row
        };
        let of_shape = row.len() == shape.may_have_lines.len();
        let with_lines = row.iter().enumerate().filter(|(_, value)| value.contains(['\r', '\n']));
        // The row's own device is named in one of its lines, whichever that is.
        let own = usize::from((shape.is_device)(row));
        (!of_shape || !with_lines.into_iter().all(is_meant) || self.devices(text, shape) > own).then_some(first)
    }

    /// How many of the lines, each read as a row of its own, are rows of devices.
    fn devices(&self, text: &str, shape: &Shape) -> usize {
        let lines = text.split(['\r', '\n']).filter(|line| !line.is_empty());
        lines.filter(|line| (shape.is_device)(&unquoted_values(line, self.dialect.separator))).count()
    }
}

/// The values of a line of which a quotation mark that it does not close is no part.
fn unquoted_values(line: &str, separator: u8) -> StringRecord {
    match row_end(line, separator) {
        Err(Found { what: Misplaced::NotClosed { .. }, at }) => {
            values(&format!("{}{}", &line[..at], &line[at + 1..]), separator)
        }
        _ => values(line, separator),
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while self.at < self.text.len() {
            let (length, values) = self.record();
            let is_quoted = self.text[self.at..].starts_with('"');
            self.at += length;
            self.row += 1;
            let is_blank = values.as_ref().is_ok_and(|values| values.iter().all(|value| value.trim().is_empty()));
            if !is_blank {
                return Some(Record { row: self.row, is_quoted, values });
            }
        }
        None
    }
}

/// Where the first line ends, behind its end-of-line characters.
fn line_end(text: &str) -> usize {
    text.find(['\r', '\n']).map_or(text.len(), |at| at + end_of_line(text.as_bytes(), at))
}

/// How long the end of line at this place is: CR LF is one.
fn end_of_line(bytes: &[u8], at: usize) -> usize {
    if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 }
}

/// A misplaced quotation mark, and where it is, in bytes.
struct Found {
    what: Misplaced,
    at: usize,
}

/// Where the first row ends, behind its end-of-line characters: as the csv library reads it, but strict about quotation
/// marks (RFC 4180, section 2, rules 5 to 7).
fn row_end(text: &str, separator: u8) -> Result<usize, Found> {
    let bytes = text.as_bytes();
    let is_end = |at: usize| bytes.get(at).is_none_or(|byte| [b'\r', b'\n', separator].contains(byte));
    let (mut at, mut column) = (0, 0);
    loop {
        if bytes.get(at) == Some(&b'"') {
            let closing = closing_mark(bytes, at).filter(|at| is_end(at + 1));
            at = closing.ok_or(Found { what: Misplaced::NotClosed { column }, at })? + 1;
        } else {
            // A formula, ="490154203237518", has marks of its own.
            let may_have_marks = bytes.get(at) == Some(&b'=');
            while !is_end(at) {
                if bytes[at] == b'"' && !may_have_marks {
                    return Err(Found { what: Misplaced::Inside { column }, at });
                }
                at += 1;
            }
        }
        match bytes.get(at) {
            None => return Ok(at),
            Some(byte) if *byte == separator => at += 1,
            Some(_) => return Ok(at + end_of_line(bytes, at)),
        }
        column += 1;
    }
}

/// The quotation mark that closes the one at this place; two of them are one of the value.
fn closing_mark(bytes: &[u8], opening: usize) -> Option<usize> {
    let mut at = opening + 1;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', Some(b'"')) => at += 2,
            (b'"', _) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The rows of a text whose columns are a serial number, a model and a note: each with its number, and its values or
    /// what is wrong.
    fn rows(text: &str) -> Vec<(u64, Result<Vec<String>, Misplaced>)> {
        rows_of(vec![false, false, true], 0, text)
    }

    /// The rows of a text whose lines are devices where the column `device` has an `S` and a digit.
    fn rows_of(may_have_lines: Vec<bool>, device: usize, text: &str) -> Vec<(u64, Result<Vec<String>, Misplaced>)> {
        let mut records = Records::of(text, Dialect { separator: b',', begins_at: 0 });
        let is_serial = |value: &str| value.strip_prefix('S').is_some_and(|rest| rest.starts_with(char::is_numeric));
        let is_device = Box::new(move |line: &StringRecord| line.get(device).is_some_and(is_serial));
        records.expect(Shape { may_have_lines, counts_separators: true, is_device });
        let owned = |values: StringRecord| values.iter().map(str::to_owned).collect();
        records.map(|record| (record.row, record.values.map(owned))).collect()
    }

    fn right(row: u64, values: [&str; 3]) -> (u64, Result<Vec<String>, Misplaced>) {
        (row, Ok(values.map(str::to_owned).to_vec()))
    }

    #[test]
    fn rows_are_numbered_as_in_a_spreadsheet_and_blank_ones_are_no_rows() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["S1,a,", "", ",,", " , ,", "S5,\"a \"\"b\"\"\",", "\"\"", "S7,a,x"].join(end);
            let expected = [right(1, ["S1", "a", ""]), right(5, ["S5", "a \"b\"", ""]), right(7, ["S7", "a", "x"])];
            assert_eq!(rows(&text), expected, "with {end:?}");
        }
    }

    #[test]
    fn a_mark_that_is_not_closed_makes_its_own_row_wrong_and_no_other() {
        let not_closed = |column| Err(Misplaced::NotClosed { column });
        for third in ["S3,a,", "S3,\"a\",", "\"S3\",a,"] {
            let text = format!("S1,\"a,x\nS2,a,\n{third}\n");
            assert_eq!(
                rows(&text),
                [(1, not_closed(1)), right(2, ["S2", "a", ""]), right(3, ["S3", "a", ""])],
                "{third}"
            );
        }
        let text = "S1,a,\"x\nS2,a,y\nS3,a,z\"\n";
        let inside = Err(Misplaced::Inside { column: 2 });
        assert_eq!(rows(text), [(1, not_closed(2)), right(2, ["S2", "a", "y"]), (3, inside)]);
        assert_eq!(rows("S1,\"a\"b,x\n"), [(1, not_closed(1))]);
        assert_eq!(rows("S1,a,\""), [(1, not_closed(2))]);
    }

    #[test]
    fn a_note_of_several_lines_is_one_row() {
        let text = "S1,a,\"Building 3,\nsecond floor\"\nS2,a,\n";
        assert_eq!(rows(text), [right(1, ["S1", "a", "Building 3,\nsecond floor"]), right(2, ["S2", "a", ""])]);
    }

    #[test]
    fn a_mark_that_is_not_closed_swallows_no_row_whichever_column_has_the_note_and_however_short_the_rows_are() {
        let not_closed = |column| Err(Misplaced::NotClosed { column });
        let row = |values: &[&str]| Ok(values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>());
        for (first, second, third, column) in [
            (r#"S1,"PO-1"#, r#"S2,PO-2",+491"#, "S3,PO-3,+492", 1),
            (r#"S1,"PO-1,+490"#, r#"S2,PO-2",+491"#, "S3", 1),
            (r#"S1,PO-1,"+490"#, r#"S2,PO-2,+491""#, "S3,PO-3", 2),
            (r#"S1,"PO-1"#, r#"S2,PO-2",+491"#, "S3", 1),
        ] {
            let read = rows_of(vec![false, true, true], 0, &[first, second, third].join("\n"));
            assert_eq!((read.len(), &read[0]), (3, &(1, not_closed(column))), "{first} {second}");
            assert!(matches!(read[1], (2, Err(Misplaced::Inside { .. }))), "{second}: {:?}", read[1]);
            assert_eq!(read[2], (3, row(&third.split(',').collect::<Vec<_>>())));
        }
        // The row with the mark names no device itself.
        let read = rows_of(vec![false, true, true], 0, "x,\"PO-1\nS2,PO-2\",+491\nS3,PO-3,+492\n");
        assert_eq!((read.len(), &read[0]), (3, &(1, not_closed(1))));
        // The device is named behind the note.
        let text = "\"PO-1,+490,S1\nPO-2\",+491,S2\nPO-3,+492,S3\n";
        let read = rows_of(vec![true, true, false], 2, text);
        assert_eq!((read.len(), &read[0], &read[2]), (3, &(1, not_closed(0)), &(3, row(&["PO-3", "+492", "S3"]))));
        let text = "\"Building 3,\nfloor 2\",+491,S1\n";
        assert_eq!(rows_of(vec![true, true, false], 2, text), [(1, row(&["Building 3,\nfloor 2", "+491", "S1"]))]);
    }

    #[test]
    fn a_mark_inside_a_value_is_no_text() {
        assert_eq!(rows("S1,15\" screen,\nS2,a,\n")[0], (1, Err(Misplaced::Inside { column: 1 })));
        assert_eq!(rows("=\"S1\",a,\n"), [right(1, ["=\"S1\"", "a", ""])]);
    }
}

//! What a device file's first row names.

use csv::StringRecord;

use super::columns::{Column, Content};
use super::file::Shape;
use super::row::is_state;
use super::value::is_number_like;
use crate::failure::Failure;

/// Characters of a heading that a message shows.
const SHOWN: usize = 40;

/// Digits from which on spreadsheets write a number with an exponent, Excel the first of them. Ids of devices have more.
const MIN_ROUNDED_DIGITS: usize = 12;

/// What the first row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The columns of a file, in their order; `None` where a column has no heading, and so must have no values either.
    pub columns: Vec<Option<Column>>,
    /// Whether the headings are those of an exported file, which has columns that nobody else has reason to write.
    is_exported: bool,
}

impl Header {
    /// Reads the first row of a file.
    ///
    /// # Errors
    /// A heading that is no column, or one of a column that another one names too.
    pub fn read(headings: &StringRecord) -> Result<Self, Failure> {
        let mut columns = Vec::new();
        for heading in headings {
            let heading = heading.trim();
            if heading.is_empty() {
                columns.push(None);
                continue;
            }
            let column = Column::from_heading(heading).ok_or_else(|| unknown(heading))?;
            if columns.contains(&Some(column)) {
                return Err(Failure::new(format!("the first row names the column {} twice", column.name())));
            }
            columns.push(Some(column));
        }
        let has = |column: Column| headings.iter().any(|heading| heading == column.name());
        Ok(Self { columns, is_exported: has(Column::DeviceId) && has(Column::Status) })
    }

    /// Whether the values of a row are to be taken as they are: the row was exported, and no spreadsheet has written it since.
    /// That would have made a number with an exponent of its device's id.
    pub fn is_literal(&self, row: &StringRecord) -> bool {
        let id = self.value(row, Column::DeviceId).unwrap_or_default();
        self.is_exported && id.len() >= MIN_ROUNDED_DIGITS && id.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// A row's value in a column.
    fn value<'r>(&self, row: &'r StringRecord, column: Column) -> Option<&'r str> {
        row.get(self.columns.iter().position(|named| *named == Some(column))?)
    }

    /// Refuses a file from which no row could be claimed.
    pub fn require_claimable(&self, reseller_given: bool, customer_given: bool) -> Result<(), Failure> {
        let has = |column: Column| self.columns.contains(&Some(column));
        if !reseller_given && !has(Column::Reseller) {
            return Err(Failure::new("the file has no column reseller: add it, or give --reseller ID for all rows"));
        }
        if !customer_given && !has(Column::Customer) && !has(Column::GoogleWorkspaceCustomerId) {
            return Err(Failure::new("the file has no column customer: add it, or give --customer ID for all rows"));
        }
        if !Column::IDENTIFIERS.iter().any(|column| has(*column)) {
            let message = "the file has no column that names devices: it needs imei, meid, modemid, or serialNumber with \
                           manufacturer and model";
            return Err(Failure::new(message));
        }
        Ok(())
    }

    /// What the rows below look like.
    pub fn shape(&self) -> Shape {
        let is_note = |column: &Option<Column>| column.is_some_and(|column| column.content() == Content::Note);
        let header = self.clone();
        Shape {
            may_have_lines: self.columns.iter().map(is_note).collect(),
            counts_separators: !self.is_exported,
            is_device: Box::new(move |line| header.names_device(line)),
        }
    }

    /// Whether a line, read as a row, names a device so well that it cannot be the next line of a note.
    fn names_device(&self, line: &StringRecord) -> bool {
        let value = |column: Column| self.value(line, column).map(str::trim).filter(|value| !value.is_empty());
        if self.is_exported {
            let id = value(Column::DeviceId).unwrap_or_default();
            let is_row = id.bytes().all(|byte| byte.is_ascii_digit()) && value(Column::Status).is_none_or(is_state);
            if !is_row {
                return false;
            }
        }
        let is_number = |column: &&Column| column.content() == Content::Digits;
        let has_number =
            Column::IDENTIFIERS.iter().filter(is_number).any(|column| value(*column).is_some_and(is_number_like));
        let has_attested_id =
            value(Column::ChromeOsAttestedDeviceId).is_some_and(|id| !id.contains(char::is_whitespace));
        let build = [Column::SerialNumber, Column::Manufacturer, Column::Model];
        has_number || has_attested_id || build.into_iter().all(|column| value(column).is_some())
    }

    /// How people name the column at this place, from 0.
    pub fn name(&self, place: usize) -> String {
        match self.columns.get(place) {
            Some(Some(column)) => column.name().to_owned(),
            _ => format!("column {}", place + 1),
        }
    }
}

fn unknown(heading: &str) -> Failure {
    let shown: String = heading.chars().take(SHOWN).collect();
    Failure::new(format!("the first row names an unknown column {shown:?}. Known columns: {}", Column::all_names()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(headings: &[&str]) -> Result<Header, Failure> {
        Header::read(&StringRecord::from(headings.to_vec()))
    }

    #[test]
    fn headings_are_columns_in_any_order_and_one_may_be_missing_at_the_end() {
        let header = read(&["IMEI", " Serial Number ", "order_number", ""]).unwrap();
        assert_eq!(header.columns, [Some(Column::Imei), Some(Column::SerialNumber), Some(Column::OrderNumber), None]);
        assert_eq!((header.name(1).as_str(), header.name(3).as_str()), ("serialNumber", "column 4"));
        assert_eq!(header.shape().may_have_lines, [false, false, true, false]);
    }

    #[test]
    fn a_line_is_a_devices_when_it_names_one_in_the_right_columns() {
        let names =
            |headings: &[&str], line: &[&str]| (read(headings).unwrap().shape().is_device)(&line.to_vec().into());
        let headings =
            ["imei", "serial", "maker", "model", "note"].map(|name| if name == "note" { "location" } else { name });
        for device in [
            &["356938030000013"][..],
            &["35-693803-000001-3", "", "", "", "x"],
            &["3.56938E+14"],
            &["35693803000001"],
            &["", "S1", "Acme", "A1"],
        ] {
            assert!(names(&headings, device), "{device:?}");
        }
        for note in [&["second floor"][..], &["Gate 4", " left"], &["call +49 30 1234567"], &["", "S1", "", "A1"]] {
            assert!(!names(&headings, note), "{note:?}");
        }
        let exported = ["deviceId", "status", "imei", "location"];
        assert!(names(&exported, &["1843200000000000", "claimed", "356938030000013"]));
        assert!(names(&exported, &["", "", "356938030000013"]), "a row that somebody added");
        assert!(!names(&exported, &["second floor", "", "356938030000013"]));
    }

    #[test]
    fn a_row_is_literal_when_it_was_exported_and_its_id_was_not_rounded() {
        let literal = |headings: &[&str], row: &[&str]| read(headings).unwrap().is_literal(&row.to_vec().into());
        assert!(literal(&["deviceId", "status", "imei"], &["1843200000000000", "claimed"]));
        assert!(!literal(&["deviceId", "status", "imei"], &["1.8432E+15", "claimed"]));
        assert!(!literal(&["deviceId", "status", "imei"], &["", "claimed"]), "a row that somebody added");
        assert!(!literal(&["Device ID", "Status", "imei"], &["1843200000000000", "claimed"]));
        assert!(!literal(&["imei"], &["356938030000013"]));
    }

    #[test]
    fn an_unknown_heading_is_refused_with_the_known_ones() {
        let refused = format!("{:?}", read(&["imei", "colour"]).unwrap_err());
        assert!(refused.contains("colour") && refused.contains("serialNumber"), "{refused}");
    }

    #[test]
    fn a_column_that_is_named_twice_is_refused_whatever_its_headings() {
        assert!(read(&["imei", "IMEI"]).is_err());
        assert!(read(&["customer", "owner"]).is_err());
    }
}

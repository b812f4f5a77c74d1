//! What a device file's first row names.

use csv::StringRecord;

use super::columns::{Column, Content};
use super::file::Shape;
use crate::failure::Failure;

/// Characters of a heading that a message shows.
const SHOWN: usize = 40;

/// The columns of a file, in their order; `None` where a column has no heading, and so must have no values either.
#[derive(Debug, PartialEq, Eq)]
pub struct Header(pub Vec<Option<Column>>);

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
        Ok(Self(columns))
    }

    /// Refuses a file from which no row could be claimed.
    pub fn require_claimable(&self, reseller_given: bool, customer_given: bool) -> Result<(), Failure> {
        let has = |column: Column| self.0.contains(&Some(column));
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
        Shape { may_have_lines: self.0.iter().map(is_note).collect() }
    }

    /// How people name the column at this place, from 0.
    pub fn name(&self, place: usize) -> String {
        match self.0.get(place) {
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
        assert_eq!(header.0, [Some(Column::Imei), Some(Column::SerialNumber), Some(Column::OrderNumber), None]);
        assert_eq!((header.name(1).as_str(), header.name(3).as_str()), ("serialNumber", "column 4"));
        assert_eq!(header.shape().may_have_lines, [false, false, true, false]);
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

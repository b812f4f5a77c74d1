//! One row of a device file as a claim.

use csv::StringRecord;
use muster_core::device::{Claim, DeviceType, Identifier, Metadata, Section};
use muster_core::{CustomerId, ResellerId};
use muster_server::admin::{ImportRow, Refusal};

use super::columns::{Column, Content};
use super::file::{Misplaced, Record};
use super::header::Header;
use super::modem::Modems;
use super::value;

/// What rows get that do not say it themselves.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// The reseller.
    pub reseller_id: Option<ResellerId>,
    /// The customer.
    pub customer_id: Option<CustomerId>,
    /// The token of ChromeOS devices.
    pub provisioning_token: Option<String>,
}

/// What a row asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A claim. What its own rules say of it is the server's business.
    Claim(Box<ImportRow>),
    /// Nothing: the row is of a device that nobody held when it was exported.
    Released,
}

/// How rows of one file are read.
#[derive(Debug)]
pub struct Reader {
    /// What the first row names.
    pub header: Header,
    /// What rows get that do not say it themselves.
    pub defaults: Defaults,
    /// The file's encoding, for messages.
    pub encoding: &'static str,
    /// Whether something in the file was no text of the encoding.
    pub is_damaged: bool,
}

impl Reader {
    /// What a row asks for.
    ///
    /// # Errors
    /// Why it cannot be read, naming the column.
    pub fn read(&self, record: &Record) -> Result<Row, Refusal> {
        let values = record.values.as_ref().map_err(|misplaced| self.misplaced(*misplaced))?;
        self.check_length(values)?;
        let is_literal = self.header.is_literal(values);
        let mut row = Draft { reseller_id: self.defaults.reseller_id, ..Draft::default() };
        for (place, given) in values.iter().enumerate() {
            let Some(column) = self.header.columns.get(place).copied().flatten() else {
                if given.trim().is_empty() {
                    continue;
                }
                return Err(refusal(&self.header.name(place), "has a value here, but no heading in the first row"));
            };
            // A row that lost its quotation marks may have met a spreadsheet that keeps as many digits as an id has.
            let may_be_rounded = !record.is_quoted && column == Column::SerialNumber;
            let value = if is_literal && !may_be_rounded {
                value::literal(given, self.encoding, self.is_damaged)
            } else {
                value::value(column, given, self.encoding)
            };
            if let Some(value) = value.map_err(|rule| refusal(column.name(), rule))? {
                row.set(column, value)?;
            }
        }
        row.finish(&self.defaults)
    }

    /// Spreadsheets leave out what is blank at the end of a row. A row without a column that says what the device is, or
    /// whose, was cut off.
    fn check_length(&self, values: &StringRecord) -> Result<(), Refusal> {
        let may_be_missing = |column: &Option<Column>| {
            column.is_none_or(|column| column.content() == Content::Note || column == Column::ConfigurationId)
        };
        let missing = self.header.columns.get(values.len()..).unwrap_or_default();
        if missing.iter().all(may_be_missing) {
            return Ok(());
        }
        let message = format!("has {} fields, the first row names {} columns", values.len(), self.header.columns.len());
        Err(refusal("row", message))
    }

    fn misplaced(&self, misplaced: Misplaced) -> Refusal {
        let (column, rule) = match misplaced {
            Misplaced::NotClosed { column } => (
                column,
                "begins with a quotation mark that does not end the value in this row; the rows below were read for \
                 themselves",
            ),
            Misplaced::Inside { column } => (
                column,
                "has a quotation mark in it: write it twice, and one before and one behind the whole value, as \
                 spreadsheets do",
            ),
        };
        refusal(&self.header.name(column), rule)
    }
}

/// A row of which some columns were read.
#[derive(Default)]
struct Draft {
    reseller_id: Option<ResellerId>,
    is_released: bool,
    claim: Claim,
    identifier: Identifier,
    modems: Modems,
    metadata: Metadata,
}

impl Draft {
    fn set(&mut self, column: Column, value: &str) -> Result<(), Refusal> {
        let text = Some(value.to_owned());
        let (claim, identifier) = (&mut self.claim, &mut self.identifier);
        match column {
            // Ids are the server's to give: the column is there so that an exported file can be imported.
            Column::DeviceId => {}
            Column::Status => self.is_released = name(column, "", value, STATES)?,
            Column::Reseller => self.reseller_id = Some(number(column, value)?),
            Column::Customer => claim.customer_id = Some(number(column, value)?),
            Column::GoogleWorkspaceCustomerId => claim.workspace_id = text,
            Column::SectionType => claim.section = Some(name(column, "SECTION_TYPE_", value, SECTIONS)?),
            Column::ConfigurationId => claim.configuration_id = Some(number(column, value)?),
            Column::SimlockProfileId => claim.sim_lock_profile_id = Some(number(column, value)?),
            Column::PreProvisioningToken => claim.provisioning_token = text,
            Column::DeviceType => identifier.device_type = name(column, "DEVICE_TYPE_", value, DEVICE_TYPES)?,
            Column::Imei => identifier.imei = Some(imei(column, value)?),
            Column::Imei2 => identifier.imei2 = Some(imei(column, value)?),
            Column::Meid => identifier.meid = text,
            Column::Meid2 => identifier.meid2 = text,
            Column::ModemType => self.modems.set_type(0, column, value)?,
            Column::ModemId => self.modems.set_id(0, value),
            Column::ModemType2 => self.modems.set_type(1, column, value)?,
            Column::ModemId2 => self.modems.set_id(1, value),
            Column::SerialNumber => identifier.serial_number = text,
            Column::Manufacturer => identifier.manufacturer = text,
            Column::Model => identifier.model = text,
            Column::ChromeOsAttestedDeviceId => identifier.chrome_os_attested_device_id = text,
            Column::PhoneNumber
            | Column::OrderNumber
            | Column::AnnotatedAssetId
            | Column::AnnotatedLocation
            | Column::AnnotatedUser => {
                self.metadata.insert(column.name().to_owned(), value.to_owned());
            }
        }
        Ok(())
    }

    fn finish(mut self, defaults: &Defaults) -> Result<Row, Refusal> {
        self.modems.fill(&mut self.identifier)?;
        if self.is_released {
            return Ok(Row::Released);
        }
        let missing = || refusal("reseller", "is required, or --reseller for all rows");
        let reseller_id = self.reseller_id.ok_or_else(missing)?;
        let mut claim = self.claim;
        claim.section = claim.section.or(Some(Section::ZeroTouch));
        if claim.customer_id.is_none() && claim.workspace_id.is_none() {
            claim.customer_id = defaults.customer_id;
        }
        if self.identifier.device_type == DeviceType::ChromeOs && claim.provisioning_token.is_none() {
            claim.provisioning_token.clone_from(&defaults.provisioning_token);
        }
        claim.identifier = Some(self.identifier);
        claim.metadata = Some(self.metadata).filter(|metadata| !metadata.is_empty());
        Ok(Row::Claim(Box::new(ImportRow { reseller_id, claim })))
    }
}

/// An IMEI's digits, unless a spreadsheet seems to have taken one.
pub fn imei(column: Column, value: &str) -> Result<String, Refusal> {
    match value::lost_zero(value) {
        Some(rule) => Err(refusal(column.name(), rule)),
        None => Ok(value.to_owned()),
    }
}

fn number<N: std::str::FromStr>(column: Column, value: &str) -> Result<N, Refusal> {
    value.parse().map_err(|_| refusal(column.name(), "must be a whole number"))
}

/// A word of a list by its API name, with or without the part that all of them begin with.
pub fn name<E: Copy>(column: Column, prefix: &str, value: &str, known: &[(&str, E)]) -> Result<E, Refusal> {
    let folded = value.to_ascii_uppercase();
    let short = folded.strip_prefix(prefix).unwrap_or(&folded);
    known.iter().find(|(name, _)| *name == short).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        refusal(column.name(), format!("must be {}", known.join(" or ")))
    })
}

/// Whether a device was released, by what an export says of it.
const STATES: &[(&str, bool)] = &[("CLAIMED", false), ("RELEASED", true)];

/// Whether a value is one of the column status.
pub fn is_state(value: &str) -> bool {
    name(Column::Status, "", value, STATES).is_ok()
}

/// The sections by name, as zero-touch calls them without their prefix.
const SECTIONS: &[(&str, Section)] = &[("SIM_LOCK", Section::SimLock), ("ZERO_TOUCH", Section::ZeroTouch)];

/// The kinds of devices by name, as zero-touch calls them without their prefix.
const DEVICE_TYPES: &[(&str, DeviceType)] = &[("ANDROID", DeviceType::Android), ("CHROME_OS", DeviceType::ChromeOs)];

/// The refusal of a row that cannot be read.
pub fn refusal(field: &str, rule: impl std::fmt::Display) -> Refusal {
    Refusal {
        message: format!("{field} {rule}"),
        field: Some(field.to_owned()),
        reason: Some("INVALID_PARAMETER".to_owned()),
        cause: None,
        temporary: false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(headings: &[&str], values: &[&str]) -> Result<Row, Refusal> {
        let defaults = Defaults {
            reseller_id: Some(ResellerId::new(1)),
            customer_id: Some(CustomerId::new(2)),
            provisioning_token: Some("token-1".to_owned()),
        };
        let header = Header::read(&StringRecord::from(headings.to_vec())).unwrap();
        Reader { header, defaults, encoding: "UTF-8", is_damaged: true }.read(&Record {
            row: 2,
            is_quoted: false,
            values: Ok(StringRecord::from(values.to_vec())),
        })
    }

    fn claimed(headings: &[&str], values: &[&str]) -> ImportRow {
        match read(headings, values) {
            Ok(Row::Claim(row)) => *row,
            other => panic!("should be a claim: {other:?}"),
        }
    }

    #[test]
    fn a_row_says_what_differs_from_the_defaults() {
        let row = claimed(&["imei", "customer", "ordernumber"], &["12", "9", ""]);
        assert_eq!((row.reseller_id, row.claim.customer_id), (ResellerId::new(1), Some(CustomerId::new(9))));
        assert_eq!(row.claim.identifier.unwrap().imei.as_deref(), Some("12"));
        assert_eq!(row.claim.metadata, None, "an empty value is no value");
        assert_eq!(claimed(&["imei", "customer"], &["12", ""]).claim.customer_id, Some(CustomerId::new(2)));
    }

    #[test]
    fn only_chrome_os_devices_get_the_default_token() {
        let row = claimed(&["deviceType", "serial"], &["CHROME_OS", "S"]);
        assert_eq!(row.claim.provisioning_token.as_deref(), Some("token-1"));
        assert_eq!(claimed(&["serial"], &["S"]).claim.provisioning_token, None);
    }

    #[test]
    fn enums_are_taken_with_and_without_their_prefix() {
        for value in ["CHROME_OS", "device_type_chrome_os"] {
            let row = claimed(&["deviceType"], &[value]);
            assert_eq!(row.claim.identifier.unwrap().device_type, DeviceType::ChromeOs);
        }
        let refused = read(&["deviceType"], &["toaster"]).unwrap_err();
        assert_eq!(refused.message, "deviceType must be ANDROID or CHROME_OS");
    }

    #[test]
    fn a_row_of_a_released_device_asks_for_nothing() {
        assert_eq!(read(&["imei", "status"], &["12", "released"]), Ok(Row::Released));
        assert_eq!(claimed(&["imei", "status"], &["12", "claimed"]).reseller_id, ResellerId::new(1));
        assert!(read(&["imei", "status"], &["12", "sold"]).is_err());
    }

    #[test]
    fn what_is_blank_at_the_end_may_be_left_out_or_be_too_much() {
        let headings = ["imei", "model", "ordernumber", "phone"];
        assert_eq!(claimed(&headings, &["12", "Pixel 9"]).claim.metadata, None);
        assert_eq!(claimed(&headings, &["12", "", "", "", "", " "]).claim.metadata, None);
        assert_eq!(read(&headings, &["12"]).unwrap_err().message, "row has 1 fields, the first row names 4 columns");
        let extra = read(&headings, &["12", "", "", "", "x"]).unwrap_err();
        assert_eq!(extra.message, "column 5 has a value here, but no heading in the first row");
    }

    #[test]
    fn a_row_that_cannot_be_read_names_the_column() {
        assert_eq!(read(&["customer"], &["acme"]).unwrap_err().field.as_deref(), Some("customer"));
        assert_eq!(read(&["customer"], &["n/a"]).unwrap_err().field.as_deref(), Some("customer"));
        assert_eq!(read(&["imei"], &["4.9E+14"]).unwrap_err().field.as_deref(), Some("imei"));
        assert_eq!(read(&["model"], &["Pix\u{fffd}el"]).unwrap_err().message, "model is not UTF-8 text");
    }
}

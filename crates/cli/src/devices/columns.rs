//! The columns of a device file: what its first row may name, in any order.

use crate::failure::Failure;

/// A column of a device file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    DeviceId,
    Reseller,
    Customer,
    GoogleWorkspaceCustomerId,
    SectionType,
    DeviceType,
    Imei,
    Imei2,
    Meid,
    Meid2,
    SerialNumber,
    Manufacturer,
    Model,
    ChromeOsAttestedDeviceId,
    ConfigurationId,
    SimlockProfileId,
    PreProvisioningToken,
    PhoneNumber,
    OrderNumber,
    AnnotatedAssetId,
    AnnotatedLocation,
    AnnotatedUser,
}

impl Column {
    /// Every column with its name: the API's own where it has one.
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::DeviceId, "deviceId"),
        (Self::Reseller, "reseller"),
        (Self::Customer, "customer"),
        (Self::GoogleWorkspaceCustomerId, "googleWorkspaceCustomerId"),
        (Self::SectionType, "sectionType"),
        (Self::DeviceType, "deviceType"),
        (Self::Imei, "imei"),
        (Self::Imei2, "imei2"),
        (Self::Meid, "meid"),
        (Self::Meid2, "meid2"),
        (Self::SerialNumber, "serialNumber"),
        (Self::Manufacturer, "manufacturer"),
        (Self::Model, "model"),
        (Self::ChromeOsAttestedDeviceId, "chromeOsAttestedDeviceId"),
        (Self::ConfigurationId, "configurationId"),
        (Self::SimlockProfileId, "simlockProfileId"),
        (Self::PreProvisioningToken, "preProvisioningToken"),
        (Self::PhoneNumber, "phonenumber"),
        (Self::OrderNumber, "ordernumber"),
        (Self::AnnotatedAssetId, "annotatedassetid"),
        (Self::AnnotatedLocation, "annotatedlocation"),
        (Self::AnnotatedUser, "annotateduser"),
    ];

    /// Columns that name the device itself.
    const IDENTIFIERS: &'static [Self] = &[Self::Imei, Self::Meid, Self::SerialNumber, Self::ChromeOsAttestedDeviceId];

    /// The column's name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(column, _)| *column == self).map_or("", |(_, name)| name)
    }

    /// The key the column is in a device's metadata, if it is one.
    pub fn metadata_key(self) -> Option<&'static str> {
        match self {
            Self::PhoneNumber
            | Self::OrderNumber
            | Self::AnnotatedAssetId
            | Self::AnnotatedLocation
            | Self::AnnotatedUser => Some(self.name()),
            _ => None,
        }
    }

    /// Reads a heading: case, spaces, `-` and `_` do not matter.
    fn from_heading(heading: &str) -> Option<Self> {
        let folded: String = heading.chars().filter(|c| !" -_".contains(*c)).collect();
        Self::NAMES.iter().find(|(_, name)| name.eq_ignore_ascii_case(&folded)).map(|(column, _)| *column)
    }

    fn all_names() -> String {
        Self::NAMES.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    }
}

/// What a file's first row names.
#[derive(Debug)]
pub struct Header(pub Vec<Column>);

impl Header {
    /// Reads the first row of a file.
    ///
    /// # Errors
    /// A heading that is no column, or one that comes twice.
    pub fn read<'h>(headings: impl Iterator<Item = &'h str>) -> Result<Self, Failure> {
        let mut columns = Vec::new();
        for heading in headings {
            // Spreadsheets put a byte order mark in front of the first one.
            let heading = heading.trim_start_matches('\u{feff}').trim();
            let column = Column::from_heading(heading).ok_or_else(|| unknown(heading))?;
            if columns.contains(&column) {
                return Err(Failure::new(format!("the first row names the column {} twice", column.name())));
            }
            columns.push(column);
        }
        Ok(Self(columns))
    }

    /// Refuses a file from which no row could be claimed.
    pub fn require_claimable(&self, reseller_given: bool, customer_given: bool) -> Result<(), Failure> {
        let has = |column: Column| self.0.contains(&column);
        if !reseller_given && !has(Column::Reseller) {
            return Err(Failure::new("the file has no column reseller: add it, or give --reseller ID for all rows"));
        }
        if !customer_given && !has(Column::Customer) && !has(Column::GoogleWorkspaceCustomerId) {
            return Err(Failure::new("the file has no column customer: add it, or give --customer ID for all rows"));
        }
        if !Column::IDENTIFIERS.iter().any(|column| has(*column)) {
            let message = "the file has no column that names devices: it needs imei, meid, or serialNumber with manufacturer \
                           and model";
            return Err(Failure::new(message));
        }
        Ok(())
    }
}

fn unknown(heading: &str) -> Failure {
    let shown: String = heading.chars().take(40).collect();
    let hint = if heading.contains([';', '\t']) { " Separate the columns by commas." } else { "" };
    Failure::new(format!(
        "the first row names an unknown column {shown:?}.{hint} Known columns: {}",
        Column::all_names()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn headings_are_read_however_people_write_them() {
        let header = Header::read(["\u{feff}IMEI", " Serial Number ", "order_number"].into_iter()).unwrap();
        assert_eq!(header.0, [Column::Imei, Column::SerialNumber, Column::OrderNumber]);
    }

    #[test]
    fn an_unknown_heading_is_refused_with_the_known_ones() {
        let refused = format!("{:?}", Header::read(["imei", "colour"].into_iter()).unwrap_err());
        assert!(refused.contains("colour") && refused.contains("serialNumber"), "{refused}");
    }

    #[test]
    fn a_heading_that_comes_twice_is_refused() {
        assert!(Header::read(["imei", "IMEI"].into_iter()).is_err());
    }
}

//! The columns of a device file, and the headings by which people and programs name them.

/// A column of a device file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    DeviceId,
    Status,
    Reseller,
    Customer,
    GoogleWorkspaceCustomerId,
    SectionType,
    DeviceType,
    Imei,
    Imei2,
    Meid,
    Meid2,
    ModemType,
    ModemId,
    ModemType2,
    ModemId2,
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

/// What a column holds, as far as reading it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// An id of Muster's: a whole number, given on purpose where it is given.
    Id,
    /// A long number that spreadsheets take for one to calculate with.
    Digits,
    /// A word of a list.
    Name,
    /// A text that identifies the device.
    Identity,
    /// A note: any text, also of several lines.
    Note,
}

impl Column {
    /// Every column with its name, the API's own where it has one, and what else it is called. Names and headings are compared
    /// by their letters and digits alone. `modemtype`, `modemid`, `serial`, `profiletype`, `profileid` and `owner` are the
    /// columns of files for Google's portal.
    const NAMES: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (Self::DeviceId, "deviceId", &[]),
        (Self::Status, "status", &[]),
        (Self::Reseller, "reseller", &["resellerid", "partner", "partnerid"]),
        (Self::Customer, "customer", &["customerid", "owner", "ownerid"]),
        (Self::GoogleWorkspaceCustomerId, "googleWorkspaceCustomerId", &["workspacecustomerid", "googleworkspaceid"]),
        (Self::SectionType, "sectionType", &["section", "profiletype"]),
        (Self::DeviceType, "deviceType", &[]),
        (Self::Imei, "imei", &["imei1", "imeinumber", "imeino", "firstimei", "primaryimei", "imeisim1", "imeislot1"]),
        (Self::Imei2, "imei2", &["imeinumber2", "secondimei", "secondaryimei", "imeisim2", "imeislot2"]),
        (Self::Meid, "meid", &["meid1", "meidnumber", "firstmeid"]),
        (Self::Meid2, "meid2", &["secondmeid"]),
        (Self::ModemType, "modemtype", &["modemtype1"]),
        (Self::ModemId, "modemid", &["modemid1", "hardwareid", "hardwareid1", "imeimeid", "imeimeid1", "imeiormeid"]),
        (Self::ModemType2, "modemtype2", &[]),
        (Self::ModemId2, "modemid2", &["hardwareid2", "imeimeid2"]),
        (Self::SerialNumber, "serialNumber", &["serial", "serialno", "serialnum", "serialnr", "sn"]),
        (Self::Manufacturer, "manufacturer", &["manufacturername", "maker", "make", "mfr"]),
        (Self::Model, "model", &["modelname", "devicemodel"]),
        (Self::ChromeOsAttestedDeviceId, "chromeOsAttestedDeviceId", &["attesteddeviceid", "attestedid"]),
        (Self::ConfigurationId, "configurationId", &["configuration", "configid", "config", "profileid"]),
        (Self::SimlockProfileId, "simlockProfileId", &["simlockprofile"]),
        (Self::PreProvisioningToken, "preProvisioningToken", &["provisioningtoken"]),
        (Self::PhoneNumber, "phonenumber", &["phone", "phoneno", "msisdn"]),
        (Self::OrderNumber, "ordernumber", &["order", "orderno", "orderid", "purchaseorder", "ponumber", "po"]),
        (Self::AnnotatedAssetId, "annotatedassetid", &["assetid", "assettag", "asset"]),
        (Self::AnnotatedLocation, "annotatedlocation", &["location"]),
        (Self::AnnotatedUser, "annotateduser", &["user"]),
    ];

    /// Columns that name the device itself.
    pub const IDENTIFIERS: &'static [Self] = &[
        Self::Imei,
        Self::Imei2,
        Self::Meid,
        Self::Meid2,
        Self::ModemId,
        Self::ModemId2,
        Self::SerialNumber,
        Self::ChromeOsAttestedDeviceId,
    ];

    /// The column's name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(column, ..)| *column == self).map_or("", |(_, name, _)| name)
    }

    /// The key the column is in a device's metadata, if it is one.
    pub fn metadata_key(self) -> Option<&'static str> {
        (self.content() == Content::Note).then(|| self.name())
    }

    /// What the column holds.
    pub fn content(self) -> Content {
        match self {
            Self::DeviceId
            | Self::Reseller
            | Self::Customer
            | Self::ConfigurationId
            | Self::SimlockProfileId
            | Self::GoogleWorkspaceCustomerId => Content::Id,
            Self::Imei | Self::Imei2 | Self::Meid | Self::Meid2 | Self::ModemId | Self::ModemId2 => Content::Digits,
            Self::Status | Self::SectionType | Self::DeviceType | Self::ModemType | Self::ModemType2 => Content::Name,
            Self::SerialNumber
            | Self::Manufacturer
            | Self::Model
            | Self::ChromeOsAttestedDeviceId
            | Self::PreProvisioningToken => Content::Identity,
            Self::PhoneNumber
            | Self::OrderNumber
            | Self::AnnotatedAssetId
            | Self::AnnotatedLocation
            | Self::AnnotatedUser => Content::Note,
        }
    }

    /// Reads a heading: case, blanks and what else is no letter or digit do not matter.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let folded: String = heading.chars().filter(char::is_ascii_alphanumeric).collect();
        let is = |name: &&str| name.eq_ignore_ascii_case(&folded);
        let found = Self::NAMES.iter().find(|(_, name, others)| is(name) || others.iter().any(is));
        found.filter(|_| heading.is_ascii()).map(|(column, ..)| *column)
    }

    /// The names of all columns.
    pub fn all_names() -> String {
        Self::NAMES.iter().map(|(_, name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_however_people_write_them() {
        for (heading, column) in [
            ("IMEI", Column::Imei),
            (" Serial Number ", Column::SerialNumber),
            ("order_number", Column::OrderNumber),
            ("S/N", Column::SerialNumber),
            ("IMEI (1)", Column::Imei),
            ("IMEI 2", Column::Imei2),
            ("Serial No.", Column::SerialNumber),
            ("Maker", Column::Manufacturer),
            ("PO Number", Column::OrderNumber),
            ("profiletype", Column::SectionType),
            ("owner", Column::Customer),
        ] {
            assert_eq!(Column::from_heading(heading), Some(column), "{heading:?}");
        }
        for unknown in ["", "colour", "número", "imei3"] {
            assert_eq!(Column::from_heading(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn no_heading_means_two_columns() {
        let mut names: Vec<String> = Vec::new();
        for (_, name, others) in Column::NAMES {
            names.push(name.to_ascii_lowercase());
            names.extend(others.iter().map(|name| (*name).to_owned()));
        }
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}

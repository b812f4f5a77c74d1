//! One row of a device file as a claim.

use csv::ByteRecord;
use muster_core::device::{Claim, DeviceType, Identifier, Metadata, Section};
use muster_core::{CustomerId, ResellerId};
use muster_server::admin::{ImportRow, Refusal};

use super::columns::{Column, Header};

/// What rows get that do not say it themselves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Defaults {
    /// The reseller.
    pub reseller_id: Option<ResellerId>,
    /// The customer.
    pub customer_id: Option<CustomerId>,
}

/// The claim a row asks for. What the claim's own rules say of it is the server's business.
pub fn read(header: &Header, record: &ByteRecord, defaults: Defaults) -> Result<ImportRow, Refusal> {
    if record.len() != header.0.len() {
        let message = format!("has {} fields, the first row names {} columns", record.len(), header.0.len());
        return Err(refusal("row", message));
    }
    let mut identifier = Identifier::default();
    let mut metadata = Metadata::new();
    let mut reseller_id = defaults.reseller_id;
    let mut claim = Claim { section: Some(Section::ZeroTouch), ..Claim::default() };
    for (column, value) in header.0.iter().zip(record) {
        let value = std::str::from_utf8(value).map_err(|_| refusal(column.name(), "is not UTF-8 text"))?.trim();
        if value.is_empty() {
            continue;
        }
        match column {
            Column::Reseller => reseller_id = Some(number(*column, value)?),
            _ => set(*column, value, &mut claim, &mut identifier, &mut metadata)?,
        }
    }
    let reseller_id = reseller_id.ok_or_else(|| refusal("reseller", "is required, or --reseller for all rows"))?;
    if claim.customer_id.is_none() && claim.workspace_id.is_none() {
        claim.customer_id = defaults.customer_id;
    }
    claim.identifier = Some(identifier);
    claim.metadata = Some(metadata).filter(|metadata| !metadata.is_empty());
    Ok(ImportRow { reseller_id, claim })
}

fn set(
    column: Column,
    value: &str,
    claim: &mut Claim,
    identifier: &mut Identifier,
    metadata: &mut Metadata,
) -> Result<(), Refusal> {
    if let Some(key) = column.metadata_key() {
        metadata.insert(key.to_owned(), value.to_owned());
        return Ok(());
    }
    let text = Some(value.to_owned());
    match column {
        Column::Customer => claim.customer_id = Some(number(column, value)?),
        Column::GoogleWorkspaceCustomerId => claim.workspace_id = text,
        Column::SectionType => claim.section = Some(name(column, "SECTION_TYPE_", value, SECTIONS)?),
        Column::ConfigurationId => claim.configuration_id = Some(number(column, value)?),
        Column::SimlockProfileId => claim.sim_lock_profile_id = Some(number(column, value)?),
        Column::PreProvisioningToken => claim.provisioning_token = text,
        Column::DeviceType => identifier.device_type = name(column, "DEVICE_TYPE_", value, DEVICE_TYPES)?,
        Column::Imei => identifier.imei = text,
        Column::Imei2 => identifier.imei2 = text,
        Column::Meid => identifier.meid = text,
        Column::Meid2 => identifier.meid2 = text,
        Column::SerialNumber => identifier.serial_number = text,
        Column::Manufacturer => identifier.manufacturer = text,
        Column::Model => identifier.model = text,
        Column::ChromeOsAttestedDeviceId => identifier.chrome_os_attested_device_id = text,
        // Ids are the server's to give: the column is there so that an exported file can be imported.
        Column::DeviceId | Column::Reseller => {}
        Column::PhoneNumber
        | Column::OrderNumber
        | Column::AnnotatedAssetId
        | Column::AnnotatedLocation
        | Column::AnnotatedUser => {}
    }
    Ok(())
}

fn number<N: std::str::FromStr>(column: Column, value: &str) -> Result<N, Refusal> {
    value.parse().map_err(|_| refusal(column.name(), "must be a whole number"))
}

/// An enum's value by its API name, with or without the part that all values begin with.
fn name<E: Copy>(column: Column, prefix: &str, value: &str, known: &[(&str, E)]) -> Result<E, Refusal> {
    let folded = value.to_ascii_uppercase();
    let short = folded.strip_prefix(prefix).unwrap_or(&folded);
    known.iter().find(|(name, _)| *name == short).map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        refusal(column.name(), format!("must be {}", known.join(" or ")))
    })
}

/// The sections by name, as zero-touch calls them without their prefix.
const SECTIONS: &[(&str, Section)] = &[("SIM_LOCK", Section::SimLock), ("ZERO_TOUCH", Section::ZeroTouch)];

/// The kinds of devices by name, as zero-touch calls them without their prefix.
const DEVICE_TYPES: &[(&str, DeviceType)] = &[("ANDROID", DeviceType::Android), ("CHROME_OS", DeviceType::ChromeOs)];

fn refusal(field: &str, rule: impl std::fmt::Display) -> Refusal {
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

    fn row(headings: &[&str], values: &[&str]) -> Result<ImportRow, Refusal> {
        let defaults = Defaults { reseller_id: Some(ResellerId::new(1)), customer_id: Some(CustomerId::new(2)) };
        read(&Header::read(headings.iter().copied()).unwrap(), &ByteRecord::from(values.to_vec()), defaults)
    }

    #[test]
    fn a_row_says_what_differs_from_the_defaults() {
        let read = row(&["imei", "customer", "ordernumber"], &["12", "9", ""]).unwrap();
        assert_eq!((read.reseller_id, read.claim.customer_id), (ResellerId::new(1), Some(CustomerId::new(9))));
        assert_eq!(read.claim.identifier.unwrap().imei.as_deref(), Some("12"));
        assert_eq!(read.claim.metadata, None, "an empty value is no value");
        assert_eq!(row(&["imei", "customer"], &["12", ""]).unwrap().claim.customer_id, Some(CustomerId::new(2)));
    }

    #[test]
    fn enums_are_taken_with_and_without_their_prefix() {
        for value in ["CHROME_OS", "device_type_chrome_os"] {
            let read = row(&["deviceType"], &[value]).unwrap();
            assert_eq!(read.claim.identifier.unwrap().device_type, DeviceType::ChromeOs);
        }
        let refused = row(&["deviceType"], &["toaster"]).unwrap_err();
        assert_eq!(refused.message, "deviceType must be ANDROID or CHROME_OS");
    }

    #[test]
    fn a_row_that_cannot_be_read_names_the_column() {
        assert_eq!(row(&["customer"], &["acme"]).unwrap_err().field.as_deref(), Some("customer"));
        assert_eq!(row(&["imei", "model"], &["1"]).unwrap_err().field.as_deref(), Some("row"));
    }
}

//! A device as rows of an exported file: one for each section it is claimed in, as an import reads them.

use muster_core::CustomerId;
use muster_server::admin::{DeviceRow, SimLockRow};

use super::columns::Column;

/// Columns of an exported file.
pub const COLUMNS: &[Column] = &[
    Column::DeviceId,
    Column::Reseller,
    Column::Customer,
    Column::GoogleWorkspaceCustomerId,
    Column::Status,
    Column::SectionType,
    Column::ConfigurationId,
    Column::SimlockProfileId,
    Column::DeviceType,
    Column::Imei,
    Column::Imei2,
    Column::Meid,
    Column::Meid2,
    Column::SerialNumber,
    Column::Manufacturer,
    Column::Model,
    Column::ChromeOsAttestedDeviceId,
    Column::PhoneNumber,
    Column::OrderNumber,
    Column::AnnotatedAssetId,
    Column::AnnotatedLocation,
    Column::AnnotatedUser,
];

/// What a row is about.
#[derive(Debug, Clone, Copy)]
pub enum Part<'d> {
    /// The claim in the zero-touch section.
    ZeroTouch,
    /// The claim in the SIM-lock section.
    SimLock(&'d SimLockRow),
    /// A device that nobody holds.
    Released,
}

/// The device as one customer may be told of it: a SIM lock that is another's says nothing.
pub fn held_by(mut device: DeviceRow, customer: Option<CustomerId>) -> DeviceRow {
    let is_anothers = |lock: &SimLockRow| customer.is_some_and(|id| lock.customer_id != Some(id.to_string()));
    if device.sim_lock.as_ref().is_some_and(is_anothers) {
        device.sim_lock = None;
    }
    device
}

/// The rows of a device.
pub fn parts(device: &DeviceRow) -> Vec<Part<'_>> {
    let zero_touch = device.reseller_id.as_ref().map(|_| Part::ZeroTouch);
    let sim_lock = device.sim_lock.as_ref().map(Part::SimLock);
    match (zero_touch, sim_lock) {
        (None, None) => vec![Part::Released],
        (zero_touch, sim_lock) => zero_touch.into_iter().chain(sim_lock).collect(),
    }
}

/// The value of a device's row in a column; empty where there is none.
pub fn cell<'d>(device: &'d DeviceRow, part: Part<'d>, column: Column) -> &'d str {
    let identity = match column {
        Column::DeviceId => Some(&device.id),
        Column::DeviceType => Some(&device.device_type),
        Column::Imei => device.imei.as_ref(),
        Column::Imei2 => device.imei2.as_ref(),
        Column::Meid => device.meid.as_ref(),
        Column::Meid2 => device.meid2.as_ref(),
        Column::SerialNumber => device.serial_number.as_ref(),
        Column::Manufacturer => device.manufacturer.as_ref(),
        Column::Model => device.model.as_ref(),
        Column::ChromeOsAttestedDeviceId => device.chrome_os_attested_device_id.as_ref(),
        column => column.metadata_key().and_then(|key| device.metadata.get(key)),
    };
    if let Some(value) = identity {
        return value;
    }
    match part {
        Part::Released if column == Column::Status => "released",
        Part::Released => "",
        Part::ZeroTouch => {
            let owner = (device.customer_id.as_deref(), device.workspace_customer_id.as_deref());
            claim(column, "ZERO_TOUCH", device.reseller_id.as_deref(), owner, device.configuration_id.as_deref(), None)
        }
        Part::SimLock(lock) => {
            let owner = (lock.customer_id.as_deref(), lock.workspace_customer_id.as_deref());
            claim(column, "SIM_LOCK", Some(&lock.reseller_id), owner, None, Some(&lock.profile_id))
        }
    }
}

fn claim<'d>(
    column: Column,
    section: &'static str,
    reseller_id: Option<&'d str>,
    (customer_id, workspace_id): (Option<&'d str>, Option<&'d str>),
    configuration_id: Option<&'d str>,
    profile_id: Option<&'d str>,
) -> &'d str {
    let value = match column {
        Column::Status => Some("claimed"),
        Column::SectionType => Some(section),
        Column::Reseller => reseller_id,
        Column::Customer => customer_id,
        // A claim names either of the two.
        Column::GoogleWorkspaceCustomerId if customer_id.is_none() => workspace_id,
        Column::ConfigurationId => configuration_id,
        Column::SimlockProfileId => profile_id,
        _ => None,
    };
    value.unwrap_or_default()
}

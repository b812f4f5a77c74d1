//! Who may see a device, and the registry as the operator sees it.

use std::sync::LazyLock;

use muster_store::{Tx, params};

use crate::device::identifier::Identifier;
use crate::device::record::{COLUMNS, Device, TABLES};
use crate::device::{identifier, locate};
use crate::error::Error;

/// Whether the reseller holds a section of the device.
pub(super) fn is_claimed_by(device: &Device, partner_id: i64) -> bool {
    device.zero_touch.as_ref().is_some_and(|claim| claim.reseller_id == partner_id)
        || device.sim_lock.as_ref().is_some_and(|claim| claim.reseller_id == partner_id)
}

/// Whether the reseller may know of the device: it holds a section, or it was the last to register it and nobody has
/// claimed it since.
pub(super) fn is_visible_to(device: &Device, partner_id: i64) -> bool {
    let given_back = device.zero_touch.is_none() && device.sim_lock.is_none();
    is_claimed_by(device, partner_id) || (given_back && device.registrar_id == partner_id)
}

/// A device as `muster devices export` writes it.
pub type ExportRow = Device;

static EXPORT: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.id > ?1 ORDER BY d.id LIMIT ?2"));

static EXPORT_OF_CUSTOMER: LazyLock<String> = LazyLock::new(|| {
    format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.customer_id = ?3 AND d.id > ?1 ORDER BY d.id LIMIT ?2")
});

/// Devices of all customers, or of one, after the given id. For the operator: there is no tenant.
pub fn export(tx: &mut Tx<'_>, customer_id: Option<i64>, after: i64, limit: i64) -> Result<Vec<ExportRow>, Error> {
    match customer_id {
        Some(customer_id) => tx.all(&EXPORT_OF_CUSTOMER, params![after, limit, customer_id], Device::read),
        None => tx.all(&EXPORT, params![after, limit], Device::read),
    }
}

/// Devices that any of the identifiers fits, for the operator.
pub fn lookup_by_identifier(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Vec<Device>, Error> {
    let mut ids: Vec<i64> = Vec::new();
    for key in search_keys(identifier) {
        for id in locate::with_key(tx, &key, i64::MAX)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    let mut devices = locate::by_ids(tx, &ids)?;
    devices.retain(|device| identifier.contradicts(&device.identifier).is_none());
    Ok(devices)
}

/// The keys to search by: the identifying ones if there are any, else the serial number alone.
pub(super) fn search_keys(identifier: &Identifier) -> Vec<String> {
    let keys = identifier.keys();
    let strong: Vec<String> = keys.iter().filter(|key| identifier::is_identifying_key(key)).cloned().collect();
    if strong.is_empty() { keys } else { strong }
}

//! Who may see a device, and the registry as the operator sees it.

use std::sync::LazyLock;

use muster_store::{Tx, params};

use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::device::record::{COLUMNS, Device, TABLES};
use crate::error::Error;
use crate::tenancy::{Owned, Viewer};

impl Device {
    /// Whether the reseller holds a section of the device.
    pub(super) fn is_claimed_by(&self, partner_id: i64) -> bool {
        self.zero_touch.as_ref().is_some_and(|claim| claim.reseller_id == partner_id)
            || self.sim_lock.as_ref().is_some_and(|claim| claim.reseller_id == partner_id)
    }
}

impl Owned for Device {
    /// A customer may know of what it owns; a reseller of a device of which it holds a section, or which it was the last to
    /// register and nobody has claimed since.
    fn is_visible_to(&self, viewer: &Viewer) -> bool {
        match *viewer {
            Viewer::Customer(id) => self.customer_id == id && self.zero_touch.is_some(),
            Viewer::Reseller(id) => {
                let given_back = self.zero_touch.is_none() && self.sim_lock.is_none();
                self.is_claimed_by(id) || (given_back && self.registrar_id == id)
            }
            Viewer::Operator => true,
        }
    }
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
    let devices = locate::by_ids(tx, &ids)?.into_iter().filter_map(|device| device.visible_to(&Viewer::Operator));
    Ok(devices.filter(|device| identifier.contradicts(&device.identifier).is_none()).collect())
}

/// The keys to search by: the identifying ones if there are any, else the serial number alone.
pub(super) fn search_keys(identifier: &Identifier) -> Vec<String> {
    let strong = identifier.identifying_keys();
    if strong.is_empty() { identifier.keys() } else { strong }
}

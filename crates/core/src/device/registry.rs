//! Who may see a device, and the registry as the operator sees it.

use std::sync::LazyLock;

use muster_store::{Tx, params};

use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::device::record::{Device, select_where};
use crate::device::section::Section;
use crate::error::Error;
use crate::id::{CustomerId, DeviceId, ResellerId};
use crate::tenancy::{Anyones, Owned, Viewer};

impl Owned for Device {
    fn is_visible_to(&self, viewer: &Viewer) -> bool {
        match viewer {
            Viewer::Customer(id) => self.zero_touch.is_some() && self.customer_id == Some(*id),
            // Whoever registered a device last still finds it, until somebody else claims it.
            Viewer::Reseller(id) => self.is_claimed_by(*id) || (self.is_free() && self.registrar_id == *id),
            Viewer::Operator => true,
        }
    }
}

impl Device {
    /// As one of its customer's devices: a SIM lock that is another customer's is nothing this one may know of.
    pub(super) fn for_customer(mut self, customer_id: CustomerId) -> Self {
        self.sim_lock = self.sim_lock.filter(|claim| claim.owner_id == Some(customer_id));
        self
    }

    /// Whether the reseller holds a section of the device.
    pub(super) fn is_claimed_by(&self, partner_id: ResellerId) -> bool {
        Section::ALL.iter().any(|section| self.reseller_of(*section) == Some(partner_id))
    }
}

static EXPORT: LazyLock<String> = LazyLock::new(|| select_where("d.id > ?1 ORDER BY d.id LIMIT ?2"));

static EXPORT_OF_CUSTOMER: LazyLock<String> =
    LazyLock::new(|| select_where("d.customer_id = ?3 AND d.id > ?1 ORDER BY d.id LIMIT ?2"));

/// Devices of all customers, or of one, after the given id.
///
/// # Errors
/// Only the database's.
pub fn export(
    tx: &mut Tx<'_>,
    customer_id: Option<CustomerId>,
    after: Option<DeviceId>,
    limit: i64,
) -> Result<Vec<Anyones<Device>>, Error> {
    let after = after.map_or(i64::MIN, DeviceId::get);
    let devices = match customer_id {
        Some(customer_id) => tx.all(&EXPORT_OF_CUSTOMER, params![after, limit, customer_id], Device::read)?,
        None => tx.all(&EXPORT, params![after, limit], Device::read)?,
    };
    Ok(devices.into_iter().map(Anyones::new).collect())
}

/// The device with this id.
///
/// # Errors
/// Only the database's.
pub fn lookup(tx: &mut Tx<'_>, id: DeviceId) -> Result<Option<Anyones<Device>>, Error> {
    locate::by_id(tx, id)
}

/// Devices that any of the identifiers fits.
///
/// # Errors
/// Only the database's.
pub fn lookup_by_identifier(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Vec<Anyones<Device>>, Error> {
    let mut ids: Vec<DeviceId> = Vec::new();
    for key in identifier.search_keys() {
        for id in locate::with_key(tx, &key, i64::MAX)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    let mut devices = locate::by_ids(tx, &ids)?;
    devices.retain(|device| identifier.contradicts(&device.unseen().identifier).is_none());
    Ok(devices)
}

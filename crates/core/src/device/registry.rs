//! Who may see a device, and what the operator looks up.

use muster_store::Tx;

use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::device::record::Device;
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
    let strong = identifier.identifying_keys();
    for key in &strong {
        for id in locate::with_key(tx, key)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    if strong.is_empty() {
        ids = locate::with_serial(tx, identifier)?;
    }
    let mut devices = locate::by_ids(tx, &ids)?;
    devices.retain(|device| identifier.contradicts(&device.unseen().identifier).is_none());
    Ok(devices)
}

//! Many claims in one transaction: devices nobody knows yet are looked up together and written together.
//!
//! On PostgreSQL a claim by itself is a dozen statements, most of them with a round trip; of a chunk of `claimAsync` most
//! devices are new, and all of them together need about as many statements as one (decision 0012).

use std::collections::HashSet;

use muster_store::Param;

use crate::call::Call;
use crate::device::assignment::{Assigned, assign_many};
use crate::device::claim::{Claim, claim_with};
use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::device::owner::Owners;
use crate::device::record::Device;
use crate::error::Error;
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{ConfigurationId, DeviceId, EventId, ResellerId};
use crate::known_build;
use crate::tenancy::Tenant;

/// New devices that are written together: so many that a statement for each table is worth it, so few that they take up
/// less than a megabyte.
const MAX_UNWRITTEN: usize = 512;

/// A new device that is not written yet.
pub(super) struct New {
    pub device: Device,
    pub configuration_id: Option<ConfigurationId>,
    /// The id of the event of the claim: the events of a transaction have the order of what happened in it.
    pub event_id: EventId,
    pub kind: Kind,
    pub tenant: Tenant,
}

/// Claims of one reseller, in one transaction. [`Claims::write`] must be called after the last one: until then, new devices
/// may not be in the database.
pub struct Claims {
    owners: Owners,
    /// Look-up keys that no device has, neither in the database nor among `unwritten`.
    absent: HashSet<String>,
    unwritten: Vec<New>,
    builds: known_build::Lookup,
}

impl Claims {
    /// No claims yet.
    pub fn of(partner_id: ResellerId) -> Self {
        Self {
            owners: Owners::named_by(partner_id),
            absent: HashSet::new(),
            unwritten: Vec::new(),
            builds: known_build::Lookup::default(),
        }
    }

    /// Looks up at once which of the devices of coming claims are new, so that [`Claims::claim`] need not ask for each.
    ///
    /// # Errors
    /// Only the database's; a wrong claim is refused when it is made.
    pub fn look_ahead<'r>(
        &mut self,
        call: &mut Call<'_, '_>,
        requests: impl Iterator<Item = &'r Claim>,
    ) -> Result<(), Error> {
        self.write(call)?;
        let identifiers = requests.filter_map(|request| request.identifier.as_ref());
        let identifiers = identifiers.filter_map(|given| locate::identifier("", Some(given)).ok());
        let keys: HashSet<String> = identifiers.flat_map(|identifier| identifier.possible_keys()).collect();
        let params: Vec<Param<'_>> = keys.iter().map(|key| Param::Text(key)).collect();
        let mut known: HashSet<String> = HashSet::new();
        call.tx.each_of("SELECT lookup FROM device_key WHERE lookup IN ({keys})", &[], &params, |row| {
            known.insert(row.string(0)?);
            Ok::<(), Error>(())
        })?;
        self.absent = keys.into_iter().filter(|key| !known.contains(key)).collect();
        Ok(())
    }

    /// Claims a device as [`crate::device::claim`] does, and returns its id.
    ///
    /// # Errors
    /// As [`crate::device::claim`]; nothing of this claim is written then.
    pub fn claim(&mut self, call: &mut Call<'_, '_>, request: &Claim) -> Result<DeviceId, Error> {
        let id = claim_with(call, self, request)?;
        if self.unwritten.len() >= MAX_UNWRITTEN {
            self.write(call)?;
        }
        Ok(id)
    }

    /// Writes the new devices that are not written yet.
    ///
    /// # Errors
    /// Only the database's.
    pub fn write(&mut self, call: &mut Call<'_, '_>) -> Result<(), Error> {
        let mut assigned = Vec::new();
        let mut events = Vec::with_capacity(self.unwritten.len());
        let mut devices = Vec::with_capacity(self.unwritten.len());
        for new in self.unwritten.drain(..) {
            let New { device, configuration_id, event_id, kind, tenant } = new;
            let owned = device.customer_id.zip(configuration_id);
            assigned.extend(owned.map(|(customer_id, configuration_id)| Assigned {
                customer_id,
                device_id: device.id,
                configuration_id,
            }));
            let detail = Detail::Configuration { configuration_id, before: None };
            let event = Event::new(kind, Subject::Device(device.id)).with(detail);
            events.push(call.recorded(event_id, tenant, &event)?);
            devices.push(device);
        }
        Device::insert_many(call.tx, &devices)?;
        assign_many(call.tx, &assigned)?;
        call.record_all(&events)
    }

    /// Refuses a device whose manufacturer or model is not on the operator's list, where there is one.
    pub(super) fn require_known_build(
        &mut self,
        call: &mut Call<'_, '_>,
        identifier: &Identifier,
    ) -> Result<(), Error> {
        self.builds.require(call.tx, "deviceIdentifier", identifier)
    }

    pub(super) fn owners(&mut self) -> &mut Owners {
        &mut self.owners
    }

    /// Whether it was looked up that no device has any of the numbers. From now on one may: the claim that asks adds them to
    /// a new device, or to one that is known by some of them.
    pub(super) fn is_new(&mut self, identifier: &Identifier) -> bool {
        let keys = identifier.possible_keys();
        let new = keys.iter().all(|key| self.absent.contains(key));
        for key in keys {
            self.absent.remove(&key);
        }
        new
    }

    /// Adds a device that is to be written.
    pub(super) fn add(&mut self, new: New) {
        self.unwritten.push(new);
    }
}

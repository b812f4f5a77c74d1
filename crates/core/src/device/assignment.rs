//! Which configuration a device has.
//!
//! Kept in a narrow table of its own, and read here through narrow indexes alone: applying a configuration and answering
//! a phone that knows its IMEI or MEID need nothing of the device's own row. At a million devices the rows fill 125 MB and
//! the indexes 50 MB, which is the difference between pages that stay in memory and a read from the disk for every call
//! (decision 0006).

use muster_store::{Column as _, Record, Row, Tx, params, record};

use crate::device::record::StoredOwner;
use crate::error::Error;
use crate::id::{ConfigurationId, CustomerId, DeviceId};

const OF_OWNER: &str = "SELECT d.customer_id, d.id, c.configuration_id FROM device d
     LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id
     WHERE d.id = ?1 AND d.customer_id = ?2";

const BY_ID: &str = "SELECT d.customer_id, d.id, c.configuration_id FROM device d
     LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id
     WHERE d.id = ?1";

const BY_KEY: &str = "SELECT d.customer_id, d.id, c.configuration_id FROM device_key k
     JOIN device d ON d.id = k.device_id
     LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id
     WHERE k.lookup = ?1 AND d.customer_id <> 0 ORDER BY k.device_id LIMIT 1";

record! {
    /// The configuration of a device.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Assigned in "device_configuration" key (customer_id, device_id) {
        /// The device's owner.
        pub customer_id: CustomerId,
        /// The device.
        pub device_id: DeviceId,
        /// Its configuration.
        pub configuration_id: ConfigurationId,
    }
}

/// A device's owner and configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Assignment {
    /// The device's zero-touch owner, unless that is nobody, or a Google Workspace account without a customer.
    pub customer_id: Option<CustomerId>,
    /// The device.
    pub device_id: DeviceId,
    /// Its configuration, if it has one. Only a device that a customer owns has one: it ends with the claim.
    pub configuration_id: Option<ConfigurationId>,
}

impl Assignment {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            customer_id: StoredOwner::read(row, 0)?.0,
            device_id: DeviceId::read(row, 1)?,
            configuration_id: ConfigurationId::read_optional(row, 2)?,
        })
    }

    /// That of one of a customer's devices, by the device's id.
    pub(super) fn of_owner(
        tx: &mut Tx<'_>,
        customer_id: CustomerId,
        device_id: DeviceId,
    ) -> Result<Option<Self>, Error> {
        tx.one(OF_OWNER, params![device_id, customer_id], Self::read)
    }

    /// That of a device, whoever owns it.
    pub(super) fn by_id(tx: &mut Tx<'_>, device_id: DeviceId) -> Result<Option<Self>, Error> {
        tx.one(BY_ID, params![device_id], Self::read)
    }

    /// That of the first device with a look-up key which a customer owns.
    pub(super) fn by_key(tx: &mut Tx<'_>, key: &str) -> Result<Option<Self>, Error> {
        tx.one(BY_KEY, params![key], Self::read)
    }
}

/// Gives the device a configuration in place of the one it has.
pub(super) fn assign(
    tx: &mut Tx<'_>,
    customer_id: CustomerId,
    device_id: DeviceId,
    configuration_id: ConfigurationId,
) -> Result<(), Error> {
    Ok(Assigned { customer_id, device_id, configuration_id }.put(tx)?)
}

/// Gives many devices that have none a configuration.
pub(super) fn assign_many(tx: &mut Tx<'_>, assigned: &[Assigned]) -> Result<(), Error> {
    Ok(Assigned::insert_many(tx, assigned)?)
}

/// Takes the device's configuration away, if it has one. An owner that is nobody gave it none.
pub(super) fn unassign(tx: &mut Tx<'_>, owner: Option<CustomerId>, device_id: DeviceId) -> Result<(), Error> {
    let Some(customer_id) = owner else { return Ok(()) };
    tx.send(
        "DELETE FROM device_configuration WHERE customer_id = ?1 AND device_id = ?2",
        params![customer_id, device_id],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use muster_store::{Options, Store};

    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let assigned = |id| Assigned {
            customer_id: CustomerId::new(1),
            device_id: DeviceId::new(2),
            configuration_id: ConfigurationId::new(id),
        };
        crate::round_trip::round_trip(&assigned(3), &assigned(4));
    }

    #[test]
    fn the_wide_row_of_the_device_is_never_read() {
        let directory = tempfile::tempdir().expect("a directory");
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).expect("a store");
        for (sql, placeholders) in [(OF_OWNER, 2), (BY_ID, 1), (BY_KEY, 1)] {
            let plan = store
                .read("plan", move |tx| {
                    tx.all(&format!("EXPLAIN QUERY PLAN {sql}"), &params![1, 1][..placeholders], |row| {
                        Ok::<_, Error>(row.string(3)?)
                    })
                })
                .wait();
            let plan = plan.expect("a plan");
            let of_device: Vec<_> = plan.iter().filter(|step| step.starts_with("SEARCH d ")).collect();
            assert_eq!(of_device.len(), 1, "{plan:?}");
            assert!(of_device[0].contains("USING COVERING INDEX device_by_id"), "{plan:?}");
        }
    }
}

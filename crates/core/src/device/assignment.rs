//! Which configuration a device has.
//!
//! Kept in a narrow table of its own, and read here through narrow indexes alone: applying a configuration and answering
//! a phone that knows its IMEI or MEID need nothing of the device's own row. At a million devices the rows fill 125 MB and
//! the indexes 50 MB, which is the difference between pages that stay in memory and a read from the disk for every call
//! (decision 0006).

use muster_store::{Param, Row, Tx, params};

use crate::error::Error;

const OF_OWNER: &str = "SELECT d.customer_id, d.id, c.configuration_id FROM device d
     LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id
     WHERE d.id = ?1 AND d.customer_id = ?2";

const BY_ID: &str = "SELECT d.customer_id, d.id, c.configuration_id FROM device d
     LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id
     WHERE d.id = ?1";

const BY_KEY: &str = "SELECT d.customer_id, d.id, c.configuration_id FROM device_key k
     JOIN device d ON d.id = k.device_id
     LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id
     WHERE k.lookup = ?1 ORDER BY k.device_id LIMIT 1";

/// A device's owner and configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Assignment {
    /// The device's zero-touch owner; 0: nobody, or a Google Workspace account without a customer.
    pub customer_id: i64,
    /// The device.
    pub device_id: i64,
    /// Its configuration, if it has one. Only a device that a customer owns has one: it ends with the claim.
    pub configuration_id: Option<i64>,
}

impl Assignment {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { customer_id: row.int(0)?, device_id: row.int(1)?, configuration_id: row.opt_int(2)? })
    }

    /// That of one of a customer's devices, by the device's id.
    pub(super) fn of_owner(tx: &mut Tx<'_>, customer_id: i64, device_id: i64) -> Result<Option<Self>, Error> {
        tx.one(OF_OWNER, params![device_id, customer_id], Self::read)
    }

    /// That of a device, whoever owns it.
    pub(super) fn by_id(tx: &mut Tx<'_>, device_id: i64) -> Result<Option<Self>, Error> {
        tx.one(BY_ID, params![device_id], Self::read)
    }

    /// That of the first device with a look-up key.
    pub(super) fn by_key(tx: &mut Tx<'_>, key: &str) -> Result<Option<Self>, Error> {
        tx.one(BY_KEY, params![key], Self::read)
    }
}

/// Gives the device a configuration in place of the one it has.
pub(super) fn assign(tx: &mut Tx<'_>, customer_id: i64, device_id: i64, configuration_id: i64) -> Result<(), Error> {
    tx.send(
        "INSERT INTO device_configuration (customer_id, device_id, configuration_id) VALUES (?1, ?2, ?3)
         ON CONFLICT (customer_id, device_id) DO UPDATE SET configuration_id = excluded.configuration_id",
        params![customer_id, device_id, configuration_id],
    )?;
    Ok(())
}

/// Gives many devices that have none a configuration: customer, device, configuration.
pub(super) fn assign_many(tx: &mut Tx<'_>, assigned: &[(i64, i64, i64)]) -> Result<(), Error> {
    let values = |(customer_id, device_id, configuration_id): &(i64, i64, i64)| {
        vec![Param::Int(*customer_id), Param::Int(*device_id), Param::Int(*configuration_id)]
    };
    let rows: Vec<Vec<Param<'_>>> = assigned.iter().map(values).collect();
    Ok(tx.insert_many("device_configuration (customer_id, device_id, configuration_id)", &rows, "")?)
}

/// Takes the device's configuration away, if it has one.
pub(super) fn unassign(tx: &mut Tx<'_>, customer_id: i64, device_id: i64) -> Result<(), Error> {
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

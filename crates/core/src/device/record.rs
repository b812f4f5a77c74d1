//! A device as it is stored.

use std::collections::BTreeMap;

use muster_store::{Column, Param, Record, Row, StoreError, StoreErrorKind, Tx, params, record};

use crate::device::identifier::{self, DeviceType, Identifier};
use crate::error::{Code, Error};
use crate::id::{ConfigurationId, CustomerId, DeviceId, ProfileId, ResellerId};

/// What is written about a device, by key.
pub type Metadata = BTreeMap<String, String>;

/// The zero-touch section's claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZeroTouch {
    /// The reseller that claimed the device.
    pub reseller_id: ResellerId,
    /// The Google Workspace account it was claimed for, if one was named.
    pub workspace_id: Option<String>,
}

/// The SIM-lock section's claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimLock {
    /// The customer it was claimed for; `None` for a Google Workspace account without a customer.
    pub owner_id: Option<CustomerId>,
    /// The reseller that claimed the device.
    pub reseller_id: ResellerId,
    /// The Google Workspace account it was claimed for, if one was named.
    pub workspace_id: Option<String>,
    /// The lock's profile.
    pub profile_id: ProfileId,
    /// Start and end of a temporary unlock, in milliseconds since 1970.
    pub vacation: Option<(i64, i64)>,
}

/// What one reseller registered of a device, as it is stored. Where another reseller claims another section of the same
/// hardware, it has a record of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The zero-touch owner; `None` for nobody, or a Google Workspace account without a customer.
    pub customer_id: Option<CustomerId>,
    /// The record's id.
    pub id: DeviceId,
    /// Its hardware identifiers, normalised.
    pub identifier: Identifier,
    /// What the reseller wrote about it.
    pub metadata: Metadata,
    /// The reseller whose record it is: the one that claimed it last, which still finds it after an unclaim.
    pub registrar_id: ResellerId,
    /// The zero-touch section, if claimed.
    pub zero_touch: Option<ZeroTouch>,
    /// The SIM-lock section, if claimed.
    pub sim_lock: Option<SimLock>,
    /// The configuration that its owner applied.
    pub configuration_id: Option<ConfigurationId>,
    /// When its record was made, in milliseconds since 1970.
    pub created_at: i64,
}

/// The owner as it is stored: the first column of a device's key, so that a customer's devices lie side by side. A key has
/// no NULL, so 0 is nobody there, and here alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StoredOwner(pub Option<CustomerId>);

impl Column for StoredOwner {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        row.int(index).map(|number| Self(CustomerId::given(Some(number))))
    }

    fn param(&self) -> Param<'_> {
        Param::Int(self.0.map_or(0, CustomerId::get))
    }
}

impl Column for DeviceType {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        match row.text(index)? {
            ANDROID => Ok(DeviceType::Android),
            CHROME_OS => Ok(DeviceType::ChromeOs),
            _ => Err(StoreError::new(StoreErrorKind::Statement, "a stored device is of an unknown type")),
        }
    }

    fn param(&self) -> Param<'_> {
        Param::Text(match self {
            DeviceType::Android => ANDROID,
            DeviceType::ChromeOs => CHROME_OS,
        })
    }
}

const ANDROID: &str = "android";
const CHROME_OS: &str = "chrome-os";

record! {
    /// A device's columns. Each of the two sections' claims is a group of them.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Columns in "device" key (id) {
        customer_id: StoredOwner,
        id: DeviceId,
        device_type: DeviceType,
        imei: Option<String>,
        imei2: Option<String>,
        meid: Option<String>,
        meid2: Option<String>,
        serial_number: Option<String>,
        manufacturer: Option<String>,
        model: Option<String>,
        chrome_os_attested_device_id: Option<String>,
        metadata: Option<String>,
        registrar_id: ResellerId,
        zero_touch_reseller_id: Option<ResellerId>,
        zero_touch_workspace_id: Option<String>,
        sim_lock_owner_id: Option<StoredOwner>,
        sim_lock_reseller_id: Option<ResellerId>,
        sim_lock_workspace_id: Option<String>,
        sim_lock_profile_id: Option<ProfileId>,
        vacation_start: Option<i64>,
        vacation_expire: Option<i64>,
        created_at: i64,
    }
}

/// Begins a statement that reads devices with their configurations; what follows is the condition on `d`.
pub(super) fn select_where(condition: &str) -> String {
    select_joined(&format!(
        "device d
         LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id WHERE {condition}"
    ))
}

/// The same for what goes along another index: `from` names the device `d` and its configuration `c`.
pub(super) fn select_joined(from: &str) -> String {
    format!("SELECT {}, c.configuration_id FROM {from}", Columns::select("d"))
}

impl Device {
    /// Reads a row of a statement that [`select_where`] or [`select_joined`] began.
    pub(super) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let configuration_id = ConfigurationId::read_optional(row, Columns::COLUMNS.len())?;
        Self::of(Columns::read(row)?, configuration_id)
    }

    /// Whether the device is a ChromeOS device, for which some methods are not meant.
    pub fn is_chrome_os(&self) -> bool {
        self.identifier.device_type == DeviceType::ChromeOs
    }

    /// Writes the records and look-up keys of new devices, in few statements.
    pub(super) fn insert_many(tx: &mut Tx<'_>, devices: &[Self]) -> Result<(), Error> {
        let rows = devices.iter().map(Self::columns).collect::<Result<Vec<_>, _>>()?;
        Columns::insert_many(tx, &rows)?;
        let keys: Vec<(String, DeviceId)> = devices
            .iter()
            .flat_map(|device| device.identifier.keys().into_iter().map(|key| (key, device.id)))
            .collect();
        let rows: Vec<Vec<Param<'_>>> = keys.iter().map(|(key, id)| vec![Param::Text(key), Param::from(*id)]).collect();
        tx.insert_many("device_key (lookup, device_id)", &rows, "")?;
        Ok(())
    }

    /// Writes everything a claim or an unclaim may change, the owner and the look-up keys included. `before` is what is
    /// stored now.
    pub(super) fn update(&self, tx: &mut Tx<'_>, before: &Device) -> Result<(), Error> {
        self.columns()?.update(tx)?;
        let (known, wanted) = (before.identifier.keys(), self.identifier.keys());
        for key in known.iter().filter(|key| !wanted.contains(key)) {
            tx.send("DELETE FROM device_key WHERE lookup = ?1 AND device_id = ?2", params![key, self.id])?;
        }
        for key in wanted.iter().filter(|key| !known.contains(key)) {
            tx.send("INSERT INTO device_key (lookup, device_id) VALUES (?1, ?2)", params![key, self.id])?;
        }
        Ok(())
    }

    fn columns(&self) -> Result<Columns, Error> {
        let identifier = self.identifier.clone();
        let (zero_touch, sim_lock) = (self.zero_touch.as_ref(), self.sim_lock.as_ref());
        let vacation = sim_lock.and_then(|claim| claim.vacation);
        Ok(Columns {
            customer_id: StoredOwner(self.customer_id),
            id: self.id,
            device_type: identifier.device_type,
            imei: identifier.imei,
            imei2: identifier.imei2,
            meid: identifier.meid,
            meid2: identifier.meid2,
            serial_number: identifier.serial_number,
            manufacturer: identifier.manufacturer,
            model: identifier.model,
            chrome_os_attested_device_id: identifier.chrome_os_attested_device_id,
            metadata: if self.metadata.is_empty() { None } else { Some(metadata_text(&self.metadata)?) },
            registrar_id: self.registrar_id,
            zero_touch_reseller_id: zero_touch.map(|claim| claim.reseller_id),
            zero_touch_workspace_id: zero_touch.and_then(|claim| claim.workspace_id.clone()),
            sim_lock_owner_id: sim_lock.map(|claim| StoredOwner(claim.owner_id)),
            sim_lock_reseller_id: sim_lock.map(|claim| claim.reseller_id),
            sim_lock_workspace_id: sim_lock.and_then(|claim| claim.workspace_id.clone()),
            sim_lock_profile_id: sim_lock.map(|claim| claim.profile_id),
            vacation_start: vacation.map(|(start, _)| start),
            vacation_expire: vacation.map(|(_, expire)| expire),
            created_at: self.created_at,
        })
    }

    fn of(columns: Columns, configuration_id: Option<ConfigurationId>) -> Result<Self, Error> {
        let sim_lock = columns.sim_lock_reseller_id.map(|reseller_id| SimLock {
            owner_id: columns.sim_lock_owner_id.and_then(|owner| owner.0),
            reseller_id,
            workspace_id: columns.sim_lock_workspace_id,
            profile_id: columns.sim_lock_profile_id.unwrap_or(ProfileId::new(0)),
            vacation: columns.vacation_start.zip(columns.vacation_expire),
        });
        Ok(Self {
            customer_id: columns.customer_id.0,
            id: columns.id,
            identifier: Identifier {
                imei: columns.imei,
                imei2: columns.imei2,
                meid: columns.meid,
                meid2: columns.meid2,
                serial_number: columns.serial_number,
                manufacturer: identifier::stored(columns.manufacturer),
                model: identifier::stored(columns.model),
                device_type: columns.device_type,
                chrome_os_attested_device_id: columns.chrome_os_attested_device_id,
            },
            metadata: columns.metadata.as_deref().map(metadata).transpose()?.unwrap_or_default(),
            registrar_id: columns.registrar_id,
            zero_touch: columns
                .zero_touch_reseller_id
                .map(|reseller_id| ZeroTouch { reseller_id, workspace_id: columns.zero_touch_workspace_id }),
            sim_lock,
            configuration_id,
            created_at: columns.created_at,
        })
    }
}

fn metadata(text: &str) -> Result<Metadata, Error> {
    serde_json::from_str(text).map_err(|_| Error::new(Code::Internal, "stored metadata cannot be read"))
}

pub(super) fn metadata_text(entries: &Metadata) -> Result<String, Error> {
    serde_json::to_string(entries).map_err(|_| Error::new(Code::Internal, "metadata cannot be written"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::databases::on_every_engine;

    fn read(tx: &mut Tx<'_>, id: DeviceId) -> Result<Option<Device>, Error> {
        tx.one(&select_where("d.id = ?1"), params![id], Device::read)
    }

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn what_is_written_is_read_back_column_by_column() {
        let columns = |n: i64, device_type| Columns {
            customer_id: StoredOwner(Some(CustomerId::new(n))),
            id: DeviceId::new(1),
            device_type,
            imei: text(&format!("imei {n}")),
            imei2: text(&format!("imei2 {n}")),
            meid: text(&format!("meid {n}")),
            meid2: text(&format!("meid2 {n}")),
            serial_number: text(&format!("serial {n}")),
            manufacturer: text(&format!("manufacturer {n}")),
            model: text(&format!("model {n}")),
            chrome_os_attested_device_id: text(&format!("attested {n}")),
            metadata: text(&format!("metadata {n}")),
            registrar_id: ResellerId::new(n + 1),
            zero_touch_reseller_id: Some(ResellerId::new(n + 2)),
            zero_touch_workspace_id: text(&format!("workspace {n}")),
            sim_lock_owner_id: Some(StoredOwner(Some(CustomerId::new(n + 3)))),
            sim_lock_reseller_id: Some(ResellerId::new(n + 4)),
            sim_lock_workspace_id: text(&format!("other workspace {n}")),
            sim_lock_profile_id: Some(ProfileId::new(n + 5)),
            vacation_start: Some(n + 6),
            vacation_expire: Some(n + 7),
            created_at: n + 8,
        };
        crate::round_trip::round_trip(&columns(10, DeviceType::Android), &columns(30, DeviceType::ChromeOs));
    }

    #[test]
    fn a_device_is_read_back_as_it_was_written() {
        let first = Device {
            customer_id: Some(CustomerId::new(1)),
            id: DeviceId::new(2),
            identifier: Identifier {
                device_type: DeviceType::ChromeOs,
                imei: text("imei"),
                imei2: text("imei2"),
                meid: text("meid"),
                meid2: text("meid2"),
                serial_number: text("serial"),
                manufacturer: text("manufacturer"),
                model: text("model"),
                chrome_os_attested_device_id: text("attested"),
            },
            metadata: Metadata::from([("key".to_owned(), "value".to_owned())]),
            registrar_id: ResellerId::new(3),
            zero_touch: Some(ZeroTouch { reseller_id: ResellerId::new(4), workspace_id: text("workspace") }),
            sim_lock: Some(SimLock {
                owner_id: Some(CustomerId::new(5)),
                reseller_id: ResellerId::new(6),
                workspace_id: text("other workspace"),
                profile_id: ProfileId::new(7),
                vacation: Some((8, 9)),
            }),
            configuration_id: None,
            created_at: 10,
        };
        let second = Device {
            customer_id: None,
            identifier: Identifier { device_type: DeviceType::Android, ..first.identifier.clone() },
            metadata: Metadata::new(),
            registrar_id: ResellerId::new(13),
            zero_touch: None,
            sim_lock: None,
            ..first.clone()
        };
        let expected = (Some(first.clone()), Some(second.clone()));
        on_every_engine(|database| {
            let (store, first, second) = (database.open(), first.clone(), second.clone());
            let found = store.write("round trip", move |tx| {
                Device::insert_many(tx, std::slice::from_ref(&first))?;
                let inserted = read(tx, first.id)?;
                second.update(tx, &first)?;
                Ok::<_, Error>((inserted, read(tx, first.id)?))
            });
            assert_eq!(found.wait().expect("a database that works"), expected);
        });
    }
}

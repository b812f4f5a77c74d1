//! A device as it is stored, and how the two APIs show it.

use std::collections::BTreeMap;

use muster_store::{Param, Row, Tx, params};
use muster_wire::{Timestamp, zero_touch as wire};

use crate::device::identifier::{DeviceType, Identifier};
use crate::error::{Code, Error};

/// The zero-touch section's claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZeroTouch {
    /// The reseller that claimed the device.
    pub reseller_id: i64,
    /// The Google Workspace account it was claimed for, if one was named.
    pub workspace_id: Option<String>,
}

/// The SIM-lock section's claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimLock {
    /// The customer it was claimed for; 0 for a Google Workspace account without a customer.
    pub owner_id: i64,
    /// The reseller that claimed the device.
    pub reseller_id: i64,
    /// The Google Workspace account it was claimed for, if one was named.
    pub workspace_id: Option<String>,
    /// The lock's profile.
    pub profile_id: i64,
    /// Start and end of a temporary unlock, in milliseconds since 1970.
    pub vacation: Option<(i64, i64)>,
}

/// A device as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// The zero-touch owner; 0: nobody, or a Google Workspace account without a customer.
    pub customer_id: i64,
    /// The device's id, the same for every company.
    pub id: i64,
    /// Its hardware identifiers, normalised.
    pub identifier: Identifier,
    /// What the reseller wrote about it.
    pub metadata: BTreeMap<String, String>,
    /// The reseller that claimed it last: it still finds the device after an unclaim.
    pub registrar_id: i64,
    /// The zero-touch section, if claimed.
    pub zero_touch: Option<ZeroTouch>,
    /// The SIM-lock section, if claimed.
    pub sim_lock: Option<SimLock>,
    /// The configuration that its owner applied.
    pub configuration_id: Option<i64>,
}

/// Columns in the order [`Device::read`] takes them, of `device d` joined with `device_configuration c`.
pub(super) const COLUMNS: &str = "d.customer_id, d.id, d.device_type, d.imei, d.imei2, d.meid, d.meid2, d.serial_number,
    d.manufacturer, d.model, d.chrome_os_attested_device_id, d.metadata, d.registrar_id, d.zero_touch_reseller_id,
    d.zero_touch_workspace_id, d.sim_lock_owner_id, d.sim_lock_reseller_id, d.sim_lock_workspace_id, d.sim_lock_profile_id,
    d.vacation_start, d.vacation_expire, c.configuration_id";

/// The tables [`COLUMNS`] come from.
pub(super) const TABLES: &str =
    "device d LEFT JOIN device_configuration c ON c.customer_id = d.customer_id AND c.device_id = d.id";

impl Device {
    pub(super) fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            customer_id: row.int(0)?,
            id: row.int(1)?,
            identifier: identifier(row)?,
            metadata: row.opt_text(11)?.map(metadata).transpose()?.unwrap_or_default(),
            registrar_id: row.int(12)?,
            zero_touch: match row.opt_int(13)? {
                Some(reseller_id) => Some(ZeroTouch { reseller_id, workspace_id: row.opt_string(14)? }),
                None => None,
            },
            sim_lock: sim_lock(row)?,
            configuration_id: row.opt_int(21)?,
        })
    }

    /// Whether the device is a ChromeOS device, for which some methods are not meant.
    pub fn is_chrome_os(&self) -> bool {
        self.identifier.device_type == DeviceType::ChromeOs
    }

    /// What the customer API shows: with the configuration, named below the customer.
    pub fn into_customer_wire(self, now: i64) -> wire::Device {
        let customer_id = self.customer_id;
        let configuration = self.configuration_id.map(|id| format!("customers/{customer_id}/configurations/{id}"));
        let name = format!("customers/{customer_id}/devices/{}", self.id);
        self.into_wire(now, name, configuration)
    }

    /// What the reseller API shows: without the configuration, which resellers must not see (zero-touch reference,
    /// section 3.4), named below the partner.
    pub fn into_partner_wire(self, now: i64, partner_id: i64) -> wire::Device {
        let name = format!("partners/{partner_id}/devices/{}", self.id);
        self.into_wire(now, name, None)
    }

    fn into_wire(self, now: i64, name: String, configuration: Option<String>) -> wire::Device {
        let claims = self.claims(now);
        wire::Device {
            name: Some(name),
            device_id: Some(self.id),
            configuration,
            device_identifier: Some(identifier_to_wire(self.identifier)),
            device_metadata: (!self.metadata.is_empty()).then_some(wire::DeviceMetadata { entries: self.metadata }),
            claims,
        }
    }

    /// One claim for each section, zero-touch first.
    fn claims(&self, now: i64) -> Vec<wire::DeviceClaim> {
        let zero_touch = self.zero_touch.as_ref().map(|claim| wire::DeviceClaim {
            section_type: Some(wire::SectionType::ZeroTouch),
            owner_company_id: Some(self.customer_id).filter(|id| *id != 0),
            reseller_id: Some(claim.reseller_id),
            google_workspace_customer_id: claim.workspace_id.clone(),
            ..wire::DeviceClaim::default()
        });
        let sim_lock = self.sim_lock.as_ref().map(|claim| {
            let vacation = claim.vacation.filter(|(_, expire)| *expire > now);
            wire::DeviceClaim {
                section_type: Some(wire::SectionType::SimLock),
                owner_company_id: Some(claim.owner_id).filter(|id| *id != 0),
                reseller_id: Some(claim.reseller_id),
                google_workspace_customer_id: claim.workspace_id.clone(),
                vacation_mode_start_time: vacation.and_then(|(start, _)| Timestamp::from_millis(start)),
                vacation_mode_expire_time: vacation.and_then(|(_, expire)| Timestamp::from_millis(expire)),
                ..wire::DeviceClaim::default()
            }
        });
        zero_touch.into_iter().chain(sim_lock).collect()
    }

    /// Writes the records and look-up keys of new devices, in few statements.
    pub(super) fn insert_many(tx: &mut Tx<'_>, devices: &[Self], now: i64) -> Result<(), Error> {
        let into = "device (customer_id, id, device_type, imei, imei2, meid, meid2, serial_number, manufacturer, model,
                 chrome_os_attested_device_id, metadata, registrar_id, zero_touch_reseller_id, zero_touch_workspace_id,
                 sim_lock_owner_id, sim_lock_reseller_id, sim_lock_workspace_id, sim_lock_profile_id, vacation_start,
                 vacation_expire, created_at)";
        let metadata: Vec<Option<String>> = devices.iter().map(Self::stored_metadata).collect::<Result<_, _>>()?;
        let rows: Vec<Vec<Param<'_>>> =
            devices.iter().zip(&metadata).map(|(device, metadata)| device.values(metadata, now)).collect();
        tx.insert_many(into, &rows, "")?;
        let keys: Vec<(String, i64)> = devices
            .iter()
            .flat_map(|device| device.identifier.keys().into_iter().map(|key| (key, device.id)))
            .collect();
        let rows: Vec<Vec<Param<'_>>> = keys.iter().map(|(key, id)| vec![Param::Text(key), Param::Int(*id)]).collect();
        tx.insert_many("device_key (lookup, device_id)", &rows, "")?;
        Ok(())
    }

    /// Writes everything a claim or an unclaim may change, the owner included. `before` is what is stored now.
    pub(super) fn update(&self, tx: &mut Tx<'_>, before: &Device) -> Result<(), Error> {
        let sql = "UPDATE device SET customer_id = ?1, device_type = ?3, imei = ?4, imei2 = ?5, meid = ?6, meid2 = ?7,
                 serial_number = ?8, manufacturer = ?9, model = ?10, chrome_os_attested_device_id = ?11, metadata = ?12,
                 registrar_id = ?13, zero_touch_reseller_id = ?14, zero_touch_workspace_id = ?15, sim_lock_owner_id = ?16,
                 sim_lock_reseller_id = ?17, sim_lock_workspace_id = ?18, sim_lock_profile_id = ?19, vacation_start = ?20,
                 vacation_expire = ?21 WHERE customer_id = ?22 AND id = ?2";
        let metadata = self.stored_metadata()?;
        tx.send(sql, &self.values(&metadata, before.customer_id))?;
        let known = before.identifier.keys();
        for key in self.identifier.keys().iter().filter(|key| !known.contains(key)) {
            tx.send("INSERT INTO device_key (lookup, device_id) VALUES (?1, ?2)", params![key, self.id])?;
        }
        Ok(())
    }

    fn stored_metadata(&self) -> Result<Option<String>, Error> {
        if self.metadata.is_empty() { Ok(None) } else { metadata_text(&self.metadata).map(Some) }
    }

    /// The columns' values, and a last one that the statement says the meaning of.
    fn values<'d>(&'d self, metadata: &'d Option<String>, last: i64) -> Vec<Param<'d>> {
        let identifier = &self.identifier;
        let zero_touch = self.zero_touch.as_ref();
        let sim_lock = self.sim_lock.as_ref();
        let vacation = sim_lock.and_then(|claim| claim.vacation);
        params![
            self.customer_id,
            self.id,
            type_name(identifier.device_type),
            &identifier.imei,
            &identifier.imei2,
            &identifier.meid,
            &identifier.meid2,
            &identifier.serial_number,
            &identifier.manufacturer,
            &identifier.model,
            &identifier.chrome_os_attested_device_id,
            metadata,
            self.registrar_id,
            zero_touch.map(|claim| claim.reseller_id),
            zero_touch.and_then(|claim| claim.workspace_id.as_deref()),
            sim_lock.map(|claim| claim.owner_id),
            sim_lock.map(|claim| claim.reseller_id),
            sim_lock.and_then(|claim| claim.workspace_id.as_deref()),
            sim_lock.map(|claim| claim.profile_id),
            vacation.map(|(start, _)| start),
            vacation.map(|(_, expire)| expire),
            last,
        ]
        .to_vec()
    }
}

fn identifier(row: &Row<'_>) -> Result<Identifier, Error> {
    Ok(Identifier {
        device_type: if row.text(2)? == CHROME_OS { DeviceType::ChromeOs } else { DeviceType::Android },
        imei: row.opt_string(3)?,
        imei2: row.opt_string(4)?,
        meid: row.opt_string(5)?,
        meid2: row.opt_string(6)?,
        serial_number: row.opt_string(7)?,
        manufacturer: row.opt_string(8)?,
        model: row.opt_string(9)?,
        chrome_os_attested_device_id: row.opt_string(10)?,
    })
}

fn sim_lock(row: &Row<'_>) -> Result<Option<SimLock>, Error> {
    let Some(reseller_id) = row.opt_int(16)? else { return Ok(None) };
    Ok(Some(SimLock {
        owner_id: row.opt_int(15)?.unwrap_or_default(),
        reseller_id,
        workspace_id: row.opt_string(17)?,
        profile_id: row.opt_int(18)?.unwrap_or_default(),
        vacation: row.opt_int(19)?.zip(row.opt_int(20)?),
    }))
}

const ANDROID: &str = "android";
const CHROME_OS: &str = "chrome-os";

fn type_name(device_type: DeviceType) -> &'static str {
    match device_type {
        DeviceType::Android => ANDROID,
        DeviceType::ChromeOs => CHROME_OS,
    }
}

fn metadata(text: &str) -> Result<BTreeMap<String, String>, Error> {
    serde_json::from_str(text).map_err(|_| Error::new(Code::Internal, "stored metadata cannot be read"))
}

pub(super) fn metadata_text(entries: &BTreeMap<String, String>) -> Result<String, Error> {
    serde_json::to_string(entries).map_err(|_| Error::new(Code::Internal, "metadata cannot be written"))
}

fn identifier_to_wire(identifier: Identifier) -> wire::DeviceIdentifier {
    wire::DeviceIdentifier {
        device_type: Some(match identifier.device_type {
            DeviceType::Android => wire::DeviceType::Android,
            DeviceType::ChromeOs => wire::DeviceType::ChromeOs,
        }),
        imei: identifier.imei,
        imei2: identifier.imei2,
        meid: identifier.meid,
        meid2: identifier.meid2,
        serial_number: identifier.serial_number,
        manufacturer: identifier.manufacturer,
        model: identifier.model,
        chrome_os_attested_device_id: identifier.chrome_os_attested_device_id,
    }
}

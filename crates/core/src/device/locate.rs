//! Finding the one device that a request means.

use std::sync::LazyLock;

use muster_store::{Tx, params};
use muster_wire::zero_touch as wire;

use crate::device::identifier::{self, DeviceType, Identifier, IdentifierReason, InvalidIdentifier};
use crate::device::record::{COLUMNS, Device, TABLES};
use crate::error::{Error, Reason};

/// The hardware identifiers of a request, normalised. `field` is the path under which errors name them.
pub fn identifier_from_wire(field: &str, given: Option<&wire::DeviceIdentifier>) -> Result<Identifier, Error> {
    let given = given.ok_or_else(|| Error::invalid(field, Reason::InvalidIdentifierSet, "is required"))?;
    let raw = Identifier {
        imei: given.imei.clone(),
        imei2: given.imei2.clone(),
        meid: given.meid.clone(),
        meid2: given.meid2.clone(),
        serial_number: given.serial_number.clone(),
        manufacturer: given.manufacturer.clone(),
        model: given.model.clone(),
        device_type: match given.device_type.unwrap_or_default() {
            wire::DeviceType::ChromeOs => DeviceType::ChromeOs,
            wire::DeviceType::Android | wire::DeviceType::Unspecified => DeviceType::Android,
        },
        chrome_os_attested_device_id: given.chrome_os_attested_device_id.clone(),
    };
    raw.normalise().map_err(|refused| refusal(field, &refused))
}

/// An identifier's refusal as an error of the request.
pub(super) fn refusal(field: &str, refused: &InvalidIdentifier) -> Error {
    let reason = match refused.reason {
        IdentifierReason::Imei => Reason::InvalidImei,
        IdentifierReason::Meid => Reason::InvalidMeid,
        IdentifierReason::Serial => Reason::InvalidSerial,
        IdentifierReason::Manufacturer => Reason::InvalidManufacturer,
        IdentifierReason::Model => Reason::InvalidModel,
        IdentifierReason::Set => Reason::InvalidIdentifierSet,
    };
    Error::invalid(refused.path(field), reason, &refused.rule)
}

/// The statements of the hot path, put together once: their text is also the key of the statement cache.
static BY_ID: LazyLock<String> = LazyLock::new(|| format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.id = ?1"));
static BY_OWNER: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.customer_id = ?1 AND d.id = ?2"));

/// A device by its id, whoever owns it.
pub(super) fn by_id(tx: &mut Tx<'_>, id: i64) -> Result<Option<Device>, Error> {
    tx.one(&BY_ID, params![id], Device::read)
}

/// A device by its owner and id.
pub(super) fn by_owner(tx: &mut Tx<'_>, customer_id: i64, id: i64) -> Result<Option<Device>, Error> {
    tx.one(&BY_OWNER, params![customer_id, id], Device::read)
}

/// Devices with the same serial number that one look-up goes through. Serial numbers repeat between makers, not
/// thousandfold; makers that give all devices one number cannot be told apart by it anyway.
pub(super) const MAX_SAME_SERIAL: i64 = 1000;

/// Ids of devices with the look-up key, at most so many.
pub(super) fn with_key(tx: &mut Tx<'_>, key: &str, limit: i64) -> Result<Vec<i64>, Error> {
    let sql = "SELECT device_id FROM device_key WHERE lookup = ?1 ORDER BY device_id LIMIT ?2";
    tx.all(sql, params![key, limit], |row| Ok(row.int(0)?))
}

/// Ids of the devices that share an identifying number with `identifier`, or serial number, manufacturer and model;
/// the strongest first.
pub(super) fn candidates(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    for key in identifier.keys().iter().filter(|key| identifier::is_identifying_key(key)) {
        for id in with_key(tx, key, i64::MAX)? {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.extend(same_builds(tx, identifier, &ids)?);
    Ok(ids)
}

/// Ids of the devices with the same serial number, manufacturer and model, without those that are known already.
pub(super) fn same_builds(tx: &mut Tx<'_>, identifier: &Identifier, known: &[i64]) -> Result<Vec<i64>, Error> {
    let mut ids = Vec::new();
    let Some(key) = identifier.serial_key() else { return Ok(ids) };
    for id in with_key(tx, &key, MAX_SAME_SERIAL)? {
        if !known.contains(&id) && by_id(tx, id)?.is_some_and(|device| identifier.is_same_build(&device.identifier)) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// The device the identifiers mean, or `None`: the strongest key decides, and what else is given must not contradict.
pub(super) fn by_identifier(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Option<Device>, Error> {
    let ids = candidates(tx, identifier)?;
    for id in ids {
        if let Some(device) = by_id(tx, id)?
            && identifier.contradicts(&device.identifier).is_none()
        {
            return Ok(Some(device));
        }
    }
    Ok(None)
}

/// The device an id or identifiers mean: exactly one of the two must be given (zero-touch reference, section 3.4).
pub(super) fn referenced(
    tx: &mut Tx<'_>,
    field: &str,
    device_id: Option<i64>,
    device_identifier: Option<&wire::DeviceIdentifier>,
) -> Result<Option<Device>, Error> {
    let path = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    match (device_id.filter(|id| *id != 0), device_identifier) {
        (Some(_), Some(_)) => Err(Error::invalid(
            path("deviceId"),
            Reason::InvalidParameter,
            "must not be given together with deviceIdentifier",
        )),
        (Some(id), None) => by_id(tx, id),
        (None, given) => {
            let field = path("deviceIdentifier");
            if given.is_none() {
                return Err(Error::invalid(field, Reason::InvalidIdentifierSet, "or deviceId is required"));
            }
            let identifier = identifier_from_wire(&field, given)?;
            identifier.require_reference().map_err(|refused| refusal(&field, &refused))?;
            by_identifier(tx, &identifier)
        }
    }
}

/// The error for a device the caller has not.
pub(super) fn not_found() -> Error {
    Error::not_found(Reason::InvalidDeviceId, "the device does not exist or is not yours")
}

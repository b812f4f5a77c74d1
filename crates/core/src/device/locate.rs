//! Finding the one device that a request means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use muster_store::{Param, Tx, params};
use muster_wire::zero_touch as wire;

use crate::device::identifier::{DeviceType, Identifier, IdentifierReason, InvalidIdentifier};
use crate::device::record::{COLUMNS, Device, TABLES};
use crate::error::{Error, Noun, Violation};
use crate::tenancy::Anyones;

/// The hardware identifiers of a request, normalised. `field` is the path under which errors name them.
pub fn identifier_from_wire(field: &str, given: Option<&wire::DeviceIdentifier>) -> Result<Identifier, Error> {
    let given = given.ok_or_else(|| Error::required(field).of(Noun::IdentifierSet))?;
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
    let noun = match refused.reason {
        IdentifierReason::Imei => Noun::Imei,
        IdentifierReason::Meid => Noun::Meid,
        IdentifierReason::Serial => Noun::Serial,
        IdentifierReason::Manufacturer => Noun::Manufacturer,
        IdentifierReason::Model => Noun::Model,
        IdentifierReason::Set => Noun::IdentifierSet,
    };
    // The rule is a sentence that names the identifier.
    Error::invalid(refused.path(field), Violation::Malformed).of(noun).saying(&refused.rule)
}

/// The statements of the hot path, put together once: their text is also the key of the statement cache.
static BY_ID: LazyLock<String> = LazyLock::new(|| format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.id = ?1"));
static BY_OWNER: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.customer_id = ?1 AND d.id = ?2"));

/// A device by its id, whoever owns it.
pub(super) fn by_id(tx: &mut Tx<'_>, id: i64) -> Result<Option<Anyones<Device>>, Error> {
    Ok(tx.one(&BY_ID, params![id], Device::read)?.map(Anyones::new))
}

/// A device by its owner and id.
pub(super) fn by_owner(tx: &mut Tx<'_>, customer_id: i64, id: i64) -> Result<Option<Device>, Error> {
    tx.one(&BY_OWNER, params![customer_id, id], Device::read)
}

static BY_IDS: LazyLock<String> = LazyLock::new(|| format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.id IN ({{keys}})"));

/// The devices with these ids, whoever owns them, in the order of the ids: one statement for many.
pub(super) fn by_ids(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<Anyones<Device>>, Error> {
    let keys: Vec<Param<'_>> = ids.iter().map(|id| Param::Int(*id)).collect();
    let mut found: BTreeMap<i64, Device> = BTreeMap::new();
    tx.each_of(&BY_IDS, &[], &keys, |row| {
        let device = Device::read(row)?;
        found.insert(device.id, device);
        Ok::<(), Error>(())
    })?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).map(Anyones::new).collect())
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
    let strong = identifier.identifying_keys();
    let params: Vec<Param<'_>> = strong.iter().map(|key| Param::Text(key)).collect();
    let mut found: Vec<(usize, i64)> = Vec::new();
    let sql = "SELECT lookup, device_id FROM device_key WHERE lookup IN ({keys})";
    tx.each_of(sql, &[], &params, |row| {
        let lookup = row.text(0)?;
        let strength = strong.iter().position(|key| *key == lookup).unwrap_or(strong.len());
        found.push((strength, row.int(1)?));
        Ok::<(), Error>(())
    })?;
    found.sort_unstable();
    let mut ids: Vec<i64> = Vec::new();
    for (_, id) in found {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.extend(same_builds(tx, identifier, &ids)?);
    Ok(ids)
}

/// Ids of the devices with the same serial number, manufacturer and model, without those that are known already.
pub(super) fn same_builds(tx: &mut Tx<'_>, identifier: &Identifier, known: &[i64]) -> Result<Vec<i64>, Error> {
    let Some(key) = identifier.serial_key() else { return Ok(Vec::new()) };
    let mut ids = with_key(tx, &key, MAX_SAME_SERIAL)?;
    ids.retain(|id| !known.contains(id));
    let devices = by_ids(tx, &ids)?;
    let same = devices.iter().map(Anyones::unseen).filter(|device| identifier.is_same_build(&device.identifier));
    Ok(same.map(|device| device.id).collect())
}

/// The device the identifiers mean, or `None`: the strongest key decides, and what else is given must not contradict.
pub(super) fn by_identifier(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Option<Anyones<Device>>, Error> {
    let ids = candidates(tx, identifier)?;
    let devices = by_ids(tx, &ids)?;
    Ok(devices.into_iter().find(|device| identifier.contradicts(&device.unseen().identifier).is_none()))
}

/// The device an id or identifiers mean: exactly one of the two must be given (zero-touch reference, section 3.4).
pub(super) fn referenced(
    tx: &mut Tx<'_>,
    field: &str,
    device_id: Option<i64>,
    device_identifier: Option<&wire::DeviceIdentifier>,
) -> Result<Option<Anyones<Device>>, Error> {
    let path = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    match (device_id.filter(|id| *id != 0), device_identifier) {
        (Some(_), Some(_)) => Err(Error::invalid(path("deviceId"), Violation::Conflict)
            .rule("must not be given together with deviceIdentifier")),
        (Some(id), None) => by_id(tx, id),
        (None, given) => {
            let field = path("deviceIdentifier");
            if given.is_none() {
                return Err(Error::invalid(field, Violation::Required)
                    .of(Noun::IdentifierSet)
                    .rule("or deviceId is required"));
            }
            let identifier = identifier_from_wire(&field, given)?;
            identifier.require_reference().map_err(|refused| refusal(&field, &refused))?;
            by_identifier(tx, &identifier)
        }
    }
}

/// The error for a device the caller has not.
pub(super) fn not_found() -> Error {
    Error::not_found(Noun::Device, "the device does not exist or is not yours")
}

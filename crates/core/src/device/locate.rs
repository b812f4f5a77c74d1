//! Finding the one device that a request means.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use muster_store::{Param, Tx, params};
use serde::{Deserialize, Serialize};

use crate::device::identifier::{Identifier, InvalidIdentifier};
use crate::device::record::{Device, select_where};
use crate::error::{Error, Noun, Violation};
use crate::id::{CustomerId, DeviceId, ResellerId};
use crate::tenancy::{Anyones, Viewer};

/// How a request names one device: by its id or by its hardware identifiers, exactly one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Its id.
    pub device_id: Option<DeviceId>,
    /// Its hardware identifiers, as they were given.
    pub identifier: Option<Identifier>,
}

impl Reference {
    /// A reference by id.
    pub fn to(device_id: DeviceId) -> Self {
        Self { device_id: Some(device_id), identifier: None }
    }

    /// The id of a reference that holds nothing else.
    pub(super) fn bare_id(&self) -> Option<DeviceId> {
        self.device_id.filter(|_| self.identifier.is_none())
    }
}

/// The hardware identifiers of a request, normalised. `field` is the path under which errors name them.
pub(super) fn identifier(field: &str, given: Option<&Identifier>) -> Result<Identifier, Error> {
    let given = given.ok_or_else(|| Error::required(field).of(Noun::IdentifierSet))?;
    given.clone().normalise().map_err(|refused| refusal(field, refused))
}

/// An identifier's refusal as an error of the request.
pub(super) fn refusal(field: &str, refused: InvalidIdentifier) -> Error {
    Error::invalid(refused.path(field), refused.violation).of(refused.noun).rule(&refused.rule)
}

/// The statements of the hot path, put together once: their text is also the key of the statement cache.
static BY_ID: LazyLock<String> = LazyLock::new(|| select_where("d.id = ?1"));
static BY_OWNER: LazyLock<String> = LazyLock::new(|| select_where("d.customer_id = ?1 AND d.id = ?2"));

/// A device by its id, whoever owns it.
pub(super) fn by_id(tx: &mut Tx<'_>, id: DeviceId) -> Result<Option<Anyones<Device>>, Error> {
    Ok(tx.one(&BY_ID, params![id], Device::read)?.map(Anyones::new))
}

/// A device by its owner and id.
pub(super) fn by_owner(tx: &mut Tx<'_>, customer_id: CustomerId, id: DeviceId) -> Result<Option<Device>, Error> {
    tx.one(&BY_OWNER, params![customer_id, id], Device::read)
}

static BY_IDS: LazyLock<String> = LazyLock::new(|| select_where("d.id IN ({keys})"));

/// The devices with these ids, whoever owns them, in the order of the ids: one statement for many.
pub(super) fn by_ids(tx: &mut Tx<'_>, ids: &[DeviceId]) -> Result<Vec<Anyones<Device>>, Error> {
    let keys: Vec<Param<'_>> = ids.iter().copied().map(Param::from).collect();
    let mut found: BTreeMap<DeviceId, Device> = BTreeMap::new();
    tx.each_of(&BY_IDS, &[], &keys, |row| {
        let device = Device::read(row)?;
        found.insert(device.id, device);
        Ok::<(), Error>(())
    })?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).map(Anyones::new).collect())
}

/// Devices under a bare serial number that one look-up by serial number, manufacturer and model goes through: those that an older
/// release wrote and the migration could not rewrite. Whoever adds others hides nothing that has a key of its own.
const MAX_SAME_SERIAL: i64 = 1000;

/// Ids of all devices with the look-up key. Keys that identify have one for each reseller at most.
pub(super) fn with_key(tx: &mut Tx<'_>, key: &str) -> Result<Vec<DeviceId>, Error> {
    let sql = "SELECT device_id FROM device_key WHERE lookup = ?1 ORDER BY device_id";
    tx.all(sql, params![key], |row| Ok(DeviceId::read(row, 0)?))
}

/// Ids of all devices with the serial number, whatever their makers.
pub(super) fn with_serial(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Vec<DeviceId>, Error> {
    let Some([bare, from, to]) = identifier.serial_keys() else { return Ok(Vec::new()) };
    let sql = "SELECT device_id FROM device_key WHERE lookup = ?1 OR (lookup >= ?2 AND lookup < ?3) ORDER BY device_id";
    tx.all(sql, params![&bare, &from, &to], |row| Ok(DeviceId::read(row, 0)?))
}

/// Ids of the devices with the serial number that are a reseller's: however many others have, they are found.
pub(super) fn resellers_with_serial(
    tx: &mut Tx<'_>,
    partner_id: ResellerId,
    identifier: &Identifier,
) -> Result<Vec<DeviceId>, Error> {
    let Some([bare, from, to]) = identifier.serial_keys() else { return Ok(Vec::new()) };
    let sql = "SELECT k.device_id FROM device_key k JOIN device d ON d.id = k.device_id
        WHERE (k.lookup = ?1 OR (k.lookup >= ?2 AND k.lookup < ?3))
        AND (d.registrar_id = ?4 OR d.zero_touch_reseller_id = ?4 OR d.sim_lock_reseller_id = ?4)
        ORDER BY k.device_id";
    tx.all(sql, params![&bare, &from, &to, partner_id], |row| Ok(DeviceId::read(row, 0)?))
}

/// Ids of the records that share an identifying number with `identifier`, or serial number, manufacturer and model;
/// the strongest first.
fn candidates(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Vec<DeviceId>, Error> {
    let strong = identifier.identifying_keys();
    let params: Vec<Param<'_>> = strong.iter().map(|key| Param::Text(key)).collect();
    let mut found: Vec<(usize, DeviceId)> = Vec::new();
    let sql = "SELECT lookup, device_id FROM device_key WHERE lookup IN ({keys})";
    tx.each_of(sql, &[], &params, |row| {
        let lookup = row.text(0)?;
        let strength = strong.iter().position(|key| *key == lookup).unwrap_or(strong.len());
        found.push((strength, DeviceId::read(row, 1)?));
        Ok::<(), Error>(())
    })?;
    found.sort_unstable();
    let mut ids: Vec<DeviceId> = Vec::new();
    for (_, id) in found {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.extend(same_builds(tx, identifier, &ids)?);
    Ok(ids)
}

/// The records that share an identifying number with `identifier`, or serial number, manufacturer and model, whosever they
/// are; the strongest first. It is for rules that decide by what they must not show.
pub(super) fn sharing(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Vec<Device>, Error> {
    let ids = candidates(tx, identifier)?;
    Ok(by_ids(tx, &ids)?.into_iter().map(Anyones::into_unseen).collect())
}

/// Ids of the devices with the same serial number, manufacturer and model, without those that are known already.
fn same_builds(tx: &mut Tx<'_>, identifier: &Identifier, known: &[DeviceId]) -> Result<Vec<DeviceId>, Error> {
    let (Some(build), Some(serial)) = (identifier.build_key(), identifier.serial_key()) else { return Ok(Vec::new()) };
    let mut ids = with_key(tx, &build)?;
    let older = "SELECT device_id FROM device_key WHERE lookup = ?1 ORDER BY device_id LIMIT ?2";
    ids.extend(tx.all(older, params![&serial, MAX_SAME_SERIAL], |row| Ok::<_, Error>(DeviceId::read(row, 0)?))?);
    ids.retain(|id| !known.contains(id));
    ids.sort_unstable();
    ids.dedup();
    let devices = by_ids(tx, &ids)?;
    let same = devices.iter().map(Anyones::unseen).filter(|device| identifier.is_same_build(&device.identifier));
    Ok(same.map(|device| device.id).collect())
}

/// The first device of a customer with the same serial number, manufacturer and model.
pub(super) fn owned_build(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Option<DeviceId>, Error> {
    let ids = same_builds(tx, identifier, &[])?;
    let devices = by_ids(tx, &ids)?;
    let mut owned = devices.iter().map(Anyones::unseen).filter(|device| device.customer_id.is_some());
    Ok(owned.find(|device| !identifier.is_of_other_hardware(&device.identifier)).map(|device| device.id))
}

/// The records a reference may mean, of those the viewer may see: that with the id; or those whose identifiers do not
/// contradict the given ones, the strongest first and those that nobody holds last. `field` is the path of the reference,
/// empty where its fields are the request's own.
///
/// # Errors
/// INVALID_ARGUMENT unless exactly one of id and identifiers is given (zero-touch reference, section 3.4).
pub(super) fn referenced(
    tx: &mut Tx<'_>,
    field: &str,
    reference: &Reference,
    viewer: &Viewer,
) -> Result<Vec<Device>, Error> {
    let path = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    match (reference.device_id, &reference.identifier) {
        (Some(_), Some(_)) => Err(Error::invalid(path("deviceId"), Violation::Conflict)
            .rule("must not be given together with deviceIdentifier")),
        (Some(id), None) => Ok(by_id(tx, id)?.and_then(|device| device.visible_to(viewer)).into_iter().collect()),
        (None, given) => {
            let field = path("deviceIdentifier");
            if given.is_none() {
                return Err(Error::required(field).of(Noun::IdentifierSet).rule("or deviceId is required"));
            }
            let identifier = identifier(&field, given.as_ref())?;
            identifier.require_reference().map_err(|refused| refusal(&field, refused))?;
            let ids = candidates(tx, &identifier)?;
            let seen = by_ids(tx, &ids)?.into_iter().filter_map(|device| device.visible_to(viewer));
            let mut meant: Vec<Device> =
                seen.filter(|device| identifier.contradicts(&device.identifier).is_none()).collect();
            meant.sort_by_key(Device::is_free);
            Ok(meant)
        }
    }
}

/// The error for a device the caller has not.
pub(super) fn not_found() -> Error {
    Error::not_found(Noun::Device, "the device does not exist or is not yours")
}

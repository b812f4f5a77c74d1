//! Devices: import, pages, search.

use muster_core::device::{Claims, Device, Identifier, Selection};
use muster_core::{Call, CustomerId, DeviceId, Error, Noun, Viewer, Violation, device};
use muster_store::{StoreError, Tx};
use muster_wire::WireEnum;

use super::operator::Operator;
use super::refusal::Refusal;
use super::request::ImportRow;
use super::response::{DeviceRow, DevicesPage, Imported, Response, SimLockRow};
use crate::zero_touch::convert::identifier::device_type;

/// Rows one import request may have: one transaction, short enough that other writers hardly notice (design, section 4).
pub const MAX_IMPORT_ROWS: usize = 200;

/// How a transaction of an import ends when its rows shall not be kept.
enum Ending {
    /// A dry run: what would have become of the rows.
    DryRun(Vec<Imported>),
    Failed(Error),
}

impl From<StoreError> for Ending {
    fn from(error: StoreError) -> Self {
        Ending::Failed(error.into())
    }
}

pub(super) fn import(operator: &Operator<'_>, rows: Vec<ImportRow>, dry_run: bool) -> Result<Response, Error> {
    if rows.len() > MAX_IMPORT_ROWS {
        let rule = format!("must be at most {MAX_IMPORT_ROWS} in one request");
        return Err(Error::invalid("rows", Violation::TooMany { most: MAX_IMPORT_ROWS }).rule(rule));
    }
    let done = operator.write("devices.import", move |call| {
        let mut results = Vec::with_capacity(rows.len());
        for rows in rows.chunk_by(|one, next| one.reseller_id == next.reseller_id) {
            results.extend(claim_all(call, rows).map_err(Ending::Failed)?);
        }
        // An error is how a closure tells the store to undo what it wrote.
        if dry_run { Err(Ending::DryRun(results)) } else { Ok(results) }
    });
    match done {
        Ok(results) | Err(Ending::DryRun(results)) => Ok(Response::Imported(results)),
        Err(Ending::Failed(error)) => Err(error),
    }
}

/// Claims for one reseller. A row's refusal is its result (a refused claim writes nothing); a failure of the store is the
/// whole transaction's.
fn claim_all(call: &mut Call<'_, '_>, rows: &[ImportRow]) -> Result<Vec<Imported>, Error> {
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let mut claims = Claims::of(first.reseller_id);
    claims.look_ahead(call, rows.iter().map(|row| &row.claim))?;
    let mut results = Vec::with_capacity(rows.len());
    for row in rows {
        results.push(match claims.claim(call, &row.claim) {
            Ok(id) => Imported::Claimed(id),
            Err(error) if error.is_ours() => return Err(error),
            Err(error) => Imported::Refused(Refusal::from(error)),
        });
    }
    claims.write(call)?;
    Ok(results)
}

pub(super) fn page(
    operator: &Operator<'_>,
    wanted: Selection,
    after: Option<DeviceId>,
    limit: i64,
) -> Result<Response, Error> {
    operator.read("devices.page", move |tx| {
        let selected = device::select(tx, &wanted, after, limit)?;
        let seen = selected.devices.into_iter().filter_map(|device| device.visible_to(&Viewer::Operator));
        Ok(Response::DevicesPage(DevicesPage { rows: seen.map(row).collect(), next: selected.next }))
    })
}

pub(super) fn find(operator: &Operator<'_>, text: String) -> Result<Response, Error> {
    operator.read("devices.find", move |tx| {
        let mut found: Vec<Device> = Vec::new();
        if let Some(device) = by_id(tx, &text)? {
            found.push(device);
        }
        for identifier in readings(&text) {
            let devices = device::lookup_by_identifier(tx, &identifier)?;
            for device in devices.into_iter().filter_map(|device| device.visible_to(&Viewer::Operator)) {
                if !found.iter().any(|known| known.id == device.id) {
                    found.push(device);
                }
            }
        }
        if found.is_empty() {
            let message = format!("there is no device with the id, IMEI, MEID or serial number {text}");
            return Err(Error::not_found(Noun::Device, message));
        }
        Ok(Response::Devices(found.into_iter().map(row).collect()))
    })
}

fn by_id(tx: &mut Tx<'_>, text: &str) -> Result<Option<Device>, Error> {
    let Ok(id) = text.parse() else { return Ok(None) };
    Ok(device::lookup(tx, id)?.and_then(|device| device.visible_to(&Viewer::Operator)))
}

/// What a text may be: an IMEI, an MEID, a serial number, or several of them.
fn readings(text: &str) -> Vec<Identifier> {
    let text = Some(text.to_owned());
    [
        Identifier { imei: text.clone(), ..Identifier::default() },
        Identifier { meid: text.clone(), ..Identifier::default() },
        Identifier { serial_number: text, ..Identifier::default() },
    ]
    .into_iter()
    .filter_map(|identifier| identifier.normalise().ok())
    .collect()
}

fn row(device: Device) -> DeviceRow {
    let owner = |id: Option<CustomerId>| id.map(|id| id.to_string());
    let identifier = device.identifier;
    DeviceRow {
        id: device.id.to_string(),
        device_type: device_type(identifier.device_type).as_str().to_owned(),
        customer_id: owner(device.customer_id),
        reseller_id: device.zero_touch.as_ref().map(|claim| claim.reseller_id.to_string()),
        workspace_customer_id: device.zero_touch.and_then(|claim| claim.workspace_id),
        configuration_id: device.configuration_id.map(|id| id.to_string()),
        imei: identifier.imei,
        imei2: identifier.imei2,
        meid: identifier.meid,
        meid2: identifier.meid2,
        serial_number: identifier.serial_number,
        manufacturer: identifier.manufacturer,
        model: identifier.model,
        chrome_os_attested_device_id: identifier.chrome_os_attested_device_id,
        metadata: device.metadata,
        sim_lock: device.sim_lock.map(|claim| SimLockRow {
            customer_id: owner(claim.owner_id),
            reseller_id: claim.reseller_id.to_string(),
            workspace_customer_id: claim.workspace_id,
            profile_id: claim.profile_id.to_string(),
        }),
    }
}

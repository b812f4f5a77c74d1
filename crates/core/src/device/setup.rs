//! What the set-up wizard of a phone is told (device-side reference, section 2).

use muster_store::{Tx, params};
use muster_wire::device::{DeviceIdentifier, Organization, SetupDpc, SetupRequest, SetupResponse};
use muster_wire::{Duration, zero_touch as wire};
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::device::assignment::Assignment;
use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::error::{Code, Error};
use crate::event::{Detail, Event, Kind, Subject};
use crate::{company, configuration, dpc, text};

/// Forced reset time of a configuration that names none: two hours (zero-touch reference, section 3.3).
pub const DEFAULT_FORCED_RESET_SECONDS: i64 = 2 * 60 * 60;

/// A look-up of a registered device, to be written down behind the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lookup {
    /// The device's owner.
    pub customer_id: i64,
    /// The device.
    pub device_id: i64,
    /// The configuration it was given.
    pub configuration_id: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// Answers a phone. A device that is claimed but has no configuration is set up as an ordinary one, and so is one whose
/// phone does not know its organisation's secret: the answer does not tell which of these it was.
///
/// `secret_demanded`: organisations without a secret answer no phone either.
pub fn setup(
    tx: &mut Tx<'_>,
    request: &SetupRequest,
    secret_demanded: bool,
    now: i64,
) -> Result<(SetupResponse, Option<Lookup>), Error> {
    const FIELD: &str = "deviceIdentifier";
    let secret = text::optional("setupSecret", request.setup_secret.as_deref(), company::MAX_SETUP_SECRET_CHARS)?;
    let given = request.device_identifier.as_ref().map(to_zero_touch);
    let identifier = locate::identifier_from_wire(FIELD, given.as_ref())?;
    identifier.require_reference().map_err(|refused| locate::refusal(FIELD, &refused))?;
    let nothing = (SetupResponse { registered: false, ..SetupResponse::default() }, None);
    // A phone sends all it has; what a reseller registered may be less, or partly mistyped. The strongest key that is
    // known decides, as on a phone: lowest IMEI first, then second SIM, MEID, serial number with maker and model.
    let Some(Assignment { customer_id, device_id, configuration_id: Some(configuration_id) }) =
        first_match(tx, &identifier)?
    else {
        return Ok(nothing);
    };
    if !knows_secret(tx, customer_id, secret, secret_demanded)? {
        return Ok(nothing);
    }
    let response = answer(tx, customer_id, configuration_id)?;
    let lookup = Lookup { customer_id, device_id, configuration_id, at: now };
    Ok((response, Some(lookup)))
}

/// Writes the events of look-ups that were answered, in one transaction.
pub fn record_lookups(call: &mut Call<'_, '_>, lookups: &[Lookup]) -> Result<(), Error> {
    for lookup in lookups {
        let detail = Detail::SetUp { configuration_id: Some(lookup.configuration_id), at: lookup.at };
        call.record(lookup.customer_id, Event::new(Kind::DeviceSetUp, Subject::Device(lookup.device_id)).with(detail))?;
    }
    Ok(())
}

fn first_match(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Option<Assignment>, Error> {
    for key in &identifier.identifying_keys() {
        let found = Assignment::by_key(tx, key)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    match locate::same_builds(tx, identifier, &[])?.first() {
        Some(id) => Assignment::by_id(tx, *id),
        None => Ok(None),
    }
}

fn knows_secret(tx: &mut Tx<'_>, customer_id: i64, secret: Option<&str>, demanded: bool) -> Result<bool, Error> {
    let stored = tx
        .one("SELECT setup_secret_hash FROM company WHERE id = ?1", params![customer_id], |row| {
            Ok::<_, Error>(row.opt_bytes(0)?.map(<[u8]>::to_vec))
        })?
        .flatten();
    Ok(match (stored, secret) {
        (None, _) => !demanded,
        (Some(_), None) => false,
        // Hashes are compared, so the time of the comparison tells nothing about the secret.
        (Some(stored), Some(secret)) => Sha256::digest(secret.as_bytes()).as_slice() == stored,
    })
}

fn answer(tx: &mut Tx<'_>, customer_id: i64, configuration_id: i64) -> Result<SetupResponse, Error> {
    let configuration = configuration::get(tx, customer_id, configuration_id)?;
    let dpc = dpc::find(tx, configuration.dpc_id)?
        .ok_or_else(|| Error::new(Code::Internal, "the configuration's DPC is missing"))?;
    let extras = configuration.dpc_extras.as_deref().map(serde_json::from_str).transpose();
    let seconds = configuration.forced_reset_seconds.unwrap_or(DEFAULT_FORCED_RESET_SECONDS);
    Ok(SetupResponse {
        registered: true,
        organization: Some(Organization {
            name: Some(configuration.company_name),
            contact_email: Some(configuration.contact_email),
            contact_phone: Some(configuration.contact_phone),
        }),
        custom_message: configuration.custom_message,
        dpc: Some(SetupDpc { package_name: Some(dpc.package_name), name: Some(dpc.dpc_name) }),
        provisioning_extras: extras
            .map_err(|_| Error::new(Code::Internal, "stored provisioning extras cannot be read"))?
            .unwrap_or_default(),
        forced_reset_time: Some(Duration { seconds, nanos: 0 }),
    })
}

fn to_zero_touch(given: &DeviceIdentifier) -> wire::DeviceIdentifier {
    wire::DeviceIdentifier {
        imei: given.imei.clone(),
        imei2: given.imei2.clone(),
        meid: given.meid.clone(),
        meid2: given.meid2.clone(),
        serial_number: given.serial_number.clone(),
        manufacturer: given.manufacturer.clone(),
        model: given.model.clone(),
        ..wire::DeviceIdentifier::default()
    }
}

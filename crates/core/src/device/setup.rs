//! What the set-up wizard of a phone is told (device-side reference, section 2).

use muster_store::{Tx, params};
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::device::assignment::Assignment;
use crate::device::identifier::Identifier;
use crate::device::locate;
use crate::error::{Code, Error, Noun};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{ConfigurationId, CustomerId, DeviceId};
use crate::{configuration, dpc};

/// Forced reset time of a configuration that names none: two hours (zero-touch reference, section 3.3).
pub const DEFAULT_FORCED_RESET_SECONDS: i64 = 2 * 60 * 60;

/// What a phone asks with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetupQuestion {
    /// Everything the phone knows of itself.
    pub identifier: Option<Identifier>,
    /// The organisation's secret, if the phone was given one.
    pub secret: Option<String>,
}

/// What a phone is told.
#[derive(Debug, Clone, PartialEq)]
pub struct SetupAnswer {
    /// The organisation's name.
    pub company_name: String,
    /// Where its people find help.
    pub contact_email: String,
    /// Where its people find help.
    pub contact_phone: String,
    /// One or two sentences for the device's user.
    pub custom_message: Option<String>,
    /// Android application id of the DPC to install.
    pub dpc_package: String,
    /// The DPC's title.
    pub dpc_name: String,
    /// What is handed to the DPC: the text of a JSON object, as it was stored.
    pub provisioning_extras: Option<String>,
    /// Seconds until the phone is reset if it could not be set up.
    pub forced_reset_seconds: i64,
}

/// A look-up of a registered device, to be written down behind the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lookup {
    /// The device's owner.
    pub customer_id: CustomerId,
    /// The device.
    pub device_id: DeviceId,
    /// The configuration it was given.
    pub configuration_id: ConfigurationId,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// Answers a phone; `None` where it is to be set up as an ordinary one. A device that is claimed but has no configuration
/// is answered so, and so is one whose phone does not know its organisation's secret: the answer does not tell which of
/// these it was.
///
/// Nobody is there to correct a phone that sends a placeholder: what cannot be used is left out, value by value.
///
/// `secret_demanded`: organisations without a secret answer no phone either.
///
/// # Errors
/// Identifiers of which none can be used, with the rule that the first of them breaks.
pub fn setup(
    tx: &mut Tx<'_>,
    question: &SetupQuestion,
    secret_demanded: bool,
    now: i64,
) -> Result<Option<(SetupAnswer, Lookup)>, Error> {
    const FIELD: &str = "deviceIdentifier";
    let given = question.identifier.as_ref().ok_or_else(|| Error::required(FIELD).of(Noun::IdentifierSet))?;
    // Nor can it help what its maker called it.
    let (identifier, refused) = given.clone().as_shown().usable();
    if let Err(insufficient) = identifier.require_reference() {
        return Err(locate::refusal(FIELD, refused.unwrap_or(insufficient)));
    }
    let secret = question.secret.as_deref().filter(|secret| !secret.is_empty());
    // A phone sends all it has; what a reseller registered may be less, or partly mistyped. The strongest key under which
    // a customer has a device decides, as on a phone: lowest IMEI first, then second SIM, MEID, serial number with maker and
    // model. Records of other sections, and those that nobody holds, say nothing of who configures the phone.
    let Some(Assignment { customer_id: Some(customer_id), device_id, configuration_id: Some(configuration_id) }) =
        first_match(tx, &identifier)?
    else {
        return Ok(None);
    };
    if !knows_secret(tx, customer_id, secret, secret_demanded)? {
        return Ok(None);
    }
    let answer = answer(tx, customer_id, configuration_id)?;
    Ok(Some((answer, Lookup { customer_id, device_id, configuration_id, at: now })))
}

/// Writes the events of look-ups that were answered, in one transaction.
pub fn record_lookups(call: &mut Call<'_, '_>, lookups: &[Lookup]) -> Result<(), Error> {
    let recorded = |lookup: &Lookup| {
        let detail = Detail::SetUp { configuration_id: Some(lookup.configuration_id), at: lookup.at };
        let event = Event::new(Kind::DeviceSetUp, Subject::Device(lookup.device_id)).with(detail);
        call.recorded(call.id(), lookup.customer_id.into(), &event)
    };
    let events = lookups.iter().map(recorded).collect::<Result<Vec<_>, _>>()?;
    call.record_all(&events)
}

fn first_match(tx: &mut Tx<'_>, identifier: &Identifier) -> Result<Option<Assignment>, Error> {
    for key in identifier.identifying_keys() {
        let found = Assignment::by_key(tx, &key)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    match locate::owned_build(tx, identifier)? {
        Some(id) => Assignment::by_id(tx, id),
        None => Ok(None),
    }
}

fn knows_secret(tx: &mut Tx<'_>, customer_id: CustomerId, secret: Option<&str>, demanded: bool) -> Result<bool, Error> {
    let stored = tx
        .one("SELECT setup_secret_hash FROM organisation WHERE id = ?1", params![customer_id], |row| {
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

fn answer(tx: &mut Tx<'_>, customer_id: CustomerId, configuration_id: ConfigurationId) -> Result<SetupAnswer, Error> {
    let configuration = configuration::get(tx, customer_id, configuration_id)?;
    let dpc = dpc::find(tx, configuration.dpc_id)?
        .ok_or_else(|| Error::new(Code::Internal, "the configuration's DPC is missing"))?;
    Ok(SetupAnswer {
        company_name: configuration.company_name,
        contact_email: configuration.contact_email,
        contact_phone: configuration.contact_phone,
        custom_message: configuration.custom_message,
        dpc_package: dpc.package_name,
        dpc_name: dpc.dpc_name,
        provisioning_extras: configuration.dpc_extras,
        forced_reset_seconds: configuration.forced_reset_seconds.unwrap_or(DEFAULT_FORCED_RESET_SECONDS),
    })
}

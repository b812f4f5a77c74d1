//! The rules of each field of a configuration (zero-touch reference, section 3.3). Google publishes no lengths; the
//! limits here are what fits the set-up wizard's screens and a phone's memory.

use muster_store::Tx;
use muster_wire::{Duration, resource_name, zero_touch as wire};

use crate::configuration::Configuration;
use crate::error::{Error, Violation};
use crate::{dpc, text};

/// Longest configuration and company name.
pub const MAX_NAME_CHARS: usize = 255;

/// Longest contact phone number.
pub const MAX_CONTACT_PHONE_CHARS: usize = 64;

/// Longest custom message: "one or two sentences", with room.
pub const MAX_CUSTOM_MESSAGE_CHARS: usize = 2000;

/// Longest JSON text of provisioning extras.
pub const MAX_DPC_EXTRAS_CHARS: usize = 65_536;

/// Longest forced reset time: six hours (zero-touch reference, section 3.3, `forcedResetTime`).
pub const MAX_FORCED_RESET_SECONDS: i64 = 6 * 60 * 60;

/// Every field a caller can write, by its wire name; `name` and `configurationId` are accepted where they agree.
pub(super) const WRITABLE: &[&str] = &[
    "configurationName",
    "companyName",
    "contactEmail",
    "contactPhone",
    "customMessage",
    "dpcResourcePath",
    "dpcExtras",
    "isDefault",
    "forcedResetTime",
];

/// Checks the named field of `given` and writes it into `target`.
pub(super) fn write(
    tx: &mut Tx<'_>,
    target: &mut Configuration,
    given: &wire::Configuration,
    field: &str,
) -> Result<(), Error> {
    match field {
        "configurationName" => {
            target.configuration_name =
                text::required(field, given.configuration_name.as_deref(), MAX_NAME_CHARS)?.to_owned();
        }
        "companyName" => {
            target.company_name = text::required(field, given.company_name.as_deref(), MAX_NAME_CHARS)?.to_owned();
        }
        "contactEmail" => target.contact_email = text::email(field, given.contact_email.as_deref())?.to_owned(),
        "contactPhone" => target.contact_phone = phone(given.contact_phone.as_deref())?.to_owned(),
        "customMessage" => {
            let message = text::optional(field, given.custom_message.as_deref(), MAX_CUSTOM_MESSAGE_CHARS)?;
            target.custom_message = message.map(str::to_owned);
        }
        "dpcResourcePath" => target.dpc_id = dpc_id(tx, target.customer_id, given.dpc_resource_path.as_deref())?,
        "dpcExtras" => target.dpc_extras = extras(given.dpc_extras.as_deref())?.map(str::to_owned),
        // Absent means false: proto3 clients do not send a false (zero-touch reference, section 1).
        "isDefault" => target.is_default = given.is_default.unwrap_or(false),
        "forcedResetTime" => target.forced_reset_seconds = given.forced_reset_time.map(reset_seconds).transpose()?,
        _ => {}
    }
    Ok(())
}

/// Read-only fields may be sent back as they were received, but not with another value.
pub(super) fn agree(given: &wire::Configuration, customer_id: i64, id: i64) -> Result<(), Error> {
    if given.configuration_id.is_some_and(|given| given != id && given != 0) {
        return Err(Error::invalid("configurationId", Violation::ReadOnly));
    }
    let name = format!("customers/{customer_id}/configurations/{id}");
    if given.name.as_ref().is_some_and(|given| !given.is_empty() && *given != name) {
        return Err(Error::invalid("name", Violation::ReadOnly));
    }
    Ok(())
}

fn phone(value: Option<&str>) -> Result<&str, Error> {
    let value = text::required("contactPhone", value, MAX_CONTACT_PHONE_CHARS)?;
    let allowed = value.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    if allowed && value.contains(|c: char| c.is_ascii_digit()) {
        return Ok(value);
    }
    Err(Error::invalid("contactPhone", Violation::Malformed)
        .rule("may only have digits, spaces, +, -, ( and ), and needs a digit"))
}

fn dpc_id(tx: &mut Tx<'_>, customer_id: i64, path: Option<&str>) -> Result<i64, Error> {
    const FIELD: &str = "dpcResourcePath";
    let path = text::required(FIELD, path, MAX_NAME_CHARS)?;
    let [customer, dpc_id] = resource_name::DPC.parse(path).ok_or_else(|| {
        Error::invalid(FIELD, Violation::Malformed).rule("must look like customers/[CUSTOMER_ID]/dpcs/[DPC_ID]")
    })?;
    if customer != customer_id || dpc::find(tx, dpc_id)?.is_none() {
        return Err(
            Error::invalid(FIELD, Violation::Unknown).rule("is not a DPC of this customer; see customers.dpcs.list")
        );
    }
    Ok(dpc_id)
}

/// Extras must be what a phone can read: a JSON object. Which keys make sense is the DPC's business.
fn extras(value: Option<&str>) -> Result<Option<&str>, Error> {
    const FIELD: &str = "dpcExtras";
    let Some(value) = text::optional(FIELD, value, MAX_DPC_EXTRAS_CHARS)? else { return Ok(None) };
    match serde_json::from_str::<serde_json::Value>(value) {
        Ok(serde_json::Value::Object(_)) => Ok(Some(value)),
        Ok(_) => Err(Error::invalid(FIELD, Violation::Malformed).rule("must be a JSON object")),
        Err(error) => Err(Error::invalid(FIELD, Violation::Malformed).rule(format!("must be a JSON object: {error}"))),
    }
}

fn reset_seconds(time: Duration) -> Result<i64, Error> {
    const FIELD: &str = "forcedResetTime";
    if time.nanos != 0 {
        return Err(Error::invalid(FIELD, Violation::Malformed).rule("must be whole seconds"));
    }
    if !(0..=MAX_FORCED_RESET_SECONDS).contains(&time.seconds) {
        return Err(Error::invalid(FIELD, Violation::OutOfRange { least: 0, most: MAX_FORCED_RESET_SECONDS })
            .rule("must be from 0s to 21600s (six hours)"));
    }
    Ok(time.seconds)
}

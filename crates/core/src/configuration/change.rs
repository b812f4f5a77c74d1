//! Values for a configuration, and the rules of each field (zero-touch reference, section 3.3). Google publishes no lengths; the
//! limits here are what fits the set-up wizard's screens and a phone's memory.

use muster_store::Tx;
use muster_wire::OddCharacter;

use crate::configuration::{Configuration, Field};
use crate::error::{Error, Noun, Violation};
use crate::id::DpcId;
use crate::{dpc, text};

/// Longest configuration and company name.
pub const MAX_NAME_CHARS: usize = 255;

/// Longest contact phone number.
pub const MAX_CONTACT_PHONE_CHARS: usize = 64;

/// Longest custom message: "one or two sentences", with room.
pub const MAX_CUSTOM_MESSAGE_CHARS: usize = 2000;

/// Longest JSON text of provisioning extras.
pub const MAX_DPC_EXTRAS_CHARS: usize = 65_536;

/// Most objects and lists within each other in provisioning extras: what readers of JSON take that descend by recursion, a phone's
/// among them (nothing is published).
pub const MAX_DPC_EXTRAS_DEPTH: usize = 127;

/// Longest forced reset time: six hours (zero-touch reference, section 3.3, `forcedResetTime`).
pub const MAX_FORCED_RESET_SECONDS: i64 = 6 * 60 * 60;

/// Values for the fields of a configuration. An absent one is empty, and refused where the field is required.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// What administrators call it; required.
    pub configuration_name: Option<String>,
    /// The organisation's name, shown to the device's user; required.
    pub company_name: Option<String>,
    /// Shown to the device's user; required.
    pub contact_email: Option<String>,
    /// Shown to the device's user; required.
    pub contact_phone: Option<String>,
    /// One or two sentences for the device's user.
    pub custom_message: Option<String>,
    /// The DPC that the device installs; required.
    pub dpc_id: Option<DpcId>,
    /// JSON object of provisioning extras.
    pub dpc_extras: Option<String>,
    /// Whether devices claimed from now on get it.
    pub is_default: bool,
    /// Seconds until a device that could not be set up is reset; `None`: the platform's two hours.
    pub forced_reset_seconds: Option<i64>,
}

impl Change {
    /// Checks the value for `field` and writes it into `target`.
    pub(super) fn write(&self, tx: &mut Tx<'_>, target: &mut Configuration, field: Field) -> Result<(), Error> {
        let name = field.name();
        match field {
            Field::ConfigurationName => {
                target.configuration_name =
                    text::required(name, self.configuration_name.as_deref(), MAX_NAME_CHARS)?.to_owned();
            }
            Field::CompanyName => {
                target.company_name = text::required(name, self.company_name.as_deref(), MAX_NAME_CHARS)?.to_owned();
            }
            Field::ContactEmail => target.contact_email = text::email(name, self.contact_email.as_deref())?.to_owned(),
            Field::ContactPhone => target.contact_phone = phone(name, self.contact_phone.as_deref())?.to_owned(),
            Field::CustomMessage => {
                let message = text::optional(name, self.custom_message.as_deref(), MAX_CUSTOM_MESSAGE_CHARS)?;
                target.custom_message = message.map(str::to_owned);
            }
            Field::Dpc => target.dpc_id = dpc_id(tx, name, self.dpc_id)?,
            Field::DpcExtras => target.dpc_extras = extras(name, self.dpc_extras.as_deref())?.map(str::to_owned),
            Field::IsDefault => target.is_default = self.is_default,
            Field::ForcedResetTime => {
                target.forced_reset_seconds =
                    self.forced_reset_seconds.map(|seconds| reset_seconds(name, seconds)).transpose()?;
            }
        }
        Ok(())
    }
}

fn phone<'v>(field: &str, value: Option<&'v str>) -> Result<&'v str, Error> {
    let value = text::required(field, value, MAX_CONTACT_PHONE_CHARS)?;
    let allowed = value.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c));
    if allowed && value.contains(|c: char| c.is_ascii_digit()) {
        return Ok(value);
    }
    let rule = "may only have digits, spaces, +, -, ( and ), and needs a digit";
    Err(Error::invalid(field, Violation::Malformed).rule(rule))
}

fn dpc_id(tx: &mut Tx<'_>, field: &str, id: Option<DpcId>) -> Result<DpcId, Error> {
    let id = id.ok_or_else(|| Error::required(field))?;
    if dpc::find(tx, id)?.is_none() {
        return Err(Error::invalid(field, Violation::Unknown).of(Noun::Dpc).rule("names no DPC of this customer"));
    }
    Ok(id)
}

/// Extras must be what a phone can read: a JSON object. Which keys make sense is the DPC's business, and so are numbers of any
/// size and every string that JSON has: the text is kept and passed on, not what this server would make of it.
fn extras<'v>(field: &str, value: Option<&'v str>) -> Result<Option<&'v str>, Error> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    if value.chars().nth(MAX_DPC_EXTRAS_CHARS).is_some() {
        return Err(Error::invalid(field, Violation::TooLong { most: MAX_DPC_EXTRAS_CHARS }));
    }
    let malformed = Error::invalid(field, Violation::Malformed);
    match serde_json::from_str::<&serde_json::value::RawValue>(value) {
        Ok(extras) if !extras.get().starts_with('{') => Err(malformed.rule("must be a JSON object")),
        Ok(extras) if depth(extras.get()) > MAX_DPC_EXTRAS_DEPTH => {
            Err(malformed.rule(format_args!("must be nested at most {MAX_DPC_EXTRAS_DEPTH} levels deep")))
        }
        Ok(_) => Ok(Some(value)),
        Err(error) => Err(match OddCharacter::behind(&error, value) {
            Some(odd) => malformed.rule(format_args!("must be a JSON object: {error}; {odd}")),
            None => malformed.rule(format_args!("must be a JSON object: {error}")),
        }),
    }
}

/// How many objects and lists of a JSON text are within each other.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn reset_seconds(field: &str, seconds: i64) -> Result<i64, Error> {
    if !(0..=MAX_FORCED_RESET_SECONDS).contains(&seconds) {
        let violation = Violation::OutOfRange { least: 0, most: MAX_FORCED_RESET_SECONDS };
        return Err(Error::invalid(field, violation).rule("must be from 0s to 21600s (six hours)"));
    }
    Ok(seconds)
}

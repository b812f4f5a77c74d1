//! Provisioning configurations.

use muster_core::configuration::{Change, Configuration, Field, not_found};
use muster_core::{ConfigurationId, CustomerId, DpcId, Error, Noun, Violation};
use muster_wire::resource_name::{CONFIGURATION, DPC};
use muster_wire::{Duration, FieldMask, zero_touch as wire};

use crate::zero_touch::names::wire_name;

/// The values of a configuration for the named fields; the others are not looked at.
///
/// # Errors
/// A named field that is no value of the rules': a DPC that is not the customer's, a time that is no whole seconds.
pub(crate) fn change(customer_id: CustomerId, given: &wire::Configuration, fields: &[Field]) -> Result<Change, Error> {
    let wanted = |field: Field| fields.contains(&field);
    Ok(Change {
        configuration_name: given.configuration_name.clone(),
        company_name: given.company_name.clone(),
        contact_email: given.contact_email.clone(),
        contact_phone: given.contact_phone.clone(),
        custom_message: given.custom_message.clone(),
        dpc_id: match &given.dpc_resource_path {
            Some(path) if wanted(Field::Dpc) => dpc_id(customer_id, path)?,
            _ => None,
        },
        dpc_extras: given.dpc_extras.clone(),
        // Absent means false: proto3 clients do not send a false (zero-touch reference, section 1).
        is_default: given.is_default.unwrap_or(false),
        forced_reset_seconds: match given.forced_reset_time {
            Some(time) if wanted(Field::ForcedResetTime) => Some(whole_seconds(time)?),
            _ => None,
        },
    })
}

/// The fields a mask names; without a mask all of them (zero-touch reference, section 3.3). `*` and the read-only fields
/// are allowed in a mask: the latter must agree with what is stored, so they change nothing.
///
/// # Errors
/// A mask that names a field no configuration has.
pub(crate) fn fields(mask: Option<&str>) -> Result<Vec<Field>, Error> {
    let Some(mask) = mask.filter(|mask| !mask.is_empty()) else { return Ok(Field::ALL.to_vec()) };
    let mask = FieldMask::parse(mask, wire::Configuration::FIELDS).map_err(|unknown| {
        Error::invalid("updateMask", Violation::Unknown).rule(format_args!("cannot be followed: {unknown}"))
    })?;
    Ok(Field::ALL.into_iter().filter(|field| mask.contains(wire_name(field.name()))).collect())
}

/// Read-only fields may be sent back as they were received, but not with another value.
///
/// # Errors
/// The field that has another value.
pub(crate) fn agree(given: &wire::Configuration, customer_id: CustomerId, id: ConfigurationId) -> Result<(), Error> {
    if given.configuration_id.is_some_and(|given| given != id.get() && given != 0) {
        return Err(Error::invalid("configurationId", Violation::ReadOnly));
    }
    let name = CONFIGURATION.format([customer_id.get(), id.get()]);
    if given.name.as_ref().is_some_and(|given| !given.is_empty() && *given != name) {
        return Err(Error::invalid("name", Violation::ReadOnly));
    }
    Ok(())
}

/// The configuration a customer names by its resource name.
///
/// # Errors
/// INVALID_ARGUMENT for a text that is no such name, NOT_FOUND for another customer's.
pub(crate) fn named(customer_id: CustomerId, name: Option<&str>) -> Result<ConfigurationId, Error> {
    const FIELD: &str = "configuration";
    let name = name.filter(|name| !name.trim().is_empty()).ok_or_else(|| Error::required(FIELD))?;
    let [customer, id] = CONFIGURATION.parse(name).ok_or_else(|| {
        let rule = "must look like customers/[CUSTOMER_ID]/configurations/[CONFIGURATION_ID]";
        Error::invalid(FIELD, Violation::Malformed).rule(rule)
    })?;
    let (customer, id) = (CustomerId::new(customer), ConfigurationId::new(id));
    if customer == customer_id { Ok(id) } else { Err(not_found(customer, id).about(FIELD)) }
}

/// What the API shows.
pub(crate) fn to_wire(configuration: Configuration) -> wire::Configuration {
    let customer_id = configuration.customer_id;
    wire::Configuration {
        name: Some(CONFIGURATION.format([customer_id.get(), configuration.id.get()])),
        configuration_id: Some(configuration.id.get()),
        configuration_name: Some(configuration.configuration_name),
        company_name: Some(configuration.company_name),
        contact_email: Some(configuration.contact_email),
        contact_phone: Some(configuration.contact_phone),
        custom_message: configuration.custom_message,
        dpc_resource_path: Some(DPC.format([customer_id.get(), configuration.dpc_id.get()])),
        dpc_extras: configuration.dpc_extras,
        is_default: Some(configuration.is_default),
        forced_reset_time: configuration.forced_reset_seconds.map(|seconds| Duration { seconds, nanos: 0 }),
    }
}

/// An empty path is absent, which the rules refuse.
fn dpc_id(customer_id: CustomerId, path: &str) -> Result<Option<DpcId>, Error> {
    if path.trim().is_empty() {
        return Ok(None);
    }
    let field = wire_name(Field::Dpc.name());
    let [customer, id] = DPC.parse(path).ok_or_else(|| {
        Error::invalid(field, Violation::Malformed).rule("must look like customers/[CUSTOMER_ID]/dpcs/[DPC_ID]")
    })?;
    if customer != customer_id.get() {
        return Err(Error::invalid(field, Violation::Unknown).of(Noun::Dpc).rule("names no DPC of this customer"));
    }
    Ok(Some(DpcId::new(id)))
}

fn whole_seconds(time: Duration) -> Result<i64, Error> {
    if time.nanos != 0 {
        return Err(Error::invalid(wire_name(Field::ForcedResetTime.name()), Violation::Malformed)
            .rule("must be whole seconds"));
    }
    Ok(time.seconds)
}

#[cfg(test)]
#[path = "configuration_tests.rs"]
mod tests;

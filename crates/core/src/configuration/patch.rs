//! `customers.configurations.patch`.

use muster_store::params;
use muster_wire::{FieldMask, zero_touch as wire};

use crate::call::Call;
use crate::configuration::{Configuration, fields, get};
use crate::error::{Error, Violation};
use crate::event::{Detail, Event, Kind};

/// Changes the fields the mask names; without a mask all fields, so that an absent one is taken as empty and refused
/// where it is required (zero-touch reference, section 3.3).
pub fn patch(
    call: &mut Call<'_, '_>,
    customer_id: i64,
    id: i64,
    given: &wire::Configuration,
    mask: Option<&str>,
) -> Result<Configuration, Error> {
    let before = get(call.tx, customer_id, id)?;
    fields::agree(given, customer_id, id)?;
    let mut after = before.clone();
    for field in masked(mask)? {
        fields::write(call.tx, &mut after, given, field)?;
    }
    if after == before {
        return Ok(after);
    }
    if after.is_default && !before.is_default {
        clear_default(call, customer_id)?;
    }
    update(call, &after)?;
    let event = Event::new(Kind::ConfigurationChanged, after.subject());
    call.record(customer_id, event.with(Detail::Fields { fields: &changed(before, &after) }))?;
    Ok(after)
}

/// Takes the default away from the configuration that has it: there is at most one (zero-touch reference, section 3.3).
pub(super) fn clear_default(call: &mut Call<'_, '_>, customer_id: i64) -> Result<(), Error> {
    call.tx.send(
        "UPDATE configuration SET is_default = 0 WHERE customer_id = ?1 AND is_default = 1",
        params![customer_id],
    )?;
    Ok(())
}

fn masked(mask: Option<&str>) -> Result<Vec<&'static str>, Error> {
    let Some(mask) = mask.filter(|mask| !mask.is_empty()) else { return Ok(fields::WRITABLE.to_vec()) };
    let mask = FieldMask::parse(mask, wire::Configuration::FIELDS)
        .map_err(|unknown| Error::invalid("updateMask", Violation::Unknown).saying(format!("updateMask: {unknown}")))?;
    // `*` and the read-only fields are allowed in a mask: the latter agree with what is stored, so they change nothing.
    Ok(fields::WRITABLE.iter().copied().filter(|field| mask.contains(field)).collect())
}

fn update(call: &mut Call<'_, '_>, after: &Configuration) -> Result<(), Error> {
    call.tx.send(
        "UPDATE configuration SET configuration_name = ?3, company_name = ?4, contact_email = ?5, contact_phone = ?6,
             custom_message = ?7, dpc_id = ?8, dpc_extras = ?9, is_default = ?10, forced_reset_seconds = ?11
         WHERE customer_id = ?1 AND id = ?2",
        params![
            after.customer_id,
            after.id,
            &after.configuration_name,
            &after.company_name,
            &after.contact_email,
            &after.contact_phone,
            &after.custom_message,
            after.dpc_id,
            &after.dpc_extras,
            after.is_default,
            after.forced_reset_seconds,
        ],
    )?;
    Ok(())
}

fn changed(before: Configuration, after: &Configuration) -> Vec<&'static str> {
    let (before, after) = (before.into_wire(), after.clone().into_wire());
    let pairs = [
        ("configurationName", before.configuration_name != after.configuration_name),
        ("companyName", before.company_name != after.company_name),
        ("contactEmail", before.contact_email != after.contact_email),
        ("contactPhone", before.contact_phone != after.contact_phone),
        ("customMessage", before.custom_message != after.custom_message),
        ("dpcResourcePath", before.dpc_resource_path != after.dpc_resource_path),
        ("dpcExtras", before.dpc_extras != after.dpc_extras),
        ("isDefault", before.is_default != after.is_default),
        ("forcedResetTime", before.forced_reset_time != after.forced_reset_time),
    ];
    pairs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
}

//! What a customer does with one of its devices: apply a configuration, remove it, give the device back (zero-touch
//! reference, section 3.4).

use muster_store::Tx;
use muster_wire::{resource_name, zero_touch as wire};

use crate::call::Call;
use crate::device::assignment::{Assignment, assign, unassign};
use crate::device::locate;
use crate::device::record::Device;
use crate::device::unclaim::{leave_zero_touch, no_configuration_any_more};
use crate::error::{Error, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::tenancy::Viewer;
use crate::{configuration, text};

/// Longest resource name a body may hold; real ones have fewer than 80 characters.
const MAX_RESOURCE_NAME_CHARS: usize = 255;

/// Applies a configuration. It takes effect at the device's first boot or next factory reset. Applying another one
/// replaces it, applying the same one again changes nothing.
pub fn apply_configuration(
    call: &mut Call<'_, '_>,
    customer_id: i64,
    request: &wire::CustomerApplyConfigurationRequest,
) -> Result<(), Error> {
    let configuration_id = configuration_id(call.tx, customer_id, request.configuration.as_deref())?;
    let own = own_assignment(call.tx, customer_id, request.device.as_ref())?;
    if own.configuration_id == Some(configuration_id) {
        return Ok(());
    }
    assign(call.tx, customer_id, own.device_id, configuration_id)?;
    let detail = Detail::Configuration { configuration_id: Some(configuration_id), before: own.configuration_id };
    call.record(customer_id, Event::new(Kind::ConfigurationApplied, Subject::Device(own.device_id)).with(detail))
}

/// Takes the configuration away; the device stays claimed and has none, not the default. Removing where there is none
/// changes nothing.
pub fn remove_configuration(
    call: &mut Call<'_, '_>,
    customer_id: i64,
    reference: Option<&wire::DeviceReference>,
) -> Result<(), Error> {
    let own = own_assignment(call.tx, customer_id, reference)?;
    if own.configuration_id.is_none() {
        return Ok(());
    }
    unassign(call.tx, customer_id, own.device_id)?;
    let detail = Detail::Configuration { configuration_id: None, before: own.configuration_id };
    call.record(customer_id, Event::new(Kind::ConfigurationRemoved, Subject::Device(own.device_id)).with(detail))
}

/// Gives the device back: it leaves zero-touch, and only a reseller can register it again.
pub fn unclaim_by_customer(
    call: &mut Call<'_, '_>,
    customer_id: i64,
    reference: Option<&wire::DeviceReference>,
) -> Result<(), Error> {
    let before = own_device(call.tx, customer_id, reference)?;
    let mut after = before.clone();
    leave_zero_touch(call, &mut after)?;
    if after.sim_lock.is_none() {
        after.metadata.clear();
    }
    after.update(call.tx, &before)?;
    let event = Event::new(Kind::DeviceUnclaimed, Subject::Device(before.id));
    call.record(customer_id, event.with(no_configuration_any_more(&before)))
}

/// The device a customer means, which must be its own: other customers' devices do not exist for it.
fn own_device(tx: &mut Tx<'_>, customer_id: i64, reference: Option<&wire::DeviceReference>) -> Result<Device, Error> {
    let reference = reference.ok_or_else(|| Error::required("device"))?;
    if let Some(id) = bare_id(reference) {
        return locate::by_owner(tx, customer_id, id)?.ok_or_else(locate::not_found);
    }
    locate::referenced(tx, "device", reference.device_id, reference.device_identifier.as_ref())?
        .and_then(|device| device.visible_to(&Viewer::Customer(customer_id)))
        .ok_or_else(locate::not_found)
}

/// The configuration of [`own_device`], without reading the device where its id is given.
fn own_assignment(
    tx: &mut Tx<'_>,
    customer_id: i64,
    reference: Option<&wire::DeviceReference>,
) -> Result<Assignment, Error> {
    if let Some(id) = reference.and_then(bare_id) {
        return Assignment::of_owner(tx, customer_id, id)?.ok_or_else(locate::not_found);
    }
    let device = own_device(tx, customer_id, reference)?;
    Ok(Assignment { customer_id, device_id: device.id, configuration_id: device.configuration_id })
}

/// The id of a reference that holds nothing else.
fn bare_id(reference: &wire::DeviceReference) -> Option<i64> {
    reference.device_id.filter(|id| *id != 0 && reference.device_identifier.is_none())
}

fn configuration_id(tx: &mut Tx<'_>, customer_id: i64, name: Option<&str>) -> Result<i64, Error> {
    const FIELD: &str = "configuration";
    let name = text::required(FIELD, name, MAX_RESOURCE_NAME_CHARS)?;
    let [customer, id] = resource_name::CONFIGURATION.parse(name).ok_or_else(|| {
        let rule = "must look like customers/[CUSTOMER_ID]/configurations/[CONFIGURATION_ID]";
        Error::invalid(FIELD, Violation::Malformed).rule(rule)
    })?;
    if customer != customer_id || !configuration::exists(tx, customer_id, id)? {
        return Err(configuration::not_found(customer, id).about(FIELD));
    }
    Ok(id)
}

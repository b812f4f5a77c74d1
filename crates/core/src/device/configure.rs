//! What a customer does with one of its devices: apply a configuration, remove it, give the device back (zero-touch
//! reference, section 3.4).

use muster_store::Tx;

use crate::call::Call;
use crate::configuration;
use crate::device::assignment::{Assignment, assign, unassign};
use crate::device::locate::{self, Reference};
use crate::device::record::Device;
use crate::device::unclaim::{leave_zero_touch, no_configuration_any_more};
use crate::error::Error;
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{ConfigurationId, CustomerId};
use crate::tenancy::Viewer;

/// Applies a configuration. It takes effect at the device's first boot or next factory reset. Applying another one
/// replaces it, applying the same one again changes nothing.
///
/// # Errors
/// NOT_FOUND for a configuration or a device that is not the customer's.
pub fn apply_configuration(
    call: &mut Call<'_, '_>,
    customer_id: CustomerId,
    configuration_id: ConfigurationId,
    device: Option<&Reference>,
) -> Result<(), Error> {
    if !configuration::exists(call.tx, customer_id, configuration_id)? {
        return Err(configuration::not_found(customer_id, configuration_id).about("configuration"));
    }
    let own = own_assignment(call.tx, customer_id, device)?;
    if own.configuration_id == Some(configuration_id) {
        return Ok(());
    }
    assign(call.tx, customer_id, own.device_id, configuration_id)?;
    let detail = Detail::Configuration { configuration_id: Some(configuration_id), before: own.configuration_id };
    call.record(customer_id, Event::new(Kind::ConfigurationApplied, Subject::Device(own.device_id)).with(detail))
}

/// Takes the configuration away; the device stays claimed and has none, not the default. Removing where there is none
/// changes nothing.
///
/// # Errors
/// NOT_FOUND for a device that is not the customer's.
pub fn remove_configuration(
    call: &mut Call<'_, '_>,
    customer_id: CustomerId,
    device: Option<&Reference>,
) -> Result<(), Error> {
    let own = own_assignment(call.tx, customer_id, device)?;
    if own.configuration_id.is_none() {
        return Ok(());
    }
    unassign(call.tx, Some(customer_id), own.device_id)?;
    let detail = Detail::Configuration { configuration_id: None, before: own.configuration_id };
    call.record(customer_id, Event::new(Kind::ConfigurationRemoved, Subject::Device(own.device_id)).with(detail))
}

/// Gives the device back: it leaves zero-touch, and only a reseller can register it again.
///
/// # Errors
/// NOT_FOUND for a device that is not the customer's.
pub fn unclaim_by_customer(
    call: &mut Call<'_, '_>,
    customer_id: CustomerId,
    device: Option<&Reference>,
) -> Result<(), Error> {
    let before = own_device(call.tx, customer_id, device)?;
    let mut after = before.clone();
    leave_zero_touch(call, &mut after)?;
    after.update(call.tx, &before)?;
    let event = Event::new(Kind::DeviceUnclaimed, Subject::Device(before.id));
    call.record(customer_id, event.with(no_configuration_any_more(&before)))
}

/// The device a customer means, which must be its own: other customers' devices do not exist for it.
fn own_device(tx: &mut Tx<'_>, customer_id: CustomerId, reference: Option<&Reference>) -> Result<Device, Error> {
    let reference = reference.ok_or_else(|| Error::required("device"))?;
    if let Some(id) = reference.bare_id() {
        return locate::by_owner(tx, customer_id, id)?.ok_or_else(locate::not_found);
    }
    let found = locate::referenced(tx, "device", reference, &Viewer::Customer(customer_id))?;
    found.into_iter().next().ok_or_else(locate::not_found)
}

/// The configuration of [`own_device`], without reading the device where its id is given.
fn own_assignment(
    tx: &mut Tx<'_>,
    customer_id: CustomerId,
    reference: Option<&Reference>,
) -> Result<Assignment, Error> {
    if let Some(id) = reference.and_then(Reference::bare_id) {
        return Assignment::of_owner(tx, customer_id, id)?.ok_or_else(locate::not_found);
    }
    let device = own_device(tx, customer_id, reference)?;
    Ok(Assignment { customer_id: Some(customer_id), device_id: device.id, configuration_id: device.configuration_id })
}

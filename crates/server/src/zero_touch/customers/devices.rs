//! `customers.devices.*`

use muster_core::{CustomerId, DeviceId, Error, device};
use muster_wire::resource_name::{CUSTOMER, CUSTOMER_DEVICE};
use muster_wire::zero_touch::{
    CustomerApplyConfigurationRequest, CustomerListDevicesResponse, CustomerRemoveConfigurationRequest,
    CustomerUnclaimDeviceRequest, Device, Empty,
};

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert;
use crate::zero_touch::convert::device::{for_customer, reference};

/// `customers.devices.get`
pub(crate) fn get(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Device, Error> {
    let (customer_id, id): (CustomerId, DeviceId) = request.customer("name", CUSTOMER_DEVICE)?;
    Ok(for_customer(device::get(request.call.tx, customer_id, id)?, customer_id, request.call.now))
}

/// `customers.devices.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListDevicesResponse, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    let (size, token) = (request.parameters.int64("pageSize"), request.parameters.text("pageToken"));
    let listed = device::list(request.call.tx, customer_id, size, token)?;
    let now = request.call.now;
    let devices = listed.devices.into_iter().map(|device| for_customer(device, customer_id, now)).collect();
    Ok(CustomerListDevicesResponse { devices, next_page_token: listed.next_page_token })
}

/// `customers.devices.applyConfiguration`
pub(crate) fn apply_configuration(
    request: &mut Request<'_, '_>,
    body: &CustomerApplyConfigurationRequest,
) -> Result<Empty, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    let configuration_id = convert::configuration::named(customer_id, body.configuration.as_deref())?;
    let device = body.device.as_ref().map(reference);
    device::apply_configuration(&mut request.call, customer_id, configuration_id, device.as_ref())?;
    Ok(Empty {})
}

/// `customers.devices.removeConfiguration`
pub(crate) fn remove_configuration(
    request: &mut Request<'_, '_>,
    body: &CustomerRemoveConfigurationRequest,
) -> Result<Empty, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    device::remove_configuration(&mut request.call, customer_id, body.device.as_ref().map(reference).as_ref())?;
    Ok(Empty {})
}

/// `customers.devices.unclaim`
pub(crate) fn unclaim(request: &mut Request<'_, '_>, body: &CustomerUnclaimDeviceRequest) -> Result<Empty, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    device::unclaim_by_customer(&mut request.call, customer_id, body.device.as_ref().map(reference).as_ref())?;
    Ok(Empty {})
}

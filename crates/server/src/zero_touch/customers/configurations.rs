//! `customers.configurations.*`

use muster_core::configuration::Field;
use muster_core::{ConfigurationId, CustomerId, Error, Violation, configuration};
use muster_wire::resource_name::{CONFIGURATION, CUSTOMER};
use muster_wire::zero_touch::{Configuration, CustomerListConfigurationsResponse, Empty};

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert::configuration as convert;

/// `customers.configurations.create`
pub(crate) fn create(request: &mut Request<'_, '_>, body: &Configuration) -> Result<Configuration, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    let given = convert::change(customer_id, body, &Field::ALL)?;
    Ok(convert::to_wire(configuration::create(&mut request.call, customer_id, &given)?))
}

/// `customers.configurations.get`
pub(crate) fn get(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Configuration, Error> {
    let (customer_id, id): (CustomerId, ConfigurationId) = request.customer("name", CONFIGURATION)?;
    Ok(convert::to_wire(configuration::get(request.call.tx, customer_id, id)?))
}

/// `customers.configurations.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListConfigurationsResponse, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    let configurations = configuration::list(request.call.tx, customer_id)?;
    let configurations = configurations.into_iter().map(convert::to_wire).collect();
    Ok(CustomerListConfigurationsResponse { configurations })
}

/// `customers.configurations.patch`
pub(crate) fn patch(request: &mut Request<'_, '_>, body: &Configuration) -> Result<Configuration, Error> {
    let (customer_id, id): (CustomerId, ConfigurationId) = request.customer("name", CONFIGURATION)?;
    // A configuration that is not there is missing, whatever else is wrong.
    configuration::get(request.call.tx, customer_id, id)?;
    convert::agree(body, customer_id, id)?;
    let mask = request.parameters.text("updateMask").filter(|mask| !mask.is_empty());
    let fields = convert::fields(mask)?;
    let given = convert::change(customer_id, body, &fields)?;
    let patched = configuration::patch(&mut request.call, customer_id, id, &given, &fields);
    Ok(convert::to_wire(patched.map_err(|refused| of_whole(refused, mask))?))
}

/// Whoever leaves the mask out, or names all fields by a star, usually means to change those it sends, and is told that all of
/// them are written.
fn of_whole(refused: Error, mask: Option<&str>) -> Error {
    if refused.violation != Some(Violation::Required) {
        return refused;
    }
    match mask {
        None => refused.rule("is required: without updateMask every field is written, with it those that it names"),
        Some(mask) if mask.split(',').any(|path| path.trim() == "*") => {
            refused.rule("is required: by updateMask=* every field is written, by names those that it names")
        }
        Some(_) => refused,
    }
}

/// `customers.configurations.delete`
pub(crate) fn delete(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Empty, Error> {
    let (customer_id, id): (CustomerId, ConfigurationId) = request.customer("name", CONFIGURATION)?;
    configuration::delete(&mut request.call, customer_id, id)?;
    Ok(Empty {})
}

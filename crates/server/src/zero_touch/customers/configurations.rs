//! `customers.configurations.*`

use muster_core::{Error, configuration};
use muster_wire::resource_name::{CONFIGURATION, CUSTOMER};
use muster_wire::zero_touch::{Configuration, CustomerListConfigurationsResponse, Empty};

use crate::dispatch::Request;
use crate::family::NoBody;

/// `customers.configurations.create`
pub(crate) fn create(request: &mut Request<'_, '_>, body: &Configuration) -> Result<Configuration, Error> {
    let [customer_id] = request.customer("parent", CUSTOMER)?;
    Ok(configuration::create(&mut request.call, customer_id, body)?.into_wire())
}

/// `customers.configurations.get`
pub(crate) fn get(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Configuration, Error> {
    let [customer_id, id] = request.customer("name", CONFIGURATION)?;
    Ok(configuration::get(request.call.tx, customer_id, id)?.into_wire())
}

/// `customers.configurations.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListConfigurationsResponse, Error> {
    let [customer_id] = request.customer("parent", CUSTOMER)?;
    let configurations = configuration::list(request.call.tx, customer_id)?;
    let configurations = configurations.into_iter().map(configuration::Configuration::into_wire).collect();
    Ok(CustomerListConfigurationsResponse { configurations })
}

/// `customers.configurations.patch`
pub(crate) fn patch(request: &mut Request<'_, '_>, body: &Configuration) -> Result<Configuration, Error> {
    let [customer_id, id] = request.customer("name", CONFIGURATION)?;
    let mask = request.parameters.text("updateMask");
    Ok(configuration::patch(&mut request.call, customer_id, id, body, mask)?.into_wire())
}

/// `customers.configurations.delete`
pub(crate) fn delete(request: &mut Request<'_, '_>, _: &NoBody) -> Result<Empty, Error> {
    let [customer_id, id] = request.customer("name", CONFIGURATION)?;
    configuration::delete(&mut request.call, customer_id, id)?;
    Ok(Empty {})
}

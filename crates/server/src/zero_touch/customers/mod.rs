//! `customers.*`

pub(crate) mod configurations;
pub(crate) mod devices;
pub(crate) mod dpcs;

use muster_core::{Error, organisation};
use muster_wire::zero_touch::CustomerListCustomersResponse;

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert::organisation::to_wire;

/// `customers.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListCustomersResponse, Error> {
    let (size, token) = (request.parameters.int64("pageSize"), request.parameters.text("pageToken"));
    let listed = organisation::list_accounts(&mut request.call, size, token)?;
    let customers = listed.organisations.into_iter().map(|view| to_wire(view, "customers")).collect();
    Ok(CustomerListCustomersResponse { customers, next_page_token: listed.next_page_token })
}

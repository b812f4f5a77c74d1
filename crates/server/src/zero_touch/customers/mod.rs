//! `customers.*`

pub(crate) mod configurations;
pub(crate) mod devices;
pub(crate) mod dpcs;

use muster_core::{Error, company};
use muster_wire::zero_touch::CustomerListCustomersResponse;

use crate::dispatch::Request;
use crate::family::NoBody;

/// `customers.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListCustomersResponse, Error> {
    let (size, token) = (request.parameters.int32("pageSize"), request.parameters.text("pageToken"));
    let listed = company::list_accounts(&mut request.call, size, token)?;
    Ok(CustomerListCustomersResponse { customers: listed.companies, next_page_token: listed.next_page_token })
}

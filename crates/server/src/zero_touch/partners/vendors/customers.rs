//! `partners.vendors.customers.*`

use muster_core::{Error, company};
use muster_wire::resource_name::VENDOR;
use muster_wire::zero_touch::ListVendorCustomersResponse;

use crate::dispatch::Request;
use crate::family::NoBody;

/// `partners.vendors.customers.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<ListVendorCustomersResponse, Error> {
    let [partner_id, vendor_id] = request.partner("parent", VENDOR)?;
    let (size, token) = (request.parameters.int32("pageSize"), request.parameters.text("pageToken"));
    let listed = company::list_vendor_customers(request.call.tx, partner_id, vendor_id, size, token)?;
    Ok(ListVendorCustomersResponse {
        customers: listed.companies,
        next_page_token: listed.next_page_token,
        total_size: i32::try_from(listed.total_size).ok(),
    })
}

//! `partners.vendors.customers.*`

use muster_core::{Error, ResellerId, VendorId, organisation};
use muster_wire::resource_name::VENDOR;
use muster_wire::zero_touch::ListVendorCustomersResponse;

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert::organisation::to_wire;

/// `partners.vendors.customers.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<ListVendorCustomersResponse, Error> {
    let (partner_id, vendor_id): (ResellerId, VendorId) = request.partner("parent", VENDOR)?;
    let (size, token) = (request.parameters.int64("pageSize"), request.parameters.text("pageToken"));
    let listed = organisation::list_vendor_customers(request.call.tx, partner_id, vendor_id, size, token)?;
    let collection = format!("partners/{partner_id}/vendors/{vendor_id}/customers");
    Ok(ListVendorCustomersResponse {
        customers: listed.organisations.into_iter().map(|view| to_wire(view, &collection)).collect(),
        next_page_token: listed.next_page_token,
        total_size: i32::try_from(listed.total_size).ok(),
    })
}

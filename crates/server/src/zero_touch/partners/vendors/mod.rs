//! `partners.vendors.*`

pub(crate) mod customers;

use muster_core::{Error, company};
use muster_wire::resource_name::PARTNER;
use muster_wire::zero_touch::ListVendorsResponse;

use crate::dispatch::Request;
use crate::family::NoBody;

/// `partners.vendors.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<ListVendorsResponse, Error> {
    let [partner_id] = request.partner("parent", PARTNER)?;
    let (size, token) = (request.parameters.int32("pageSize"), request.parameters.text("pageToken"));
    let listed = company::list_vendors(request.call.tx, partner_id, size, token)?;
    Ok(ListVendorsResponse {
        vendors: listed.companies,
        next_page_token: listed.next_page_token,
        total_size: i32::try_from(listed.total_size).ok(),
    })
}

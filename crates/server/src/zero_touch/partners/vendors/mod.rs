//! `partners.vendors.*`

pub(crate) mod customers;

use muster_core::{Error, ResellerId, organisation};
use muster_wire::resource_name::PARTNER;
use muster_wire::zero_touch::ListVendorsResponse;

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert::organisation::to_wire;

/// `partners.vendors.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<ListVendorsResponse, Error> {
    let partner_id: ResellerId = request.partner("parent", PARTNER)?;
    let (size, token) = (request.parameters.int64("pageSize"), request.parameters.text("pageToken"));
    let listed = organisation::list_vendors(request.call.tx, partner_id, size, token)?;
    let collection = format!("partners/{partner_id}/vendors");
    Ok(ListVendorsResponse {
        vendors: listed.organisations.into_iter().map(|view| to_wire(view, &collection)).collect(),
        next_page_token: listed.next_page_token,
        total_size: i32::try_from(listed.total_size).ok(),
    })
}

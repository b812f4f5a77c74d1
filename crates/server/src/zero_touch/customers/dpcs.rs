//! `customers.dpcs.*`

use muster_core::{Error, dpc};
use muster_wire::resource_name::CUSTOMER;
use muster_wire::zero_touch::CustomerListDpcsResponse;

use crate::dispatch::Request;
use crate::family::NoBody;

/// `customers.dpcs.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListDpcsResponse, Error> {
    let [customer_id] = request.customer("parent", CUSTOMER)?;
    Ok(CustomerListDpcsResponse { dpcs: dpc::list_for_customer(request.call.tx, customer_id)? })
}

//! `customers.dpcs.*`

use muster_core::{CustomerId, Error, dpc};
use muster_wire::resource_name::CUSTOMER;
use muster_wire::zero_touch::CustomerListDpcsResponse;

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert::dpc::for_customer;

/// `customers.dpcs.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<CustomerListDpcsResponse, Error> {
    let customer_id: CustomerId = request.customer("parent", CUSTOMER)?;
    let catalogue = dpc::list(request.call.tx)?;
    Ok(CustomerListDpcsResponse { dpcs: catalogue.into_iter().map(|entry| for_customer(entry, customer_id)).collect() })
}

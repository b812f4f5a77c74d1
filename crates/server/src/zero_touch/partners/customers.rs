//! `partners.customers.*`

use muster_core::{Error, company};
use muster_wire::resource_name::PARTNER;
use muster_wire::zero_touch::{Company, CreateCustomerRequest, ListCustomersResponse, TermsStatus};

use crate::dispatch::Request;
use crate::family::NoBody;

/// `partners.customers.create`
pub(crate) fn create(request: &mut Request<'_, '_>, body: &CreateCustomerRequest) -> Result<Company, Error> {
    let [partner_id] = request.partner("parent", PARTNER)?;
    let id = company::create_from_wire(&mut request.call, partner_id, body.customer.as_ref())?;
    Ok(Company {
        name: Some(format!("partners/{partner_id}/customers/{id}")),
        company_id: Some(id),
        company_name: body.customer.as_ref().and_then(|customer| customer.company_name.clone()),
        // Nobody of a new customer can have accepted anything yet.
        terms_status: Some(TermsStatus::NotAccepted),
        ..Company::default()
    })
}

/// `partners.customers.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<ListCustomersResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let (size, token) = (request.parameters.int32("pageSize"), request.parameters.text("pageToken"));
    let listed = company::list_partner_customers(request.call.tx, partner_id, size, token)?;
    Ok(ListCustomersResponse {
        customers: listed.companies,
        next_page_token: listed.next_page_token,
        total_size: i32::try_from(listed.total_size).ok(),
    })
}

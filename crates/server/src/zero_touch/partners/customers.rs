//! `partners.customers.*`

use muster_core::{Error, ResellerId, organisation};
use muster_wire::resource_name::{PARTNER, PARTNER_CUSTOMER};
use muster_wire::zero_touch::{Company, CreateCustomerRequest, ListCustomersResponse, TermsStatus};

use crate::dispatch::Request;
use crate::family::NoBody;
use crate::zero_touch::convert::organisation::{new_customer, to_wire};

/// `partners.customers.create`
pub(crate) fn create(request: &mut Request<'_, '_>, body: &CreateCustomerRequest) -> Result<Company, Error> {
    let partner_id: ResellerId = request.partner("parent", PARTNER)?;
    let new = new_customer(body.customer.as_ref())?;
    let id = organisation::create_by_reseller(&mut request.call, partner_id, &new)?;
    Ok(Company {
        name: Some(PARTNER_CUSTOMER.format([partner_id.get(), id.get()])),
        company_id: Some(id.get()),
        company_name: body.customer.as_ref().and_then(|customer| customer.company_name.clone()),
        // Nobody of a new customer can have accepted anything yet.
        terms_status: Some(TermsStatus::NotAccepted),
        ..Company::default()
    })
}

/// `partners.customers.list`
pub(crate) fn list(request: &mut Request<'_, '_>, _: &NoBody) -> Result<ListCustomersResponse, Error> {
    let partner_id = request.partner_id("partnerId")?;
    let (size, token) = (request.parameters.int64("pageSize"), request.parameters.text("pageToken"));
    let listed = organisation::list_partner_customers(request.call.tx, partner_id, size, token)?;
    let collection = format!("partners/{partner_id}/customers");
    Ok(ListCustomersResponse {
        customers: listed.organisations.into_iter().map(|view| to_wire(view, &collection)).collect(),
        next_page_token: listed.next_page_token,
        total_size: i32::try_from(listed.total_size).ok(),
    })
}

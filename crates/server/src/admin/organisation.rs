//! Resellers, vendors, customers and their people.

use muster_core::organisation::{self, Kind, NewOrganisation, Organisation, Role, Terms, View};
use muster_core::{Call, Code, CustomerId, Error, OrganisationId, ResellerId, Viewer, Violation};
use muster_wire::WireEnum;

use super::operator::Operator;
use super::request::NewCustomer;
use super::response::{CompanyRow, Response, UserRow};
use super::secret::SecretText;
use crate::zero_touch::convert::organisation::terms_status;

pub(super) fn create_reseller(operator: &Operator<'_>, name: String) -> Result<Response, Error> {
    operator.write("reseller.create", move |call| {
        let id = organisation::create_reseller(call, &name)?;
        made(call, id.into(), None, "partners")
    })
}

pub(super) fn create_vendor(operator: &Operator<'_>, reseller_id: ResellerId, name: String) -> Result<Response, Error> {
    operator.write("vendor.create", move |call| {
        let id = organisation::create_vendor(call, reseller_id, &name)?;
        made(call, id.into(), None, &format!("partners/{reseller_id}/vendors"))
    })
}

pub(super) fn create_customer(operator: &Operator<'_>, new: NewCustomer) -> Result<Response, Error> {
    let terms = new.terms.as_deref().map(terms_of).transpose()?;
    let new = NewOrganisation {
        name: new.name,
        language_code: new.language_code,
        workspace_customer_id: new.workspace_customer_id,
        reseller_ids: new.reseller_ids,
        vendor_id: new.vendor_id,
        owner_emails: new.owner_emails,
        admin_emails: new.admin_emails,
        terms,
    };
    operator.write("customer.create", move |call| {
        let id = organisation::create_customer(call, &new)?;
        let terms = organisation::terms_of(call.tx, id)?;
        made(call, id.into(), Some(terms), "customers")
    })
}

/// The row of an organisation that was just made.
fn made(
    call: &mut Call<'_, '_>,
    id: OrganisationId,
    terms: Option<Terms>,
    collection: &str,
) -> Result<Response, Error> {
    Ok(Response::Company(made_row(call, id, terms, collection)?))
}

/// The same, for an answer that has more in it.
pub(super) fn made_row(
    call: &mut Call<'_, '_>,
    id: OrganisationId,
    terms: Option<Terms>,
    collection: &str,
) -> Result<CompanyRow, Error> {
    let organisation = Organisation::find(call.tx, id)?
        .and_then(|found| found.visible_to(&Viewer::Operator))
        .ok_or_else(|| Error::new(Code::Internal, "an organisation that was just made is missing"))?;
    Ok(row(View { organisation, terms, provisioning_tokens: Vec::new() }, collection))
}

pub(super) fn resellers(operator: &Operator<'_>) -> Result<Response, Error> {
    list(operator, Kind::Reseller, None, "partners".to_owned())
}

pub(super) fn vendors(operator: &Operator<'_>, reseller_id: ResellerId) -> Result<Response, Error> {
    list(operator, Kind::Vendor, Some(reseller_id), format!("partners/{reseller_id}/vendors"))
}

pub(super) fn customers(operator: &Operator<'_>) -> Result<Response, Error> {
    list(operator, Kind::Customer, None, "customers".to_owned())
}

fn list(
    operator: &Operator<'_>,
    kind: Kind,
    reseller_id: Option<ResellerId>,
    collection: String,
) -> Result<Response, Error> {
    operator.read("organisation.list", move |tx| {
        // So that a mistyped id is not answered with an empty list.
        if let Some(id) = reseller_id {
            organisation::require_kind(tx, "reseller", id, Kind::Reseller)?;
        }
        let listed = organisation::list_all(tx, kind, reseller_id)?;
        Ok(Response::Companies(listed.into_iter().map(|view| row(view, &collection)).collect()))
    })
}

pub(super) fn set_setup_secret(
    operator: &Operator<'_>,
    customer_id: CustomerId,
    secret: Option<SecretText>,
) -> Result<Response, Error> {
    operator.write("customer.setupSecret", move |call| {
        organisation::set_setup_secret(call, customer_id, secret.as_ref().map(SecretText::reveal))?;
        Ok::<_, Error>(Response::Done)
    })
}

pub(super) fn add_user(
    operator: &Operator<'_>,
    company_id: OrganisationId,
    email: String,
    role: &str,
    terms: &str,
) -> Result<Response, Error> {
    let role = Role::from_name(role)
        .ok_or_else(|| Error::invalid("role", Violation::Unknown).rule("must be owner or admin"))?;
    let terms = terms_of(terms)?;
    operator.write("user.add", move |call| {
        let user = organisation::add_user(call, company_id, &email, role, terms)?;
        Ok::<_, Error>(Response::User(user_row(company_id, user)))
    })
}

pub(super) fn users(operator: &Operator<'_>, company_id: OrganisationId) -> Result<Response, Error> {
    operator.read("user.list", move |tx| {
        organisation::require(tx, "company", company_id)?;
        let users = organisation::list_users(tx, company_id)?;
        Ok(Response::Users(users.into_iter().map(|user| user_row(company_id, user)).collect()))
    })
}

fn terms_of(name: &str) -> Result<Terms, Error> {
    let unknown = || Error::invalid("tos", Violation::Unknown).rule("must be accepted, stale or not-accepted");
    Terms::from_name(name).ok_or_else(unknown)
}

fn row(view: View, collection: &str) -> CompanyRow {
    let View { organisation, terms, .. } = view;
    CompanyRow {
        id: organisation.id.to_string(),
        name: organisation.name,
        resource_name: format!("{collection}/{}", organisation.id),
        slug: organisation.slug,
        terms_status: terms.map(|terms| terms_status(terms).as_str().to_owned()),
        workspace_customer_id: organisation.workspace_customer_id,
    }
}

fn user_row(company_id: OrganisationId, user: organisation::User) -> UserRow {
    UserRow {
        company_id: company_id.to_string(),
        email: user.email,
        role: user.role.as_str().to_owned(),
        terms: user.terms.as_str().to_owned(),
    }
}

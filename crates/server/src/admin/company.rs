//! Resellers, vendors, customers and their people.

use muster_core::company::{self, Kind, NewCompany, Role, Terms};
use muster_core::{Error, Noun, Violation};
use muster_store::Tx;
use muster_wire::WireEnum;
use muster_wire::zero_touch as wire;

use super::operator::Operator;
use super::request::NewCustomer;
use super::response::{CompanyRow, Response, UserRow};
use super::secret::SecretText;

pub(super) fn create_reseller(operator: &Operator<'_>, name: String) -> Result<Response, Error> {
    operator.write("reseller.create", move |call| {
        let id = company::create_reseller(call, &name)?;
        Ok(created(id, &name, format!("partners/{id}")))
    })
}

pub(super) fn create_vendor(operator: &Operator<'_>, reseller_id: i64, name: String) -> Result<Response, Error> {
    operator.write("vendor.create", move |call| {
        let id = company::create_vendor(call, reseller_id, &name)?;
        Ok(created(id, &name, format!("partners/{reseller_id}/vendors/{id}")))
    })
}

pub(super) fn create_customer(operator: &Operator<'_>, new: NewCustomer) -> Result<Response, Error> {
    let terms = new.terms.as_deref().map(terms_of).transpose()?;
    let new = NewCompany {
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
        let id = company::create_customer(call, &new)?;
        let status = company::terms_status(call.tx, id)?;
        Ok::<_, Error>(Response::Company(CompanyRow {
            id: id.to_string(),
            name: new.name.clone(),
            resource_name: format!("customers/{id}"),
            terms_status: Some(status.as_str().to_owned()),
            workspace_customer_id: new.workspace_customer_id.clone(),
        }))
    })
}

pub(super) fn resellers(operator: &Operator<'_>) -> Result<Response, Error> {
    list(operator, Kind::Reseller, None, "partners".to_owned())
}

pub(super) fn vendors(operator: &Operator<'_>, reseller_id: i64) -> Result<Response, Error> {
    list(operator, Kind::Vendor, Some(reseller_id), format!("partners/{reseller_id}/vendors"))
}

pub(super) fn customers(operator: &Operator<'_>) -> Result<Response, Error> {
    list(operator, Kind::Customer, None, "customers".to_owned())
}

fn list(operator: &Operator<'_>, kind: Kind, reseller_id: Option<i64>, collection: String) -> Result<Response, Error> {
    operator.read("company.list", move |tx| {
        if let Some(id) = reseller_id {
            require(tx, "reseller", id, Kind::Reseller)?;
        }
        let companies = company::list_companies(tx, kind, reseller_id)?;
        Ok(Response::Companies(companies.into_iter().map(|company| row(company, &collection)).collect()))
    })
}

/// Refuses an id that no company of that kind has, so that a mistyped one is not answered with an empty list.
pub(super) fn require(tx: &mut Tx<'_>, field: &str, id: i64, kind: Kind) -> Result<(), Error> {
    if company::kind_of(tx, id)? == Some(kind) {
        return Ok(());
    }
    let noun = if kind == Kind::Customer { Noun::Customer } else { Noun::Reseller };
    Err(Error::not_found(noun, format!("there is no {} {id}", kind.as_str())).about(field))
}

pub(super) fn set_setup_secret(
    operator: &Operator<'_>,
    customer_id: i64,
    secret: Option<SecretText>,
) -> Result<Response, Error> {
    operator.write("customer.setupSecret", move |call| {
        company::set_setup_secret(call, customer_id, secret.as_ref().map(SecretText::reveal))?;
        Ok::<_, Error>(Response::Done)
    })
}

pub(super) fn add_user(
    operator: &Operator<'_>,
    company_id: i64,
    email: String,
    role: &str,
    terms: &str,
) -> Result<Response, Error> {
    let role = Role::from_name(role)
        .ok_or_else(|| Error::invalid("role", Violation::Unknown).rule("must be owner or admin"))?;
    let terms = terms_of(terms)?;
    operator.write("user.add", move |call| {
        let user = company::add_user(call, company_id, &email, role, terms)?;
        Ok::<_, Error>(Response::User(user_row(company_id, user)))
    })
}

pub(super) fn users(operator: &Operator<'_>, company_id: i64) -> Result<Response, Error> {
    operator.read("user.list", move |tx| {
        if company::kind_of(tx, company_id)?.is_none() {
            let message = format!("there is no company {company_id}");
            return Err(Error::not_found(Noun::Customer, message).about("company"));
        }
        let users = company::list_users(tx, company_id)?;
        Ok(Response::Users(users.into_iter().map(|user| user_row(company_id, user)).collect()))
    })
}

fn terms_of(name: &str) -> Result<Terms, Error> {
    Terms::from_name(name)
        .ok_or_else(|| Error::invalid("tos", Violation::Unknown).rule("must be accepted, stale or not-accepted"))
}

fn created(id: i64, name: &str, resource_name: String) -> Response {
    Response::Company(CompanyRow {
        id: id.to_string(),
        name: name.to_owned(),
        resource_name,
        terms_status: None,
        workspace_customer_id: None,
    })
}

fn row(company: wire::Company, collection: &str) -> CompanyRow {
    let id = company.company_id.unwrap_or_default();
    CompanyRow {
        id: id.to_string(),
        name: company.company_name.unwrap_or_default(),
        resource_name: format!("{collection}/{id}"),
        terms_status: company.terms_status.map(|status| status.as_str().to_owned()),
        workspace_customer_id: company.google_workspace_account.and_then(|account| account.customer_id),
    }
}

fn user_row(company_id: i64, user: company::User) -> UserRow {
    UserRow {
        company_id: company_id.to_string(),
        email: user.email,
        role: user.role.as_str().to_owned(),
        terms: user.terms.as_str().to_owned(),
    }
}

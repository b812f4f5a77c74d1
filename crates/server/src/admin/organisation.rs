//! Resellers, vendors and customers.

use muster_core::organisation::{self, Kind, NewOrganisation, Organisation, Terms, View};
use muster_core::{Call, Code, CustomerId, Error, OrganisationId, ResellerId, Viewer, Violation};
use muster_store::Tx;
use muster_wire::WireEnum;

use super::operator::Operator;
use super::request::NewCustomer;
use super::response::{CompanyRow, CompanyShown, Response};
use super::secret::SecretText;
use super::time::rfc3339;
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

fn kind_of(name: &str) -> Result<Kind, Error> {
    let unknown = || Error::invalid("kind", Violation::Unknown).rule("must be reseller, vendor or customer");
    Kind::from_name(name).ok_or_else(unknown)
}

pub(super) fn show(operator: &Operator<'_>, kind: &str, id: OrganisationId) -> Result<Response, Error> {
    let kind = kind_of(kind)?;
    operator.read("organisation.show", move |tx| {
        let holds = organisation::holdings(tx, kind, id)?;
        let organisation = found(tx, id)?;
        let (terms, reseller_ids) = match kind {
            Kind::Customer => {
                let customer_id = CustomerId::new(id.get());
                (Some(organisation::terms_of(tx, id)?), organisation::resellers_of(tx, customer_id)?)
            }
            Kind::Reseller | Kind::Vendor => (None, organisation.reseller_id.into_iter().collect()),
        };
        let collection = match (kind, organisation.reseller_id) {
            (Kind::Customer, _) => "customers".to_owned(),
            (_, Some(reseller_id)) => format!("partners/{reseller_id}/vendors"),
            (_, None) => "partners".to_owned(),
        };
        Ok(Response::CompanyShown(Box::new(CompanyShown {
            created: rfc3339(organisation.created_at),
            language_code: organisation.language_code.clone(),
            reseller_ids: reseller_ids.iter().map(ResellerId::to_string).collect(),
            holds: holds.into_iter().map(|holding| (holding.what.to_owned(), holding.count)).collect(),
            company: row(View { organisation, terms, provisioning_tokens: Vec::new() }, &collection),
        })))
    })
}

pub(super) fn rename(operator: &Operator<'_>, kind: &str, id: OrganisationId, name: String) -> Result<Response, Error> {
    let kind = kind_of(kind)?;
    operator.write("organisation.rename", move |call| {
        organisation::rename(call, kind, id, &name)?;
        Ok::<_, Error>(Response::Done)
    })
}

pub(super) fn delete(operator: &Operator<'_>, kind: &str, id: OrganisationId) -> Result<Response, Error> {
    let kind = kind_of(kind)?;
    operator.write("organisation.delete", move |call| {
        organisation::delete(call, kind, id)?;
        Ok::<_, Error>(Response::Done)
    })
}

fn found(tx: &mut Tx<'_>, id: OrganisationId) -> Result<Organisation, Error> {
    Organisation::find(tx, id)?
        .and_then(|found| found.visible_to(&Viewer::Operator))
        .ok_or_else(|| Error::new(Code::Internal, "an organisation that was just there is missing"))
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
    let organisation = found(call.tx, id)?;
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

pub(super) fn terms_of(name: &str) -> Result<Terms, Error> {
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

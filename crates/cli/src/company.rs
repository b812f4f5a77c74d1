//! What the commands of resellers, vendors and customers have in common.

use muster_core::OrganisationId;
use muster_server::admin::{CompanyRow, CompanyShown, Request, Response};
use serde_json::json;

use crate::administration::{Administration, Missing, unexpected};
use crate::failure::Failure;
use crate::place::Place;
use crate::print::Form;
use crate::table::{Width, column, wide};

/// Tells of a company that was made.
pub fn created(form: Form, company: &CompanyRow, kind: &str) -> Result<(), Failure> {
    form.outcome(company, format_args!("made {kind} {}, {} in the API", company.id, company.resource_name))
}

/// Lists companies that have nothing but a name.
pub fn listed(form: Form, companies: &[CompanyRow], nothing: &str, width: Width) -> Result<(), Failure> {
    let row = |company: &CompanyRow| [company.id.clone(), company.name.clone(), company.resource_name.clone()];
    form.list(companies, &[column("ID"), column("NAME"), wide("RESOURCE")], row, nothing, width)
}

/// Shows a company with what it holds.
pub fn show(place: &Place, form: Form, kind: &str, id: OrganisationId) -> Result<(), Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    let answer = administration.call(Request::OrganisationShow { kind: kind.to_owned(), id })?;
    let Response::CompanyShown(shown) = answer else { return Err(unexpected()) };
    form.shown(&shown, fields(&shown))
}

fn fields(shown: &CompanyShown) -> Vec<(String, Option<String>)> {
    let CompanyShown { company, created, language_code, reseller_ids, holds } = shown;
    let resellers = (!reseller_ids.is_empty()).then(|| reseller_ids.join(" "));
    let known = [
        ("id", Some(company.id.clone())),
        ("name", Some(company.name.clone())),
        ("in the API", Some(company.resource_name.clone())),
        ("in addresses", Some(company.slug.clone())),
        ("made", Some(created.clone())),
        ("terms", company.terms_status.as_deref().map(terms)),
        ("workspace", company.workspace_customer_id.clone()),
        ("language", language_code.clone()),
        (if reseller_ids.len() > 1 { "resellers" } else { "reseller" }, resellers),
    ];
    let known = known.map(|(name, value)| (name.to_owned(), value));
    // Who serves a customer stands above.
    let held = holds.iter().filter(|(what, _)| *what != "resellers");
    known.into_iter().chain(held.map(|(what, count)| (what.clone(), Some(count.to_string())))).collect()
}

/// A status of the terms of service as people read it.
pub fn terms(status: &str) -> String {
    status.trim_start_matches("TERMS_STATUS_").to_ascii_lowercase().replace('_', " ")
}

/// Gives a company another name.
pub fn rename(place: &Place, form: Form, kind: &str, id: OrganisationId, name: String) -> Result<(), Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    administration.call(Request::OrganisationRename { kind: kind.to_owned(), id, name: name.clone() })?;
    let told = json!({"id": id.to_string(), "name": name});
    form.outcome(&told, format_args!("{kind} {id} is now called {}", crate::print::printable(&name)))
}

/// Deletes a company that holds nothing any more.
pub fn delete(place: &Place, form: Form, kind: &str, id: OrganisationId) -> Result<(), Failure> {
    let mut administration = Administration::open(place, Missing::Refuse)?;
    administration.call(Request::OrganisationDelete { kind: kind.to_owned(), id })?;
    form.outcome(&json!({"id": id.to_string()}), format_args!("deleted {kind} {id}"))
}

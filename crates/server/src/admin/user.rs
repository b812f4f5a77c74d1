//! People of companies.

use muster_core::organisation::{self, Role};
use muster_core::{Error, Noun, OrganisationId, Violation, person};

use super::operator::Operator;
use super::organisation::terms_of;
use super::response::{PersonRow, Response, UserRow};

pub(super) fn add(
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

pub(super) fn list(operator: &Operator<'_>, company_id: OrganisationId) -> Result<Response, Error> {
    operator.read("user.list", move |tx| {
        organisation::require(tx, "company", company_id)?;
        let users = organisation::list_users(tx, company_id)?;
        Ok(Response::Users(users.into_iter().map(|user| user_row(company_id, user)).collect()))
    })
}

pub(super) fn show(operator: &Operator<'_>, email: String) -> Result<Response, Error> {
    operator.read("user.show", move |tx| {
        let email = email.to_lowercase();
        let companies = organisation::companies_of(tx, &email)?;
        let person = person::by_email(tx, &email)?;
        if companies.is_empty() && person.is_none() {
            let message = format!("no company has a user with the email {email}");
            return Err(Error::not_found(Noun::Person, message).about("email"));
        }
        Ok(Response::Person(PersonRow {
            has_password: person.is_some_and(|person| person.password_hash.is_some()),
            companies: companies.into_iter().map(|user| user_row(user.organisation_id, user)).collect(),
            email,
        }))
    })
}

pub(super) fn delete(operator: &Operator<'_>, company_id: OrganisationId, email: String) -> Result<Response, Error> {
    operator.write("user.delete", move |call| {
        organisation::delete_user(call, company_id, &email)?;
        Ok::<_, Error>(Response::Done)
    })
}

fn user_row(company_id: OrganisationId, user: organisation::User) -> UserRow {
    UserRow {
        company_id: company_id.to_string(),
        email: user.email,
        role: user.role.as_str().to_owned(),
        terms: user.terms.as_str().to_owned(),
    }
}

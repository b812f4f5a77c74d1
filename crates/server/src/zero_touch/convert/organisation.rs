//! Organisations: Google's `Company`.

use muster_core::organisation::{NewOrganisation, Terms, View};
use muster_core::{Error, Violation};
use muster_wire::zero_touch::{Company, GoogleWorkspaceAccount, TermsStatus};

/// What a new customer is made of.
///
/// # Errors
/// A missing customer, or one with fields that the server assigns.
pub(crate) fn new_customer(given: Option<&Company>) -> Result<NewOrganisation, Error> {
    let given = given.ok_or_else(|| Error::required("customer"))?;
    for (field, is_given) in
        [("customer.name", given.name.is_some()), ("customer.companyId", given.company_id.is_some())]
    {
        if is_given {
            return Err(Error::invalid(field, Violation::ReadOnly).rule("must be empty: the server assigns it"));
        }
    }
    Ok(NewOrganisation {
        name: given.company_name.clone().unwrap_or_default(),
        language_code: given.language_code.clone(),
        owner_emails: given.owner_emails.clone(),
        admin_emails: given.admin_emails.clone(),
        ..NewOrganisation::default()
    })
}

/// What is shown of an organisation below `collection`, e.g. `partners/1/customers`. Addresses are input only.
pub(crate) fn to_wire(view: View, collection: &str) -> Company {
    let id = view.organisation.id;
    let tokens = view.provisioning_tokens;
    Company {
        company_id: Some(id.get()),
        company_name: Some(view.organisation.name),
        name: Some(format!("{collection}/{id}")),
        terms_status: view.terms.map(terms_status),
        google_workspace_account: view
            .organisation
            .workspace_customer_id
            .filter(|_| view.terms.is_some())
            .map(|id| GoogleWorkspaceAccount { customer_id: Some(id), pre_provisioning_tokens: tokens }),
        ..Company::default()
    }
}

/// How far an organisation is with the terms of service.
pub(crate) fn terms_status(terms: Terms) -> TermsStatus {
    match terms {
        Terms::Accepted => TermsStatus::Accepted,
        Terms::Stale => TermsStatus::Stale,
        Terms::NotAccepted => TermsStatus::NotAccepted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_assigns_must_not_be_given() {
        let named = Company { name: Some("partners/1/customers/2".to_owned()), ..Company::default() };
        let numbered = Company { company_id: Some(2), ..Company::default() };
        for (given, field) in
            [(None, "customer"), (Some(&named), "customer.name"), (Some(&numbered), "customer.companyId")]
        {
            let refused = new_customer(given).expect_err(field);
            assert_eq!(refused.field.as_deref(), Some(field));
        }
    }
}

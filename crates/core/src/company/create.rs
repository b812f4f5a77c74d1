//! New organisations.

use muster_store::{Tx, params};
use muster_wire::zero_touch::Company;

use crate::call::Call;
use crate::company::{Kind, Role, Terms, kind_of, language, workspace_id};
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::text;

/// Longest company name. Google publishes no limit; this is what its forms take.
pub const MAX_COMPANY_NAME_CHARS: usize = 255;

/// Owners and admins one request may name. Google publishes no limit.
pub const MAX_USERS_PER_REQUEST: usize = 100;

/// Domain of personal accounts, which Google refuses for owners (zero-touch reference, section 4.1, `ownerEmails`).
const PERSONAL_DOMAINS: &[&str] = &["gmail.com", "googlemail.com"];

/// What a new customer is made of.
#[derive(Debug, Clone, Default)]
pub struct NewCompany {
    /// Name shown in the portal; cannot be changed later.
    pub name: String,
    /// Language of the welcome e-mail.
    pub language_code: Option<String>,
    /// Google Workspace customer id.
    pub workspace_customer_id: Option<String>,
    /// Resellers that serve the customer.
    pub reseller_ids: Vec<i64>,
    /// The vendor through which the first of the resellers serves it.
    pub vendor_id: Option<i64>,
    /// Addresses of owners.
    pub owner_emails: Vec<String>,
    /// Addresses of admins.
    pub admin_emails: Vec<String>,
    /// What those people did with the terms of service.
    pub terms: Option<Terms>,
}

/// `partners.customers.create`: a customer of the calling partner.
pub fn create_from_wire(call: &mut Call<'_, '_>, partner_id: i64, company: Option<&Company>) -> Result<i64, Error> {
    let company = company.ok_or_else(|| Error::required("customer"))?;
    for (field, given) in
        [("customer.name", company.name.is_some()), ("customer.companyId", company.company_id.is_some())]
    {
        if given {
            return Err(Error::invalid(field, Violation::ReadOnly).rule("must be empty: the server assigns it"));
        }
    }
    if company.owner_emails.is_empty() {
        return Err(Error::invalid("customer.ownerEmails", Violation::Required).rule("needs at least one address"));
    }
    create_customer(
        call,
        &NewCompany {
            name: company.company_name.clone().unwrap_or_default(),
            language_code: company.language_code.clone(),
            workspace_customer_id: None,
            reseller_ids: vec![partner_id],
            vendor_id: None,
            owner_emails: company.owner_emails.clone(),
            admin_emails: company.admin_emails.clone(),
            terms: None,
        },
    )
}

/// A customer, with its people and the resellers that serve it.
pub fn create_customer(call: &mut Call<'_, '_>, new: &NewCompany) -> Result<i64, Error> {
    let name = text::required("customer.companyName", Some(&new.name), MAX_COMPANY_NAME_CHARS)?;
    let language_code =
        new.language_code.as_deref().map(|code| language::check("customer.languageCode", code)).transpose()?;
    let people = people(new)?;
    let workspace = new.workspace_customer_id.as_deref().map(|id| workspace_id("workspaceId", id)).transpose()?;
    if let Some(workspace) = workspace
        && crate::company::customer_of_workspace(call.tx, workspace)?.is_some()
    {
        return Err(Error::invalid("workspaceId", Violation::Conflict).rule("belongs to another customer"));
    }
    for reseller_id in &new.reseller_ids {
        require_kind(call, "resellerId", *reseller_id, Kind::Reseller)?;
    }
    let vendor_id = vendor_for(call, new)?;

    let id = insert(call, Kind::Customer, name, language_code, workspace, None)?;
    for (index, reseller_id) in new.reseller_ids.iter().enumerate() {
        let vendor = if index == 0 { vendor_id } else { 0 };
        call.tx.send(
            "INSERT INTO partnership (reseller_id, customer_id, vendor_id) VALUES (?1, ?2, ?3)
             ON CONFLICT (reseller_id, customer_id) DO NOTHING",
            params![*reseller_id, id, vendor],
        )?;
    }
    for (email, role) in &people {
        crate::company::add_user(call, id, email, *role, new.terms.unwrap_or(Terms::NotAccepted))?;
    }
    Ok(id)
}

/// A reseller: a `partners/*` of the API.
pub fn create_reseller(call: &mut Call<'_, '_>, name: &str) -> Result<i64, Error> {
    let name = text::required("name", Some(name), MAX_COMPANY_NAME_CHARS)?;
    insert(call, Kind::Reseller, name, None, None, None)
}

/// A vendor of a reseller.
pub fn create_vendor(call: &mut Call<'_, '_>, reseller_id: i64, name: &str) -> Result<i64, Error> {
    let name = text::required("name", Some(name), MAX_COMPANY_NAME_CHARS)?;
    require_kind(call, "reseller", reseller_id, Kind::Reseller)?;
    insert(call, Kind::Vendor, name, None, None, Some(reseller_id))
}

fn insert(
    call: &mut Call<'_, '_>,
    kind: Kind,
    name: &str,
    language_code: Option<&str>,
    workspace: Option<&str>,
    reseller_id: Option<i64>,
) -> Result<i64, Error> {
    let id = call.id();
    call.tx.send(
        "INSERT INTO company (id, kind, name, language_code, workspace_customer_id, reseller_id, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, kind.as_str(), name, language_code, workspace, reseller_id, call.now],
    )?;
    let created = match kind {
        Kind::Reseller => event::Kind::ResellerCreated,
        Kind::Vendor => event::Kind::VendorCreated,
        Kind::Customer => event::Kind::CustomerCreated,
    };
    let detail = event::Detail::Organisation { company_name: name, language_code };
    call.record(id, Event::new(created, Subject::Organisation(id)).with(detail))?;
    Ok(id)
}

pub(super) fn require_kind(call: &mut Call<'_, '_>, field: &str, id: i64, wanted: Kind) -> Result<(), Error> {
    if kind_of(call.tx, id)? == Some(wanted) {
        return Ok(());
    }
    let noun = if wanted == Kind::Customer { Noun::Customer } else { Noun::Reseller };
    Err(Error::not_found(noun, format!("there is no {} {id}", wanted.as_str())).about(field))
}

/// The reseller a vendor belongs to; `None` if there is no such vendor.
pub(super) fn reseller_of_vendor(tx: &mut Tx<'_>, vendor_id: i64) -> Result<Option<i64>, Error> {
    let sql = "SELECT reseller_id FROM company WHERE id = ?1 AND kind = 'vendor'";
    Ok(tx.one(sql, params![vendor_id], |row| Ok::<_, Error>(row.opt_int(0)?))?.flatten())
}

fn vendor_for(call: &mut Call<'_, '_>, new: &NewCompany) -> Result<i64, Error> {
    let Some(vendor_id) = new.vendor_id else { return Ok(0) };
    let reseller_id = reseller_of_vendor(call.tx, vendor_id)?;
    if reseller_id.is_some() && reseller_id == new.reseller_ids.first().copied() {
        return Ok(vendor_id);
    }
    Err(Error::invalid("vendor", Violation::Unknown)
        .of(Noun::Reseller)
        .rule("must be a vendor of the customer's first reseller"))
}

fn people(new: &NewCompany) -> Result<Vec<(String, Role)>, Error> {
    let mut people = Vec::new();
    for (field, emails, role) in [
        ("customer.ownerEmails", &new.owner_emails, Role::Owner),
        ("customer.adminEmails", &new.admin_emails, Role::Admin),
    ] {
        if emails.len() > MAX_USERS_PER_REQUEST {
            let rule = format!("must have at most {MAX_USERS_PER_REQUEST} addresses");
            return Err(Error::invalid(field, Violation::TooMany { most: MAX_USERS_PER_REQUEST }).rule(rule));
        }
        for (index, email) in emails.iter().enumerate() {
            let field = format!("{field}[{index}]");
            let email = text::email(&field, Some(email))?.to_lowercase();
            let domain = email.rsplit('@').next().unwrap_or_default();
            if PERSONAL_DOMAINS.contains(&domain) {
                return Err(Error::invalid(field, Violation::Malformed)
                    .rule("must be a corporate address, not a personal Gmail account"));
            }
            // An owner named again as admin stays an owner.
            if !people.iter().any(|(known, _)| *known == email) {
                people.push((email, role));
            }
        }
    }
    Ok(people)
}

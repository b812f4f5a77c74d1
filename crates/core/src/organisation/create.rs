//! New organisations.

use muster_store::{Record, params};

use crate::call::Call;
use crate::error::{Error, Noun, Violation};
use crate::event::{self, Event, Subject};
use crate::id::{CustomerId, OrganisationId, ResellerId, VendorId};
use crate::organisation::{
    Kind, Organisation, Role, Terms, customer_of_workspace, language, put_user, require_kind, reseller_of_vendor, slug,
    workspace_id,
};
use crate::text;

/// Longest name. Google publishes no limit; this is what its forms take.
pub const MAX_NAME_CHARS: usize = 255;

/// Owners and admins one request may name. Google publishes no limit.
pub const MAX_USERS_PER_REQUEST: usize = 100;

/// Domain of personal accounts, which Google refuses for owners (zero-touch reference, section 4.1, `ownerEmails`).
const PERSONAL_DOMAINS: &[&str] = &["gmail.com", "googlemail.com"];

/// What a new customer is made of.
#[derive(Debug, Clone, Default)]
pub struct NewOrganisation {
    /// Name shown in the portal; cannot be changed later.
    pub name: String,
    /// Language of the welcome e-mail.
    pub language_code: Option<String>,
    /// Google Workspace customer id.
    pub workspace_customer_id: Option<String>,
    /// Resellers that serve the customer.
    pub reseller_ids: Vec<ResellerId>,
    /// The vendor through which the first of the resellers serves it.
    pub vendor_id: Option<VendorId>,
    /// Addresses of owners.
    pub owner_emails: Vec<String>,
    /// Addresses of admins.
    pub admin_emails: Vec<String>,
    /// What those people did with the terms of service.
    pub terms: Option<Terms>,
}

/// A customer that a reseller makes: it serves it, and the customer has an owner.
///
/// # Errors
/// As [`create_customer`]; also without an address of an owner.
pub fn create_by_reseller(
    call: &mut Call<'_, '_>,
    reseller_id: ResellerId,
    new: &NewOrganisation,
) -> Result<CustomerId, Error> {
    if new.owner_emails.is_empty() {
        return Err(Error::required("organisation.ownerEmails").rule("needs at least one address"));
    }
    create_customer(call, &NewOrganisation { reseller_ids: vec![reseller_id], ..new.clone() })
}

/// A customer, with its people and the resellers that serve it.
///
/// # Errors
/// A field that breaks its rule.
pub fn create_customer(call: &mut Call<'_, '_>, new: &NewOrganisation) -> Result<CustomerId, Error> {
    let name = text::required("organisation.name", Some(&new.name), MAX_NAME_CHARS)?;
    let language_code =
        new.language_code.as_deref().map(|code| language::check("organisation.languageCode", code)).transpose()?;
    let people = people(new)?;
    let workspace = new.workspace_customer_id.as_deref().map(|id| workspace_id("workspaceId", id)).transpose()?;
    if let Some(workspace) = workspace
        && customer_of_workspace(call.tx, workspace)?.is_some()
    {
        return Err(Error::invalid("workspaceId", Violation::Conflict).rule("belongs to another customer"));
    }
    for reseller_id in &new.reseller_ids {
        require_kind(call.tx, "resellerId", *reseller_id, Kind::Reseller)?;
    }
    let vendor_id = vendor_for(call, new)?;

    let made = NewRow {
        language_code: language_code.map(str::to_owned),
        workspace_customer_id: workspace.map(str::to_owned),
        ..NewRow::of(Kind::Customer, name)
    };
    let id = CustomerId::new(made.insert(call)?.get());
    for (index, reseller_id) in new.reseller_ids.iter().enumerate() {
        // The stored 0 stands for no vendor.
        let vendor = vendor_id.filter(|_| index == 0).map_or(0, VendorId::get);
        call.tx.send(
            "INSERT INTO partnership (reseller_id, customer_id, vendor_id) VALUES (?1, ?2, ?3)
             ON CONFLICT (reseller_id, customer_id) DO NOTHING",
            params![*reseller_id, id, vendor],
        )?;
    }
    for (email, role) in &people {
        put_user(call, id.into(), email, *role, new.terms.unwrap_or(Terms::NotAccepted))?;
    }
    Ok(id)
}

/// A reseller: a `partners/*` of the zero-touch API.
pub fn create_reseller(call: &mut Call<'_, '_>, name: &str) -> Result<ResellerId, Error> {
    let name = text::required("name", Some(name), MAX_NAME_CHARS)?;
    Ok(ResellerId::new(NewRow::of(Kind::Reseller, name).insert(call)?.get()))
}

/// A vendor of a reseller.
pub fn create_vendor(call: &mut Call<'_, '_>, reseller_id: ResellerId, name: &str) -> Result<VendorId, Error> {
    let name = text::required("name", Some(name), MAX_NAME_CHARS)?;
    require_kind(call.tx, "reseller", reseller_id, Kind::Reseller)?;
    let made = NewRow { reseller_id: Some(reseller_id), ..NewRow::of(Kind::Vendor, name) };
    Ok(VendorId::new(made.insert(call)?.get()))
}

/// What a new row says, without what is made for it.
struct NewRow {
    kind: Kind,
    name: String,
    language_code: Option<String>,
    workspace_customer_id: Option<String>,
    reseller_id: Option<ResellerId>,
}

impl NewRow {
    fn of(kind: Kind, name: &str) -> Self {
        Self { kind, name: name.to_owned(), language_code: None, workspace_customer_id: None, reseller_id: None }
    }

    fn insert(self, call: &mut Call<'_, '_>) -> Result<OrganisationId, Error> {
        let id: OrganisationId = call.id();
        let made = Organisation {
            id,
            kind: self.kind,
            slug: slug::free(call.tx, self.kind, &self.name, id)?,
            name: self.name,
            language_code: self.language_code,
            workspace_customer_id: self.workspace_customer_id,
            reseller_id: self.reseller_id,
            created_at: call.now,
        };
        made.insert(call.tx)?;
        let created = match self.kind {
            Kind::Reseller => event::Kind::ResellerCreated,
            Kind::Vendor => event::Kind::VendorCreated,
            Kind::Customer => event::Kind::CustomerCreated,
        };
        let language_code = made.language_code.as_deref();
        let detail = event::Detail::Organisation { company_name: &made.name, language_code };
        call.record(id, Event::new(created, Subject::Organisation(id)).with(detail))?;
        Ok(id)
    }
}

fn vendor_for(call: &mut Call<'_, '_>, new: &NewOrganisation) -> Result<Option<VendorId>, Error> {
    let Some(vendor_id) = new.vendor_id else { return Ok(None) };
    let reseller_id = reseller_of_vendor(call.tx, vendor_id)?;
    if reseller_id.is_some() && reseller_id == new.reseller_ids.first().copied() {
        return Ok(Some(vendor_id));
    }
    let rule = "must be a vendor of the customer's first reseller";
    Err(Error::invalid("vendor", Violation::Conflict).of(Noun::Vendor).rule(rule))
}

fn people(new: &NewOrganisation) -> Result<Vec<(String, Role)>, Error> {
    let mut people = Vec::new();
    for (field, emails, role) in [
        ("organisation.ownerEmails", &new.owner_emails, Role::Owner),
        ("organisation.adminEmails", &new.admin_emails, Role::Admin),
    ] {
        if emails.len() > MAX_USERS_PER_REQUEST {
            return Err(Error::invalid(field, Violation::TooMany { most: MAX_USERS_PER_REQUEST }));
        }
        for (index, email) in emails.iter().enumerate() {
            let field = format!("{field}[{index}]");
            let email = text::email(&field, Some(email))?.to_lowercase();
            let domain = email.rsplit('@').next().unwrap_or_default();
            if PERSONAL_DOMAINS.contains(&domain) {
                let rule = "must be a corporate address, not a personal Gmail account";
                return Err(Error::invalid(field, Violation::NotAllowed).rule(rule));
            }
            // An owner named again as admin stays an owner.
            if !people.iter().any(|(known, _)| *known == email) {
                people.push((email, role));
            }
        }
    }
    Ok(people)
}

//! Lists of organisations: what the API shows of them, page by page.

use muster_store::{Param, Row, Tx, params};
use muster_wire::zero_touch::{Company, GoogleWorkspaceAccount};

use crate::call::Call;
use crate::caller::Scope;
use crate::company::{Kind, terms, terms_status, workspace};
use crate::error::{Error, Reason};
use crate::page_token::Page;

/// Most accounts one page of `customers.list` may have (zero-touch reference, section 3.1).
const MAX_ACCOUNTS_PAGE: i64 = 100;

/// Rows of the lists whose page size "unset or 0" means "all" (zero-touch reference, section 4.1). A hundred thousand
/// companies are more than any reseller has, and keep the answer below 30 MB.
const MAX_COMPANIES_PAGE: i64 = 100_000;

/// A page of companies.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed {
    /// The companies.
    pub companies: Vec<Company>,
    /// The token of the next page, if there is one.
    pub next_page_token: Option<String>,
    /// How many companies the whole list has.
    pub total_size: i64,
}

/// `customers.list`: the customers the caller acts for, named `customers/[id]`.
///
/// # Errors
/// The terms error when none of them has accepted the newest terms: the caller could do nothing with any of them.
pub fn list_accounts(call: &mut Call<'_, '_>, size: Option<i32>, token: Option<&str>) -> Result<Listed, Error> {
    let account = call.caller.account()?;
    account.require(Scope::Customer)?;
    if account.customer_ids.is_empty() {
        return Err(Error::forbidden("the caller acts for no customer"));
    }
    let size = match size.map(i64::from) {
        Some(size) if (1..=MAX_ACCOUNTS_PAGE).contains(&size) => size,
        None => return Err(Error::required("pageSize")),
        Some(_) => {
            let rule = format!("must be from 1 to {MAX_ACCOUNTS_PAGE}");
            return Err(Error::invalid("pageSize", Reason::InvalidParameter, rule));
        }
    };
    let page = Page::of(&["customers.list", &account.id.to_string()], size, token)?;
    let mut ids: Vec<i64> = account.customer_ids.clone();
    ids.sort_unstable();
    let mut accepted = false;
    for id in &ids {
        accepted = accepted || terms::require_terms(call.tx, *id).is_ok();
    }
    if !accepted {
        return Err(terms::not_accepted());
    }
    let total_size = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    ids.retain(|id| *id > page.after);
    let next_page_token = page.finish(&mut ids, |id| *id);
    let mut companies = Vec::with_capacity(ids.len());
    for id in ids {
        let sql = "SELECT id, name, workspace_customer_id FROM company WHERE id = ?1";
        companies.extend(call.tx.one(sql, params![id], |row| company(row, "customers/"))?);
    }
    complete(call.tx, &mut companies)?;
    Ok(Listed { companies, next_page_token, total_size })
}

/// `partners.customers.list`: the customers a reseller serves.
pub fn list_partner_customers(
    tx: &mut Tx<'_>,
    partner_id: i64,
    size: Option<i32>,
    token: Option<&str>,
) -> Result<Listed, Error> {
    let page = Page::of(&["partners.customers.list", &partner_id.to_string()], page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM partnership WHERE reseller_id = ?1";
    let rows = "SELECT c.id, c.name, c.workspace_customer_id FROM partnership p JOIN company c ON c.id = p.customer_id
                WHERE p.reseller_id = ?1 AND p.customer_id > ?2 ORDER BY p.customer_id LIMIT ?3";
    let mut listed = paged(tx, total, rows, partner_id, page, &format!("partners/{partner_id}/customers/"))?;
    complete(tx, &mut listed.companies)?;
    Ok(listed)
}

/// `partners.vendors.list`: name and id of each vendor of a reseller, nothing else (zero-touch reference, section 4.1).
pub fn list_vendors(tx: &mut Tx<'_>, partner_id: i64, size: Option<i32>, token: Option<&str>) -> Result<Listed, Error> {
    let page = Page::of(&["partners.vendors.list", &partner_id.to_string()], page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM company WHERE reseller_id = ?1";
    let rows =
        "SELECT id, name, workspace_customer_id FROM company WHERE reseller_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
    paged(tx, total, rows, partner_id, page, &format!("partners/{partner_id}/vendors/"))
}

/// `partners.vendors.customers.list`: the customers a reseller serves through one of its vendors.
pub fn list_vendor_customers(
    tx: &mut Tx<'_>,
    partner_id: i64,
    vendor_id: i64,
    size: Option<i32>,
    token: Option<&str>,
) -> Result<Listed, Error> {
    let owner =
        tx.one("SELECT reseller_id FROM company WHERE id = ?1 AND kind = 'vendor'", params![vendor_id], |row| {
            Ok::<_, Error>(row.opt_int(0)?)
        })?;
    if owner.flatten() != Some(partner_id) {
        let message = format!("partners/{partner_id}/vendors/{vendor_id} does not exist");
        return Err(Error::not_found(Reason::InvalidResellerId, message));
    }
    let query = ["partners.vendors.customers.list", &partner_id.to_string(), &vendor_id.to_string()];
    let page = Page::of(&query, page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM partnership WHERE vendor_id = ?1";
    let rows = "SELECT c.id, c.name, c.workspace_customer_id FROM partnership p JOIN company c ON c.id = p.customer_id
                WHERE p.vendor_id = ?1 AND p.customer_id > ?2 ORDER BY p.customer_id LIMIT ?3";
    let prefix = format!("partners/{partner_id}/vendors/{vendor_id}/customers/");
    let mut listed = paged(tx, total, rows, vendor_id, page, &prefix)?;
    complete(tx, &mut listed.companies)?;
    Ok(listed)
}

/// All organisations of a kind, for the command line; vendors of one reseller if it is given.
pub fn list_companies(tx: &mut Tx<'_>, kind: Kind, reseller_id: Option<i64>) -> Result<Vec<Company>, Error> {
    let mut companies = tx.all(
        "SELECT id, name, workspace_customer_id FROM company
         WHERE kind = ?1 AND (CAST(?2 AS BIGINT) IS NULL OR reseller_id = ?2) ORDER BY id",
        params![kind.as_str(), reseller_id],
        |row| company(row, "companies/"),
    )?;
    if kind == Kind::Customer {
        complete(tx, &mut companies)?;
    }
    Ok(companies)
}

fn page_size(size: Option<i32>) -> Result<i64, Error> {
    match size.unwrap_or(0) {
        0 => Ok(MAX_COMPANIES_PAGE),
        size if size > 0 => Ok(i64::from(size).min(MAX_COMPANIES_PAGE)),
        _ => Err(Error::invalid("pageSize", Reason::InvalidParameter, "must not be negative")),
    }
}

fn paged(tx: &mut Tx<'_>, total: &str, rows: &str, of: i64, page: Page, prefix: &str) -> Result<Listed, Error> {
    let total_size = tx.number(total, params![of])?;
    let params = [Param::Int(of), Param::Int(page.after), Param::Int(page.fetch())];
    let mut companies = tx.all(rows, &params, |row| company(row, prefix))?;
    let next_page_token = page.finish(&mut companies, |company| company.company_id.unwrap_or_default());
    Ok(Listed { companies, next_page_token, total_size })
}

/// `id, name, workspace_customer_id` as the API shows them.
fn company(row: &Row<'_>, prefix: &str) -> Result<Company, Error> {
    let id = row.int(0)?;
    let workspace = row.opt_string(2)?;
    Ok(Company {
        company_id: Some(id),
        company_name: Some(row.string(1)?),
        name: Some(format!("{prefix}{id}")),
        google_workspace_account: workspace
            .map(|id| GoogleWorkspaceAccount { customer_id: Some(id), pre_provisioning_tokens: Vec::new() }),
        ..Company::default()
    })
}

/// Adds what only customers have: the state of their terms and the tokens of their Google Workspace account.
fn complete(tx: &mut Tx<'_>, companies: &mut [Company]) -> Result<(), Error> {
    for company in companies {
        company.terms_status = Some(terms_status(tx, company.company_id.unwrap_or_default())?);
        if let Some(account) = &mut company.google_workspace_account {
            account.pre_provisioning_tokens =
                workspace::tokens(tx, account.customer_id.as_deref().unwrap_or_default())?;
        }
    }
    Ok(())
}

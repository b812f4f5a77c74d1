//! Lists of organisations: what the API shows of them, page by page. However many rows a page has, it costs the same few
//! statements.

use std::collections::BTreeMap;

use muster_store::{Param, Row, Tx, params};
use muster_wire::zero_touch::{Company, GoogleWorkspaceAccount, TermsStatus};

use crate::call::Call;
use crate::caller::Scope;
use crate::company::create::reseller_of_vendor;
use crate::company::{Kind, Terms, terms};
use crate::error::{Error, Noun, Violation};
use crate::page_token::Page;

/// Most accounts one page of `customers.list` may have (zero-touch reference, section 3.1).
const MAX_ACCOUNTS_PAGE: i64 = 100;

/// Rows of the lists whose page size "unset or 0" means "all" (zero-touch reference, section 4.1). A hundred thousand
/// companies are more than any reseller has, and keep the answer below 30 MB.
const MAX_COMPANIES_PAGE: i64 = 100_000;

/// Tokens shown of one Google Workspace account.
const MAX_TOKENS: usize = 1000;

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
            return Err(Error::invalid("pageSize", Violation::OutOfRange { least: 1, most: MAX_ACCOUNTS_PAGE }));
        }
    };
    let page = Page::of(&["customers.list", &account.id.to_string()], size, token)?;
    let mut ids: Vec<i64> = account.customer_ids.clone();
    ids.sort_unstable();
    let keys: Vec<Param<'_>> = ids.iter().map(|id| Param::Int(*id)).collect();
    if !any_accepted(call.tx, &keys)? {
        return Err(terms::not_accepted());
    }
    let total_size = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    ids.retain(|id| *id > page.after);
    let next_page_token = page.finish(&mut ids, |id| *id);
    let companies = accounts(call.tx, &ids)?;
    Ok(Listed { companies, next_page_token, total_size })
}

/// The customers with these ids, by id.
fn accounts(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<Company>, Error> {
    let keys: Vec<Param<'_>> = ids.iter().map(|id| Param::Int(*id)).collect();
    let mut found: BTreeMap<i64, Company> = BTreeMap::new();
    let sql = "SELECT id, name, workspace_customer_id FROM company WHERE id IN ({keys})";
    tx.each_of(sql, &[], &keys, |row| {
        found.insert(row.int(0)?, company(row, "customers/")?);
        Ok::<(), Error>(())
    })?;
    let mut more = More::default();
    tx.each_of(&More::terms("{keys}"), &[], &keys, |row| more.take_terms(row))?;
    tx.each_of(&More::tokens("{keys}"), &[], &keys, |row| more.take_token(row))?;
    let mut companies: Vec<Company> = found.into_values().collect();
    more.complete(&mut companies);
    Ok(companies)
}

/// Whether anybody of these customers accepted the newest terms.
fn any_accepted(tx: &mut Tx<'_>, ids: &[Param<'_>]) -> Result<bool, Error> {
    let sql = "SELECT company_id FROM company_user WHERE company_id IN ({keys}) AND terms = 'accepted' LIMIT 1";
    let mut accepted = false;
    tx.each_of(sql, &[], ids, |_| {
        accepted = true;
        Ok::<(), Error>(())
    })?;
    Ok(accepted)
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
    let ids = "SELECT customer_id FROM partnership WHERE reseller_id = ?1 AND customer_id > ?2
               ORDER BY customer_id LIMIT ?3";
    paged(tx, total, ids, partner_id, page, &Shown::customers(format!("partners/{partner_id}/customers/")))
}

/// `partners.vendors.list`: name and id of each vendor of a reseller, nothing else (zero-touch reference, section 4.1).
pub fn list_vendors(tx: &mut Tx<'_>, partner_id: i64, size: Option<i32>, token: Option<&str>) -> Result<Listed, Error> {
    let page = Page::of(&["partners.vendors.list", &partner_id.to_string()], page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM company WHERE reseller_id = ?1";
    let ids = "SELECT id FROM company WHERE reseller_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
    paged(tx, total, ids, partner_id, page, &Shown::others(format!("partners/{partner_id}/vendors/")))
}

/// `partners.vendors.customers.list`: the customers a reseller serves through one of its vendors.
pub fn list_vendor_customers(
    tx: &mut Tx<'_>,
    partner_id: i64,
    vendor_id: i64,
    size: Option<i32>,
    token: Option<&str>,
) -> Result<Listed, Error> {
    if reseller_of_vendor(tx, vendor_id)? != Some(partner_id) {
        let message = format!("partners/{partner_id}/vendors/{vendor_id} does not exist");
        return Err(Error::not_found(Noun::Reseller, message));
    }
    let query = ["partners.vendors.customers.list", &partner_id.to_string(), &vendor_id.to_string()];
    let page = Page::of(&query, page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM partnership WHERE vendor_id = ?1";
    let ids = "SELECT customer_id FROM partnership WHERE vendor_id = ?1 AND customer_id > ?2
               ORDER BY customer_id LIMIT ?3";
    let shown = Shown::customers(format!("partners/{partner_id}/vendors/{vendor_id}/customers/"));
    paged(tx, total, ids, vendor_id, page, &shown)
}

/// All organisations of a kind, for the command line; vendors of one reseller if it is given.
pub fn list_companies(tx: &mut Tx<'_>, kind: Kind, reseller_id: Option<i64>) -> Result<Vec<Company>, Error> {
    let ids = "SELECT id FROM company WHERE kind = ?1 AND (CAST(?2 AS BIGINT) IS NULL OR reseller_id = ?2)";
    let prefix = "companies/".to_owned();
    let shown = if kind == Kind::Customer { Shown::customers(prefix) } else { Shown::others(prefix) };
    shown.of(tx, ids, params![kind.as_str(), reseller_id])
}

fn page_size(size: Option<i32>) -> Result<i64, Error> {
    match size.unwrap_or(0) {
        0 => Ok(MAX_COMPANIES_PAGE),
        size if size > 0 => Ok(i64::from(size).min(MAX_COMPANIES_PAGE)),
        _ => {
            Err(Error::invalid("pageSize", Violation::OutOfRange { least: 0, most: i64::MAX })
                .rule("must not be negative"))
        }
    }
}

fn paged(tx: &mut Tx<'_>, total: &str, ids: &str, of: i64, page: Page, shown: &Shown) -> Result<Listed, Error> {
    let total_size = tx.number(total, params![of])?;
    let mut companies = shown.of(tx, ids, &[Param::Int(of), Param::Int(page.after), Param::Int(page.fetch())])?;
    let next_page_token = page.finish(&mut companies, |company| company.company_id.unwrap_or_default());
    Ok(Listed { companies, next_page_token, total_size })
}

/// How a list shows its organisations.
struct Shown {
    /// What stands before the id in a resource name.
    prefix: String,
    /// Whether they are customers, of which more is shown.
    customers: bool,
}

impl Shown {
    fn customers(prefix: String) -> Self {
        Self { prefix, customers: true }
    }

    fn others(prefix: String) -> Self {
        Self { prefix, customers: false }
    }

    /// The organisations whose ids the query `ids` gives, by id: one statement for each table, whatever their number.
    fn of(&self, tx: &mut Tx<'_>, ids: &str, params: &[Param<'_>]) -> Result<Vec<Company>, Error> {
        let sql = format!("SELECT id, name, workspace_customer_id FROM company WHERE id IN ({ids}) ORDER BY id");
        let mut companies = tx.all(&sql, params, |row| company(row, &self.prefix))?;
        if self.customers {
            let mut more = More::default();
            tx.each(&More::terms(ids), params, |row| more.take_terms(row))?;
            tx.each(&More::tokens(ids), params, |row| more.take_token(row))?;
            more.complete(&mut companies);
        }
        Ok(companies)
    }
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

/// What only customers have: the state of their terms and the tokens of their Google Workspace account.
#[derive(Default)]
struct More {
    terms: BTreeMap<i64, TermsStatus>,
    tokens: BTreeMap<i64, Vec<String>>,
}

impl More {
    fn terms(ids: &str) -> String {
        format!("SELECT DISTINCT company_id, terms FROM company_user WHERE company_id IN ({ids})")
    }

    fn take_terms(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let status = self.terms.entry(row.int(0)?).or_insert(TermsStatus::NotAccepted);
        *status = terms::better(*status, Terms::from_name(row.text(1)?));
        Ok(())
    }

    fn tokens(ids: &str) -> String {
        format!(
            "SELECT c.id, t.token FROM company c
             JOIN workspace_token t ON t.workspace_customer_id = c.workspace_customer_id
             WHERE c.id IN ({ids}) ORDER BY c.id, t.token"
        )
    }

    fn take_token(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let tokens = self.tokens.entry(row.int(0)?).or_default();
        if tokens.len() < MAX_TOKENS {
            tokens.push(row.string(1)?);
        }
        Ok(())
    }

    fn complete(mut self, companies: &mut [Company]) {
        for company in companies {
            let id = company.company_id.unwrap_or_default();
            company.terms_status = Some(self.terms.get(&id).copied().unwrap_or(TermsStatus::NotAccepted));
            if let Some(account) = &mut company.google_workspace_account {
                account.pre_provisioning_tokens = self.tokens.remove(&id).unwrap_or_default();
            }
        }
    }
}

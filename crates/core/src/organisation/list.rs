//! Lists of organisations, page by page. However many rows a page has, it costs the same number of statements.

use std::collections::BTreeMap;

use muster_store::{Column as _, Param, Record, Row, StoreError, Tx, params};

use crate::call::Call;
use crate::error::{Error, Noun, Violation};
use crate::id::{CustomerId, OrganisationId, ResellerId, VendorId};
use crate::organisation::{Kind, Organisation, Terms, reseller_of_vendor, terms};
use crate::page_token::Page;

/// Most accounts one page of [`list_accounts`] may have (zero-touch reference, section 3.1).
const MAX_ACCOUNTS_PAGE: i64 = 100;

/// Rows of the lists whose page size "unset or 0" means "all" (zero-touch reference, section 4.1). A hundred thousand
/// organisations are more than any reseller has, and keep the answer below 30 MB.
const MAX_PAGE: i64 = 100_000;

/// Tokens shown of one Google Workspace account.
const MAX_TOKENS: usize = 1000;

/// What is shown of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The organisation.
    pub organisation: Organisation,
    /// Customers only: how far it is with the terms of service.
    pub terms: Option<Terms>,
    /// Customers only: the tokens ChromeOS devices were claimed with for its Google Workspace account.
    pub provisioning_tokens: Vec<String>,
}

/// A page of organisations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The organisations.
    pub organisations: Vec<View>,
    /// The token of the next page, if there is one.
    pub next_page_token: Option<String>,
    /// How many organisations the whole list has.
    pub total_size: i64,
}

/// The customers the caller acts for.
///
/// # Errors
/// The terms error when none of them has accepted the newest terms: the caller could do nothing with any of them.
pub fn list_accounts(call: &mut Call<'_, '_>, size: Option<i64>, token: Option<&str>) -> Result<Listed, Error> {
    let account = call.caller.account()?;
    let mut ids: Vec<CustomerId> = account.customers().collect();
    if ids.is_empty() {
        return Err(Error::forbidden("the caller acts for no customer"));
    }
    let size = match size {
        Some(size) if (1..=MAX_ACCOUNTS_PAGE).contains(&size) => size,
        // Google's reference says that it is required, and the sample in Google's guide leaves it out (section 3.2).
        None => MAX_ACCOUNTS_PAGE,
        Some(_) => {
            return Err(Error::invalid("pageSize", Violation::OutOfRange { least: 1, most: MAX_ACCOUNTS_PAGE }));
        }
    };
    let page = Page::of(&["customers.list", &account.id.to_string()], size, token)?;
    ids.sort_unstable();
    if !any_accepted(call.tx, &keys(&ids), call.caller.person())? {
        return Err(terms::not_accepted());
    }
    let total_size = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    ids.retain(|id| page.after.is_none_or(|after| *id > after));
    let next_page_token = page.finish(&mut ids, |id| *id);
    let organisations = accounts(call.tx, &keys(&ids))?;
    Ok(Listed { organisations, next_page_token, total_size })
}

/// The customers with these ids, by id.
fn accounts(tx: &mut Tx<'_>, ids: &[Param<'_>]) -> Result<Vec<View>, Error> {
    let mut found: BTreeMap<OrganisationId, Organisation> = BTreeMap::new();
    tx.each_of(&rows("{keys}"), &[], ids, |row| {
        let organisation = Organisation::read(row)?;
        found.insert(organisation.id, organisation);
        Ok::<(), Error>(())
    })?;
    let mut more = More::default();
    tx.each_of(&More::terms("{keys}"), &[], ids, |row| more.take_terms(row))?;
    more.take_tokens(|more, after| {
        let left: Vec<Param<'_>> =
            ids.iter().copied().filter(|id| matches!(id, Param::Int(id) if *id > after)).collect();
        tx.each_of(&More::tokens("{keys}", ""), &[], &left, |row| more.take_token(row))
    })?;
    Ok(found.into_values().map(|organisation| more.completed(organisation)).collect())
}

/// Whether anybody of these customers accepted the newest terms; where a person asks, whether that person did.
fn any_accepted(tx: &mut Tx<'_>, ids: &[Param<'_>], person: Option<&str>) -> Result<bool, Error> {
    let sql = "SELECT organisation_id FROM organisation_user
               WHERE (CAST(?1 AS TEXT) IS NULL OR email = ?1) AND organisation_id IN ({keys}) AND terms = 'accepted'
               LIMIT 1";
    let mut accepted = false;
    tx.each_of(sql, params![person], ids, |_| {
        accepted = true;
        Ok::<(), Error>(())
    })?;
    Ok(accepted)
}

fn keys(ids: &[CustomerId]) -> Vec<Param<'static>> {
    ids.iter().copied().map(Param::from).collect()
}

/// The customers a reseller serves.
///
/// # Errors
/// A page size or token that breaks its rule.
pub fn list_partner_customers(
    tx: &mut Tx<'_>,
    partner_id: ResellerId,
    size: Option<i64>,
    token: Option<&str>,
) -> Result<Listed, Error> {
    let page = Page::of(&["partners.customers.list", &partner_id.to_string()], page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM partnership WHERE reseller_id = ?1";
    let ids = "SELECT customer_id FROM partnership WHERE reseller_id = ?1 AND customer_id > ?2
               ORDER BY customer_id LIMIT ?3";
    paged(tx, total, ids, partner_id.into(), &page, Shown::Customers)
}

/// The vendors of a reseller.
///
/// # Errors
/// As [`list_partner_customers`].
pub fn list_vendors(
    tx: &mut Tx<'_>,
    partner_id: ResellerId,
    size: Option<i64>,
    token: Option<&str>,
) -> Result<Listed, Error> {
    let page = Page::of(&["partners.vendors.list", &partner_id.to_string()], page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM organisation WHERE reseller_id = ?1";
    let ids = "SELECT id FROM organisation WHERE reseller_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3";
    paged(tx, total, ids, partner_id.into(), &page, Shown::Others)
}

/// The customers a reseller serves through one of its vendors.
///
/// # Errors
/// NOT_FOUND for another reseller's vendor, as for one that does not exist; else as [`list_partner_customers`].
pub fn list_vendor_customers(
    tx: &mut Tx<'_>,
    partner_id: ResellerId,
    vendor_id: VendorId,
    size: Option<i64>,
    token: Option<&str>,
) -> Result<Listed, Error> {
    if reseller_of_vendor(tx, vendor_id)? != Some(partner_id) {
        let message = format!("partners/{partner_id}/vendors/{vendor_id} does not exist");
        return Err(Error::not_found(Noun::Vendor, message));
    }
    let query = ["partners.vendors.customers.list", &partner_id.to_string(), &vendor_id.to_string()];
    let page = Page::of(&query, page_size(size)?, token)?;
    let total = "SELECT COUNT(*) FROM partnership WHERE vendor_id = ?1";
    let ids = "SELECT customer_id FROM partnership WHERE vendor_id = ?1 AND customer_id > ?2
               ORDER BY customer_id LIMIT ?3";
    paged(tx, total, ids, vendor_id.into(), &page, Shown::Customers)
}

/// All organisations of a kind, for the operator; vendors of one reseller if it is given.
///
/// # Errors
/// Only the database's.
pub fn list_all(tx: &mut Tx<'_>, kind: Kind, reseller_id: Option<ResellerId>) -> Result<Vec<View>, Error> {
    let ids = "SELECT id FROM organisation WHERE kind = ?1 AND (CAST(?2 AS BIGINT) IS NULL OR reseller_id = ?2)";
    let shown = if kind == Kind::Customer { Shown::Customers } else { Shown::Others };
    shown.of(tx, ids, &[Param::Text(kind.as_str()), Param::from(reseller_id)])
}

fn page_size(size: Option<i64>) -> Result<i64, Error> {
    match size.unwrap_or(0) {
        0 => Ok(MAX_PAGE),
        size if size > 0 => Ok(size.min(MAX_PAGE)),
        _ => {
            Err(Error::invalid("pageSize", Violation::OutOfRange { least: 0, most: i64::MAX })
                .rule("must not be negative"))
        }
    }
}

fn paged(
    tx: &mut Tx<'_>,
    total: &str,
    ids: &str,
    of: OrganisationId,
    page: &Page<OrganisationId>,
    shown: Shown,
) -> Result<Listed, Error> {
    let total_size = tx.number(total, &[Param::from(of)])?;
    let params = [Param::from(of), Param::Int(page.after_number()), Param::Int(page.fetch())];
    let mut organisations = shown.of(tx, ids, &params)?;
    let next_page_token = page.finish(&mut organisations, |view| view.organisation.id);
    Ok(Listed { organisations, next_page_token, total_size })
}

/// What a list shows of its organisations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// They are customers, of which more is shown.
    Customers,
    Others,
}

impl Shown {
    /// The organisations whose ids the query `ids` gives, by id: one statement for each table, whatever their number.
    fn of(self, tx: &mut Tx<'_>, ids: &str, params: &[Param<'_>]) -> Result<Vec<View>, Error> {
        let found = tx.all(&format!("{} ORDER BY o.id", rows(ids)), params, Organisation::read)?;
        if self == Shown::Others {
            let plain = |organisation| View { organisation, terms: None, provisioning_tokens: Vec::new() };
            return Ok(found.into_iter().map(plain).collect());
        }
        let mut more = More::default();
        tx.each(&More::terms(ids), params, |row| more.take_terms(row))?;
        let tokens = More::tokens(ids, &format!("AND o.id > ?{}", params.len() + 1));
        more.take_tokens(|more, after| {
            let params: Vec<Param<'_>> = params.iter().copied().chain([Param::Int(after)]).collect();
            tx.each(&tokens, &params, |row| more.take_token(row))
        })?;
        Ok(found.into_iter().map(|organisation| more.completed(organisation)).collect())
    }
}

fn rows(ids: &str) -> String {
    format!("SELECT {} FROM organisation o WHERE o.id IN ({ids})", Organisation::select("o"))
}

/// What only customers have: how far they are with the terms, and the tokens of their Google Workspace account.
#[derive(Default)]
struct More {
    terms: BTreeMap<OrganisationId, Terms>,
    tokens: BTreeMap<OrganisationId, Vec<String>>,
}

/// Why a statement that reads tokens was not read to its end.
enum Stop {
    /// This organisation has more tokens than are shown.
    Enough(OrganisationId),
    Failed(Error),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl More {
    fn terms(ids: &str) -> String {
        format!("SELECT DISTINCT organisation_id, terms FROM organisation_user WHERE organisation_id IN ({ids})")
    }

    fn take_terms(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let known = self.terms.entry(OrganisationId::read(row, 0)?).or_insert(Terms::NotAccepted);
        *known = known.better(Terms::read(row, 1)?);
        Ok(())
    }

    /// `further` is one more condition on the organisations.
    fn tokens(ids: &str, further: &str) -> String {
        format!(
            "SELECT o.id, t.token FROM organisation o
             JOIN workspace_token t ON t.workspace_customer_id = o.workspace_customer_id
             WHERE o.id IN ({ids}) {further} ORDER BY o.id, t.token"
        )
    }

    /// Reads the tokens with `read`, which is given the organisation after which to begin. One that has more than are shown
    /// ends a statement, and the next goes on behind it: nothing that is not shown is read.
    fn take_tokens(&mut self, mut read: impl FnMut(&mut Self, i64) -> Result<(), Stop>) -> Result<(), Error> {
        let mut after = i64::MIN;
        loop {
            match read(self, after) {
                Ok(()) => return Ok(()),
                Err(Stop::Enough(id)) => after = id.get(),
                Err(Stop::Failed(error)) => return Err(error),
            }
        }
    }

    fn take_token(&mut self, row: &Row<'_>) -> Result<(), Stop> {
        let id = OrganisationId::read(row, 0)?;
        let tokens = self.tokens.entry(id).or_default();
        if tokens.len() == MAX_TOKENS {
            return Err(Stop::Enough(id));
        }
        tokens.push(row.string(1)?);
        Ok(())
    }

    fn completed(&mut self, organisation: Organisation) -> View {
        View {
            terms: Some(self.terms.get(&organisation.id).copied().unwrap_or(Terms::NotAccepted)),
            provisioning_tokens: self.tokens.remove(&organisation.id).unwrap_or_default(),
            organisation,
        }
    }
}

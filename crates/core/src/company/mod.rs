//! Organisations: resellers, their vendors, and customers (`Company`, zero-touch reference, section 4.1).

mod create;
mod language;
mod list;
mod setup_secret;
mod terms;
mod user;
mod workspace;

pub use create::{MAX_COMPANY_NAME_CHARS, MAX_USERS_PER_REQUEST, NewCompany, create_customer, create_from_wire};
pub use create::{create_reseller, create_vendor};
pub use list::{Listed, list_accounts, list_companies, list_partner_customers, list_vendor_customers, list_vendors};
pub use setup_secret::{MAX_SETUP_SECRET_CHARS, MIN_SETUP_SECRET_CHARS, set_setup_secret};
pub(crate) use terms::require_terms;
pub use terms::{Terms, terms_status};
pub use user::{Role, User, add_user, list_users};
pub(crate) use workspace::{customer_of_workspace, remember_token, workspace_id};

use muster_store::{Tx, params};

use crate::error::Error;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sells devices and claims them for customers; a `partners/*` of the API.
    Reseller,
    /// A sub-reseller of a reseller.
    Vendor,
    /// Owns devices; a `customers/*` of the API.
    Customer,
}

impl Kind {
    /// How the store and the command line write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Reseller => "reseller",
            Kind::Vendor => "vendor",
            Kind::Customer => "customer",
        }
    }

    /// Reads what [`Kind::as_str`] wrote.
    pub fn from_name(name: &str) -> Option<Self> {
        [Kind::Reseller, Kind::Vendor, Kind::Customer].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What kind of organisation an id belongs to, or `None` if there is no such organisation.
pub fn kind_of(tx: &mut Tx<'_>, id: i64) -> Result<Option<Kind>, Error> {
    let name = tx.one("SELECT kind FROM company WHERE id = ?1", params![id], |row| row.string(0))?;
    Ok(name.and_then(|name| Kind::from_name(&name)))
}

/// Whether the reseller serves the customer.
pub(crate) fn serves(tx: &mut Tx<'_>, reseller_id: i64, customer_id: i64) -> Result<bool, Error> {
    let found = tx.one(
        "SELECT vendor_id FROM partnership WHERE reseller_id = ?1 AND customer_id = ?2",
        params![reseller_id, customer_id],
        |row| row.int(0),
    )?;
    Ok(found.is_some())
}

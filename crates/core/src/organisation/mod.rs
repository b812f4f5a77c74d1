//! Organisations: resellers, their vendors, and customers. There is one of each, whichever API family shows it, and each
//! family calls it by a form of its id (decision 0013).

mod create;
mod delete;
mod forms;
mod language;
mod list;
mod record;
mod rename;
mod setup_secret;
mod slug;
mod terms;
mod user;
mod workspace;

pub use create::{MAX_NAME_CHARS, MAX_USERS_PER_REQUEST, NewOrganisation, create_by_reseller, create_customer};
pub use create::{create_reseller, create_vendor};
pub use delete::{Holding, delete, holdings};
pub use list::{Listed, View, list_accounts, list_all, list_partner_customers, list_vendor_customers, list_vendors};
pub use record::Organisation;
pub use rename::rename;
pub use setup_secret::{MAX_SETUP_SECRET_CHARS, MIN_SETUP_SECRET_CHARS, set_setup_secret};
pub use slug::{MAX_SLUG_CHARS, set_slug};
pub(crate) use terms::require_terms;
pub use terms::{Terms, terms_of};
use user::put_user;
pub use user::{Role, User, add_user, companies_of, delete_user, list_users};
pub(crate) use workspace::{customer_of_workspace, remember_token, workspace_id};

use muster_store::{Tx, params};

use crate::error::{Error, Noun};
use crate::id::{CustomerId, OrganisationId, ResellerId, VendorId};

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sells devices and claims them for customers; a `partners/*` of the zero-touch API.
    Reseller,
    /// A sub-reseller of a reseller.
    Vendor,
    /// Owns devices; a `customers/*` of the zero-touch API.
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

    /// What an error about an organisation of this kind is about.
    fn noun(self) -> Noun {
        match self {
            Kind::Reseller => Noun::Reseller,
            Kind::Vendor => Noun::Vendor,
            Kind::Customer => Noun::Customer,
        }
    }
}

/// What kind of organisation an id belongs to, or `None` if there is no such organisation.
pub fn kind_of(tx: &mut Tx<'_>, id: impl Into<OrganisationId>) -> Result<Option<Kind>, Error> {
    let name = tx.one("SELECT kind FROM organisation WHERE id = ?1", params![id.into()], |row| row.string(0))?;
    Ok(name.and_then(|name| Kind::from_name(&name)))
}

/// Refuses an id that no organisation of that kind has. `field` is the path under which the error names it.
///
/// # Errors
/// NOT_FOUND.
pub fn require_kind(tx: &mut Tx<'_>, field: &str, id: impl Into<OrganisationId>, wanted: Kind) -> Result<(), Error> {
    let id = id.into();
    if kind_of(tx, id)? == Some(wanted) {
        return Ok(());
    }
    let kind = wanted.as_str();
    let named = if field == kind { String::new() } else { format!(" ({field})") };
    Err(Error::not_found(wanted.noun(), format!("there is no {kind} {id}{named}")).about(field))
}

/// Refuses an id that no organisation has.
///
/// # Errors
/// NOT_FOUND.
pub fn require(tx: &mut Tx<'_>, field: &str, id: OrganisationId) -> Result<(), Error> {
    if kind_of(tx, id)?.is_some() {
        return Ok(());
    }
    Err(Error::not_found(Noun::Organisation, format!("there is no {field} {id}")).about(field))
}

/// The resellers that serve a customer, by id.
pub fn resellers_of(tx: &mut Tx<'_>, customer_id: CustomerId) -> Result<Vec<ResellerId>, Error> {
    let sql = "SELECT reseller_id FROM partnership WHERE customer_id = ?1 ORDER BY reseller_id";
    tx.all(sql, params![customer_id], |row| Ok(ResellerId::read(row, 0)?))
}

/// Whether the reseller serves the customer.
pub(crate) fn serves(tx: &mut Tx<'_>, reseller_id: ResellerId, customer_id: CustomerId) -> Result<bool, Error> {
    let found = tx.one(
        "SELECT vendor_id FROM partnership WHERE reseller_id = ?1 AND customer_id = ?2",
        params![reseller_id, customer_id],
        |row| row.int(0),
    )?;
    Ok(found.is_some())
}

/// The reseller a vendor belongs to; `None` if there is no such vendor.
fn reseller_of_vendor(tx: &mut Tx<'_>, vendor_id: VendorId) -> Result<Option<ResellerId>, Error> {
    let found =
        tx.one("SELECT reseller_id FROM organisation WHERE id = ?1 AND kind = 'vendor'", params![vendor_id], |row| {
            ResellerId::read_optional(row, 0)
        })?;
    Ok(found.flatten())
}

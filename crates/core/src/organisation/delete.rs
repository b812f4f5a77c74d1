//! The end of an organisation.

use std::fmt;

use muster_store::{Tx, params};

use crate::bell;
use crate::call::Call;
use crate::error::{Code, Error};
use crate::event::{self, Event, Subject};
use crate::id::OrganisationId;
use crate::organisation::{Kind, Organisation, require_kind};
use crate::tenancy::Viewer;

/// What an organisation holds, of one kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// The thing in words, in the plural.
    pub what: &'static str,
    /// How many there are.
    pub count: i64,
    /// Whether it keeps the organisation from being deleted; what does not is deleted with it.
    pub keeps: bool,
}

impl fmt::Display for Holding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // None of the things is irregular but people, and they keep nobody from anything.
        let what = if self.count == 1 { self.what.trim_end_matches('s') } else { self.what };
        write!(f, "{} {what}", self.count)
    }
}

/// A kind of thing, in words, whether it keeps its holder from being deleted, and the query that counts it.
type Counted = (&'static str, bool, &'static str);

const LIVE_KEYS: Counted = (
    "live keys",
    true,
    "SELECT COUNT(*) FROM service_account_organisation a JOIN service_account_key k ON k.account_id = a.account_id
     WHERE a.organisation_id = ?1 AND k.revoked_at IS NULL",
);

const PEOPLE: Counted = ("people", false, "SELECT COUNT(*) FROM organisation_user WHERE organisation_id = ?1");

const OF_RESELLERS: &[Counted] = &[
    ("vendors", true, "SELECT COUNT(*) FROM organisation WHERE reseller_id = ?1"),
    ("customers", true, "SELECT COUNT(*) FROM partnership WHERE reseller_id = ?1"),
    ("devices", true, "SELECT COUNT(*) FROM device WHERE zero_touch_reseller_id = ?1"),
    ("SIM locks", true, "SELECT COUNT(*) FROM device WHERE sim_lock_reseller_id = ?1"),
    ("unfinished operations", true, "SELECT COUNT(*) FROM operation WHERE partner_id = ?1 AND state <> 'processed'"),
    LIVE_KEYS,
    PEOPLE,
];

const OF_VENDORS: &[Counted] = &[("customers", true, "SELECT COUNT(*) FROM partnership WHERE vendor_id = ?1"), PEOPLE];

const OF_CUSTOMERS: &[Counted] = &[
    ("devices", true, "SELECT COUNT(*) FROM device WHERE customer_id = ?1"),
    // The first condition lets the index of SIM locks answer.
    (
        "SIM locks",
        true,
        "SELECT COUNT(*) FROM device WHERE sim_lock_reseller_id IS NOT NULL AND sim_lock_owner_id = ?1",
    ),
    ("configurations", true, "SELECT COUNT(*) FROM configuration WHERE customer_id = ?1"),
    LIVE_KEYS,
    ("resellers", false, "SELECT COUNT(*) FROM partnership WHERE customer_id = ?1"),
    PEOPLE,
];

/// What an organisation holds, things it has none of included.
///
/// # Errors
/// NOT_FOUND for an id of another kind.
pub fn holdings(tx: &mut Tx<'_>, kind: Kind, id: OrganisationId) -> Result<Vec<Holding>, Error> {
    require_kind(tx, "id", id, kind)?;
    let counted = match kind {
        Kind::Reseller => OF_RESELLERS,
        Kind::Vendor => OF_VENDORS,
        Kind::Customer => OF_CUSTOMERS,
    };
    let mut holdings = Vec::with_capacity(counted.len());
    for (what, keeps, sql) in counted {
        holdings.push(Holding { what, count: tx.number(sql, params![id])?, keeps: *keeps });
    }
    Ok(holdings)
}

/// Deletes an organisation that holds nothing any more, with its people, its partnerships and what its revoked keys were
/// good for. What was written down of it stays: events, finished operations, and records of devices that nobody holds.
///
/// # Errors
/// NOT_FOUND for an id of another kind; FAILED_PRECONDITION, with what it holds, as long as it holds something.
pub fn delete(call: &mut Call<'_, '_>, kind: Kind, id: OrganisationId) -> Result<(), Error> {
    let holdings = holdings(call.tx, kind, id)?;
    let kept: Vec<String> =
        holdings.iter().filter(|holding| holding.keeps && holding.count > 0).map(Holding::to_string).collect();
    if !kept.is_empty() {
        let message = format!("{} {id} cannot be deleted while it has {}", kind.as_str(), kept.join(", "));
        return Err(Error::new(Code::FailedPrecondition, message).of(kind.noun()));
    }
    let Some(found) = Organisation::find(call.tx, id)?.and_then(|found| found.visible_to(&Viewer::Operator)) else {
        return Err(Error::not_found(kind.noun(), format!("there is no {} {id} (id)", kind.as_str())).about("id"));
    };
    for sql in [
        "DELETE FROM organisation_user WHERE organisation_id = ?1",
        "DELETE FROM partnership WHERE customer_id = ?1",
        "DELETE FROM service_account_organisation WHERE organisation_id = ?1",
        "DELETE FROM workspace_token WHERE workspace_customer_id IN
             (SELECT workspace_customer_id FROM organisation WHERE id = ?1)",
        "DELETE FROM organisation WHERE id = ?1",
    ] {
        call.tx.send(sql, params![id])?;
    }
    call.tx.ring(bell::ACCESS);
    let deleted = match kind {
        Kind::Reseller => event::Kind::ResellerDeleted,
        Kind::Vendor => event::Kind::VendorDeleted,
        Kind::Customer => event::Kind::CustomerDeleted,
    };
    let detail = event::Detail::Organisation { company_name: &found.name, language_code: None };
    call.record(id, Event::new(deleted, Subject::Organisation(id)).with(detail))
}

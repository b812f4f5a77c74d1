//! People who sign in: a person is an e-mail address that was invited, and acts for the organisations that have a user of that
//! address.

mod accept;
mod invitation;
mod password;
mod record;
mod sign_in;

pub use accept::{Membership, accept_terms, memberships};
pub use invitation::{INVITATION_HOURS, Invited, invite, invited, set_password};
pub use password::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, PasswordHash, matches};
pub use record::Person;
pub use sign_in::{SIGN_IN_MINUTES, begin, end, signed_in};

use muster_store::{Record, Tx, params, sql};

use crate::call::Call;
use crate::caller::{Account, Caller, Proof, Role};
use crate::error::Error;
use crate::event::Event;
use crate::id::{AccountId, ClientId, CustomerId, OrganisationId};
use crate::service_account::grant;
use crate::tenancy::Tenant;

/// Organisations one person may act for: as many as a service account.
const MAX_ORGANISATIONS: i64 = 1000;

/// The person with that address, in any case of its letters.
///
/// # Errors
/// Only the database's.
pub fn by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Person>, Error> {
    let sql = sql!("SELECT {} FROM person WHERE email = ?1", Person::select(""));
    Ok(tx.one(sql, params![&email.to_lowercase()], Person::read)?)
}

/// The person with that id.
///
/// # Errors
/// Only the database's.
pub fn by_id(tx: &mut Tx<'_>, id: AccountId) -> Result<Option<Person>, Error> {
    let sql = sql!("SELECT {} FROM person WHERE id = ?1", Person::select(""));
    Ok(tx.one(sql, params![id], Person::read)?)
}

/// The person as a caller, with the rights of each role.
pub(crate) fn account(
    tx: &mut Tx<'_>,
    id: AccountId,
    email: String,
    client_id: ClientId,
    scope: String,
) -> Result<Account, Error> {
    let mut account = Account {
        id,
        email,
        proof: Proof::Client(client_id),
        scope: Some(scope),
        grants: Vec::new(),
        accepted: Vec::new(),
    };
    let sql = "SELECT o.id, o.kind, u.terms FROM organisation_user u JOIN organisation o ON o.id = u.organisation_id
               WHERE u.email = ?1 ORDER BY o.id LIMIT ?2";
    let mut found = Vec::new();
    tx.each(sql, params![&account.email, MAX_ORGANISATIONS], |row| {
        // Owners and admins alike manage devices and configurations (zero-touch reference, section 4.1).
        if let Some(grant) = grant(OrganisationId::read(row, 0)?, row.text(1)?) {
            found.push((grant, row.text(2)? == "accepted"));
        }
        Ok::<(), Error>(())
    })?;
    for (grant, accepted) in found {
        if accepted && grant.role == Role::Customer {
            account.accepted.push(CustomerId::new(grant.tenant.get()));
        }
        account.grants.push(grant);
    }
    Ok(account)
}

/// The person as the caller of what he does on the pages, on behalf of a client or of none.
///
/// # Errors
/// Only the database's.
pub fn caller(tx: &mut Tx<'_>, person: &Person, client_id: &ClientId) -> Result<Caller, Error> {
    let account = account(tx, person.id, person.email.clone(), client_id.clone(), String::new())?;
    Ok(Caller::Person(account))
}

/// Whether an address can sign in, or could: what it may do must not be remembered when its organisations change.
pub(crate) fn is_known(tx: &mut Tx<'_>, email: &str) -> Result<bool, Error> {
    Ok(tx.exists("SELECT CAST(1 AS BIGINT) FROM person WHERE email = ?1 LIMIT 1", params![email])?)
}

/// Writes an event about a person into the audit log of each organisation he acts for; the operator's, if there is none.
pub(crate) fn record_event(call: &mut Call<'_, '_>, email: &str, event: &Event<'_>) -> Result<(), Error> {
    let sql = "SELECT organisation_id FROM organisation_user WHERE email = ?1 ORDER BY organisation_id LIMIT ?2";
    let organisations =
        call.tx.all(sql, params![email, MAX_ORGANISATIONS], |row| Ok::<_, Error>(OrganisationId::read(row, 0)?))?;
    if organisations.is_empty() {
        return call.record(Tenant::OPERATOR, event.clone());
    }
    for organisation in organisations {
        call.record(organisation, event.clone())?;
    }
    Ok(())
}

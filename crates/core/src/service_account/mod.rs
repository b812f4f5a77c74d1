//! Service accounts, their keys and the tokens made from them (design, section 6).

mod key;
mod public_key;
mod record;
mod register;
mod token;

pub use crate::scope::MAX_SCOPE_CHARS;
pub use crate::secret::hash;
pub(crate) use key::fresh_key_id;
pub use key::{Generated, KeyFile, KeyRow, create_key, list_keys, readdress_key, revoke_key, show_key};
pub use public_key::{MAX_KEY_BITS, MIN_KEY_BITS, PublicKey};
pub use register::{MAX_KEY_ID_CHARS, NewKey, register_key};
pub(crate) use token::TOKEN_PREFIX;
pub use token::{LiveKey, TOKEN_SECONDS, account_of, find_key, find_token, issue_token, live_keys_of, revoke_token};

use muster_store::{Tx, params};

use crate::caller::{Account, Grant, Proof, Role};
use crate::error::Error;
use crate::id::{AccountId, CustomerId, KeyId, OrganisationId};
use crate::organisation::Kind;

/// The account with whom it acts for, as a caller.
pub(crate) fn caller(
    tx: &mut Tx<'_>,
    account_id: AccountId,
    email: String,
    key_id: KeyId,
    scope: Option<String>,
) -> Result<Account, Error> {
    let proof = Proof::Key(key_id);
    let mut account = Account { id: account_id, email, proof, scope, grants: Vec::new(), accepted: Vec::new() };
    tx.each(
        "SELECT o.id, o.kind,
                (SELECT COUNT(*) FROM organisation_user u WHERE u.organisation_id = o.id AND u.terms = 'accepted')
         FROM service_account_organisation a JOIN organisation o ON o.id = a.organisation_id
         WHERE a.account_id = ?1 ORDER BY o.id",
        params![account_id],
        |row| {
            let Some(grant) = grant(OrganisationId::read(row, 0)?, row.text(1)?) else { return Ok(()) };
            if grant.role == Role::Customer && row.int(2)? > 0 {
                account.accepted.push(CustomerId::new(grant.tenant.get()));
            }
            account.grants.push(grant);
            Ok::<(), Error>(())
        },
    )?;
    Ok(account)
}

/// What an account may do that is linked to an organisation of a kind; nobody acts for a vendor.
pub(crate) fn grant(tenant: OrganisationId, kind: &str) -> Option<Grant> {
    let role = match Kind::from_name(kind)? {
        Kind::Reseller => Role::Reseller,
        Kind::Customer => Role::Customer,
        Kind::Vendor => return None,
    };
    Some(Grant { role, tenant })
}

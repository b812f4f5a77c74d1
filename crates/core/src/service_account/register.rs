//! Keys of programs that have an issuer built in: Muster is told the address and the public key, and gives nothing out.

use muster_store::{Tx, params};

use crate::call::Call;
use crate::caller::Grant;
use crate::error::{Error, Noun, Violation};
use crate::id::{AccountId, KeyId, OrganisationId};
use crate::service_account::key::{check_grants, fresh_key_id, insert_account, insert_key};
use crate::service_account::public_key::PublicKey;
use crate::service_account::record::Key;
use crate::text;

/// Longest id of a key: Google's have 40 characters, and others' are hashes in hexadecimal or base64.
pub const MAX_KEY_ID_CHARS: usize = 128;

/// What is told of an issuer's key.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// The issuer's address: the `iss` of its tokens.
    pub email: String,
    /// What its tokens call the key in `kid`; `None` where they do not name it.
    pub key_id: Option<String>,
    /// The public half.
    pub public_key: PublicKey,
    /// Whom it acts for.
    pub grants: Vec<Grant>,
}

/// Makes a service account of that address with this key, or gives the key to the one that has the address already and acts
/// for the same organisations: that is how an issuer changes its key.
///
/// # Errors
/// INVALID_ARGUMENT for an address or key id that is none, or an account that acts for others; NOT_FOUND for an organisation
/// that does not exist; ALREADY_EXISTS for a key id that is taken.
pub fn register_key(call: &mut Call<'_, '_>, new: &NewKey) -> Result<KeyId, Error> {
    let email = text::email("email", Some(&new.email))?;
    check_grants(call, &new.grants)?;
    let key_id = match &new.key_id {
        Some(key_id) => given_id(call.tx, key_id)?,
        None => fresh_key_id(call),
    };
    let known = call
        .tx
        .one("SELECT id FROM service_account WHERE email = ?1", params![email], |row| AccountId::read(row, 0))?;
    let account_id = match known {
        Some(account_id) => {
            require_same_grants(call.tx, account_id, &new.grants)?;
            account_id
        }
        None => {
            let account_id = call.id();
            insert_account(call, account_id, email, &new.grants)?;
            account_id
        }
    };
    let key = Key {
        key_id: key_id.clone(),
        account_id,
        public_key: new.public_key.der.clone(),
        public_url: String::new(),
        created_at: call.now,
        revoked_at: None,
    };
    insert_key(call, &key, email, &new.grants)?;
    Ok(key_id)
}

fn given_id(tx: &mut Tx<'_>, key_id: &str) -> Result<KeyId, Error> {
    if key_id.is_empty() || key_id.len() > MAX_KEY_ID_CHARS || !key_id.chars().all(|c| c.is_ascii_graphic()) {
        let rule = format!("must have 1 to {MAX_KEY_ID_CHARS} visible ASCII characters");
        return Err(Error::invalid("keyId", Violation::Malformed).rule(rule));
    }
    let taken =
        tx.exists("SELECT CAST(1 AS BIGINT) FROM service_account_key WHERE key_id = ?1 LIMIT 1", params![key_id])?;
    if taken {
        return Err(Error::already_exists(Noun::Key, format!("there is a key {key_id} already (keyId)")).about("keyId"));
    }
    Ok(KeyId::new(key_id))
}

fn require_same_grants(tx: &mut Tx<'_>, account_id: AccountId, grants: &[Grant]) -> Result<(), Error> {
    let sql = "SELECT organisation_id FROM service_account_organisation WHERE account_id = ?1 ORDER BY organisation_id";
    let known = tx.all(sql, params![account_id], |row| Ok::<_, Error>(OrganisationId::read(row, 0)?))?;
    let mut asked: Vec<OrganisationId> = grants.iter().map(|grant| grant.tenant).collect();
    asked.sort_unstable();
    asked.dedup();
    if asked == known {
        return Ok(());
    }
    let rule = "is that of an account which acts for other organisations: name the same ones, or another address";
    Err(Error::invalid("email", Violation::Conflict).rule(rule))
}

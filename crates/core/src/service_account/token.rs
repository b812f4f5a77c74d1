//! Bearer tokens: random, stored as SHA-256, valid for an hour.

use muster_store::{Record, Row, Tx, params, sql};

use crate::bell;
use crate::call::Call;
use crate::caller::Account;
use crate::error::Error;
use crate::id::{AccountId, KeyId};
use crate::service_account::caller;
use crate::service_account::record::{Key, Token};
use crate::{expiry, scope, secret};

/// How long a token lives, in seconds: an hour, as Google's (RFC 7523 leaves it to the server).
pub const TOKEN_SECONDS: i64 = 3600;

/// What tokens begin with, as Google's do.
pub(crate) const TOKEN_PREFIX: &str = "ya29.";

/// A live key as the verifier needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveKey {
    /// Id of the key.
    pub key_id: KeyId,
    /// Id of its account.
    pub account_id: AccountId,
    /// Address of its account.
    pub email: String,
    /// Public half, PKCS#1 DER.
    pub public_key: Vec<u8>,
}

/// A live key by its id.
pub fn find_key(tx: &mut Tx<'_>, key_id: &KeyId) -> Result<Option<LiveKey>, Error> {
    Ok(live_keys(tx, "k.key_id = ?1", key_id.as_str())?.pop())
}

/// The live keys of an account, newest first, for clients that do not say which key they used.
pub fn live_keys_of(tx: &mut Tx<'_>, email: &str) -> Result<Vec<LiveKey>, Error> {
    live_keys(tx, "a.email = ?1", email)
}

fn live_keys(tx: &mut Tx<'_>, condition: &str, value: &str) -> Result<Vec<LiveKey>, Error> {
    let sql = format!(
        "SELECT {}, a.email FROM service_account_key k JOIN service_account a ON a.id = k.account_id
         WHERE {condition} AND k.revoked_at IS NULL ORDER BY k.created_at DESC LIMIT 20",
        Key::select("k")
    );
    tx.all(&sql, params![value], |row| {
        let Key { key_id, account_id, public_key, .. } = Key::read(row)?;
        Ok(LiveKey { key_id, account_id, email: row.string(Key::COLUMNS.len())?, public_key })
    })
}

/// A new token for a key whose owner has just proved to hold it. Returns the token's text; only its hash is stored.
///
/// # Errors
/// INVALID_ARGUMENT when none of the scopes asked for is one of `known`, those that some method takes.
pub fn issue_token(
    call: &mut Call<'_, '_>,
    key: &LiveKey,
    scope: Option<&str>,
    known: &[&str],
) -> Result<String, Error> {
    let scope = scope::checked(scope, known)?;
    let token = secret::fresh(call.context, TOKEN_PREFIX);
    expiry::remove_some(call, "access_token", "token_hash")?;
    let stored = Token {
        token_hash: secret::hash(&token).to_vec(),
        key_id: key.key_id.clone(),
        account_id: key.account_id,
        scope,
        expires_at: call.now + TOKEN_SECONDS * 1000,
    };
    stored.insert(call.tx)?;
    Ok(token)
}

/// Who a token belongs to and until when (milliseconds since 1970), or `None` if it is unknown or expired.
pub fn find_token(tx: &mut Tx<'_>, token: &str, now: i64) -> Result<Option<(Account, i64)>, Error> {
    let sql = sql!(
        "SELECT {}, a.email FROM access_token t
         JOIN service_account a ON a.id = t.account_id
         JOIN service_account_key k ON k.key_id = t.key_id
         WHERE t.token_hash = ?1 AND t.expires_at > ?2 AND k.revoked_at IS NULL",
        Token::select("t")
    );
    let read = |row: &Row<'_>| Ok::<_, Error>((Token::read(row)?, row.string(Token::COLUMNS.len())?));
    let Some((found, email)) = tx.one(sql, params![secret::hash(token).as_slice(), now], read)? else {
        return Ok(None);
    };
    let Token { key_id, account_id, scope, expires_at, .. } = found;
    Ok(Some((caller(tx, account_id, email, key_id, Some(scope))?, expires_at)))
}

/// The account behind a verified self-signed token.
pub fn account_of(tx: &mut Tx<'_>, key: &LiveKey, scope: Option<&str>) -> Result<Account, Error> {
    caller(tx, key.account_id, key.email.clone(), key.key_id.clone(), scope.map(str::to_owned))
}

/// Takes one token back, and tells whether there was one.
///
/// # Errors
/// Only the database's.
pub fn revoke_token(call: &mut Call<'_, '_>, token: &str) -> Result<bool, Error> {
    let hash = secret::hash(token);
    let sql = "DELETE FROM access_token WHERE token_hash = ?1";
    let revoked = call.tx.execute(sql, params![hash.as_slice()])? > 0;
    if revoked {
        call.tx.ring(bell::ACCESS);
    }
    Ok(revoked)
}

//! Bearer tokens of a person: random, stored as SHA-256, valid for an hour, as those of service accounts.

use muster_store::{Record, Row, Tx, params, sql};

use crate::call::Call;
use crate::caller::Account;
use crate::client::record::Token;
use crate::error::Error;
use crate::id::{AccountId, ClientId, ConsentId};
use crate::person::{self, Person};
use crate::service_account::{TOKEN_PREFIX, TOKEN_SECONDS};
use crate::{expiry, secret};

/// Tokens that were just made. It has no `Debug`.
pub struct Issued {
    /// The bearer token, good for [`TOKEN_SECONDS`].
    pub access_token: String,
    /// The refresh token, if one was asked for and this is the first time.
    pub refresh_token: Option<String>,
    /// Scopes, with spaces between them.
    pub scope: String,
    /// What they belong to.
    pub consent_id: ConsentId,
    /// Who got them.
    pub client_id: ClientId,
    /// Whom they act for.
    pub person: Person,
    /// What the client wants to find in the ID token.
    pub nonce: Option<String>,
}

/// A bearer token of a consent.
pub(super) fn issue(call: &mut Call<'_, '_>, consent_id: ConsentId, scope: &str) -> Result<String, Error> {
    expiry::remove_some(call, "consent_token", "token_hash")?;
    let token = secret::fresh(call.context, TOKEN_PREFIX);
    let expires_at = call.now + TOKEN_SECONDS * 1000;
    let token_hash = secret::hash(&token).to_vec();
    Token { token_hash, consent_id, scope: scope.to_owned(), expires_at }.insert(call.tx)?;
    Ok(token)
}

/// Who a token belongs to and until when (milliseconds since 1970), or `None` if it is unknown or expired.
///
/// # Errors
/// Only the database's.
pub fn find_token(tx: &mut Tx<'_>, token: &str, now: i64) -> Result<Option<(Account, i64)>, Error> {
    let sql = sql!(
        "SELECT {}, p.id, p.email, c.client_id FROM consent_token t
         JOIN consent c ON c.id = t.consent_id
         JOIN person p ON p.id = c.person_id
         WHERE t.token_hash = ?1 AND t.expires_at > ?2",
        Token::select("t")
    );
    let more = Token::COLUMNS.len();
    let read = |row: &Row<'_>| {
        let person = (AccountId::read(row, more)?, row.string(more + 1)?, ClientId::read(row, more + 2)?);
        Ok::<_, Error>((Token::read(row)?, person))
    };
    let Some((found, person)) = tx.one(sql, params![secret::hash(token).as_slice(), now], read)? else {
        return Ok(None);
    };
    let (id, email, client_id) = person;
    Ok(Some((person::account(tx, id, email, client_id, found.scope)?, found.expires_at)))
}

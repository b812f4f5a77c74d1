//! What a person lets a client do, until one of them takes it back.

use muster_store::{Record, Row, Tx, params};

use crate::bell;
use crate::call::Call;
use crate::client::Client;
use crate::client::record::Consent;
use crate::client::token::{Issued, issue};
use crate::error::{Code, Error, Violation};
use crate::event::{Detail, Event, Kind, Subject};
use crate::id::{AccountId, ConsentId};
use crate::person::{self, Person};
use crate::{scope, secret};

/// Consents with a refresh token that one person may give one client: as many as Google keeps; the oldest ends when there is one
/// more. Consents without one have a limit of their own, of as many: they end with their token anyway.
pub const MAX_CONSENTS: i64 = 100;

/// What a refresh token begins with, as Google's do.
const REFRESH_PREFIX: &str = "1//";

/// Consents of one person that are looked through for the scopes a client has already.
const MAX_LOOKED_THROUGH: i64 = 2 * MAX_CONSENTS;

/// Writes a consent with its first tokens.
pub(super) fn allow(
    call: &mut Call<'_, '_>,
    person: Person,
    client: &Client,
    scope: &str,
    offline: bool,
    nonce: Option<String>,
) -> Result<Issued, Error> {
    let refresh_token = offline.then(|| secret::fresh(call.context, REFRESH_PREFIX));
    let consent = Consent {
        id: call.id(),
        person_id: person.id,
        client_id: client.client_id.clone(),
        scope: scope.to_owned(),
        refresh_hash: refresh_token.as_deref().map(|token| secret::hash(token).to_vec()),
        created_at: call.now,
    };
    let oldest = call.tx.all(
        if offline {
            "SELECT id FROM consent WHERE person_id = ?1 AND client_id = ?2 AND refresh_hash IS NOT NULL
             ORDER BY id DESC LIMIT ?3"
        } else {
            "SELECT id FROM consent WHERE person_id = ?1 AND client_id = ?2 AND refresh_hash IS NULL
             ORDER BY id DESC LIMIT ?3"
        },
        params![person.id, &client.client_id, MAX_CONSENTS],
        |row| Ok::<_, Error>(ConsentId::read(row, 0)?),
    )?;
    if oldest.len() as i64 == MAX_CONSENTS
        && let Some(id) = oldest.last()
    {
        end(call, *id)?;
    }
    consent.insert(call.tx)?;
    let access_token = issue(call, consent.id, scope)?;
    Ok(Issued {
        access_token,
        refresh_token,
        scope: scope.to_owned(),
        consent_id: consent.id,
        client_id: consent.client_id,
        person,
        nonce,
    })
}

/// Another access token for a refresh token. The refresh token stays the same, as Google's does.
///
/// # Errors
/// UNAUTHENTICATED for a refresh token that is unknown, was taken back or is another client's; INVALID_ARGUMENT for a scope that
/// was not allowed.
pub fn refresh(
    call: &mut Call<'_, '_>,
    client: &Client,
    refresh_token: &str,
    narrower: Option<&str>,
) -> Result<Issued, Error> {
    let found = find(call.tx, "refresh_hash = ?1", params![secret::hash(refresh_token).as_slice()])?;
    let found = found.filter(|consent| consent.client_id == client.client_id);
    let unknown =
        || Error::new(Code::Unauthenticated, "the refresh token is unknown, was revoked, or another client's");
    let consent = found.ok_or_else(unknown)?;
    let scope = match narrower.map(str::trim).filter(|scope| !scope.is_empty()) {
        None => consent.scope.clone(),
        Some(asked) => {
            let allowed: Vec<&str> = consent.scope.split(' ').collect();
            if !asked.split_ascii_whitespace().all(|scope| allowed.contains(&scope)) {
                let rule = "must not name more than was allowed";
                return Err(Error::invalid("scope", Violation::NotAllowed).rule(rule));
            }
            scope::joined(asked.split_ascii_whitespace())
        }
    };
    let person = person::by_id(call.tx, consent.person_id)?.ok_or_else(unknown)?;
    let access_token = issue(call, consent.id, &scope)?;
    let (consent_id, client_id) = (consent.id, consent.client_id);
    Ok(Issued { access_token, refresh_token: None, scope, consent_id, client_id, person, nonce: None })
}

/// Takes back what a refresh token or one of its access tokens stands for, whole, and tells whether there was such a token.
///
/// # Errors
/// Only the database's.
pub fn revoke(call: &mut Call<'_, '_>, token: &str) -> Result<bool, Error> {
    let Some(consent) = of_token(call.tx, token, call.now)? else { return Ok(false) };
    take_back(call, &consent)?;
    Ok(true)
}

/// Whether [`revoke`] would find something at this time.
///
/// # Errors
/// Only the database's.
pub fn is_token(tx: &mut Tx<'_>, token: &str, now: i64) -> Result<bool, Error> {
    Ok(of_token(tx, token, now)?.is_some())
}

/// The consent that a refresh token or a live access token belongs to.
fn of_token(tx: &mut Tx<'_>, token: &str, now: i64) -> Result<Option<Consent>, Error> {
    let hash = secret::hash(token);
    if let Some(consent) = find(tx, "refresh_hash = ?1", params![hash.as_slice()])? {
        return Ok(Some(consent));
    }
    let condition = "id IN (SELECT consent_id FROM consent_token WHERE token_hash = ?1 AND expires_at > ?2)";
    find(tx, condition, params![hash.as_slice(), now])
}

/// Ends one consent, if it is still there.
pub(super) fn end(call: &mut Call<'_, '_>, id: ConsentId) -> Result<(), Error> {
    match find(call.tx, "id = ?1", params![id])? {
        Some(consent) => take_back(call, &consent),
        None => Ok(()),
    }
}

/// Ends everything a person allowed to clients, whatever they have of it: codes, tokens, refresh tokens.
pub(crate) fn revoke_all_of(call: &mut Call<'_, '_>, person_id: AccountId) -> Result<(), Error> {
    for sql in [
        "DELETE FROM consent_token WHERE consent_id IN (SELECT id FROM consent WHERE person_id = ?1)",
        "DELETE FROM authorization_code WHERE person_id = ?1",
        "DELETE FROM consent WHERE person_id = ?1",
    ] {
        call.tx.send(sql, params![person_id])?;
    }
    call.tx.ring(bell::ACCESS);
    Ok(())
}

/// The scopes a person has allowed a client already.
///
/// # Errors
/// Only the database's.
pub fn scopes_allowed(tx: &mut Tx<'_>, person: &Person, client: &Client) -> Result<String, Error> {
    let sql = "SELECT scope FROM consent WHERE person_id = ?1 AND client_id = ?2 ORDER BY id DESC LIMIT ?3";
    let scopes =
        tx.all(sql, params![person.id, &client.client_id, MAX_LOOKED_THROUGH], |row| Ok::<_, Error>(row.string(0)?))?;
    Ok(scope::joined(scopes.iter().flat_map(|scopes| scopes.split(' '))))
}

fn take_back(call: &mut Call<'_, '_>, consent: &Consent) -> Result<(), Error> {
    call.tx.send("DELETE FROM consent_token WHERE consent_id = ?1", params![consent.id])?;
    call.tx.send("DELETE FROM consent WHERE id = ?1", params![consent.id])?;
    call.tx.ring(bell::ACCESS);
    let person = person::by_id(call.tx, consent.person_id)?;
    let email = person.map(|person| person.email).unwrap_or_default();
    let detail = Detail::Access { email: &email, client_id: consent.client_id.as_str(), scope: &consent.scope };
    let event = Event::new(Kind::AccessRevoked, Subject::User(consent.person_id));
    person::record_event(call, &email, &event.with(detail))
}

fn find(tx: &mut Tx<'_>, condition: &str, params: &[muster_store::Param<'_>]) -> Result<Option<Consent>, Error> {
    let sql = format!("SELECT {} FROM consent WHERE {condition}", Consent::select(""));
    tx.one(&sql, params, |row: &Row<'_>| Ok::<_, Error>(Consent::read(row)?))
}

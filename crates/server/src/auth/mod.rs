//! Who is calling: from the request's bearer token to a [`Caller`].

pub(crate) mod bearer;
mod cache;

pub(crate) use cache::TokenCache;

use std::sync::Arc;

use axum::http::HeaderMap;
use muster_core::{Caller, Code, Error, client, service_account};

use crate::app::App;
use crate::oauth::assertion::MAX_CLOCK_SKEW_SECONDS;
use crate::oauth::audience::OwnAddresses;
use crate::oauth::{VerifyError, verify};

/// Longest token that is looked at; ours are below 60 bytes, self-signed ones below 1 KiB.
pub(crate) const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// The caller behind the request's token.
///
/// # Errors
/// UNAUTHENTICATED when there is no token, or it is unknown, expired or revoked.
pub(crate) async fn authenticate(
    app: &Arc<App>,
    headers: &HeaderMap,
    query_token: Option<&str>,
) -> Result<Arc<Caller>, Error> {
    let token = bearer_token(headers, query_token)?;
    let hash = service_account::hash(token);
    let now = app.context.now();
    let seen = app.tokens.rings();
    if let Some(caller) = app.tokens.get(&hash, now) {
        return Ok(caller);
    }
    let (caller, expires_at) = identify(app, token).await?;
    let caller = Arc::new(caller);
    app.tokens.put(hash, Arc::clone(&caller), expires_at, now, seen);
    Ok(caller)
}

/// Whose a token is, and until when it is good, in milliseconds since 1970.
///
/// # Errors
/// UNAUTHENTICATED when it is unknown, expired or revoked.
pub(crate) async fn identify(app: &Arc<App>, token: &str) -> Result<(Caller, i64), Error> {
    // A JWT has two dots; Muster's own tokens have one.
    if token.split('.').count() == 3 {
        self_signed(app, token).await
    } else {
        issued(app, token, app.context.now()).await
    }
}

/// The token a request carries.
///
/// # Errors
/// UNAUTHENTICATED when there is none, or it is too long to be one.
pub(crate) fn bearer_token<'r>(headers: &'r HeaderMap, query_token: Option<&'r str>) -> Result<&'r str, Error> {
    let token = bearer::token(headers).or(query_token).ok_or_else(|| {
        unauthenticated("the request has no access token: send the header Authorization: Bearer TOKEN")
    })?;
    if token.len() > MAX_TOKEN_BYTES {
        return Err(unauthenticated("the access token is too long"));
    }
    Ok(token)
}

async fn issued(app: &Arc<App>, token: &str, now: i64) -> Result<(Caller, i64), Error> {
    let token = token.to_owned();
    let found = app.store.read("auth.token", move |tx| {
        if let Some((account, expires_at)) = service_account::find_token(tx, &token, now)? {
            return Ok(Some((Caller::ServiceAccount(account), expires_at)));
        }
        let of_person = client::find_token(tx, &token, now)?;
        Ok::<_, Error>(of_person.map(|(account, expires_at)| (Caller::Person(account), expires_at)))
    });
    found.await?.ok_or_else(|| unauthenticated("the access token is unknown, expired or revoked"))
}

/// A JWT the client signed itself and sends without exchanging it (AIP-4111).
async fn self_signed(app: &Arc<App>, token: &str) -> Result<(Caller, i64), Error> {
    let google_hosts = app.families.google_hosts();
    let own = OwnAddresses { google_hosts: &google_hosts, public_url: &app.public_url };
    let verified = verify(app, token, |audience| own.accept_for_bearer(audience)).await;
    let (grant, assertion) = verified.map_err(|error| match error {
        VerifyError::UnknownKey => unauthenticated("the token's key is unknown or revoked"),
        VerifyError::Assertion(error) => unauthenticated(&format!("the token is not accepted: {error}")),
        VerifyError::Store(error) => error,
    })?;
    // As long as it is accepted: its clock may be behind ours.
    let expires_at = assertion.expires_at_seconds.saturating_add(MAX_CLOCK_SKEW_SECONDS).saturating_mul(1000);
    let account = app
        .store
        .read("auth.account", move |tx| service_account::account_of(tx, &grant, assertion.scope.as_deref()))
        .await?;
    Ok((Caller::ServiceAccount(account), expires_at))
}

/// Whether the request shows a token in its header, good or bad.
pub(crate) fn shows_token(headers: &HeaderMap) -> bool {
    bearer::token(headers).is_some()
}

fn unauthenticated(message: &str) -> Error {
    Error::new(Code::Unauthenticated, message)
}

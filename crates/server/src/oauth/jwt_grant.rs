//! A signed assertion is exchanged for a bearer token (RFC 7523).

use std::sync::Arc;

use muster_core::service_account::{self, LiveKey};
use muster_core::{Call, Caller, Error, KeyId};
use tracing::info;

use crate::app::App;
use crate::oauth::Form;
use crate::oauth::answer::Refused;
use crate::oauth::assertion::{self, Assertion, AssertionError};
use crate::oauth::audience::OwnAddresses;
use crate::oauth::token::Granted;

/// What this grant is called.
pub(super) const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

pub(super) async fn exchange(app: &Arc<App>, form: &Form) -> Result<Granted, Refused> {
    let jwt = form.field("assertion").ok_or_else(|| Refused::new("invalid_request", "assertion is required"))?;
    let google_hosts = app.families.google_hosts();
    let own = OwnAddresses { google_hosts: &google_hosts, public_url: &app.public_url };
    let (grant, assertion) = verify(app, jwt, |audience| own.accept_for_grant(audience)).await?;
    form.told().account(&grant.email);
    let (context, now) = (app.context.clone(), app.context.now());
    let scope = assertion.scope;
    let (issued, granted, known) = (grant.clone(), scope.clone(), app.families.scopes());
    let access_token = app
        .store
        .write("oauth.token", move |tx| {
            let mut call = Call { tx, context: &context, caller: &Caller::Muster, now };
            service_account::issue_token(&mut call, &issued, granted.as_deref(), &known)
        })
        .await?;
    info!(account = %grant.email, key = %grant.key_id, "issued an access token");
    Ok(Granted::new(access_token, scope.unwrap_or_default()))
}

/// Finds the key a JWT was signed with and verifies it. A JWT that names no key is tried with the account's live keys.
pub(crate) async fn verify(
    app: &Arc<App>,
    jwt: &str,
    accepted: impl Fn(&str) -> bool,
) -> Result<(LiveKey, Assertion), VerifyError> {
    let unverified = assertion::peek(jwt)?;
    let grants = app
        .store
        .read("oauth.keys", move |tx| match &unverified.key_id {
            Some(key_id) => {
                let found = service_account::find_key(tx, &KeyId::new(key_id))?
                    .filter(|grant| grant.email == unverified.issuer);
                Ok::<_, Error>(Vec::from_iter(found))
            }
            None => service_account::live_keys_of(tx, &unverified.issuer),
        })
        .await?;
    let now = app.context.now().div_euclid(1000);
    let mut refused = VerifyError::UnknownKey;
    for grant in grants {
        match assertion::verify(jwt, &grant.public_key, now, &accepted) {
            Ok(assertion) => return Ok((grant, assertion)),
            Err(error) => refused = error.into(),
        }
    }
    Err(refused)
}

/// Why a JWT was not accepted.
pub(crate) enum VerifyError {
    UnknownKey,
    Assertion(AssertionError),
    Store(Error),
}

impl From<AssertionError> for VerifyError {
    fn from(error: AssertionError) -> Self {
        VerifyError::Assertion(error)
    }
}

impl From<Error> for VerifyError {
    fn from(error: Error) -> Self {
        VerifyError::Store(error)
    }
}

impl From<VerifyError> for Refused {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::UnknownKey => Self::new("invalid_grant", "the key is unknown or revoked"),
            VerifyError::Assertion(error) => error.into(),
            VerifyError::Store(error) => error.into(),
        }
    }
}

//! `POST /token`: a signed assertion is exchanged for a bearer token (RFC 7523).

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use muster_core::service_account::{self, LiveKey, TOKEN_SECONDS};
use muster_core::{Call, Caller, Code, Error, KeyId};
use serde::Serialize;
use tracing::info;

use crate::app::App;
use crate::http::{Share, read_body};
use crate::oauth::assertion::{self, Assertion, AssertionError};
use crate::oauth::audience::OwnAddresses;

const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// Largest token request: an assertion with its form encoding.
pub(crate) const MAX_TOKEN_REQUEST_BYTES: usize = 32 * 1024;

#[derive(Serialize)]
struct Granted {
    access_token: String,
    token_type: &'static str,
    /// Seconds, as a number: Java's library refuses a string.
    expires_in: i64,
    scope: String,
}

/// A refusal in OAuth's own form (RFC 6749, section 5.2).
struct Refused {
    status: StatusCode,
    code: &'static str,
    description: String,
    retry_after: Option<u64>,
}

impl Refused {
    fn new(code: &'static str, description: impl ToString) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, description: description.to_string(), retry_after: None }
    }
}

impl From<AssertionError> for Refused {
    fn from(error: AssertionError) -> Self {
        Self::new(error.oauth_code(), error)
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        match error.code {
            Code::Unavailable => Self {
                status: StatusCode::SERVICE_UNAVAILABLE,
                code: "temporarily_unavailable",
                description: error.message.clone(),
                retry_after: error.retry_after_seconds,
            },
            Code::InvalidArgument if error.field.as_deref() == Some("scope") => {
                Self::new("invalid_scope", &error.message)
            }
            Code::InvalidArgument => Self::new("invalid_request", &error.message),
            Code::Internal => {
                Self { status: StatusCode::INTERNAL_SERVER_ERROR, ..Self::new("server_error", "internal error") }
            }
            _ => Self::new("invalid_grant", &error.message),
        }
    }
}

/// The token endpoint. Fields come in the body, or in the query as some clients send them.
pub(crate) async fn token(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let query = parts.uri.query().unwrap_or_default().to_owned();
    let read = read_body(&app.bodies, Share::Token, body, &parts.headers, MAX_TOKEN_REQUEST_BYTES);
    let form = match read.await {
        Ok(held) => held,
        Err(error) => return respond(Err(error.into())),
    };
    respond(exchange(&app, &query, &form.bytes).await)
}

async fn exchange(app: &Arc<App>, query: &str, form: &[u8]) -> Result<Granted, Refused> {
    let field = |name: &str| {
        let from = |text: &[u8]| {
            form_urlencoded::parse(text).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        from(form).or_else(|| from(query.as_bytes()))
    };
    match field("grant_type").as_deref() {
        Some(JWT_BEARER) => {}
        Some(_) => return Err(Refused::new("unsupported_grant_type", format!("grant_type must be {JWT_BEARER}"))),
        None => return Err(Refused::new("invalid_request", "grant_type is required")),
    }
    let jwt = field("assertion").ok_or_else(|| Refused::new("invalid_request", "assertion is required"))?;
    let google_hosts = app.families.google_hosts();
    let own = OwnAddresses { google_hosts: &google_hosts, public_url: &app.public_url };
    let (grant, assertion) = verify(app, &jwt, |audience| own.accept_for_grant(audience)).await?;
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
    Ok(Granted { access_token, token_type: "Bearer", expires_in: TOKEN_SECONDS, scope: scope.unwrap_or_default() })
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

fn respond(result: Result<Granted, Refused>) -> Response {
    let (status, body, retry_after) = match result {
        Ok(granted) => (StatusCode::OK, serde_json::to_vec(&granted), None),
        Err(refused) => {
            let body = serde_json::json!({"error": refused.code, "error_description": refused.description});
            (refused.status, serde_json::to_vec(&body), refused.retry_after)
        }
    };
    let mut response = Response::new(Body::from(body.unwrap_or_default()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, crate::http::JSON);
    headers.insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

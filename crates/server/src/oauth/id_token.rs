//! ID tokens: who signed in, signed by the server (OpenID Connect Core, section 2).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use muster_core::Error;
use muster_core::client::Issued;
use muster_core::service_account::{TOKEN_SECONDS, hash};
use serde_json::json;

use crate::app::App;

/// The ID token of tokens that were just issued, where the scope `openid` is among them.
///
/// # Errors
/// Only the database's, and a stored key that cannot be read.
pub(super) async fn of(app: &Arc<App>, issued: &Issued) -> Result<Option<String>, Error> {
    if !has(&issued.scope, &["openid"]) {
        return Ok(None);
    }
    let now = app.context.now().div_euclid(1000);
    // The left half of the access token's hash (OpenID Connect Core, section 3.1.3.6).
    let access_token_hash = URL_SAFE_NO_PAD.encode(&hash(&issued.access_token)[..16]);
    let mut claims = json!({
        "iss": app.public_url,
        "azp": issued.client_id,
        "aud": issued.client_id,
        "sub": issued.person.id.to_string(),
        "at_hash": access_token_hash,
        "iat": now,
        "exp": now + TOKEN_SECONDS,
    });
    if has(&issued.scope, &EMAIL_SCOPES) {
        claims["email"] = json!(issued.person.email);
        // The operator invited this very address.
        claims["email_verified"] = json!(true);
    }
    if let Some(nonce) = &issued.nonce {
        claims["nonce"] = json!(nonce);
    }
    app.signing.key(app).await?.sign_jwt(&claims).map(Some)
}

/// Scopes that ask for the address.
pub(super) const EMAIL_SCOPES: [&str; 2] = ["email", "https://www.googleapis.com/auth/userinfo.email"];

/// Whether one of these scopes is among those of a token.
pub(super) fn has(scope: &str, wanted: &[&str]) -> bool {
    scope.split(' ').any(|scope| wanted.contains(&scope))
}

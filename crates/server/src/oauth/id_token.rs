//! ID tokens: who signed in, signed by the server (OpenID Connect Core, section 2).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use muster_core::Error;
use muster_core::client::Issued;
use muster_core::service_account::{TOKEN_SECONDS, hash};
use serde_json::{Value, json};

use crate::app::App;
use crate::auth::MAX_TOKEN_BYTES;

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

/// Header and claims of an ID token that this server signed and that is still good.
///
/// # Errors
/// Only the database's.
pub(super) async fn verified(app: &Arc<App>, token: &str) -> Result<Option<(Value, Value)>, Error> {
    if token.len() > MAX_TOKEN_BYTES {
        return Ok(None);
    }
    let key = DecodingKey::from_rsa_der(&app.signing.key(app).await?.public_key);
    let mut rules = Validation::new(Algorithm::RS256);
    // Its time is compared with the server's own clock, and whoever asks reads for whom it is.
    (rules.validate_exp, rules.validate_aud) = (false, false);
    rules.set_issuer(&[&app.public_url]);
    let Ok(read) = jsonwebtoken::decode::<Value>(token, &key, &rules) else { return Ok(None) };
    let is_good = read.claims["exp"].as_i64().is_some_and(|exp| exp > app.context.now().div_euclid(1000));
    Ok(is_good.then(|| (json!({"alg": "RS256", "kid": read.header.kid, "typ": "JWT"}), read.claims)))
}

/// Scopes that ask for the address.
pub(super) const EMAIL_SCOPES: [&str; 2] = ["email", "https://www.googleapis.com/auth/userinfo.email"];

/// Whether one of these scopes is among those of a token.
pub(super) fn has(scope: &str, wanted: &[&str]) -> bool {
    scope.split(' ').any(|scope| wanted.contains(&scope))
}

//! What this server offers, for programs that find it out by themselves (OpenID Connect Discovery, section 3; RFC 8414).

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use muster_core::IDENTITY_SCOPES;
use serde_json::json;

use crate::app::App;
use crate::oauth::answer::public;
use crate::oauth::{code_grant, jwt_grant};

/// `GET /.well-known/openid-configuration`
pub(super) async fn configuration(State(app): State<Arc<App>>) -> Response {
    let url = &app.public_url;
    let scopes: Vec<&str> = IDENTITY_SCOPES.into_iter().chain(app.families.scopes()).collect();
    public(&json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/o/oauth2/v2/auth"),
        "token_endpoint": format!("{url}/token"),
        "revocation_endpoint": format!("{url}/revoke"),
        "jwks_uri": format!("{url}/oauth2/v3/certs"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": [code_grant::CODE, code_grant::REFRESH, jwt_grant::GRANT_TYPE],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": scopes,
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
        "claims_supported": ["aud", "azp", "at_hash", "email", "email_verified", "exp", "iat", "iss", "nonce", "sub"],
        "code_challenge_methods_supported": ["S256", "plain"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

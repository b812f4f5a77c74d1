//! Public keys, as JSON Web Key Sets (RFC 7517): the one ID tokens are signed with, and those of a service account, which
//! verify what its owner signs. Muster keeps no certificates, so there are none here.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use muster_core::service_account::live_keys_of;
use muster_core::{Code, Error, KeyId};
use serde_json::{Value, json};

use crate::app::App;
use crate::oauth::answer::{Refused, public, respond};

/// `GET /certs`: the server's.
pub(super) async fn of_server(State(app): State<Arc<App>>) -> Response {
    let set = app.signing.key(&app).await.and_then(|key| Ok(json!({"keys": [jwk(&key.key_id, &key.public_key)?]})));
    match set {
        Ok(set) => public(&set),
        Err(error) => respond::<Value>(Err(error.into())),
    }
}

/// `GET /certs/EMAIL`: those of a service account that were not revoked.
pub(super) async fn of_account(State(app): State<Arc<App>>, Path(email): Path<String>) -> Response {
    let asked = email.clone();
    let found = if email.contains(char::is_control) {
        Ok(Vec::new())
    } else {
        app.store.read("oauth.certs", move |tx| live_keys_of(tx, &asked)).await
    };
    let set = found.and_then(|keys| {
        keys.iter().map(|key| jwk(&key.key_id, &key.public_key)).collect::<Result<Vec<Value>, Error>>()
    });
    match set {
        Ok(keys) if keys.is_empty() => {
            let missing = Refused::new("not_found", "no service account with live keys has this address");
            respond::<Value>(Err(missing.with_status(StatusCode::NOT_FOUND)))
        }
        Ok(keys) => public(&json!({"keys": keys})),
        Err(error) => respond::<Value>(Err(error.into())),
    }
}

/// A key as others read it.
fn jwk(key_id: &KeyId, public_key: &[u8]) -> Result<Value, Error> {
    let failed = || Error::new(Code::Internal, "a stored public key cannot be read");
    let key = DecodingKey::from_rsa_der(public_key);
    let mut jwk = Jwk::from_decoding_key(&key, Some(Algorithm::RS256)).map_err(|_| failed())?;
    jwk.common.key_id = Some(key_id.to_string());
    jwk.common.public_key_use = Some(PublicKeyUse::Signature);
    serde_json::to_value(jwk).map_err(|_| failed())
}

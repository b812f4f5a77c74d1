//! What a token is: whose, for what, and for how long yet, as Google's `tokeninfo` tells it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use muster_core::{Account, Caller, Code, Proof};
use serde_json::{Value, json};

use crate::app::App;
use crate::auth::{bearer, identify};
use crate::oauth::Form;
use crate::oauth::answer::{Refused, respond};
use crate::oauth::id_token::{EMAIL_SCOPES, has};

/// Longest token that is looked at, as for any call.
use crate::auth::MAX_TOKEN_BYTES;

/// `GET` or `POST /tokeninfo`, with the token in `access_token` or in the header, as Node's library sends it.
pub(super) async fn token_info(State(app): State<Arc<App>>, request: Request) -> Response {
    let form = match Form::read(&app, request).await {
        Ok(form) => form,
        Err(error) => return respond::<Value>(Err(error.into())),
    };
    respond(told(&app, &form).await)
}

async fn told(app: &Arc<App>, form: &Form) -> Result<Value, Refused> {
    let given = form.field("access_token").filter(|token| !token.is_empty()).or_else(|| bearer::token(form.headers()));
    let Some(token) = given else {
        return Err(Refused::new("invalid_request", "access_token is required"));
    };
    let unknown = || Refused::new("invalid_token", "the access token is unknown, expired or revoked");
    if token.len() > MAX_TOKEN_BYTES {
        return Err(unknown());
    }
    let now = app.context.now();
    let (caller, expires_at) = identify(app, token).await.map_err(|error| match error.code {
        Code::Unauthenticated => unknown(),
        _ => error.into(),
    })?;
    let account = caller.account().map_err(|_| unknown())?;
    Ok(shown(&caller, account, expires_at, now))
}

/// Numbers are texts, as in Google's third version; what a person's token does not say of the person is left out.
fn shown(caller: &Caller, account: &Account, expires_at: i64, now: i64) -> Value {
    let client = match &account.proof {
        Proof::Key(_) => account.id.to_string(),
        Proof::Client(client_id) => client_id.to_string(),
    };
    let mut told = json!({
        "azp": client,
        "aud": client,
        "exp": expires_at.div_euclid(1000).to_string(),
        "expires_in": (expires_at - now).div_euclid(1000).max(0).to_string(),
    });
    let scope = account.scope.as_deref();
    if let Some(scope) = scope {
        told["scope"] = json!(scope);
    }
    let may_know = |scopes: &[&str]| caller.person().is_none() || scope.is_some_and(|scope| has(scope, scopes));
    if may_know(&["openid"]) {
        told["sub"] = json!(account.id.to_string());
    }
    if may_know(&EMAIL_SCOPES) {
        told["email"] = json!(account.email);
        told["email_verified"] = json!("true");
    }
    told
}

//! A token is given back (RFC 7009), and with it everything that belongs to the same consent, as Google does it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use muster_core::{Call, Caller, Error, client, service_account};
use serde_json::{Value, json};
use tracing::info;

use crate::app::App;
use crate::auth::MAX_TOKEN_BYTES;
use crate::oauth::Form;
use crate::oauth::answer::{Refused, respond};

/// `GET` or `POST /revoke` with `token`: an access token or a refresh token.
pub(super) async fn revoke(State(app): State<Arc<App>>, request: Request) -> Response {
    let form = match Form::read(&app, request).await {
        Ok(form) => form,
        Err(error) => return respond::<Value>(Err(error.into())),
    };
    respond(end(&app, &form).await)
}

async fn end(app: &Arc<App>, form: &Form) -> Result<Value, Refused> {
    let token = form.field("token").filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| form.missing("token"))?.to_owned();
    // Google answers an unknown token with 400, where RFC 7009 would have 200; libraries tell people what it says.
    let unknown = |says: &str| Err(Refused::new("invalid_token", says));
    if token.len() > MAX_TOKEN_BYTES {
        return unknown("the token is unknown, expired or revoked");
    }
    if token.split('.').count() == 3 {
        return unknown("a token that its key signed itself ends with the key: muster key revoke");
    }
    let (context, now) = (app.context.clone(), app.context.now());
    // Anybody may ask, so that what is unknown is found out without a place among the writers.
    let asked = token.clone();
    let is_known = app.store.read("oauth.revoke", move |tx| {
        Ok::<_, Error>(service_account::find_token(tx, &asked, now)?.is_some() || client::is_token(tx, &asked, now)?)
    });
    if !is_known.await? {
        return unknown("the token is unknown, expired or revoked");
    }
    let revoked = app.store.write("oauth.revoke", move |tx| {
        let mut call = Call { tx, context: &context, caller: &Caller::Muster, now };
        Ok::<_, Error>(service_account::revoke_token(&mut call, &token)? || client::revoke(&mut call, &token)?)
    });
    if revoked.await? {
        info!("a token was revoked");
        return Ok(json!({}));
    }
    unknown("the token is unknown, expired or revoked")
}

//! What a token is: whose, for what, and for how long yet, as Google's `tokeninfo` tells it.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use muster_core::{Account, Caller, Code, Proof};
use serde_json::{Value, json};

use crate::app::App;
use crate::auth::{MAX_TOKEN_BYTES, bearer, identify};
use crate::oauth::Form;
use crate::oauth::answer::{Refused, respond};
use crate::oauth::id_token::{self, EMAIL_SCOPES, has};

/// Whose generation of Google's API an answer is written for.
#[derive(Clone, Copy)]
enum Version {
    /// The first and the second: Google's discovery document `oauth2` v2 has it.
    Second,
    /// The third, and the one without a number.
    Third,
}

/// `GET` or `POST /tokeninfo`, with the token in `access_token`, `id_token` or the header, as Node's library sends it.
pub(super) async fn token_info(State(app): State<Arc<App>>, request: Request) -> Response {
    answer(&app, request, Version::Third).await
}

/// The same under the paths of the first and second version.
pub(super) async fn token_info_before(State(app): State<Arc<App>>, request: Request) -> Response {
    answer(&app, request, Version::Second).await
}

async fn answer(app: &Arc<App>, request: Request, version: Version) -> Response {
    let form = match Form::read(app, request).await {
        Ok(form) => form,
        Err(error) => return respond::<Value>(Err(error.into())),
    };
    respond(told(app, &form, version).await)
}

async fn told(app: &Arc<App>, form: &Form, version: Version) -> Result<Value, Refused> {
    let given = |name| form.field(name).filter(|token| !token.is_empty());
    if let Some(token) = given("id_token") {
        return of_id_token(app, token, version).await;
    }
    let Some(token) = given("access_token").or_else(|| bearer::token(form.headers())) else {
        return Err(form.missing("access_token"));
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
    let known = Known::of(&caller, account, expires_at, now);
    Ok(match version {
        Version::Second => known.second(),
        Version::Third => known.third(),
    })
}

/// What is told of an access token. What a person's token does not say of the person is left out.
struct Known<'a> {
    client: String,
    expires_at: i64,
    seconds: i64,
    scope: Option<&'a str>,
    user: Option<String>,
    email: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn of(caller: &Caller, account: &'a Account, expires_at: i64, now: i64) -> Self {
        let scope = account.scope.as_deref();
        let may_know = |scopes: &[&str]| caller.person().is_none() || scope.is_some_and(|scope| has(scope, scopes));
        Self {
            client: match &account.proof {
                Proof::Key(_) => account.id.to_string(),
                Proof::Client(client_id) => client_id.to_string(),
            },
            expires_at: expires_at.div_euclid(1000),
            seconds: (expires_at - now).div_euclid(1000).max(0),
            scope,
            user: may_know(&["openid"]).then(|| account.id.to_string()),
            email: may_know(&EMAIL_SCOPES).then_some(account.email.as_str()),
        }
    }

    /// Numbers are texts here.
    fn third(&self) -> Value {
        let mut told = json!({
            "azp": self.client,
            "aud": self.client,
            "exp": self.expires_at.to_string(),
            "expires_in": self.seconds.to_string(),
        });
        for (name, value) in [("scope", self.scope), ("sub", self.user.as_deref()), ("email", self.email)] {
            put(&mut told, name, value);
        }
        put(&mut told, "email_verified", self.email.map(|_| "true"));
        told
    }

    fn second(&self) -> Value {
        let mut told = json!({"issued_to": self.client, "audience": self.client, "expires_in": self.seconds});
        for (name, value) in [("scope", self.scope), ("user_id", self.user.as_deref()), ("email", self.email)] {
            put(&mut told, name, value);
        }
        if self.email.is_some() {
            told["verified_email"] = json!(true);
        }
        told
    }
}

fn put(told: &mut Value, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        told[name] = json!(value);
    }
}

/// The claims of an ID token of this server, in the third version with every value as text.
async fn of_id_token(app: &Arc<App>, token: &str, version: Version) -> Result<Value, Refused> {
    let Some((header, claims)) = id_token::verified(app, token).await? else {
        let says = "the ID token is not this server's, is expired, or was changed";
        return Err(Refused::new("invalid_token", says));
    };
    let seconds = claims["exp"].as_i64().unwrap_or_default() - app.context.now().div_euclid(1000);
    Ok(match version {
        Version::Third => {
            let parts = [header, claims].into_iter().filter_map(|part| part.as_object().cloned()).flatten();
            let text = |value: Value| if value.is_string() { value } else { json!(value.to_string()) };
            parts.map(|(name, value)| (name, text(value))).collect()
        }
        Version::Second => {
            let mut told = json!({"expires_in": seconds});
            for (name, claim) in [
                ("issuer", "iss"),
                ("issued_to", "azp"),
                ("audience", "aud"),
                ("user_id", "sub"),
                ("issued_at", "iat"),
                ("email", "email"),
                ("email_verified", "email_verified"),
                ("nonce", "nonce"),
            ] {
                if let Some(value) = claims.get(claim) {
                    told[name] = value.clone();
                }
            }
            told
        }
    })
}

//! The token endpoint: which grant is which function.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::Response;
use muster_core::service_account::TOKEN_SECONDS;
use serde::Serialize;

use crate::app::App;
use crate::oauth::answer::{Refused, respond};
use crate::oauth::{Form, code_grant, jwt_grant};

/// A token, as every library reads it.
#[derive(Serialize)]
pub(super) struct Granted {
    pub access_token: String,
    pub token_type: &'static str,
    /// Seconds, as a number: Java's library refuses a string.
    pub expires_in: i64,
    pub scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<String>,
}

impl Granted {
    /// A bearer token with its scopes.
    pub(super) fn new(access_token: String, scope: String) -> Self {
        let (refresh_token, id_token) = (None, None);
        Self { access_token, token_type: "Bearer", expires_in: TOKEN_SECONDS, scope, refresh_token, id_token }
    }
}

/// `POST /token`
pub(super) async fn token(State(app): State<Arc<App>>, request: Request) -> Response {
    let form = match Form::read(&app, request).await {
        Ok(form) => form,
        Err(error) => return respond(Err::<Granted, _>(error.into())),
    };
    respond(grant(&app, &form).await)
}

async fn grant(app: &Arc<App>, form: &Form) -> Result<Granted, Refused> {
    match form.field("grant_type") {
        Some(jwt_grant::GRANT_TYPE) => jwt_grant::exchange(app, form).await,
        Some(code_grant::CODE) => code_grant::redeem(app, form).await,
        Some(code_grant::REFRESH) => code_grant::refresh(app, form).await,
        Some(_) => {
            let known = [code_grant::CODE, code_grant::REFRESH, jwt_grant::GRANT_TYPE].join(", ");
            Err(Refused::new("unsupported_grant_type", format!("grant_type must be one of {known}")))
        }
        None => Err(form.missing("grant_type")),
    }
}

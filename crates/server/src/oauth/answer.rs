//! Answers in OAuth's own form (RFC 6749, sections 5.1 and 5.2).

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use muster_core::{Code, Error};
use serde::Serialize;
use tracing::error;

use crate::oauth::assertion::AssertionError;

/// A refusal.
pub(crate) struct Refused {
    pub(super) status: StatusCode,
    pub(super) code: &'static str,
    pub(super) description: String,
    retry_after: Option<u64>,
}

impl Refused {
    /// A refusal with 400.
    pub(super) fn new(code: &'static str, description: impl ToString) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, description: description.to_string(), retry_after: None }
    }

    /// The same with another status.
    pub(super) fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// A client that is not who it says (RFC 6749, section 5.2).
    pub(super) fn client(description: impl ToString) -> Self {
        Self { status: StatusCode::UNAUTHORIZED, ..Self::new("invalid_client", description) }
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
            // Google's own word, where RFC 6749 has invalid_grant for all.
            Code::Unauthenticated if error.field.as_deref() == Some("redirectUri") => {
                Self::new("redirect_uri_mismatch", &error.message)
            }
            Code::Internal => {
                error!(log = error.log.as_deref(), message = ?error.message, "an OAuth request failed");
                Self { status: StatusCode::INTERNAL_SERVER_ERROR, ..Self::new("server_error", "internal error") }
            }
            _ => Self::new("invalid_grant", &error.message),
        }
    }
}

/// The answer, which nobody may keep.
pub(super) fn respond<T: Serialize>(result: Result<T, Refused>) -> Response {
    let (status, body, retry_after, challenge) = match result {
        Ok(granted) => (StatusCode::OK, serde_json::to_vec(&granted), None, false),
        Err(refused) => {
            let body = serde_json::json!({"error": refused.code, "error_description": refused.description});
            let challenge = refused.status == StatusCode::UNAUTHORIZED;
            (refused.status, serde_json::to_vec(&body), refused.retry_after, challenge)
        }
    };
    let mut response = Response::new(Body::from(body.unwrap_or_default()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, crate::http::JSON);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = retry_after {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    if challenge {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"muster\""));
    }
    response
}

/// An answer that anybody may keep for an hour: keys and addresses hardly ever change.
pub(super) fn public(value: &serde_json::Value) -> Response {
    let mut response = respond(Ok(value));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}

//! API families: which paths are theirs, and how they write errors.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use muster_core::{Code, Error};

use crate::http::{ContentCoding, json_response};
use crate::{device, zero_touch};

/// An API family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Google's zero-touch API: below `/v1/`, and whatever belongs to nobody else.
    ZeroTouch,
    /// The protocol of phones: below `/device/`.
    Device,
}

impl Family {
    /// The family a path belongs to.
    pub(crate) fn of(path: &str) -> Self {
        if path.starts_with("/device/") { Family::Device } else { Family::ZeroTouch }
    }

    /// The family's method table.
    pub(crate) fn methods(self) -> &'static [muster_wire::Method] {
        match self {
            Family::ZeroTouch => muster_wire::zero_touch::METHODS,
            Family::Device => muster_wire::device::METHODS,
        }
    }

    fn envelope(self, error: &Error) -> serde_json::Value {
        match self {
            Family::ZeroTouch => zero_touch::envelope(error),
            Family::Device => device::envelope(error),
        }
    }
}

/// The HTTP status of a code (google.rpc.Code's own mapping, with deviations of the zero-touch reference, section 2.3).
pub(crate) fn http_status(code: Code) -> StatusCode {
    match code {
        Code::InvalidArgument | Code::FailedPrecondition => StatusCode::BAD_REQUEST,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::AlreadyExists => StatusCode::CONFLICT,
        Code::PermissionDenied => StatusCode::FORBIDDEN,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An error as its family writes it.
pub(crate) async fn error_response(family: Family, error: &Error, coding: ContentCoding) -> Response {
    let mut body = serde_json::to_vec_pretty(&family.envelope(error)).unwrap_or_default();
    body.push(b'\n');
    let mut response = json_response(http_status(error.code), body, coding).await;
    let headers = response.headers_mut();
    if let Some(seconds) = error.retry_after_seconds {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    if error.code == Code::Unauthenticated {
        // Java's client asks for a new token only when it reads invalid_token here.
        let challenge = HeaderValue::from_static("Bearer realm=\"muster\", error=\"invalid_token\"");
        headers.insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

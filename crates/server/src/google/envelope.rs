//! The envelope of Google's errors: the superset of both its shapes, so that every generation of clients reads it
//! (zero-touch reference, section 2; Play EMM reference, section 1.1).

use axum::http::{HeaderValue, StatusCode, header};
use muster_core::{Code, Detail, Error};
use serde_json::{Value, json};

use crate::answer::Reply;

/// What a family tells of an error beyond its code.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The family's sentence.
    pub message: String,
    /// Typed details of the family's own, the one that clients look at first.
    pub details: Vec<Value>,
    /// The older shape's name of the reason, where it is not the usual one of the code.
    pub reason: Option<&'static str>,
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
        Code::Unimplemented => StatusCode::NOT_IMPLEMENTED,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An error in the envelope.
pub(crate) fn failure(error: &Error, told: Told) -> Reply {
    let status = http_status(error.code);
    let mut text = serde_json::to_vec_pretty(&envelope(error, status, told)).unwrap_or_default();
    text.push(b'\n');
    let mut reply = Reply::json(status, text);
    if let Some(seconds) = error.retry_after_seconds {
        reply = reply.with(header::RETRY_AFTER, seconds.into());
    }
    if error.code == Code::Unauthenticated {
        // Java's client asks for a new token only when it reads invalid_token here.
        let challenge = HeaderValue::from_static("Bearer realm=\"muster\", error=\"invalid_token\"");
        reply = reply.with(header::WWW_AUTHENTICATE, challenge);
    }
    reply
}

fn envelope(error: &Error, status: StatusCode, told: Told) -> Value {
    let (name, usual_reason) = names(error.code);
    let mut details = told.details;
    if error.detail == Some(Detail::ScopeInsufficient) {
        let info = json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
            "domain": "googleapis.com",
        });
        details.insert(0, info);
    }
    if let Some(field) = &error.field {
        details.push(json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": field, "description": told.message}],
        }));
    }
    let reason = told.reason.unwrap_or(usual_reason);
    let mut first = json!({"message": told.message, "domain": "global", "reason": reason});
    if let Some(field) = &error.field {
        first["location"] = json!(field);
        first["locationType"] = json!("parameter");
    }
    let mut body = json!({"code": status.as_u16(), "message": told.message, "errors": [first], "status": name});
    if !details.is_empty() {
        body["details"] = Value::Array(details);
    }
    json!({"error": body})
}

/// The name of a code in the newer shape, and the usual name of the reason in the older one.
fn names(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::InvalidArgument => ("INVALID_ARGUMENT", "badRequest"),
        Code::FailedPrecondition => ("FAILED_PRECONDITION", "failedPrecondition"),
        Code::NotFound => ("NOT_FOUND", "notFound"),
        Code::AlreadyExists => ("ALREADY_EXISTS", "alreadyExists"),
        Code::PermissionDenied => ("PERMISSION_DENIED", "forbidden"),
        Code::Unauthenticated => ("UNAUTHENTICATED", "authError"),
        Code::ResourceExhausted => ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
        Code::Unimplemented => ("UNIMPLEMENTED", "notImplemented"),
        Code::Unavailable => ("UNAVAILABLE", "backendError"),
        Code::Internal => ("INTERNAL", "backendError"),
    }
}

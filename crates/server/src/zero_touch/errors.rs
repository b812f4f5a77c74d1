//! Google's error envelope: the superset of both its shapes, so that every generation of clients reads it (zero-touch
//! reference, section 2).

use muster_core::{Code, Detail, Error};
use serde_json::{Value, json};

use crate::dispatch::http_status;

const TOS_ERROR: &str = "type.googleapis.com/google.android.device.provisioning.v1.TosError";

/// Google's own name of this message is not published; only its field `code` has been seen (zero-touch reference,
/// section 2.1). Clients read `details[0].code`, so it comes first.
const CUSTOM_ERROR: &str = "type.googleapis.com/google.android.device.provisioning.v1.CustomError";

/// The envelope of an error.
pub(crate) fn envelope(error: &Error) -> Value {
    let code = http_status(error.code).as_u16();
    let (status, v1_reason) = names(error);
    let mut details = Vec::new();
    match error.detail {
        Some(Detail::TermsNotAccepted) => details.push(json!({"@type": TOS_ERROR, "latestTosAccepted": false})),
        Some(Detail::ScopeInsufficient) => details.push(json!({
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
            "domain": "googleapis.com",
        })),
        None => {}
    }
    if let Some(reason) = error.reason {
        details.push(json!({"@type": CUSTOM_ERROR, "code": reason.as_str()}));
    }
    if let Some(field) = &error.field {
        details.push(json!({
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": field, "description": error.message}],
        }));
    }
    let mut first = json!({"message": error.message, "domain": "global", "reason": v1_reason});
    if let Some(field) = &error.field {
        first["location"] = json!(field);
        first["locationType"] = json!("parameter");
    }
    let mut body = json!({"code": code, "message": error.message, "errors": [first], "status": status});
    if !details.is_empty() {
        body["details"] = Value::Array(details);
    }
    json!({"error": body})
}

/// The name of the code in the newer shape, and of the reason in the older one.
fn names(error: &Error) -> (&'static str, &'static str) {
    match error.code {
        Code::InvalidArgument => ("INVALID_ARGUMENT", "badRequest"),
        Code::FailedPrecondition => ("FAILED_PRECONDITION", "failedPrecondition"),
        Code::NotFound => ("NOT_FOUND", "notFound"),
        Code::AlreadyExists => ("ALREADY_EXISTS", "alreadyExists"),
        Code::PermissionDenied => ("PERMISSION_DENIED", "forbidden"),
        Code::Unauthenticated => ("UNAUTHENTICATED", "authError"),
        Code::ResourceExhausted => ("RESOURCE_EXHAUSTED", "rateLimitExceeded"),
        Code::Unavailable => ("UNAVAILABLE", "backendError"),
        Code::Internal => ("INTERNAL", "backendError"),
    }
}

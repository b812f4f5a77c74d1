//! How Play EMM tells an error: Google's envelope with the reasons this API's clients know (Play EMM reference, section
//! 1.1).

use muster_core::{Code, Detail, Error};

use crate::answer::Reply;
use crate::google::{self, Told};

/// The answer for an error.
pub(crate) fn failure(error: &Error) -> Reply {
    google::failure(error, Told { message: error.message.clone(), details: Vec::new(), reason: reason(error) })
}

/// The older shape's reason, where it is not the usual one of the code.
fn reason(error: &Error) -> Option<&'static str> {
    match (error.code, error.detail) {
        (Code::InvalidArgument, _) if error.field.is_some() => Some("invalidParameter"),
        (Code::PermissionDenied, Some(Detail::ScopeInsufficient)) => Some("insufficientPermissions"),
        (Code::AlreadyExists, _) => Some("conflict"),
        (Code::FailedPrecondition, _) => Some("conditionNotMet"),
        _ => None,
    }
}

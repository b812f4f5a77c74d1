//! How zero-touch tells an error: Google's envelope with the API's own details (zero-touch reference, section 2).

use muster_core::{Detail, Error, operation};
use serde_json::json;

use crate::answer::Reply;
use crate::google::{self, Told};

const TOS_ERROR: &str = "type.googleapis.com/google.android.device.provisioning.v1.TosError";

/// Google's own name of this message is not published; only its field `code` has been seen (zero-touch reference,
/// section 2.1). Clients read `details[0].code`, so it comes first.
const CUSTOM_ERROR: &str = "type.googleapis.com/google.android.device.provisioning.v1.CustomError";

/// The answer for an error.
pub(crate) fn failure(error: &Error) -> Reply {
    let mut details = Vec::new();
    if error.detail == Some(Detail::TermsNotAccepted) {
        details.push(json!({"@type": TOS_ERROR, "latestTosAccepted": false}));
    }
    if let Some(code) = operation::custom_error_code(error) {
        details.push(json!({"@type": CUSTOM_ERROR, "code": code}));
    }
    google::failure(error, Told { message: error.message.clone(), details, reason: None })
}

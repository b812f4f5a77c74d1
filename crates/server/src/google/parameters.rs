//! The query parameters that every method of Google's APIs takes (zero-touch reference, section 1).

use muster_core::{Error, Violation};

use crate::answer::{Format, Selection};

/// Longest `quotaUser` (zero-touch reference, section 1).
const MAX_QUOTA_USER_CHARS: usize = 40;

/// What the common parameters of one request said.
#[derive(Debug, Default)]
pub(crate) struct Common {
    /// How the answer is to be written.
    pub format: Format,
    /// A bearer token in the query (`access_token`, `oauth_token`).
    pub token: Option<String>,
    /// `quotaUser`.
    pub quota_user: Option<String>,
}

/// Takes a parameter. `can_have` tells whether the answer can have something at a path. Answers whether it was one of the
/// common ones.
///
/// # Errors
/// INVALID_ARGUMENT naming the parameter whose value is not served.
pub(crate) fn take(
    common: &mut Common,
    name: &str,
    value: &str,
    can_have: &dyn Fn(&[&str]) -> bool,
) -> Result<bool, Error> {
    match name {
        "prettyPrint" => common.format.pretty = flag(name, value)?,
        "fields" => {
            let selection = Selection::parse(value).map_err(|rule| wrong(name, rule))?;
            selection.check(can_have).map_err(|rule| wrong(name, rule))?;
            common.format.fields = Some(selection).filter(|_| !value.is_empty());
        }
        "access_token" | "oauth_token" => common.token = Some(value.to_owned()).filter(|token| !token.is_empty()),
        "quotaUser" => {
            if value.chars().count() > MAX_QUOTA_USER_CHARS {
                return Err(wrong(name, format!("must have at most {MAX_QUOTA_USER_CHARS} characters")));
            }
            common.quota_user = Some(value.to_owned()).filter(|user| !user.is_empty());
        }
        // Muster has no API keys: callers are known by their tokens alone, so a key changes nothing.
        "key" => {}
        "alt" if matches!(value, "" | "json") => {}
        "alt" => return Err(wrong(name, "only json is supported")),
        // Errors always have both shapes, so either version is served.
        "$.xgafv" if matches!(value, "" | "1" | "2") => {}
        "$.xgafv" => return Err(wrong(name, "must be 1 or 2")),
        "callback" | "uploadType" | "upload_protocol" if value.is_empty() => {}
        "callback" => return Err(wrong(name, "JSONP is not supported")),
        "uploadType" | "upload_protocol" => return Err(wrong(name, "no method of this API takes an upload")),
        _ => return Ok(false),
    }
    Ok(true)
}

fn flag(name: &str, value: &str) -> Result<bool, Error> {
    match value {
        "" | "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(wrong(name, "must be true or false")),
    }
}

fn wrong(name: &str, rule: impl std::fmt::Display) -> Error {
    Error::invalid(name, Violation::Malformed).rule(rule)
}

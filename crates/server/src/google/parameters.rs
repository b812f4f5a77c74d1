//! What the front end of Google's APIs takes with every method: its system parameters, in the query or as a header
//! (zero-touch reference, section 1 and "facts met in third-party programs").

use axum::http::{HeaderMap, HeaderName};
use muster_core::{Error, Violation};
use muster_wire::boolean;
use muster_wire::spelling::camel_case;

use crate::answer::{Format, Selection};

/// Longest `quotaUser` (zero-touch reference, section 1).
const MAX_QUOTA_USER_CHARS: usize = 40;

/// Header that is a mask of the answer, as the parameter `fields` is.
const FIELD_MASK: HeaderName = HeaderName::from_static("x-goog-fieldmask");

/// The parameters by the names they are told by.
pub(crate) const NAMES: [&str; 17] = [
    "$.xgafv",
    "access_token",
    "alt",
    "callback",
    "fields",
    "key",
    "oauth_token",
    "pp",
    "prettyPrint",
    "quotaUser",
    "strict",
    "trace",
    "uploadType",
    "upload_protocol",
    "userIp",
    "userProject",
    "userip",
];

/// Those that are taken with a dollar sign before them too.
const WITH_DOLLAR: [&str; 8] =
    ["alt", "callback", "fields", "key", "prettyPrint", "quotaUser", "userIp", "userProject"];

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

/// Takes a parameter of the query. `can_have` tells whether the answer can have something at a path. Answers whether it was
/// one of the common ones.
///
/// # Errors
/// INVALID_ARGUMENT naming the parameter whose value is not served.
pub(crate) fn take(
    common: &mut Common,
    name: &str,
    value: &str,
    can_have: &dyn Fn(&[&str]) -> bool,
) -> Result<bool, Error> {
    let Some(known) = known_name(name) else { return Ok(false) };
    match known {
        "prettyPrint" | "pp" => common.format.pretty = flag(name, value)?,
        "fields" => common.format.fields = selection(name, value, can_have)?,
        "access_token" | "oauth_token" => common.token = Some(value.to_owned()).filter(|token| !token.is_empty()),
        "quotaUser" => {
            if value.chars().count() > MAX_QUOTA_USER_CHARS {
                return Err(wrong(name, format!("must have at most {MAX_QUOTA_USER_CHARS} characters")));
            }
            common.quota_user = Some(value.to_owned()).filter(|user| !user.is_empty());
        }
        "alt" if !matches!(value, "" | "json") => return Err(wrong(name, "must be json, which all answers are")),
        // Errors always have both shapes, so either version is served.
        "$.xgafv" if !matches!(value, "" | "1" | "2") => return Err(wrong(name, "must be 1 or 2")),
        "callback" if !value.is_empty() => {
            return Err(wrong(name, "is not supported: with JSONP any page in a browser could read the answer"));
        }
        "uploadType" | "upload_protocol" if !value.is_empty() => {
            return Err(wrong(name, "is not supported: no method of this API takes an upload"));
        }
        // The rest says how Google is to work, trace and bill, and changes nothing of an answer. `key` is among it: callers
        // are known by their tokens alone.
        _ => {}
    }
    Ok(true)
}

/// Takes what the headers say. A mask in the query goes before that of the header.
///
/// # Errors
/// INVALID_ARGUMENT naming the header whose value is not served.
pub(crate) fn take_headers(
    common: &mut Common,
    headers: &HeaderMap,
    can_have: &dyn Fn(&[&str]) -> bool,
) -> Result<(), Error> {
    const NAME: &str = "X-Goog-FieldMask";
    let Some(mask) = headers.get(FIELD_MASK) else { return Ok(()) };
    let mask = mask.to_str().map_err(|_| wrong(NAME, "must be names of fields, separated by commas"))?;
    let mask = selection(NAME, mask, can_have)?;
    if common.format.fields.is_none() {
        common.format.fields = mask;
    }
    Ok(())
}

/// The name that a parameter is known by: some are taken with a dollar sign, all in `snake_case`.
fn known_name(name: &str) -> Option<&'static str> {
    let known = |list: &[&'static str], name: &str| {
        let camel = camel_case(name);
        list.iter().copied().find(|known| *known == name || *known == camel)
    };
    known(&NAMES, name).or_else(|| known(&WITH_DOLLAR, name.strip_prefix('$')?))
}

/// What to keep of the answer; an empty value keeps everything.
fn selection(name: &str, value: &str, can_have: &dyn Fn(&[&str]) -> bool) -> Result<Option<Selection>, Error> {
    let selection = Selection::parse(value).and_then(|selection| selection.resolve(can_have));
    let selection = selection.map_err(|rule| wrong(name, rule))?;
    Ok(Some(selection).filter(|_| !value.trim().is_empty()))
}

fn flag(name: &str, value: &str) -> Result<bool, Error> {
    if value.is_empty() {
        return Ok(true);
    }
    boolean::parse(value).ok_or_else(|| wrong(name, "must be true or false"))
}

fn wrong(name: &str, rule: impl std::fmt::Display) -> Error {
    Error::invalid(name, Violation::Malformed).rule(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take_one(name: &str, value: &str) -> Result<(bool, Common), Error> {
        let mut common = Common::default();
        let known = take(&mut common, name, value, &|path| path == ["name"])?;
        Ok((known, common))
    }

    #[test]
    fn a_system_parameter_is_known_with_a_dollar_sign_and_in_snake_case() {
        for name in ["prettyPrint", "$prettyPrint", "pretty_print", "$pretty_print", "pp"] {
            let (known, common) = take_one(name, "False").expect(name);
            assert!(known && !common.format.pretty, "{name}");
        }
        for (name, value) in [
            ("$alt", "json"),
            ("$fields", "name"),
            ("$key", "x"),
            ("$quotaUser", "x"),
            ("quota_user", "x"),
            ("$userProject", "x"),
            ("userProject", "x"),
            ("userIp", "x"),
            ("user_ip", "x"),
            ("trace", "x"),
            ("$callback", ""),
            ("upload_type", ""),
        ] {
            assert!(take_one(name, value).is_ok_and(|(known, _)| known), "{name}={value}");
        }
        for name in ["$trace", "$access_token", "$", "prettyprint", "Alt", "$$alt", ".xgafv"] {
            assert!(take_one(name, "").is_ok_and(|(known, _)| !known), "{name}");
        }
    }

    #[test]
    fn what_is_not_served_is_refused_under_the_name_it_was_sent_by() {
        for (name, value, says) in [
            ("$callback", "alert", "JSONP"),
            ("callback", "alert", "JSONP"),
            ("$alt", "proto", "json"),
            ("alt", "json;enum-encoding=int", "json"),
            ("$prettyPrint", "maybe", "true or false"),
            ("uploadType", "media", "upload"),
            ("$fields", "nme", "nme"),
        ] {
            let refused = take_one(name, value).expect_err(name);
            assert_eq!(refused.field.as_deref(), Some(name), "{name}={value}");
            assert!(refused.message.contains(says), "{name}={value}: {}", refused.message);
        }
    }
}

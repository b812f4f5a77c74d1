//! What the front end of Google's APIs takes with every method: its system parameters, in the query or as a header
//! (zero-touch reference, section 1 and "facts met in third-party programs").

use axum::http::{HeaderMap, HeaderName};
use muster_core::{Error, Violation};
use muster_wire::boolean;
use muster_wire::spelling::camel_case;

use crate::answer::{Format, Place, Selection};

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

/// Those that are another name of one.
const ALIASES: [(&str, &str); 3] = [("oauth_token", "access_token"), ("pp", "prettyPrint"), ("userip", "userIp")];

/// What the common parameters of one request said.
#[derive(Debug, Default)]
pub(crate) struct Common {
    /// How the answer is to be written.
    pub format: Format,
    /// A bearer token in the query (`access_token`, `oauth_token`).
    pub token: Option<String>,
    /// `quotaUser`.
    pub quota_user: Option<String>,
    /// What was said by now.
    given: Vec<&'static str>,
}

/// Takes a parameter of the query. Answers whether it was one of the common ones.
///
/// # Errors
/// INVALID_ARGUMENT naming the parameter whose value is not served, or that is given twice in whichever spelling.
pub(crate) fn take(common: &mut Common, name: &str, value: &str, answer: &Place<'_>) -> Result<bool, Error> {
    let Some(known) = known_name(name) else { return Ok(false) };
    // An empty one counts as absent, as a method's own does.
    if !value.is_empty() {
        let meant = ALIASES.iter().find(|(alias, _)| *alias == known).map_or(known, |(_, meant)| *meant);
        if common.given.contains(&meant) {
            return Err(wrong(name, "is given twice"));
        }
        common.given.push(meant);
    }
    match known {
        "prettyPrint" | "pp" => common.format.pretty = flag(name, value)?,
        "fields" => common.format.fields = selection(name, value, answer)?,
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
pub(crate) fn take_headers(common: &mut Common, headers: &HeaderMap, answer: &Place<'_>) -> Result<(), Error> {
    const NAME: &str = "X-Goog-FieldMask";
    let mut lines = Vec::new();
    for line in headers.get_all(FIELD_MASK) {
        let line = line.to_str().map_err(|_| wrong(NAME, "must be names of fields, separated by commas"))?;
        lines.extend(Some(line).filter(|line| !line.trim().is_empty()));
    }
    if lines.is_empty() {
        return Ok(());
    }
    // Several lines of one header are one list (RFC 9110, section 5.3).
    let mask = selection(NAME, &lines.join(","), answer)?;
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
fn selection(name: &str, value: &str, answer: &Place<'_>) -> Result<Option<Selection>, Error> {
    let selection = Selection::parse(value).and_then(|selection| selection.resolve(answer));
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
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::answer::Schemas;

    fn take_one(name: &str, value: &str) -> Result<(bool, Common), Error> {
        let mut common = Common::default();
        let known = take(&mut common, name, value, &schemas().answer(Some("Device")))?;
        Ok((known, common))
    }

    fn schemas() -> Schemas {
        let property = r#"{"type": "string"}"#;
        Schemas::of(
            &format!(r#"{{"schemas": {{"Device": {{"properties": {{"name": {property}, "kind": {property}}}}}}}}}"#),
            &[],
        )
    }

    #[test]
    fn a_parameter_that_is_given_twice_is_refused_in_whichever_spelling() {
        for (first, second) in [
            ("fields=name", "fields=kind"),
            ("fields=name", "$fields=name"),
            ("prettyPrint=true", "pretty_print=false"),
            ("pp=1", "prettyPrint=1"),
            ("access_token=a", "oauth_token=b"),
            ("quotaUser=a", "quota_user=a"),
            ("alt=json", "$alt=json"),
            ("key=a", "key=b"),
        ] {
            let schemas = schemas();
            let mut common = Common::default();
            let mut take = |pair: &str| {
                let (name, value) = pair.split_once('=').unwrap();
                take(&mut common, name, value, &schemas.answer(Some("Device")))
            };
            assert!(take(first).is_ok_and(|known| known), "{first}");
            let (name, _) = second.split_once('=').unwrap();
            assert!(take(&format!("{name}=")).is_ok_and(|known| known), "an empty {name} is absent");
            let refused = take(second).expect_err(second);
            assert_eq!((refused.field.as_deref(), refused.message.ends_with("is given twice")), (Some(name), true));
        }
    }

    #[test]
    fn the_lines_of_a_mask_are_one_list() {
        let schemas = schemas();
        let mut headers = HeaderMap::new();
        for line in ["name", "", "kind"] {
            headers.append(FIELD_MASK, line.parse().expect("a header"));
        }
        let mut common = Common::default();
        take_headers(&mut common, &headers, &schemas.answer(Some("Device"))).expect("is right");
        assert_eq!(common.format.fields, Selection::parse("name,kind").ok());
        headers.append(FIELD_MASK, "nme".parse().expect("a header"));
        let refused = take_headers(&mut common, &headers, &schemas.answer(Some("Device"))).expect_err("misspelt");
        assert_eq!(refused.field.as_deref(), Some("X-Goog-FieldMask"));
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

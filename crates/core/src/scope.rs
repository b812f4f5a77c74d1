//! Scopes of tokens: texts with spaces between them.

use crate::error::{Error, Violation};

/// Longest `scope` of a request.
pub const MAX_SCOPE_CHARS: usize = 4096;

/// Scopes about who signed in, which open no method: OpenID's, and Google's longer names of the same.
pub const IDENTITY_SCOPES: [&str; 5] = [
    "openid",
    "email",
    "profile",
    "https://www.googleapis.com/auth/userinfo.email",
    "https://www.googleapis.com/auth/userinfo.profile",
];

/// The scopes that were asked for, each once and with one space between them.
///
/// # Errors
/// INVALID_ARGUMENT when there are none, or none of them is one of `known`; others mean nothing and are carried along, so
/// that one token can be asked for several services.
pub fn checked(scope: Option<&str>, known: &[&str]) -> Result<String, Error> {
    let scope = scope.unwrap_or_default().trim();
    if scope.is_empty() {
        return Err(Error::required("scope"));
    }
    let asked = scope.split_ascii_whitespace();
    if scope.len() > MAX_SCOPE_CHARS
        || scope.contains(['\0', '"', '\\'])
        || !asked.clone().any(|url| known.contains(&url))
    {
        let rule = format!("must name at least one of {}", known.join(", "));
        return Err(Error::invalid("scope", Violation::Unknown).rule(rule));
    }
    Ok(joined(asked))
}

/// Scopes, each once, in the order of their first mention.
pub(crate) fn joined<'s>(scopes: impl IntoIterator<Item = &'s str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for scope in scopes {
        if !kept.contains(&scope) {
            kept.push(scope);
        }
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_told_once_and_one_of_them_must_be_known() {
        assert_eq!(checked(Some("  b  a\tb "), &["a"]).ok().as_deref(), Some("b a"));
        for wrong in [None, Some(""), Some(" "), Some("b"), Some("a\\ a"), Some("a \0")] {
            assert_eq!(checked(wrong, &["a"]).unwrap_err().field.as_deref(), Some("scope"), "{wrong:?}");
        }
        let long = format!("a {}", "x".repeat(MAX_SCOPE_CHARS));
        assert!(checked(Some(&long), &["a"]).is_err());
    }
}

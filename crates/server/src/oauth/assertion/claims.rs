//! The claims of a client's JWT and the rules they keep.

use serde::Deserialize;

use super::{AssertionError, MAX_CLOCK_SKEW_SECONDS, MAX_LIFETIME_SECONDS};

/// The registered claims (RFC 7519, section 4.1) and Google's `scope`; clients may send others, which mean nothing
/// here.
#[derive(Deserialize)]
pub(super) struct Claims {
    iss: Option<String>,
    sub: Option<String>,
    #[serde(default, deserialize_with = "non_empty")]
    pub(super) aud: Option<String>,
    #[serde(default, deserialize_with = "non_empty")]
    pub(super) scope: Option<String>,
    exp: Option<serde_json::Number>,
    iat: Option<serde_json::Number>,
    nbf: Option<serde_json::Number>,
}

impl Claims {
    /// The issuer. It becomes a look-up key, so control characters, which no e-mail address has, are refused.
    pub(super) fn issuer(&self) -> Result<String, AssertionError> {
        match self.iss.as_deref() {
            None | Some("") => Err(AssertionError::MissingClaim("iss")),
            Some(issuer) if issuer.chars().any(char::is_control) => {
                Err(AssertionError::Malformed("an issuer without control characters"))
            }
            Some(issuer) => Ok(issuer.to_owned()),
        }
    }

    /// Issue and expiry, in seconds since 1970, when the token is valid at `now`.
    pub(super) fn validity(&self, now: i64) -> Result<(i64, i64), AssertionError> {
        let issued = seconds(self.iat.as_ref()).ok_or(AssertionError::MissingClaim("iat"))?;
        let expires = seconds(self.exp.as_ref()).ok_or(AssertionError::MissingClaim("exp"))?;
        let latest_start = now.saturating_add(MAX_CLOCK_SKEW_SECONDS);
        if issued > latest_start || seconds(self.nbf.as_ref()).is_some_and(|start| start > latest_start) {
            return Err(AssertionError::NotYetValid);
        }
        if expires <= now {
            return Err(AssertionError::Expired);
        }
        if expires.saturating_sub(issued) > MAX_LIFETIME_SECONDS {
            return Err(AssertionError::Lifetime);
        }
        Ok((issued, expires))
    }

    /// A subject is only another name of the issuer: Muster has no users whom a service account could impersonate.
    pub(super) fn require_no_delegation(&self, issuer: &str) -> Result<(), AssertionError> {
        match self.sub.as_deref() {
            Some(subject) if subject != issuer => Err(AssertionError::Delegation),
            _ => Ok(()),
        }
    }
}

/// A NumericDate (RFC 7519, section 2) in whole seconds; it may have a fraction, which is dropped.
fn seconds(date: Option<&serde_json::Number>) -> Option<i64> {
    let date = date?;
    // The cast saturates, and a date beyond the range of i64 is refused by the checks that follow.
    date.as_i64().or_else(|| date.as_f64().map(|date| date.floor() as i64))
}

/// An empty scope asks for nothing and an empty audience names nobody, like absent ones.
fn non_empty<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let value = Option::<String>::deserialize(deserializer)?;
    Ok(value.filter(|value| !value.trim().is_empty()))
}

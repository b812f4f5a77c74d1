//! The claims of a client's JWT and the rules they keep.

use serde_json::{Map, Value};

use super::{AssertionError, MAX_CLOCK_SKEW_SECONDS, MAX_LIFETIME_SECONDS};

/// The registered claims (RFC 7519, section 4.1) and Google's `scope`; clients may send others, which mean nothing
/// here. `null` is the same as absent.
pub(super) struct Claims {
    iss: Option<String>,
    sub: Option<String>,
    /// Who the token is for: one address, or several of which one has to be ours (RFC 7519, section 4.1.3).
    pub(super) aud: Vec<String>,
    pub(super) scope: Option<String>,
    exp: Option<i64>,
    iat: Option<i64>,
    nbf: Option<i64>,
}

impl Claims {
    /// Reads the claims.
    ///
    /// # Errors
    /// Names the claim that is of another JSON type than it must be.
    pub(super) fn read(claims: &Map<String, Value>) -> Result<Self, AssertionError> {
        Ok(Self {
            iss: text(claims, "iss")?,
            sub: text(claims, "sub")?,
            aud: audiences(claims)?,
            scope: text(claims, "scope")?.filter(|scope| !scope.trim().is_empty()),
            exp: seconds(claims, "exp")?,
            iat: seconds(claims, "iat")?,
            nbf: seconds(claims, "nbf")?,
        })
    }

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

    /// Issue and expiry, in seconds since 1970, when the token is valid at `now`. The client's clock may be wrong by
    /// [`MAX_CLOCK_SKEW_SECONDS`] in either direction; a client that knows this may date `iat` back by as much and still ask
    /// for a whole hour from now, as PHP's library does with a minute.
    pub(super) fn validity(&self, now: i64) -> Result<(i64, i64), AssertionError> {
        let issued = self.iat.ok_or(AssertionError::MissingClaim("iat"))?;
        let expires = self.exp.ok_or(AssertionError::MissingClaim("exp"))?;
        let latest_start = now.saturating_add(MAX_CLOCK_SKEW_SECONDS);
        if issued > latest_start || self.nbf.is_some_and(|start| start > latest_start) {
            return Err(AssertionError::NotYetValid);
        }
        if expires <= now.saturating_sub(MAX_CLOCK_SKEW_SECONDS) {
            return Err(AssertionError::Expired);
        }
        if expires.saturating_sub(issued) > MAX_LIFETIME_SECONDS.saturating_add(MAX_CLOCK_SKEW_SECONDS) {
            return Err(AssertionError::Lifetime);
        }
        Ok((issued, expires))
    }

    /// A subject is only another name of the issuer: a service account acts for itself and cannot impersonate anybody.
    pub(super) fn require_no_delegation(&self, issuer: &str) -> Result<(), AssertionError> {
        match self.sub.as_deref() {
            Some(subject) if subject != issuer => Err(AssertionError::Delegation),
            _ => Ok(()),
        }
    }
}

fn present<'c>(claims: &'c Map<String, Value>, name: &str) -> Option<&'c Value> {
    claims.get(name).filter(|value| !value.is_null())
}

fn text(claims: &Map<String, Value>, name: &'static str) -> Result<Option<String>, AssertionError> {
    match present(claims, name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(AssertionError::ClaimType(name, "a string")),
    }
}

/// The audiences that are not empty: an empty one names nobody, like an absent one.
fn audiences(claims: &Map<String, Value>) -> Result<Vec<String>, AssertionError> {
    let wrong = || AssertionError::ClaimType("aud", "a string or a list of strings");
    let named = match present(claims, "aud") {
        None => Vec::new(),
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(several)) => several
            .iter()
            .map(|one| one.as_str().map(str::to_owned).ok_or_else(wrong))
            .collect::<Result<Vec<_>, _>>()?,
        Some(_) => return Err(wrong()),
    };
    Ok(named.into_iter().filter(|audience| !audience.trim().is_empty()).collect())
}

/// A NumericDate (RFC 7519, section 2) in whole seconds; it may have a fraction, which is dropped.
fn seconds(claims: &Map<String, Value>, name: &'static str) -> Result<Option<i64>, AssertionError> {
    let Some(value) = present(claims, name) else { return Ok(None) };
    let Value::Number(date) = value else {
        return Err(AssertionError::ClaimType(name, "a number of seconds since 1970"));
    };
    // The cast saturates, and a date beyond the range of i64 is refused by the checks that follow.
    Ok(date.as_i64().or_else(|| date.as_f64().map(|date| date.floor() as i64)))
}

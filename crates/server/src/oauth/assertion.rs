//! The signed JWT a client sends: as the assertion of a token request, or itself as a bearer token.
//!
//! Verification has two steps because the key is found by what the token says of itself: [`peek`] reads issuer and
//! key id without believing them, [`verify`] checks signature and claims. Time comes from the caller's clock, so
//! the time checks of the JWT crate are not used.

mod claims;
mod error;
#[cfg(test)]
mod tests;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::{Map, Value};

use claims::Claims;
pub use error::AssertionError;

/// Longest token, in bytes. Ours are under 1 KiB with many scopes; this leaves room for additional claims and
/// keeps the work an unauthenticated caller can cause small (Muster's own bound).
pub const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// Longest time from issue to expiry, in seconds: one hour, as Google's token endpoint has it.
pub const MAX_LIFETIME_SECONDS: i64 = 3600;

/// How far the client's clock may differ from ours, in seconds, ahead or behind: five minutes, "no more than a few minutes"
/// (RFC 7519, section 4.1.4). Health services publish that a clock 90 seconds fast must pass and one 390 seconds fast must
/// not (zero-touch reference, last section).
pub const MAX_CLOCK_SKEW_SECONDS: i64 = 300;

/// The only accepted signature algorithm: service-account keys are RSA keys.
const ALGORITHM: &str = "RS256";

/// What a token says of itself before anything about it was verified: good for finding the key, for nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified {
    /// The `iss` claim: the service account's e-mail address, supposedly.
    pub issuer: String,
    /// The `kid` of the header; clients of 2017 send none, then the live keys of the issuer are to be tried.
    pub key_id: Option<String>,
}

/// A token whose signature and claims were verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The service account's e-mail address.
    pub issuer: String,
    /// The requested scopes, separated by spaces.
    pub scope: Option<String>,
    /// The audience that was accepted; empty for a token that has scopes instead (see [`verify`]).
    pub audience: String,
    /// Expiry, in seconds since 1970.
    pub expires_at_seconds: i64,
    /// Issue, in seconds since 1970.
    pub issued_at_seconds: i64,
    /// The `kid` of the header.
    pub key_id: Option<String>,
}

/// The part of a JWS header that matters here (RFC 7515, section 4.1).
struct Header {
    alg: String,
    key_id: Option<String>,
    has_critical: bool,
}

impl Header {
    fn read(header: &Map<String, Value>) -> Result<Self, AssertionError> {
        let text = |name: &'static str| match header.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(AssertionError::HeaderType(name)),
        };
        Ok(Self {
            alg: text("alg")?.unwrap_or_default(),
            key_id: text("kid")?,
            has_critical: header.get("crit").is_some_and(|crit| !crit.is_null()),
        })
    }
}

/// The three parts of a token as sent, and what the first two say.
struct Parts<'a> {
    signed: &'a str,
    signature: &'a str,
    header: Header,
    claims: Claims,
}

/// Reads issuer and key id of a token **without verifying them**.
///
/// # Errors
/// Refuses what is no JWT of at most [`MAX_TOKEN_BYTES`], another algorithm than RS256, critical header extensions,
/// and a missing issuer.
pub fn peek(token: &str) -> Result<Unverified, AssertionError> {
    let parts = read(token)?;
    Ok(Unverified { issuer: parts.claims.issuer()?, key_id: parts.header.key_id })
}

/// Verifies a token with the public key of its issuer.
///
/// `public_key` is an RSA public key of 2048 to 8192 bits: DER (SubjectPublicKeyInfo or PKCS #1) or the PEM of
/// either. `accepted_audiences` is asked whether an `aud` is ours. A token without `aud` but with scopes, as
/// Google's libraries sign for use without exchange (AIP-4111), is asked for as the empty audience.
///
/// # Errors
/// Everything [`peek`] refuses; a signature by another key; `exp` in the past or more than
/// [`MAX_LIFETIME_SECONDS`] after `iat`; `iat` or `nbf` in the future, each with [`MAX_CLOCK_SKEW_SECONDS`] of
/// tolerance; an audience that is not accepted; a `sub` other than the issuer, because there is nobody to act for.
pub fn verify(
    token: &str,
    public_key: &[u8],
    now_seconds: i64,
    accepted_audiences: &dyn Fn(&str) -> bool,
) -> Result<Assertion, AssertionError> {
    let parts = read(token)?;
    let issuer = parts.claims.issuer()?;
    let key = DecodingKey::from_rsa_der(&der(public_key)?);
    // Verifying is infallible but for the encoding of the signature; a key that cannot be read verifies nothing.
    let genuine = jsonwebtoken::crypto::verify(parts.signature, parts.signed.as_bytes(), &key, Algorithm::RS256);
    if !genuine.unwrap_or(false) {
        return Err(AssertionError::Signature);
    }
    let claims = parts.claims;
    let (issued_at_seconds, expires_at_seconds) = claims.validity(now_seconds)?;
    claims.require_no_delegation(&issuer)?;
    let scope = claims.scope;
    let mut named = claims.aud;
    if named.is_empty() {
        if scope.is_none() {
            return Err(AssertionError::MissingClaim("aud"));
        }
        named.push(String::new());
    }
    let audience = named.into_iter().find(|audience| accepted_audiences(audience)).ok_or(AssertionError::Audience)?;
    Ok(Assertion { issuer, scope, audience, expires_at_seconds, issued_at_seconds, key_id: parts.header.key_id })
}

/// Takes a token apart and decodes header and claims.
fn read(token: &str) -> Result<Parts<'_>, AssertionError> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(AssertionError::TooLong);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(AssertionError::Malformed("three parts joined by dots"))?;
    let (header, claims) = signed.split_once('.').ok_or(AssertionError::Malformed("three parts joined by dots"))?;
    let header = decode(header).ok_or(AssertionError::Malformed("a header in base64url-encoded JSON"))?;
    let header = Header::read(&header)?;
    if header.alg != ALGORITHM {
        return Err(AssertionError::Algorithm);
    }
    // RFC 7515, section 4.1.11: who does not understand a critical extension must refuse the token.
    if header.has_critical {
        return Err(AssertionError::CriticalExtension);
    }
    if header.key_id.as_deref().is_some_and(|key_id| key_id.chars().any(char::is_control)) {
        return Err(AssertionError::Malformed("a key id without control characters"));
    }
    let claims = decode(claims).ok_or(AssertionError::Malformed("claims in base64url-encoded JSON"))?;
    Ok(Parts { signed, signature, header, claims: Claims::read(&claims)? })
}

/// Decodes one part of a token; `None` when it is not base64url or not a JSON object.
fn decode(part: &str) -> Option<Map<String, Value>> {
    // Some old clients pad, which RFC 7515 forbids but which changes nothing.
    let bytes = URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The DER bytes of a key that may be in PEM form.
fn der(public_key: &[u8]) -> Result<Vec<u8>, AssertionError> {
    let Some(text) = std::str::from_utf8(public_key).ok().filter(|text| text.trim_start().starts_with("-----BEGIN"))
    else {
        return Ok(public_key.to_vec());
    };
    let body: String = text.lines().map(str::trim).filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(body).map_err(|_| AssertionError::UnusableKey)
}

//! Why a client's JWT was refused.

use super::{MAX_CLOCK_SKEW_SECONDS, MAX_LIFETIME_SECONDS, MAX_TOKEN_BYTES};

/// Why a client's JWT was refused. `Display` gives the sentence for `error_description`; it repeats nothing of the
/// token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssertionError {
    /// Longer than [`MAX_TOKEN_BYTES`].
    TooLong,
    /// No JWT: names what it should consist of.
    Malformed(&'static str),
    /// The header names another algorithm than RS256.
    Algorithm,
    /// The header has `crit`: extensions that must be understood.
    CriticalExtension,
    /// A required claim is missing: names it.
    MissingClaim(&'static str),
    /// A field of the header is no string: names it.
    HeaderType(&'static str),
    /// A claim is of another JSON type than it must be: names it, and says what it must be.
    ClaimType(&'static str, &'static str),
    /// Not signed by the key of the issuer.
    Signature,
    /// The stored public key cannot be read; nothing the client could change.
    UnusableKey,
    /// `exp` has passed.
    Expired,
    /// `iat` or `nbf` lies in the future.
    NotYetValid,
    /// Valid for longer than [`MAX_LIFETIME_SECONDS`] and the tolerance for clocks.
    Lifetime,
    /// `aud` is not one of ours.
    Audience,
    /// `sub` is not the issuer.
    Delegation,
}

impl AssertionError {
    /// The OAuth error code (RFC 6749, section 5.2): `invalid_request` for what is no JWT at all, `invalid_grant` for
    /// a JWT that grants nothing.
    #[must_use]
    pub fn oauth_code(self) -> &'static str {
        match self {
            Self::TooLong | Self::Malformed(_) | Self::HeaderType(_) | Self::ClaimType(..) => "invalid_request",
            Self::Algorithm
            | Self::CriticalExtension
            | Self::MissingClaim(_)
            | Self::Signature
            | Self::UnusableKey
            | Self::Expired
            | Self::NotYetValid
            | Self::Lifetime
            | Self::Audience
            | Self::Delegation => "invalid_grant",
        }
    }
}

impl std::fmt::Display for AssertionError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong => write!(formatter, "Invalid JWT: a token has at most {MAX_TOKEN_BYTES} bytes."),
            Self::Malformed(expected) => write!(formatter, "Invalid JWT: it must have {expected}."),
            Self::Algorithm => formatter.write_str("Invalid JWT: the header's alg must be RS256."),
            Self::CriticalExtension => formatter.write_str("Invalid JWT: the header's crit is not supported."),
            Self::MissingClaim(claim) => write!(formatter, "Invalid JWT: the claim {claim} is required."),
            Self::HeaderType(field) => write!(formatter, "Invalid JWT: the header's {field} must be a string."),
            Self::ClaimType(claim, expected) => {
                write!(formatter, "Invalid JWT: the claim {claim} must be {expected}.")
            }
            Self::Signature => formatter.write_str("Invalid JWT signature."),
            Self::UnusableKey => formatter.write_str("Invalid JWT: the service account's public key cannot be read."),
            Self::Expired => formatter.write_str("Invalid JWT: it has expired; check the client's clock."),
            Self::NotYetValid => write!(
                formatter,
                "Invalid JWT: iat or nbf is more than {MAX_CLOCK_SKEW_SECONDS} seconds in the future; check the client's clock."
            ),
            Self::Lifetime => {
                write!(
                    formatter,
                    "Invalid JWT: exp must be at most {MAX_LIFETIME_SECONDS} seconds after iat (and {MAX_CLOCK_SKEW_SECONDS} more for clocks that differ)."
                )
            }
            Self::Audience => formatter.write_str("Invalid JWT: aud is not an address of this service."),
            Self::Delegation => formatter
                .write_str("Invalid JWT: sub must be absent or equal iss; acting for another user is not supported."),
        }
    }
}

impl std::error::Error for AssertionError {}

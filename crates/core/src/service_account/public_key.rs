//! Public keys of issuers that keep their private half themselves.

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rsa::{self, PublicEncryptingKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::{Error, Violation};

/// Smallest key that is taken, in bits: what RS256 asks for (RFC 7518, section 3.3).
pub const MIN_KEY_BITS: usize = 2048;

/// Largest key that is taken, in bits: the library that verifies signatures takes no larger ones.
pub const MAX_KEY_BITS: usize = 8192;

const FIELD: &str = "publicKey";

/// An RSA public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// PKCS#1 DER, the form that is stored.
    pub(super) der: Vec<u8>,
}

impl PublicKey {
    /// Reads a PEM file: `PUBLIC KEY` (SubjectPublicKeyInfo) or `RSA PUBLIC KEY` (PKCS#1).
    ///
    /// # Errors
    /// INVALID_ARGUMENT for anything else, and for a key smaller than [`MIN_KEY_BITS`] or larger than [`MAX_KEY_BITS`].
    pub fn from_pem(pem: &str) -> Result<Self, Error> {
        let wrong = |rule: &str| Error::invalid(FIELD, Violation::Malformed).rule(rule);
        let block = pem.split_once("-----BEGIN ").and_then(|(_, rest)| rest.split_once("-----"));
        let (label, rest) =
            block.ok_or_else(|| wrong("must be in PEM form, beginning with -----BEGIN PUBLIC KEY-----"))?;
        if label.ends_with("PRIVATE KEY") {
            return Err(wrong("must be a public key and is a private one: openssl pkey -in FILE -pubout makes it"));
        }
        if label == "CERTIFICATE" {
            return Err(wrong(
                "must be a public key: openssl x509 -in FILE -noout -pubkey takes it from a certificate",
            ));
        }
        let body = rest.split_once("-----END").map(|(body, _)| body).unwrap_or_default();
        let body: String = body.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let der = STANDARD.decode(body).map_err(|_| wrong("has something in it that is not base64"))?;
        let key = rsa::PublicKey::from_der(&der).map_err(|_| wrong("must be an RSA key, for RS256"))?;
        let bits = AsDer::<PublicKeyX509Der<'_>>::as_der(&key)
            .ok()
            .and_then(|spki| PublicEncryptingKey::from_der(spki.as_ref()).ok())
            .map(|key| key.key_size_bits());
        if !bits.is_some_and(|bits| (MIN_KEY_BITS..=MAX_KEY_BITS).contains(&bits)) {
            return Err(wrong(&format!("must have {MIN_KEY_BITS} to {MAX_KEY_BITS} bits")));
        }
        Ok(Self { der: key.as_ref().to_vec() })
    }
}

//! Secrets that somebody shows later: random, and stored as SHA-256 alone.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::context::Context;

/// A fresh secret: 256 random bits behind a prefix that tells what it is.
pub(crate) fn fresh(context: &Context, prefix: &str) -> String {
    format!("{prefix}{}", URL_SAFE_NO_PAD.encode(context.random::<32>()))
}

/// SHA-256 of a secret's text: what the store and the caches know it by. Secrets are random, so nothing slower is needed.
pub fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

//! The secret that an organisation's phones must know to be told their configuration.

use muster_store::params;
use sha2::{Digest, Sha256};

use crate::call::Call;
use crate::error::{Error, Violation};
use crate::event::{self, Event, Subject};
use crate::id::CustomerId;
use crate::organisation::{Kind, require_kind};

/// Shortest set-up secret: with the limit of set-up requests per network, eight characters cannot be guessed.
pub const MIN_SETUP_SECRET_CHARS: usize = 8;

/// Longest set-up secret.
pub const MAX_SETUP_SECRET_CHARS: usize = 255;

/// Sets the secret, or takes it away. Only its SHA-256 is kept.
pub fn set_setup_secret(call: &mut Call<'_, '_>, customer_id: CustomerId, secret: Option<&str>) -> Result<(), Error> {
    require_kind(call.tx, "id", customer_id, Kind::Customer)?;
    if secret.is_some_and(|secret| !fits(secret)) {
        let rule = format!(
            "must have {MIN_SETUP_SECRET_CHARS} to {MAX_SETUP_SECRET_CHARS} characters, none of them a control character"
        );
        return Err(Error::invalid("setupSecret", Violation::Malformed).rule(rule));
    }
    let hash = secret.map(|secret| Sha256::digest(secret.as_bytes()).to_vec());
    call.tx
        .send("UPDATE organisation SET setup_secret_hash = ?2 WHERE id = ?1", params![customer_id, hash.as_ref()])?;
    let kind = if secret.is_some() { event::Kind::SetupSecretSet } else { event::Kind::SetupSecretRemoved };
    call.record(customer_id, Event::new(kind, Subject::Organisation(customer_id.into())))
}

fn fits(secret: &str) -> bool {
    (MIN_SETUP_SECRET_CHARS..=MAX_SETUP_SECRET_CHARS).contains(&secret.chars().count())
        && !secret.contains(char::is_control)
}

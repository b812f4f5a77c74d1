//! `POST /token` and bearer tokens, as Google's auth libraries use them (design, section 6).

mod bearer;
mod grant;

use serde_json::{Value, json};

use crate::support::Account;

/// What Node's gtoken and clients of 2017 send as header: no key id.
fn header_without_key() -> Value {
    json!({"alg": "RS256", "typ": "JWT"})
}

/// The account's claims with some replaced; `null` takes one away.
fn claims_with(account: &Account, now: i64, changes: Value) -> Value {
    let mut claims = account.claims(now);
    for (name, value) in changes.as_object().unwrap() {
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(name)),
            value => claims[name] = value.clone(),
        }
    }
    claims
}

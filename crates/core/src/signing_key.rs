//! The key ID tokens are signed with. It is made once for a database, so that every node signs with the same one, and its
//! private half has to be stored: it opens nothing here, and only says to others who signed in.

use std::fmt;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use muster_store::{Record, Tx, params, record, sql};

use crate::call::Call;
use crate::error::{Code, Error};
use crate::id::KeyId;
use crate::service_account::fresh_key_id;

record! {
    /// A key for signing. Its `Debug` tells its id alone, so that the private half cannot reach a log.
    #[derive(Clone, PartialEq, Eq)]
    pub struct SigningKey in "signing_key" key (key_id) {
        /// Its id, 40 hexadecimal digits.
        pub key_id: KeyId,
        /// Private half, PKCS#8 DER.
        pub private_key: Vec<u8>,
        /// Public half, PKCS#1 DER.
        pub public_key: Vec<u8>,
        /// When it was made, in milliseconds since 1970.
        pub created_at: i64,
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// A JWT with these claims, signed with RS256. Signing takes a millisecond.
    ///
    /// # Errors
    /// INTERNAL for a stored key that cannot be read.
    pub fn sign_jwt(&self, claims: &serde_json::Value) -> Result<String, Error> {
        let failed = || Error::new(Code::Internal, "the signing key cannot be used");
        let pair = KeyPair::from_pkcs8(&self.private_key).map_err(|_| failed())?;
        let header = serde_json::json!({"alg": "RS256", "kid": self.key_id, "typ": "JWT"});
        let part = |json: &serde_json::Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let message = format!("{}.{}", part(&header), part(claims));
        let mut signature = vec![0; pair.public_modulus_len()];
        // RSASSA-PKCS1-v1_5 takes nothing from chance; the library asks for a source all the same.
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature).map_err(|_| failed())?;
        Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// A fresh RSA key. Making one takes some hundred milliseconds, so it happens before the transaction.
pub struct FreshKey {
    private_key: Vec<u8>,
    public_key: Vec<u8>,
}

impl FreshKey {
    /// Makes a 2048-bit RSA key.
    ///
    /// # Errors
    /// INTERNAL when the machine cannot.
    pub fn generate() -> Result<Self, Error> {
        let failed = |_| Error::new(Code::Internal, "the signing key could not be made");
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(failed)?;
        let private = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).map_err(failed)?;
        Ok(Self { private_key: private.as_ref().to_vec(), public_key: pair.public_key().as_ref().to_vec() })
    }
}

/// The database's signing key, if it has one.
///
/// # Errors
/// Only the database's.
pub fn find(tx: &mut Tx<'_>) -> Result<Option<SigningKey>, Error> {
    let sql = sql!("SELECT {} FROM signing_key ORDER BY created_at, key_id LIMIT 1", SigningKey::select(""));
    Ok(tx.one(sql, params![], SigningKey::read)?)
}

/// Stores the key, unless another node was faster, and gives the one that counts.
///
/// # Errors
/// Only the database's.
pub fn keep(call: &mut Call<'_, '_>, fresh: &FreshKey) -> Result<SigningKey, Error> {
    if let Some(known) = find(call.tx)? {
        return Ok(known);
    }
    let key = SigningKey {
        key_id: fresh_key_id(call),
        private_key: fresh.private_key.clone(),
        public_key: fresh.public_key.clone(),
        created_at: call.now,
    };
    key.insert(call.tx)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_column_by_column_and_the_private_half_is_not_shown() {
        let key = |n: u8| SigningKey {
            key_id: KeyId::new("key"),
            private_key: vec![n],
            public_key: vec![n, n],
            created_at: i64::from(n) + 100,
        };
        crate::round_trip::round_trip(&key(1), &key(2));
        assert_eq!(format!("{:?}", key(7)), "SigningKey { key_id: KeyId(\"key\"), .. }");
    }
}

//! Service accounts of a test, and JWTs signed with their keys as Google's libraries sign them.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use muster_core::service_account::Generated;
use serde_json::{Value, json};

pub const RESELLER_SCOPE: &str = "https://www.googleapis.com/auth/androidworkprovisioning";
pub const ENTERPRISE_SCOPE: &str = "https://www.googleapis.com/auth/androidenterprise";
pub const CUSTOMER_SCOPE: &str = "https://www.googleapis.com/auth/androidworkzerotouchemm";

/// What a PKCS #8 wrapping of a 2048-bit RSA key puts before the PKCS #1 key, in bytes.
const PKCS8_PREFIX_BYTES: usize = 26;

/// A service account with its key file.
pub struct Account {
    /// The key file as Google's libraries read it.
    pub file: Value,
    /// The scope its tokens ask for.
    pub scope: &'static str,
    /// A token, once one was asked for.
    pub token: OnceLock<String>,
}

impl Account {
    pub fn new(file: Value, scope: &'static str) -> Self {
        Self { file, scope, token: OnceLock::new() }
    }

    pub fn email(&self) -> &str {
        self.file["client_email"].as_str().unwrap()
    }

    pub fn key_id(&self) -> &str {
        self.file["private_key_id"].as_str().unwrap()
    }

    /// The claims that today's google-auth for Python signs, issued at `now` (seconds since 1970).
    pub fn claims(&self, now: i64) -> Value {
        json!({
            "iss": self.email(),
            "scope": self.scope,
            "aud": "https://oauth2.googleapis.com/token",
            "iat": now,
            "exp": now + 3600,
        })
    }

    /// An assertion with these claims and this account's key id.
    pub fn assertion(&self, claims: &Value) -> String {
        sign(&json!({"alg": "RS256", "typ": "JWT", "kid": self.key_id()}), claims)
    }
}

/// The key pair every account of the tests shares: making one takes a second in a debug build.
pub fn key_pair() -> &'static Generated {
    static PAIR: OnceLock<Generated> = OnceLock::new();
    PAIR.get_or_init(|| Generated::new().unwrap())
}

/// Remembers the private half of [`key_pair`], which only a key file tells.
static SIGNER: OnceLock<Vec<u8>> = OnceLock::new();

pub fn remember_private_key(file: &Value) {
    SIGNER.get_or_init(|| pkcs1(file["private_key"].as_str().unwrap()));
}

fn pkcs1(pem: &str) -> Vec<u8> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(body).unwrap().split_off(PKCS8_PREFIX_BYTES)
}

/// A JWT with this header and these claims, signed with the key the accounts of the tests share.
pub fn sign(header: &Value, claims: &Value) -> String {
    sign_by(SIGNER.get().expect("a scene has made key files"), header, claims)
}

/// A JWT signed with a key that no server knows.
pub fn sign_with_other_key(header: &Value, claims: &Value) -> String {
    static OTHER: OnceLock<Vec<u8>> = OnceLock::new();
    let key = OTHER.get_or_init(|| {
        let database = super::Database::sqlite();
        let store = database.open();
        let context = muster_core::Context::system();
        let file = store
            .write("key", move |tx| {
                let mut call =
                    muster_core::Call { tx, context: &context, caller: &muster_core::Caller::Operator, now: 0 };
                let reseller = muster_core::organisation::create_reseller(&mut call, "Elsewhere")?;
                let generated = Generated::new()?;
                let grants = [muster_core::Grant::reseller(reseller)];
                muster_core::service_account::create_key(&mut call, &generated, &grants, "http://elsewhere")
            })
            .wait()
            .map(|file| serde_json::to_value(file).unwrap())
            .unwrap();
        pkcs1(file["private_key"].as_str().unwrap())
    });
    sign_by(key, header, claims)
}

fn sign_by(pkcs1: &[u8], header: &Value, claims: &Value) -> String {
    let message = unsigned(header, claims);
    let key = EncodingKey::from_rsa_der(pkcs1);
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::RS256).unwrap();
    format!("{message}.{signature}")
}

/// Header and claims of a JWT, without signature.
pub fn unsigned(header: &Value, claims: &Value) -> String {
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}", encode(header), encode(claims))
}

//! Tokens for key files, as clients ask for them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use super::send;

/// What a PKCS #8 wrapping of a 2048-bit RSA key puts before the PKCS #1 key, in bytes.
const PKCS8_PREFIX_BYTES: usize = 26;

/// What a client signs to ask for a token of all scopes.
pub fn assertion(key: &Value) -> String {
    let pem: String = key["private_key"].as_str().unwrap().lines().filter(|line| !line.starts_with("-----")).collect();
    let pkcs1 = STANDARD.decode(pem).unwrap().split_off(PKCS8_PREFIX_BYTES);
    let header = Header { kid: key["private_key_id"].as_str().map(str::to_owned), ..Header::new(Algorithm::RS256) };
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let scopes = ["androidworkprovisioning", "androidworkzerotouchemm"];
    let claims = json!({
        "iss": key["client_email"],
        "aud": key["token_uri"],
        "scope": scopes.map(|scope| format!("https://www.googleapis.com/auth/{scope}")).join(" "),
        "iat": now,
        "exp": now + 3600,
    });
    encode(&header, &claims, &EncodingKey::from_rsa_der(&pkcs1)).unwrap()
}

/// Asks the server at `url` for a token.
pub fn token(url: &str, assertion: &str) -> String {
    let form = format!("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion={assertion}");
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let answer = send(url, "POST /token", &[kind, ("X-Request-Id", "token")], &form);
    answer.json()["access_token"].as_str().unwrap_or_else(|| panic!("no token: {answer:?}")).to_owned()
}

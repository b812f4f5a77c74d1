//! A client of the API with a key file, as programs have it.

use std::path::Path;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{Method, Request};

/// How long an answer may take before a test fails: longer than the server itself waits for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a PKCS #8 wrapping of a 2048-bit RSA key puts before the PKCS #1 key, in bytes.
const PKCS8_PREFIX_BYTES: usize = 26;

/// Calls a server, with the bearer token of a key if it has one. Its clones share their connections.
#[derive(Clone)]
pub struct Client {
    url: String,
    bearer: Option<String>,
    agent: Agent,
}

impl Client {
    /// A stranger.
    pub fn new(url: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .max_idle_connections_per_host(32)
            .build()
            .new_agent();
        Self { url: url.to_owned(), bearer: None, agent }
    }

    /// The holder of a key file, who signs its tokens itself.
    pub fn with_key(url: &str, file: &Path) -> Self {
        let key: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        Self { bearer: Some(format!("Bearer {}", token(url, &key))), ..Self::new(url) }
    }

    pub fn get(&self, path: &str) -> (u16, Value) {
        self.call(Method::GET, path, None).unwrap()
    }

    pub fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        self.call(Method::POST, path, Some(body)).unwrap()
    }

    /// Status and answer of a call, `None` for an empty one; an error when the connection was lost before the answer was whole.
    pub fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Result<(u16, Value), ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        if let Some(bearer) = &self.bearer {
            request = request.header("Authorization", bearer);
        }
        let answer = match body {
            Some(body) => {
                let request = request.header("Content-Type", "application/json");
                self.agent.run(request.body(body.to_string()).unwrap())
            }
            None => self.agent.run(request.body(()).unwrap()),
        };
        let mut answer = answer?;
        let text = answer.body_mut().read_to_string()?;
        Ok((answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }
}

/// A self-signed bearer token for everything that the key may do.
fn token(url: &str, key: &Value) -> String {
    let now = muster_core::Context::system().now() / 1000;
    let header = json!({"alg": "RS256", "typ": "JWT", "kid": key["private_key_id"]});
    let email = &key["client_email"];
    let claims = json!({"iss": email, "sub": email, "aud": format!("{url}/"), "iat": now, "exp": now + 3600});
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let message = format!("{}.{}", encode(&header), encode(&claims));
    let pem = key["private_key"].as_str().unwrap();
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let signer = EncodingKey::from_rsa_der(&STANDARD.decode(body).unwrap()[PKCS8_PREFIX_BYTES..]);
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &signer, Algorithm::RS256).unwrap();
    format!("{message}.{signature}")
}

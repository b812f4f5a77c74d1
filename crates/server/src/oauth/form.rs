//! Fields of a request: in its body, or in its query as some clients send them.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use muster_core::{Error, Violation};
use serde_json::{Map, Value};

use crate::app::App;
use crate::dispatch::without_mark;
use crate::http::{Peer, Place, Sender, Share, Told, read_body};
use crate::oauth::answer::Refused;

/// Longest form: an assertion with its encoding.
pub(crate) const MAX_FORM_BYTES: usize = 32 * 1024;

/// The fields of a request, with what it takes of the memory for bodies.
pub(crate) struct Form {
    body: Vec<(String, String)>,
    query: Vec<(String, String)>,
    /// What else the request has.
    pub parts: Parts,
    _place: Place,
}

impl Form {
    /// Reads the fields of a request.
    ///
    /// # Errors
    /// INVALID_ARGUMENT for a body longer than [`MAX_FORM_BYTES`] and for JSON that is no flat object, UNAVAILABLE where there is
    /// no memory for it.
    pub(crate) async fn read(app: &Arc<App>, request: Request) -> Result<Self, Error> {
        let (parts, body) = request.into_parts();
        let sender = parts.extensions.get::<Peer>().and_then(|peer| Sender::stranger(peer.0));
        let held = read_body(&app.bodies, (Share::Token, sender), body, &parts.headers, MAX_FORM_BYTES).await?;
        let query = urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
        let body = match &*media_type(&parts.headers) {
            "application/json" => flat_json(&without_mark(held.bytes.clone()))?,
            _ => urlencoded(&held.bytes),
        };
        Ok(Self { body, query, parts, _place: held.place })
    }

    /// The refusal of a request that lacks a field. A body of another kind than these endpoints read has none.
    pub(super) fn missing(&self, name: &str) -> Refused {
        let kind = media_type(&self.parts.headers);
        let read = ["", "application/x-www-form-urlencoded", "application/json"];
        if read.contains(&&*kind) {
            return Refused::new("invalid_request", format!("{name} is required"));
        }
        let says = format!(
            "{name} is required: fields are read from application/x-www-form-urlencoded or application/json, not from {kind}"
        );
        Refused::new("invalid_request", says)
    }

    /// The first field of that name; the body's, if it has one.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let pairs = self.body.iter().chain(&self.query);
        pairs.into_iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Where to tell what is found out about the request.
    pub(crate) fn told(&self) -> Told {
        Told::of(&self.parts.extensions)
    }

    /// The headers.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The first field of the body with that name.
    pub(crate) fn sent(&self, name: &str) -> Option<&str> {
        self.body.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The field of the query with that name.
    ///
    /// # Errors
    /// When it is there more than once (RFC 6749, section 3.1).
    pub(crate) fn only_in_query(&self, name: &str) -> Result<Option<&str>, ()> {
        let mut values = self.query.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let first = values.next();
        if values.next().is_some() { Err(()) } else { Ok(first) }
    }
}

/// The media type of a request's body in lower case, without parameters; empty where none is named.
fn media_type(headers: &HeaderMap) -> String {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = named.split(';').next().unwrap_or_default().trim();
    // An odd one is repeated in a refusal.
    if kind.len() <= 100 && kind.is_ascii() { kind.to_ascii_lowercase() } else { "a kind with an odd name".to_owned() }
}

fn urlencoded(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}

/// Fields that OAuth's endpoints read.
const KNOWN: [&str; 13] = [
    "access_token",
    "assertion",
    "client_id",
    "client_secret",
    "code",
    "code_verifier",
    "grant_type",
    "id_token",
    "redirect_uri",
    "refresh_token",
    "scope",
    "state",
    "token",
];

/// Fields as JSON, which Google takes although OAuth has no such form: libraries for HTTP write objects so.
fn flat_json(text: &[u8]) -> Result<Vec<(String, String)>, Error> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let wrong = |rule: &str| Error::invalid("body", Violation::Malformed).rule(rule);
    let object: Map<String, Value> = serde_json::from_slice(text).map_err(|_| wrong("must be a JSON object"))?;
    let field = |(name, value): (String, Value)| match value {
        Value::String(text) => Ok((name, text)),
        Value::Null => Ok((name, String::new())),
        Value::Bool(_) | Value::Number(_) => Ok((name, value.to_string())),
        Value::Array(_) | Value::Object(_) => Err(wrong("must have texts in its fields, no lists or objects")),
    };
    // Fields that are not known mean nothing, whatever they are (RFC 6749, section 3.2).
    let is_plain =
        |(name, value): &(String, Value)| KNOWN.contains(&name.as_str()) || !(value.is_array() || value.is_object());
    object.into_iter().filter(is_plain).map(field).collect()
}

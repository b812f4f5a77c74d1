//! Fields of a request: in its body, or in its query as some clients send them.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use muster_core::Error;

use crate::app::App;
use crate::http::{Place, Share, Told, read_body};

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
    /// INVALID_ARGUMENT for a body longer than [`MAX_FORM_BYTES`], UNAVAILABLE where there is no memory for it.
    pub(crate) async fn read(app: &Arc<App>, request: Request) -> Result<Self, Error> {
        let (parts, body) = request.into_parts();
        let held = read_body(&app.bodies, Share::Token, body, &parts.headers, MAX_FORM_BYTES).await?;
        let pairs = |text: &[u8]| {
            form_urlencoded::parse(text).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
        };
        let query = pairs(parts.uri.query().unwrap_or_default().as_bytes());
        Ok(Self { body: pairs(&held.bytes), query, parts, _place: held.place })
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

//! A name for each request, so that a client's complaint can be found in the log.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue};
use muster_core::Context;

/// The header that carries the name, in both directions.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longest name taken over from a client or a proxy.
const MAX_REQUEST_ID_CHARS: usize = 128;

/// The name of a request, as its handlers find it.
#[derive(Clone)]
pub(crate) struct RequestId(HeaderValue);

impl RequestId {
    /// A name to go with a request.
    pub(crate) fn new(id: HeaderValue) -> Self {
        Self(id)
    }

    /// The name that came with the request.
    pub(crate) fn of(extensions: &Extensions) -> HeaderValue {
        extensions.get::<Self>().map_or(HeaderValue::from_static("-"), |id| id.0.clone())
    }
}

/// Names requests: a random number of this process, and a count.
pub(crate) struct RequestIds {
    process: u32,
    count: AtomicU64,
}

impl RequestIds {
    pub(crate) fn new(context: &Context) -> Self {
        Self { process: u32::from_le_bytes(context.random()), count: AtomicU64::new(0) }
    }

    /// The name the request brings, if it is a short word, else a fresh one.
    pub(crate) fn of(&self, headers: &HeaderMap) -> HeaderValue {
        let given = headers.get(&REQUEST_ID).filter(|id| {
            let fits = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(byte);
            !id.is_empty() && id.len() <= MAX_REQUEST_ID_CHARS && id.as_bytes().iter().all(fits)
        });
        given.cloned().unwrap_or_else(|| {
            let count = self.count.fetch_add(1, Ordering::Relaxed);
            HeaderValue::from_str(&format!("{:08x}-{count:x}", self.process)).unwrap_or(HeaderValue::from_static("-"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_word_is_taken_over_and_anything_else_replaced() {
        let ids = RequestIds::new(&Context::system());
        let of = |id: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, id.parse().expect("a header value"));
            ids.of(&headers)
        };
        assert_eq!(of("trace-7/a"), "trace-7/a");
        assert_ne!(of("two words"), "two words");
        assert_ne!(of(&"x".repeat(129)), "x".repeat(129).as_str());
        assert_ne!(ids.of(&HeaderMap::new()), ids.of(&HeaderMap::new()), "fresh names differ");
    }
}

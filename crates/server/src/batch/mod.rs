//! HTTP batching: several API calls in one `multipart/mixed` request, as Google's client libraries send it.
//!
//! [`parse`] takes the request's body apart into calls, [`render`] puts their responses together. Running the calls
//! is the server's business; each has its own transaction and its own answer, and so has a part that is no call.

mod handler;
mod head;
mod multipart;
mod parse;
mod render;

use axum::body::Bytes;
pub(crate) use handler::MAX_BATCH_BYTES;
pub(crate) use handler::batch;
use parse::parse;
use render::render;

/// Most calls in one batch, as `BatchHttpRequest` of Google's Python client sends at most.
pub const MAX_CALLS: usize = 1000;

/// Longest line of a header or request line within a batch, in bytes (Muster's own bound, that of common HTTP
/// servers).
pub const MAX_LINE_BYTES: usize = 16 * 1024;

/// Most headers of a part, and of the call in it (Muster's own bound, that of common HTTP servers).
pub const MAX_HEADERS: usize = 100;

/// Longest boundary, in characters (RFC 2046, section 5.1.1).
pub const MAX_BOUNDARY_CHARS: usize = 70;

/// One part of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its `Content-ID` as sent, with its angle brackets if it has them; the response repeats it.
    pub content_id: Option<String>,
    /// Its call, or what is wrong of it: a part that is wrong spoils itself alone.
    pub call: Result<InnerRequest, String>,
}

/// The call in a part of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InnerRequest {
    /// The HTTP method, as sent.
    pub method: String,
    /// Path and query as sent, beginning with `/`. Clients may send a whole URL; its scheme and host are dropped, because
    /// the call is always for the server that received the batch.
    pub target: String,
    /// The call's own headers, in order; names as sent.
    pub headers: Vec<(String, String)>,
    /// The call's body.
    pub body: Vec<u8>,
}

/// The answer to one call of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InnerResponse {
    /// The `content_id` of the part.
    pub content_id: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// Headers without `Content-Length`, which is written for every response.
    pub headers: Vec<(String, String)>,
    /// The body, not compressed, perhaps in pieces.
    pub body: Vec<Bytes>,
}

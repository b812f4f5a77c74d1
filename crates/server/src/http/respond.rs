//! Writing a response.

use std::io::Write;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::{Stream, StreamExt, stream};
use muster_core::{Code, Error};

use crate::answer::{Content, Pieces, Reply};

/// The content type of every API answer.
pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=UTF-8");

/// Answers shorter than this are not compressed: the header would eat the gain.
const COMPRESS_FROM_BYTES: usize = 1024;

/// Answers longer than this are compressed on a thread of their own, so that other requests are not held up.
const COMPRESS_ASIDE_FROM_BYTES: usize = 512 * 1024;

/// How a client takes its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContentCoding {
    /// As it is.
    Identity,
    /// Compressed, where that is worth it.
    Gzip,
}

impl ContentCoding {
    /// What `Accept-Encoding` asks for: gzip if it is named and not forbidden by `q=0` (RFC 9110, section 12.5.3).
    pub(crate) fn accepted(request: &HeaderMap) -> Self {
        let value = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let gzip = value.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
            named && !parts.any(|weight| weight.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)))
        });
        if gzip { Self::Gzip } else { Self::Identity }
    }
}

/// An answer as a response, compressed if the client takes that and it is worth it.
pub(crate) async fn respond(reply: Reply, coding: ContentCoding) -> Response {
    let Reply { status, content_type, headers: own, body, counted } = reply;
    let packed = coding == ContentCoding::Gzip && content_type.as_ref().is_some_and(is_compressible);
    let (body, compressed) = match body {
        Content::Whole(body) => {
            let worth_it = packed && body.len() >= COMPRESS_FROM_BYTES;
            let (body, compressed) = if worth_it { compress(body).await } else { (body, false) };
            let body = match counted {
                Some(counted) => counted.keep_with(body),
                None => body,
            };
            (Body::from(body), compressed)
        }
        Content::Pieces(pieces) if packed => (Body::from_stream(compress_pieces(pieces)), true),
        Content::Pieces(pieces) => (Body::from_stream(pieces), false),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.extend(own);
    if let Some(content_type) = content_type {
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    if compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    response
}

/// Images are compressed already.
fn is_compressible(content_type: &HeaderValue) -> bool {
    content_type == JSON || content_type.as_bytes().starts_with(b"text/")
}

async fn compress(body: Bytes) -> (Bytes, bool) {
    if body.len() < COMPRESS_ASIDE_FROM_BYTES {
        return pack(body);
    }
    let aside = tokio::task::spawn_blocking(move || pack(body)).await;
    aside.unwrap_or_default()
}

/// A body packed with gzip, and whether that went well.
pub(crate) fn pack(body: Bytes) -> (Bytes, bool) {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::fast());
    match encoder.write_all(&body).and_then(|()| encoder.finish()) {
        Ok(packed) => (packed.into(), true),
        Err(_) => (body, false),
    }
}

/// Compresses a body piece by piece. One that is cut off has no end, so it cannot be unpacked as if it were whole.
fn compress_pieces(pieces: Pieces) -> impl Stream<Item = Result<Bytes, Error>> + Send {
    let encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let step = |(mut pieces, encoder): (Pieces, Option<GzEncoder<Vec<u8>>>)| async move {
        let Some(mut encoder) = encoder else { return Ok(None) };
        loop {
            let Some(piece) = pieces.next().await.transpose()? else {
                let end = encoder.finish().map_err(|_| unpackable())?;
                return Ok(Some((Bytes::from(end), (pieces, None))));
            };
            encoder.write_all(&piece).map_err(|_| unpackable())?;
            let packed = std::mem::take(encoder.get_mut());
            if !packed.is_empty() {
                return Ok(Some((packed.into(), (pieces, Some(encoder)))));
            }
        }
    };
    stream::try_unfold((pieces, Some(encoder)), step)
}

fn unpackable() -> Error {
    Error::new(Code::Internal, "the answer cannot be compressed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_used_only_where_it_is_taken() {
        for (value, expected) in [
            ("gzip", ContentCoding::Gzip),
            ("gzip, deflate", ContentCoding::Gzip),
            ("deflate, GZIP;q=0.5", ContentCoding::Gzip),
            ("gzip;q=0", ContentCoding::Identity),
            ("br", ContentCoding::Identity),
            ("", ContentCoding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, value.parse().expect("a header value"));
            assert_eq!(ContentCoding::accepted(&headers), expected, "for {value:?}");
        }
    }
}

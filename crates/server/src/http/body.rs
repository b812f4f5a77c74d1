//! Reading a request's body, within limits.

use std::io::Read;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use flate2::read::GzDecoder;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use muster_core::{Code, Error, Reason};

/// How long a client may take to send its body.
const BODY_TIMEOUT: Duration = Duration::from_secs(60);

/// The whole body, unpacked if it came compressed. The limit counts the unpacked bytes, so that a small body cannot
/// become a large one.
///
/// # Errors
/// INVALID_ARGUMENT when it is longer than `limit` bytes, in an unknown encoding, or cut off.
pub(crate) async fn read_body(body: Body, headers: &HeaderMap, limit: usize) -> Result<Bytes, Error> {
    let collected = tokio::time::timeout(BODY_TIMEOUT, Limited::new(body, limit).collect()).await;
    let bytes = match collected {
        Err(_) => return Err(wrong(format!("the body took longer than {} seconds", BODY_TIMEOUT.as_secs()))),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(too_long(limit)),
        Ok(Err(_)) => return Err(wrong("the body was cut off")),
        Ok(Ok(collected)) => collected.to_bytes(),
    };
    match headers.get(header::CONTENT_ENCODING).map(|encoding| encoding.to_str().unwrap_or_default().trim()) {
        None | Some("" | "identity") => Ok(bytes),
        Some(encoding) if encoding.eq_ignore_ascii_case("gzip") || encoding.eq_ignore_ascii_case("x-gzip") => {
            // An empty body has no gzip header either: Java's client announces gzip for it all the same.
            if bytes.is_empty() { Ok(bytes) } else { unpack(&bytes, limit) }
        }
        Some(_) => Err(wrong("Content-Encoding: only gzip and identity are supported")),
    }
}

fn unpack(bytes: &[u8], limit: usize) -> Result<Bytes, Error> {
    let mut unpacked = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    GzDecoder::new(bytes).take(most).read_to_end(&mut unpacked).map_err(|_| wrong("the body is not valid gzip"))?;
    if unpacked.len() > limit {
        return Err(too_long(limit));
    }
    Ok(unpacked.into())
}

fn too_long(limit: usize) -> Error {
    wrong(format!("the body is longer than {limit} bytes"))
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(Code::InvalidArgument, message).reason(Reason::InvalidParameter)
}

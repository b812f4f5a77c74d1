//! `X-HTTP-Method-Override`: Java's client cannot send PATCH, and clients send queries too long for a URL as a form.

use axum::body::Bytes;
use axum::http::header;
use muster_core::{Code, Error, Reason};

use crate::dispatch::{Inbound, InboundBody};
use crate::family::MAX_BODY_BYTES;
use crate::http::read_body;

/// Header by which a client says which method it means.
const METHOD_OVERRIDE: &str = "x-http-method-override";

/// The request that is meant.
///
/// # Errors
/// INVALID_ARGUMENT for a method that no API has, or a form that cannot be read.
pub(super) async fn overridden(mut inbound: Inbound) -> Result<Inbound, Error> {
    if inbound.method != "POST" {
        return Ok(inbound);
    }
    let Some(meant) = inbound.headers.get(METHOD_OVERRIDE) else { return Ok(inbound) };
    let meant = meant.to_str().unwrap_or_default().trim().to_ascii_uppercase();
    if !matches!(meant.as_str(), "GET" | "PUT" | "PATCH" | "DELETE" | "POST") {
        return Err(Error::invalid(
            "X-HTTP-Method-Override",
            Reason::InvalidParameter,
            "must be GET, PUT, PATCH, DELETE or POST",
        ));
    }
    if meant == "GET" {
        let body = std::mem::replace(&mut inbound.body, InboundBody::Whole(Bytes::new()));
        let form = match body {
            InboundBody::Stream(stream) => read_body(stream, &inbound.headers, MAX_BODY_BYTES).await?,
            InboundBody::Whole(bytes) => bytes,
        };
        let form =
            std::str::from_utf8(&form).map_err(|_| Error::new(Code::InvalidArgument, "the form is not UTF-8"))?;
        let query = [inbound.query.as_deref().unwrap_or_default(), form];
        inbound.query = Some(query.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&"));
        inbound.headers.remove(header::CONTENT_TYPE);
    }
    inbound.method = meant;
    Ok(inbound)
}

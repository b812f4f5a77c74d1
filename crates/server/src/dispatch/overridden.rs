//! `X-HTTP-Method-Override`: Java's client cannot send PATCH, and clients send queries too long for a URL as a form.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use muster_core::{Code, Error, Violation};

use crate::app::App;
use crate::auth::{authenticate, shows_token};
use crate::dispatch::{Inbound, InboundBody};
use crate::family::{Loaded, MAX_BODY_BYTES};
use crate::http::{Held, Place, Sender, Share, discard, read_body};

/// Header by which a client says which method it means.
const METHOD_OVERRIDE: &str = "x-http-method-override";

/// The request that is meant, of the family its path belongs to. The place is that of the form.
///
/// # Errors
/// INVALID_ARGUMENT for a method that no API has, or a form that cannot be read.
pub(super) async fn overridden(
    app: &Arc<App>,
    family: Option<&Loaded>,
    mut inbound: Inbound,
) -> Result<(Inbound, Place), Error> {
    if inbound.method != "POST" {
        return Ok((inbound, Place::default()));
    }
    let Some(meant) = inbound.headers.get(METHOD_OVERRIDE) else { return Ok((inbound, Place::default())) };
    let meant = meant.to_str().unwrap_or_default().trim().to_ascii_uppercase();
    if !matches!(meant.as_str(), "GET" | "PUT" | "PATCH" | "DELETE" | "POST") {
        return Err(Error::invalid("X-HTTP-Method-Override", Violation::Unknown)
            .rule("must be GET, PUT, PATCH, DELETE or POST"));
    }
    let mut place = Place::default();
    if meant == "GET" {
        let body = std::mem::replace(&mut inbound.body, InboundBody::Whole(Bytes::new()));
        let form = match body {
            InboundBody::Stream(stream)
                if family.is_none_or(|family| family.takes_access_token(&meant, &inbound.path)) =>
            {
                read_unadmitted(app, stream, (&inbound.headers, inbound.peer), MAX_BODY_BYTES).await?
            }
            InboundBody::Stream(stream) => {
                let sender = (Share::Stranger, Sender::stranger(inbound.peer));
                read_body(&app.bodies, sender, stream, &inbound.headers, MAX_BODY_BYTES).await?
            }
            InboundBody::Whole(bytes) => Held { bytes, ..Held::default() },
        };
        place = form.place;
        let form =
            std::str::from_utf8(&form.bytes).map_err(|_| Error::new(Code::InvalidArgument, "the form is not UTF-8"))?;
        let query = [inbound.query.as_deref().unwrap_or_default(), form];
        inbound.query = Some(query.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&"));
        inbound.headers.remove(header::CONTENT_TYPE);
    }
    inbound.method = meant;
    Ok((inbound, place))
}

/// Reads a body whose sender may be known only by what is in it: a form, a batch. A token in the header must be good before;
/// one inside shows too late, so such a body takes its place among strangers'.
pub(crate) async fn read_unadmitted(
    app: &Arc<App>,
    body: Body,
    (headers, peer): (&HeaderMap, IpAddr),
    limit: usize,
) -> Result<Held, Error> {
    if !shows_token(headers) {
        return read_body(&app.bodies, (Share::Stranger, Sender::stranger(peer)), body, headers, limit).await;
    }
    match authenticate(app, headers, None).await {
        Ok(caller) => read_body(&app.bodies, (Share::Known, Sender::of(&caller, peer)), body, headers, limit).await,
        Err(refused) => {
            discard(body).await;
            Err(refused)
        }
    }
}

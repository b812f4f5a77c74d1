//! `POST /batch`: each call has its own transaction and its own answer; one that fails does not touch the others.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::StreamExt;
use futures_util::stream;
use muster_core::{Code, Error};

use crate::app::App;
use crate::auth::{authenticate, shows_token};
use crate::batch::{InnerRequest, InnerResponse, parse, render};
use crate::dispatch::{Answer, Family, Inbound, InboundBody, answer, error_response};
use crate::http::{ContentCoding, Held, Peer, REQUEST_ID, Share, discard, read_body};

/// Calls of one batch that run at the same time: a batch must not crowd other clients out.
const AT_ONCE: usize = 16;

/// Largest batch: 1,000 calls of 8 KB. One without a token of its own is read before anybody is known to have sent it,
/// because its calls may bring their own; it takes its place among strangers' bodies.
pub(crate) const MAX_BATCH_BYTES: usize = 8 * 1024 * 1024;

/// The handler of `/batch`.
pub(crate) async fn batch(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
    match run(&app, &parts.headers, body, peer).await {
        Ok(response) => response,
        Err(error) => error_response(Family::ZeroTouch, &error, ContentCoding::accepted(&parts.headers)).await,
    }
}

async fn run(app: &Arc<App>, headers: &HeaderMap, body: Body, peer: IpAddr) -> Result<Response, Error> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let share = match sender(app, headers).await {
        Ok(share) => share,
        Err(refused) => {
            discard(body).await;
            return Err(refused);
        }
    };
    // The place is kept until all is answered: the calls hold copies of their parts.
    let Held { bytes, place: _place } = read_body(&app.bodies, share, body, headers, MAX_BATCH_BYTES).await?;
    let calls = parse(kind, &bytes).map_err(|rule| Error::new(Code::InvalidArgument, rule))?;
    drop(bytes);
    // A call without a token of its own has the batch's.
    let outer = headers.get(header::AUTHORIZATION).cloned();
    let id = app.request_ids.of(headers);
    let responses: Vec<InnerResponse> = stream::iter(calls)
        .map(|call| one(app, call, outer.clone(), peer, id.clone()))
        .buffered(AT_ONCE)
        .collect()
        .await;
    let boundary = format!("batch_{}", URL_SAFE_NO_PAD.encode(app.context.random::<18>()));
    let mut response = Response::new(Body::from(render(&responses, &boundary)));
    let kind = HeaderValue::from_str(&format!("multipart/mixed; boundary={boundary}"))
        .map_err(|_| Error::new(Code::Internal, "the boundary is no header value"))?;
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(REQUEST_ID, id);
    Ok(response)
}

/// Whose body a batch is. A token in its header must be good, whatever its calls bring.
async fn sender(app: &Arc<App>, headers: &HeaderMap) -> Result<Share, Error> {
    if !shows_token(headers) {
        return Ok(Share::Stranger);
    }
    authenticate(app, headers, None).await?;
    Ok(Share::Known)
}

async fn one(
    app: &Arc<App>,
    call: InnerRequest,
    outer: Option<HeaderValue>,
    peer: IpAddr,
    id: HeaderValue,
) -> InnerResponse {
    let mut headers = HeaderMap::new();
    for (name, value) in &call.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            headers.append(name, value);
        }
    }
    if let (false, Some(outer)) = (headers.contains_key(header::AUTHORIZATION), outer) {
        headers.insert(header::AUTHORIZATION, outer);
    }
    let (path, query) = match call.target.split_once('?') {
        Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
        None => (call.target.clone(), None),
    };
    let body = InboundBody::Whole(Bytes::from(call.body));
    let inbound = Inbound { method: call.method, path, query, headers, body, peer, id };
    inner_response(call.content_id, answer(app, inbound).await).await
}

async fn inner_response(content_id: Option<String>, answer: Answer) -> InnerResponse {
    let mut headers = vec![("Content-Type".to_owned(), "application/json; charset=UTF-8".to_owned())];
    let (status, body) = match answer.result {
        Ok(body) => (200, body),
        Err(error) => {
            // Parts are never compressed by themselves.
            let response = error_response(answer.family, &error, ContentCoding::Identity).await;
            if let Some(after) = error.retry_after_seconds {
                headers.push(("Retry-After".to_owned(), after.to_string()));
            }
            let status = response.status().as_u16();
            let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
            (status, body.to_vec())
        }
    };
    InnerResponse { content_id, status, headers, body }
}

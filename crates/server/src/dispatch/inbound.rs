//! The way of a request: match, read, authenticate, run, answer. The same for a request of its own and one of a batch.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use muster_core::{Caller, Code, Error, Reason};
use muster_wire::Method;
use muster_wire::method::{Match, find, percent_decode_path};
use tracing::{debug, error};

use crate::app::App;
use crate::auth::{authenticate, shows_token};
use crate::dispatch::{Family, Job, Parameters, Route, error_response};
use crate::http::{ContentCoding, Held, Peer, Place, REQUEST_ID, Share, discard, json_response, read_body};
use crate::observe::Stopwatch;

/// Header by which clients that cannot send PATCH, or long URLs, say which method they mean.
const METHOD_OVERRIDE: &str = "x-http-method-override";

/// A request before anything about it is known.
pub(crate) struct Inbound {
    /// The HTTP method.
    pub method: String,
    /// The path as sent.
    pub path: String,
    /// The query as sent.
    pub query: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: InboundBody,
    /// Where it came from.
    pub peer: IpAddr,
    /// What the log calls it.
    pub id: HeaderValue,
}

/// A body that is still to be read, or is there already as in a batch.
pub(crate) enum InboundBody {
    Stream(Body),
    Whole(Bytes),
}

/// What came of a request.
pub(crate) struct Answer {
    /// The family whose envelope an error has.
    pub family: Family,
    /// JSON text, or the error.
    pub result: Result<Vec<u8>, Error>,
}

/// The handler of every path that axum does not know.
pub(crate) async fn dispatch(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
    let id = app.request_ids.of(&parts.headers);
    let coding = ContentCoding::accepted(&parts.headers);
    let inbound = Inbound {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers,
        body: InboundBody::Stream(body),
        peer,
        id: id.clone(),
    };
    let answer = answer(&app, inbound).await;
    let mut response = match answer.result {
        Ok(body) => json_response(StatusCode::OK, body, coding).await,
        Err(error) => error_response(answer.family, &error, coding).await,
    };
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// Runs a request.
pub(crate) async fn answer(app: &Arc<App>, inbound: Inbound) -> Answer {
    let stopwatch = Stopwatch::start();
    let family = Family::of(&inbound.path);
    let id = inbound.id.clone();
    let mut method = "unknown";
    let result = run(app, family, inbound, &mut method).await;
    let code = result.as_ref().err().map(|error| error.code);
    app.metrics.count(method, code, stopwatch.seconds());
    match &result {
        Err(refused) if refused.code == Code::Internal => {
            error!(request = ?id, method, log = refused.log.as_deref(), message = %refused.message, "a call failed");
        }
        Err(refused) => {
            debug!(request = ?id, method, code = ?refused.code, message = %refused.message, "a call was refused")
        }
        Ok(_) => debug!(request = ?id, method, "a call was answered"),
    }
    Answer { family, result }
}

async fn run(app: &Arc<App>, family: Family, inbound: Inbound, label: &mut &'static str) -> Result<Vec<u8>, Error> {
    // Places of bodies are held until the call is answered, so that callers cannot fill the memory with bodies.
    let (inbound, _form) = overridden(app, inbound).await?;
    let Inbound { method, path, query, headers, body, peer, .. } = inbound;
    let head = Head { method, path, query, headers, peer };
    let admitted = match admit(app, family, &head, label).await {
        Ok(admitted) => admitted,
        Err(refused) => {
            discard_inbound(body).await;
            return Err(refused);
        }
    };
    let Admitted { method, route, parameters, caller } = admitted;
    let share = match caller.as_ref() {
        Caller::Phone => Share::Stranger,
        _ if route.max_body > super::MAX_BODY_BYTES => Share::Bulk,
        _ => Share::Known,
    };
    let Held { bytes: body, place: _place } = match body {
        InboundBody::Stream(stream) => read_body(&app.bodies, share, stream, &head.headers, route.max_body).await?,
        // Its place is that of the batch.
        InboundBody::Whole(bytes) if bytes.len() <= route.max_body => Held { bytes, ..Held::default() },
        InboundBody::Whole(_) => return Err(too_long(route.max_body)),
    };
    require_json(&head.headers, &body)?;
    let job = Job { method, parameters, body, caller, now: app.context.now() };
    (route.run)(Arc::clone(app), job).await
}

/// A request without its body.
struct Head {
    method: String,
    path: String,
    query: Option<String>,
    headers: HeaderMap,
    peer: IpAddr,
}

/// A request whose body is worth reading.
struct Admitted<'a> {
    method: &'static Method,
    route: &'a Route,
    parameters: Parameters,
    caller: Arc<Caller>,
}

/// Everything that can be known of a request without its body: a stranger's body is not taken in.
async fn admit<'a>(
    app: &'a Arc<App>,
    family: Family,
    head: &Head,
    label: &mut &'static str,
) -> Result<Admitted<'a>, Error> {
    let path = percent_decode_path(&head.path)
        .map_err(|error| Error::new(Code::InvalidArgument, format!("the path is wrong: {error}")))?;
    let (method, captured) = match find(family.methods(), &head.method, &path) {
        Match::Found { method, params } => (method, params),
        Match::WrongMethod { allowed } => return Err(wrong_method(&head.method, &allowed)),
        Match::Unknown { nearest } => return Err(unknown_path(nearest)),
    };
    *label = method.id;
    let route = app.routes.get(method.id).ok_or_else(|| Error::new(Code::Internal, "the method has no function"))?;
    let parameters = Parameters::read(method, &captured, head.query.as_deref())?;
    let caller = match family {
        Family::ZeroTouch => authenticate(app, &head.headers, parameters.token.as_deref()).await?,
        Family::Device => {
            app.setup_limit.take(head.peer)?;
            Arc::new(Caller::Phone)
        }
    };
    if let Caller::ServiceAccount(account) = caller.as_ref() {
        app.quota.take(account.id, parameters.quota_user.as_deref())?;
    }
    Ok(Admitted { method, route, parameters, caller })
}

async fn discard_inbound(body: InboundBody) {
    if let InboundBody::Stream(stream) = body {
        discard(stream).await;
    }
}

/// `X-HTTP-Method-Override`: Java's client cannot send PATCH, and clients send queries too long for a URL as a form. The
/// place is that of the form.
async fn overridden(app: &Arc<App>, mut inbound: Inbound) -> Result<(Inbound, Place), Error> {
    if inbound.method != "POST" {
        return Ok((inbound, Place::default()));
    }
    let Some(meant) = inbound.headers.get(METHOD_OVERRIDE) else { return Ok((inbound, Place::default())) };
    let meant = meant.to_str().unwrap_or_default().trim().to_ascii_uppercase();
    if !matches!(meant.as_str(), "GET" | "PUT" | "PATCH" | "DELETE" | "POST") {
        return Err(Error::invalid(
            "X-HTTP-Method-Override",
            Reason::InvalidParameter,
            "must be GET, PUT, PATCH, DELETE or POST",
        ));
    }
    let mut place = Place::default();
    if meant == "GET" {
        let body = std::mem::replace(&mut inbound.body, InboundBody::Whole(Bytes::new()));
        let form = match body {
            InboundBody::Stream(stream) => read_form(app, stream, &inbound.headers).await?,
            InboundBody::Whole(bytes) => Held { bytes, ..Held::default() },
        };
        place = form.place;
        let form =
            std::str::from_utf8(&form.bytes).map_err(|_| Error::new(Code::InvalidArgument, "the form is not UTF-8"))?;
        let query = [inbound.query.as_deref().unwrap_or_default(), form];
        inbound.query = Some(query.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&"));
        inbound.headers.remove(axum::http::header::CONTENT_TYPE);
    }
    inbound.method = meant;
    Ok((inbound, place))
}

/// Reads the form of an overridden call. A token in the header must be good before; one in the form shows too late, so
/// such a form takes its place among strangers' bodies.
async fn read_form(app: &Arc<App>, body: Body, headers: &HeaderMap) -> Result<Held, Error> {
    let share = if shows_token(headers) { Share::Known } else { Share::Stranger };
    if share == Share::Known
        && let Err(refused) = authenticate(app, headers, None).await
    {
        discard(body).await;
        return Err(refused);
    }
    read_body(&app.bodies, share, body, headers, super::MAX_BODY_BYTES).await
}

/// A body must say that it is JSON, or say nothing.
fn require_json(headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
    let Some(kind) = headers.get(axum::http::header::CONTENT_TYPE) else { return Ok(()) };
    let kind = kind.to_str().unwrap_or("unreadable");
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if body.is_empty() || essence.is_empty() || essence == "application/json" || essence.ends_with("+json") {
        return Ok(());
    }
    let shown: String = essence.chars().take(100).collect();
    Err(Error::invalid("Content-Type", Reason::InvalidParameter, format!("must be application/json, got {shown}")))
}

fn wrong_method(sent: &str, allowed: &[muster_wire::HttpMethod]) -> Error {
    let allowed: Vec<&str> = allowed.iter().map(|http| http.as_str()).collect();
    let sent: String = sent.chars().take(20).collect();
    Error::not_found(Reason::InvalidParameter, format!("this path does not take {sent}, but {}", allowed.join(", ")))
}

fn unknown_path(nearest: Option<&'static muster_wire::Method>) -> Error {
    let message = match nearest {
        Some(method) => {
            format!("no method has this path; the nearest is {} /{} ({})", method.http, method.flat_path, method.id)
        }
        None => "no method has this path".to_owned(),
    };
    Error::not_found(Reason::InvalidParameter, message)
}

fn too_long(limit: usize) -> Error {
    Error::new(Code::InvalidArgument, format!("the body is longer than {limit} bytes")).reason(Reason::InvalidParameter)
}

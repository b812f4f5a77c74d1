//! The way of a request: match, read, authenticate, run, answer. The same for a request of its own and one of a batch.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use muster_core::{AccountId, Caller, Code, Error, Noun, Violation};
use muster_wire::method::percent_decode_path;
use tracing::{debug, error};

use crate::answer::Reply;
use crate::app::App;
use crate::dispatch::admit::{self, Admitted, Head, admit};
use crate::dispatch::overridden::overridden;
use crate::dispatch::without_mark;
use crate::family::{Admission, Job, Loaded, MAX_BODY_BYTES};
use crate::http::{ContentCoding, Held, Peer, RequestId, Sender, Share, Told, discard, read_body, respond};
use crate::observe::Stopwatch;

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
    /// What is found out about it is told here.
    pub told: Told,
}

/// A body that is still to be read, or is there already as in a batch.
pub(crate) enum InboundBody {
    Stream(Body),
    Whole(Bytes),
}

/// The handler of every path that axum does not know.
pub(crate) async fn dispatch(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
    let (id, told) = (RequestId::of(&parts.extensions), Told::of(&parts.extensions));
    let coding = ContentCoding::accepted(&parts.headers);
    let inbound = Inbound {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers,
        body: InboundBody::Stream(body),
        peer,
        id,
        told,
    };
    let (reply, _) = answer(&app, inbound).await;
    respond(reply, coding).await
}

/// Runs a request, and says whose it is, once that is known. An error is answered as the family tells it that the path belongs to.
pub(crate) async fn answer(app: &Arc<App>, inbound: Inbound) -> (Reply, Option<AccountId>) {
    let stopwatch = Stopwatch::start();
    let id = inbound.id.clone();
    let (mut method, mut account) = ("unknown", None);
    let path = percent_decode_path(&inbound.path).map(|path| path.into_owned());
    let family = app.families.of(path.as_deref().unwrap_or(&inbound.path));
    let result = match path {
        Ok(path) => run(app, family, Inbound { path, ..inbound }, &mut method, &mut account).await,
        Err(rule) => Err(Error::new(Code::InvalidArgument, format!("the path is wrong: {rule}"))),
    };
    let reply = match result {
        Ok(reply) => {
            debug!(request = ?id, method, "a call was answered");
            reply
        }
        Err(refused) => {
            tell_log(&id, method, &refused);
            (family.unwrap_or(app.families.first()).family.failure)(&refused)
        }
    };
    app.metrics.count(method, reply.status, stopwatch.seconds());
    (reply, account)
}

fn tell_log(id: &HeaderValue, method: &str, refused: &Error) {
    if refused.code == Code::Internal {
        error!(request = ?id, method, log = refused.log.as_deref(), message = ?refused.message, "a call failed");
    } else {
        // Its sentence may hold what the caller sent: telephone numbers, identifiers, secrets.
        let (code, noun, violation) = (refused.code, refused.noun, refused.violation);
        debug!(request = ?id, method, ?code, ?noun, ?violation, "a call was refused");
    }
}

async fn run(
    app: &Arc<App>,
    family: Option<&Loaded>,
    inbound: Inbound,
    label: &mut &'static str,
    known: &mut Option<AccountId>,
) -> Result<Reply, Error> {
    // Places of bodies are held until the call is answered, so that callers cannot fill the memory with bodies.
    let in_batch = matches!(inbound.body, InboundBody::Whole(_));
    let (inbound, form) = overridden(app, family, inbound).await?;
    let Inbound { method, path, query, headers, body, peer, told, .. } = inbound;
    let head = Head { method, path, query, headers, peer, in_batch, told };
    let rings = app.tokens.rings();
    let admitted = match admit(app, family, &head, label).await {
        Ok(admitted) => admitted,
        Err(refused) => {
            discard_inbound(body).await;
            return Err(refused);
        }
    };
    let Admitted { family, method, route, parameters, caller } = admitted;
    let account = caller.token_holder().map(|account| account.id);
    *known = account;
    if let Some(Err(refused)) = account.map(|account| app.unread.room(account)) {
        discard_inbound(body).await;
        return Err(refused);
    }
    let share = match caller.as_ref() {
        Caller::Phone => Share::Phone,
        Caller::Anybody => Share::Stranger,
        _ if route.max_body > MAX_BODY_BYTES => Share::Bulk,
        _ => Share::Known,
    };
    let Held { bytes: body, place } = match body {
        InboundBody::Stream(stream) => {
            read_body(&app.bodies, (share, Sender::of(&caller, head.peer)), stream, &head.headers, route.max_body)
                .await?
        }
        // Its place is that of the batch.
        InboundBody::Whole(bytes) if bytes.len() <= route.max_body => Held { bytes, ..Held::default() },
        InboundBody::Whole(_) => return Err(too_long(route.max_body)),
    };
    // A body may take a minute to come, and the caller's key may have been revoked meanwhile.
    let caller = if app.tokens.rings() == rings {
        caller
    } else {
        let parameters = &parameters;
        admit::caller(app, route, method, &head, parameters).await?
    };
    let body = without_mark(body);
    // A phone that says something else of its body means JSON too.
    if !matches!(route.admission, Admission::Phone) {
        require_json(&head.headers, &body)?;
    }
    let job = Job { family, method, parameters, body, caller, now: app.context.now(), places: [form, place] };
    let reply = (route.run)(Arc::clone(app), job).await?;
    Ok(match account {
        // Where it was not counted already when it was made.
        Some(account) if reply.counted.is_none() => {
            Reply { counted: app.unread.count_long(account, reply.body.held()), ..reply }
        }
        _ => reply,
    })
}

async fn discard_inbound(body: InboundBody) {
    if let InboundBody::Stream(stream) = body {
        discard(stream).await;
    }
}

/// A body must say that it is JSON, or say nothing.
fn require_json(headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return Ok(()) };
    let kind = kind.to_str().unwrap_or("unreadable");
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if body.is_empty() || essence.is_empty() || essence == "application/json" || essence.ends_with("+json") {
        return Ok(());
    }
    let shown: String = essence.chars().take(100).collect();
    Err(Error::invalid("Content-Type", Violation::Malformed).rule(format!("must be application/json, got {shown}")))
}

fn too_long(limit: usize) -> Error {
    Error::new(Code::InvalidArgument, format!("the body is longer than {limit} bytes")).of(Noun::Parameter)
}

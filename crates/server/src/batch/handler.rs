//! `POST /batch`: each call has its own transaction and its own answer; one that fails does not touch the others.

use std::collections::HashMap;
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
use muster_core::{AccountId, Code, Error, Noun};
use tokio::sync::Mutex;

use crate::answer::{Content, Pieces, Reply};
use crate::app::App;
use crate::batch::{InnerRequest, InnerResponse, Part, parse, render};
use crate::dispatch::{Inbound, InboundBody, answer, read_unadmitted};
use crate::family::Loaded;
use crate::http::{
    BATCH_ANSWER_BYTES, BodyBudget, ContentCoding, Counted, Held, Peer, Place, RequestId, Rope, Told, respond,
};

/// Calls of one batch that run at the same time: a batch must not crowd other clients out.
const AT_ONCE: usize = 16;

/// Largest batch: 1,000 calls of 8 KB. One without a token of its own is read before anybody is known to have sent it,
/// because its calls may bring their own; it takes its place among strangers' bodies.
pub(crate) const MAX_BATCH_BYTES: usize = 8 * 1024 * 1024;

/// Headers of a batch, besides those of its content, that say something of its one request alone.
const OF_THE_BATCH: [&str; 9] = [
    "connection",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-http-method-override",
];

/// The handler of the batch paths.
pub(crate) async fn batch(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.0);
    let mut headers = parts.headers;
    take_token(&mut headers, parts.uri.query());
    let (id, told) = (RequestId::of(&parts.extensions), Told::of(&parts.extensions));
    match run(&app, &headers, body, peer, id, &told).await {
        Ok(response) => response,
        Err(error) => {
            let family = owner(&app, parts.uri.path()).family;
            respond((family.failure)(&error), ContentCoding::accepted(&headers)).await
        }
    }
}

/// A token in the query, as one in the header: it is the batch's own either way. The header goes first.
fn take_token(headers: &mut HeaderMap, query: Option<&str>) {
    if headers.contains_key(header::AUTHORIZATION) {
        return;
    }
    let token = query.and_then(query_token).and_then(|token| HeaderValue::from_str(&format!("Bearer {token}")).ok());
    if let Some(token) = token {
        headers.insert(header::AUTHORIZATION, token);
    }
}

/// The access token in a query.
fn query_token(query: &str) -> Option<String> {
    let mut all = form_urlencoded::parse(query.as_bytes());
    let named = all.find(|(name, value)| matches!(&**name, "access_token" | "oauth_token") && !value.is_empty());
    named.map(|(_, token)| token.into_owned())
}

/// The headers of a batch that are every call's too unless it has them itself (as Google's batches do): not those that say what
/// the batch's own body is and how it is sent.
fn of_every_call(headers: &HeaderMap) -> HeaderMap {
    let of_calls = headers
        .iter()
        .filter(|(name, _)| !name.as_str().starts_with("content-") && !OF_THE_BATCH.contains(&name.as_str()));
    of_calls.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The family that a batch path was made for; a batch may hold calls of any family.
fn owner<'a>(app: &'a App, path: &str) -> &'a Loaded {
    let path = path.trim_matches('/');
    app.families.all().find(|loaded| loaded.family.batch_paths.contains(&path)).unwrap_or(app.families.first())
}

/// Whether a path is, or is below, one that batches are sent to: a batch in a batch would get round [`super::MAX_CALLS`].
fn is_batch(app: &App, path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let mut all = app.families.all().flat_map(|loaded| loaded.family.batch_paths);
    all.any(|batch| path.strip_prefix(batch).is_some_and(|below| below.is_empty() || below.starts_with('/')))
}

async fn run(
    app: &Arc<App>,
    headers: &HeaderMap,
    body: Body,
    peer: IpAddr,
    id: HeaderValue,
    told: &Told,
) -> Result<Response, Error> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Held { bytes, place: request_place } = read_unadmitted(app, body, (headers, peer), MAX_BATCH_BYTES).await?;
    // The longest takes milliseconds to take apart, as few bytes as it may have been sent in.
    tokio::task::yield_now().await;
    let parts = parse(kind, &bytes).map_err(|rule| Error::new(Code::InvalidArgument, rule))?;
    drop(bytes);
    let from = From { outer: Arc::new(of_every_call(headers)), peer, id, told: told.for_part() };
    // The calls hold copies of their parts, so the place is kept until they are made. Answers have places of their own, until
    // all is written: a short call may have a long answer, and whoever reads slowly must not hold up other requests.
    let held = Arc::new(Mutex::new(Answers::default()));
    let answered: Vec<Answered> =
        stream::iter(parts).map(|part| one(app, part, &from, Arc::clone(&held))).buffered(AT_ONCE).collect().await;
    let rooms = std::mem::take(&mut held.lock().await.rooms);
    drop(request_place);
    // From here on it is the client that the answers wait for.
    let (responses, counted): (Vec<InnerResponse>, Vec<Option<Arc<Counted>>>) = answered
        .into_iter()
        .map(|Answered { mut response, account, counted }| {
            if let (Some(account), None) = (account, &counted) {
                let all = rooms.get(&Some(account)).map_or(0, |room| room.bytes);
                let body = std::mem::take(&mut response.body).into_iter();
                response.body = body.map(|piece| app.unread.keep_with_part(account, all, piece)).collect();
            }
            (response, counted)
        })
        .unzip();
    told.batch(responses.len(), responses.iter().filter(|response| response.status >= 400).count());
    let boundary = format!("batch_{}", URL_SAFE_NO_PAD.encode(app.context.random::<18>()));
    let mut response = Response::new(Body::new(Rope::new(render(responses, &boundary), (rooms, counted))));
    let kind = HeaderValue::from_str(&format!("multipart/mixed; boundary={boundary}"))
        .map_err(|_| Error::new(Code::Internal, "the boundary is no header value"))?;
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    Ok(response)
}

/// What the answers of a batch take by now.
#[derive(Default)]
struct Answers {
    /// By the account that is answered: calls of a batch may have tokens of their own. What is answered to nobody who is known is
    /// under `None`.
    rooms: HashMap<Option<AccountId>, Room>,
    /// Why no further call is made.
    refused: Option<Error>,
}

/// What the answers to one account take by now.
#[derive(Default)]
struct Room {
    place: Place,
    /// Of the answers by now.
    bytes: usize,
}

impl Answers {
    /// Whether another call is made.
    fn go_on(&self) -> Result<(), Error> {
        self.refused.clone().map_or(Ok(()), Err)
    }

    fn bytes(&self) -> usize {
        self.rooms.values().map(|room| room.bytes).sum()
    }

    /// Room for so many more bytes of an answer that is there already. Where there is none, no further call is made.
    async fn have_room(&mut self, app: &App, account: Option<AccountId>, more: usize) -> Result<(), Error> {
        let all = self.bytes() + more;
        let room = self.rooms.entry(account).or_default();
        room.bytes += more;
        if self.refused.is_none() {
            self.refused = if all > BATCH_ANSWER_BYTES {
                Some(BodyBudget::too_long_answers())
            } else {
                app.bodies.grow_answers(&mut room.place, account, room.bytes).await.err()
            };
        }
        self.go_on()
    }

    /// All room that a batch may have, if it is free: else the answers may still be short enough. Nobody waits for so much.
    fn have_all_room(&mut self, app: &App, account: Option<AccountId>) {
        let others = self.bytes();
        let room = self.rooms.entry(account).or_default();
        let all = BATCH_ANSWER_BYTES.saturating_sub(others - room.bytes);
        let _ = app.bodies.grow_answers_now(&mut room.place, account, all);
    }
}

/// The answer to one part.
struct Answered {
    response: InnerResponse,
    /// Whose call it was.
    account: Option<AccountId>,
    /// What counts an answer that found no room.
    counted: Option<Arc<Counted>>,
}

/// What the calls of a batch have in common.
#[derive(Clone)]
struct From {
    /// The batch's own headers, for calls that lack one.
    outer: Arc<HeaderMap>,
    peer: IpAddr,
    id: HeaderValue,
    told: Told,
}

/// Answers one part.
async fn one(app: &Arc<App>, part: Part, from: &From, held: Arc<Mutex<Answers>>) -> Answered {
    let Part { content_id, call } = part;
    // Where there is no more room nothing is done: the call can be made again.
    let room = held.lock().await.go_on();
    let target = call.as_ref().map(|call| call.target.clone()).unwrap_or_default();
    let refuse = |refused: &Error| {
        (app.families.of(&app.own_path(&target)).unwrap_or(app.families.first()).family.failure)(refused)
    };
    let (mut reply, account) = match (room, call) {
        (Ok(()), Ok(call)) => make(app, call, from).await,
        (Ok(()), Err(rule)) => {
            let refused = Error::new(Code::InvalidArgument, rule).of(Noun::Request);
            ((app.families.first().family.failure)(&refused), None)
        }
        (Err(refused), _) => (refuse(&refused), None),
    };
    let pieces = match std::mem::replace(&mut reply.body, Bytes::new().into()) {
        Content::Whole(body) => {
            let bytes = body.len() + content_id.as_ref().map_or(0, String::len);
            // It was made, so it is told even where there is no room.
            if held.lock().await.have_room(app, account, bytes).await.is_ok() {
                reply.counted = None;
            }
            vec![body]
        }
        Content::Pieces(pieces) => match gather(app, account, pieces, &held).await {
            Ok(pieces) => pieces,
            Err(refused) => {
                reply = refuse(&refused);
                match std::mem::replace(&mut reply.body, Bytes::new().into()) {
                    Content::Whole(body) => vec![body],
                    Content::Pieces(_) => Vec::new(),
                }
            }
        },
    };
    let counted = reply.counted.take();
    Answered { response: inner_response(content_id, reply, pieces), account, counted }
}

/// All of a body that is made piece by piece. All room that a batch may have is taken before, and what is not needed is given back
/// behind: of several long answers the first ones are told, where all would find no room if they grew side by side.
///
/// # Errors
/// UNAVAILABLE where there is no room for all of it, and whatever kept a piece from being made.
async fn gather(
    app: &App,
    account: Option<AccountId>,
    mut pieces: Pieces,
    held: &Mutex<Answers>,
) -> Result<Vec<Bytes>, Error> {
    let mut held = held.lock().await;
    held.go_on()?;
    held.have_all_room(app, account);
    let before = held.rooms.get(&account).map_or(0, |room| room.bytes);
    let mut all = Vec::new();
    let gathered: Result<(), Error> = async {
        while let Some(piece) = pieces.next().await.transpose()? {
            held.have_room(app, account, piece.len()).await?;
            all.push(piece);
        }
        Ok(())
    }
    .await;
    if let Some(room) = held.rooms.get_mut(&account) {
        if gathered.is_err() {
            room.bytes = before;
        }
        room.place.shrink_to(room.bytes);
    }
    gathered.map(|()| all)
}

/// Makes one call, and says whose it was.
async fn make(app: &Arc<App>, call: InnerRequest, from: &From) -> (Reply, Option<AccountId>) {
    let From { outer, peer, id, told } = from.clone();
    let mut headers = HeaderMap::new();
    for (name, value) in &call.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            headers.append(name, value);
        }
    }
    let (path, query) = match call.target.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (call.target.as_str(), None),
    };
    let own: Vec<HeaderName> = headers.keys().cloned().collect();
    // A call may have its own token in its query.
    let has_token = query.as_deref().is_some_and(|query| query_token(query).is_some());
    let is_own = |name: &HeaderName| own.contains(name) || (has_token && name == header::AUTHORIZATION);
    for (name, value) in outer.iter().filter(|(name, _)| !is_own(name)) {
        headers.append(name.clone(), value.clone());
    }
    let path = app.own_path(path).into_owned();
    if is_batch(app, &path) {
        let refused = Error::new(Code::InvalidArgument, "a batch does not contain another batch").of(Noun::Request);
        return ((owner(app, &path).family.failure)(&refused), None);
    }
    let body = InboundBody::Whole(Bytes::from(call.body));
    let answered = answer(app, Inbound { method: call.method, path, query, headers, body, peer, id, told }).await;
    // Calls that are refused wait for nothing: a thousand of them must not keep the thread from everybody else.
    tokio::task::yield_now().await;
    answered
}

/// A reply as a part; parts are never compressed by themselves.
fn inner_response(content_id: Option<String>, reply: Reply, body: Vec<Bytes>) -> InnerResponse {
    let kind = reply.content_type.map(|kind| (header::CONTENT_TYPE, kind));
    let headers = kind.into_iter().chain(reply.headers);
    let headers =
        headers.map(|(name, value)| (titled(name.as_str()), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    InnerResponse { content_id, status: reply.status.as_u16(), headers: headers.collect(), body }
}

/// `content-type` as `Content-Type`: the form in which clients that read parts line by line expect names.
fn titled(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    });
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};

    use muster_core::Context;
    use muster_store::{Options, Store};

    use super::*;
    use crate::settings::Settings;

    #[tokio::test]
    async fn refused_calls_of_a_batch_let_others_have_the_thread_in_between() {
        const CALLS: usize = 1000;
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(&Options::sqlite(directory.path().join("muster.db"))).unwrap();
        let url = "https://muster.example.com".to_owned();
        let app = Arc::new(App::new(Arc::new(store), Context::system(), Settings::default(), url));
        let part = "--b\r\nContent-Type: application/http\r\n\r\nGET /v1/nothing HTTP/1.1\r\n\r\n\r\n";
        let body = part.repeat(CALLS) + "--b--\r\n";
        let request = Request::post("/batch").header(header::CONTENT_TYPE, "multipart/mixed; boundary=b");
        let turns = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&turns);
        // The test has one thread, so this counts how often the batch lets go of it.
        let others = tokio::spawn(async move {
            loop {
                counted.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
            }
        });
        let response = batch(State(app), request.body(Body::from(body)).unwrap()).await;
        others.abort();
        assert_eq!(response.status(), 200);
        let turns = turns.load(Ordering::Relaxed);
        assert!(turns >= CALLS / AT_ONCE, "others had {turns} turns");
    }
}

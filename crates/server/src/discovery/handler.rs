//! `/$discovery/rest` and `/discovery/v1/apis…`

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use muster_core::{Error, Noun};
use serde_json::Value;

use crate::answer::Reply;
use crate::app::App;
use crate::discovery::{Described, directory};
use crate::family::Loaded;
use crate::http::{ContentCoding, respond};

/// `GET /$discovery/rest?version=v1`. Which API is meant is told by the parameter `api`, else by the host the request was
/// sent to (as Google's has one host for each API), else it is the first of the list. Other parameters, such as `key`,
/// change nothing here.
pub(crate) async fn rest(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let parameter = |wanted| parameter(query.as_deref(), wanted);
    let found = match parameter("api") {
        Some(api) => described(&app).find(|described| described.api.api == api),
        None => of_host(&app, &headers).or_else(|| described(&app).next()),
    };
    let version = parameter("version");
    let found = found.filter(|described| version.is_none_or(|version| version == described.api.version));
    describe(&app, found, &headers).await
}

/// `GET /discovery/v1/apis/{api}/{version}/rest`
pub(crate) async fn api(
    State(app): State<Arc<App>>,
    Path((api, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = described(&app).find(|described| described.api.api == api && described.api.version == version);
    describe(&app, found, &headers).await
}

/// `GET /discovery/v1/apis`, all of them or those of the parameter `name`.
pub(crate) async fn apis(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let name = parameter(query.as_deref(), "name");
    let is_wanted = |described: &Described| name.as_deref().is_none_or(|name| described.api.api == name);
    let all: Vec<Described> = described(&app).filter(is_wanted).collect();
    send(&directory(&all, &app.public_url), &headers).await
}

/// The value of a query parameter.
fn parameter(query: Option<&str>, wanted: &str) -> Option<String> {
    let mut all = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    all.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}

/// Every API that clients can discover, in the order of the families.
fn described(app: &App) -> impl Iterator<Item = Described> {
    app.families.all().filter_map(Loaded::described)
}

fn of_host(app: &App, headers: &HeaderMap) -> Option<Described> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let host = host.split(':').next().unwrap_or_default();
    let named = |loaded: &&Loaded| loaded.family.discovery.is_some_and(|it| it.host.eq_ignore_ascii_case(host));
    app.families.all().find(named).and_then(Loaded::described)
}

async fn describe(app: &App, found: Option<Described>, headers: &HeaderMap) -> Response {
    if let Some(described) = found {
        return send(&described.document(&app.public_url), headers).await;
    }
    let served: Vec<String> =
        described(app).map(|described| format!("{} {}", described.api.api, described.api.version)).collect();
    let message = format!("there is no such API here: the discovery documents served are {}", served.join(", "));
    let error = Error::not_found(Noun::Parameter, message);
    let reply = (app.families.first().family.failure)(&error);
    respond(reply, ContentCoding::accepted(headers)).await
}

async fn send(document: &Value, headers: &HeaderMap) -> Response {
    let text = serde_json::to_vec_pretty(document).unwrap_or_default();
    respond(Reply::json(StatusCode::OK, text), ContentCoding::accepted(headers)).await
}

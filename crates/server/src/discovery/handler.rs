//! `/$discovery/rest` and `/discovery/v1/apis…`

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use muster_core::{Code, Error, Noun};
use serde_json::Value;

use crate::answer::{Format, Place, Reply, Schemas};
use crate::app::App;
use crate::discovery::{Described, directory};
use crate::family::Loaded;
use crate::google::{self, Common};
use crate::http::{ContentCoding, respond};

/// `GET /$discovery/rest?version=v1`. Which API is meant is told by the parameter `api`, else by the host the request was
/// sent to (as Google's has one host for each API), else it is the first of the list. The parameters that every method of
/// Google's APIs takes are obeyed; others, such as `labels`, change nothing here.
pub(crate) async fn rest(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let parameter = |wanted| parameter(query.as_deref(), wanted);
    let found = match parameter("api") {
        Some(api) => described(&app).find(|described| described.api.api == api),
        None => of_host(&app, &headers).or_else(|| described(&app).next()),
    };
    let version = parameter("version");
    let found = found.filter(|described| version.is_none_or(|version| version == described.api.version));
    let found = found.ok_or_else(|| no_such_api(&app));
    send(&app, found.map(|described| described.document(&app.public_url)), query.as_deref(), &headers).await
}

/// `GET /discovery/v1/apis/{api}/{version}/rest`
pub(crate) async fn api(
    State(app): State<Arc<App>>,
    path: Result<Path<(String, String)>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let found = match path {
        Ok(Path((api, version))) => described(&app)
            .find(|described| described.api.api == api && described.api.version == version)
            .ok_or_else(|| no_such_api(&app)),
        Err(_) => Err(Error::new(Code::InvalidArgument, "the path is wrong: its escapes are not UTF-8")),
    };
    send(&app, found.map(|described| described.document(&app.public_url)), query.as_deref(), &headers).await
}

/// `GET /discovery/v1/apis`, all of them or those of the parameter `name`.
pub(crate) async fn apis(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let name = parameter(query.as_deref(), "name");
    let is_wanted = |described: &Described| name.as_deref().is_none_or(|name| described.api.api == name);
    let all: Vec<Described> = described(&app).filter(is_wanted).collect();
    send(&app, Ok(directory(&all, &app.public_url)), query.as_deref(), &headers).await
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

fn no_such_api(app: &App) -> Error {
    let served: Vec<String> =
        described(app).map(|described| format!("{} {}", described.api.api, described.api.version)).collect();
    let message = format!("there is no such API here: the discovery documents served are {}", served.join(", "));
    Error::not_found(Noun::Parameter, message)
}

/// Answers with a document, in the form that the parameters ask for.
async fn send(app: &App, document: Result<Value, Error>, query: Option<&str>, headers: &HeaderMap) -> Response {
    let written = format(query, headers).and_then(|format| format.write(&document?));
    let reply = match written {
        Ok(text) => Reply::json(StatusCode::OK, text),
        Err(refused) => (app.families.first().family.failure)(&refused),
    };
    respond(reply, ContentCoding::accepted(headers)).await
}

/// How the document is to be written. It has no schema, so `fields` may name anything.
fn format(query: Option<&str>, headers: &HeaderMap) -> Result<Format, Error> {
    let schemas = Schemas::default();
    let anything = Place::anything(&schemas);
    let mut common = Common::default();
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        google::take(&mut common, &name, &value, &anything)?;
    }
    google::take_headers(&mut common, headers, &anything)?;
    Ok(common.format)
}

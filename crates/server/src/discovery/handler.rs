//! `/$discovery/rest` and `/discovery/v1/apis…`

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use muster_core::{Code, Error, Noun};

use crate::answer::{Format, Place, Reply, Schemas};
use crate::app::App;
use crate::discovery::documents::{Document, Documents};
use crate::discovery::{Described, directory};
use crate::google::{self, Common};
use crate::http::{ContentCoding, respond};

/// `GET /$discovery/rest?version=v1`. Which API is meant is told by the parameter `api`, else by the host the request was
/// sent to (as Google's has one host for each API), else it is the first of the list. The parameters that every method of
/// Google's APIs takes are obeyed; others, such as `labels`, change nothing here.
pub(crate) async fn rest(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let parameter = |wanted| parameter(query.as_deref(), wanted);
    let documents = app.documents();
    let found = match parameter("api") {
        Some(api) => documents.all().find(|document| document.described.api.api == api),
        None => of_host(documents, &headers).or_else(|| documents.all().next()),
    };
    let version = parameter("version");
    let found = found.filter(|document| version.is_none_or(|version| version == document.described.api.version));
    send(&app, found.ok_or_else(|| no_such_api(documents)), query.as_deref(), &headers).await
}

/// `GET /discovery/v1/apis/{api}/{version}/rest`
pub(crate) async fn api(
    State(app): State<Arc<App>>,
    path: Result<Path<(String, String)>, PathRejection>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let documents = app.documents();
    let found = match path {
        Ok(Path((api, version))) => documents
            .all()
            .find(|document| document.described.api.api == api && document.described.api.version == version)
            .ok_or_else(|| no_such_api(documents)),
        Err(_) => Err(Error::new(Code::InvalidArgument, "the path is wrong: its escapes are not UTF-8")),
    };
    send(&app, found, query.as_deref(), &headers).await
}

/// `GET /discovery/v1/apis`, all of them or those of the parameter `name`.
pub(crate) async fn apis(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let name = parameter(query.as_deref(), "name");
    let is_wanted = |described: &&Described| name.as_deref().is_none_or(|name| described.api.api == name);
    let all = app.documents().all().map(|document| &document.described).filter(is_wanted);
    let directory = directory(all, &app.public_url);
    let written = format(query.as_deref(), &headers).and_then(|format| format.write(&directory));
    answer(&app, written, ContentCoding::accepted(&headers)).await
}

/// The value of a query parameter.
fn parameter(query: Option<&str>, wanted: &str) -> Option<String> {
    let mut all = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    all.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}

fn of_host<'a>(documents: &'a Documents, headers: &HeaderMap) -> Option<&'a Document> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let host = host.split(':').next().unwrap_or_default();
    documents.all().find(|document| document.host.eq_ignore_ascii_case(host))
}

fn no_such_api(documents: &Documents) -> Error {
    let apis = documents.all().map(|document| &document.described.api);
    let served: Vec<String> = apis.map(|api| format!("{} {}", api.api, api.version)).collect();
    let message = format!("there is no such API here: the discovery documents served are {}", served.join(", "));
    Error::not_found(Noun::Parameter, message)
}

/// Answers with a document, in the form that the parameters ask for.
async fn send(app: &App, document: Result<&Document, Error>, query: Option<&str>, headers: &HeaderMap) -> Response {
    let coding = ContentCoding::accepted(headers);
    match format(query, headers).and_then(|format| Ok((format, document?))) {
        Ok((Format { pretty, fields: None }, document)) => {
            let (text, is_packed) = document.text(pretty, coding);
            let mut reply = Reply::json(StatusCode::OK, text);
            if is_packed {
                reply = reply
                    .with(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))
                    .with(header::VARY, HeaderValue::from_static("Accept-Encoding"));
            }
            respond(reply, ContentCoding::Identity).await
        }
        Ok((format, document)) => {
            let response = answer(app, format.write(&document.json), coding).await;
            // Picking from a document takes a millisecond: whoever sends many requests in a row lets others in between.
            tokio::task::yield_now().await;
            response
        }
        Err(refused) => answer(app, Err(refused), coding).await,
    }
}

async fn answer(app: &App, written: Result<Vec<u8>, Error>, coding: ContentCoding) -> Response {
    let reply = match written {
        Ok(text) => Reply::json(StatusCode::OK, text),
        Err(refused) => (app.families.first().family.failure)(&refused),
    };
    respond(reply, coding).await
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

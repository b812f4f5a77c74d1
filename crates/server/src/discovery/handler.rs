//! `/$discovery/rest` and `/discovery/v1/apis…`

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use muster_core::{Error, Reason};
use muster_wire::zero_touch::DESCRIPTION;
use serde_json::Value;

use crate::app::App;
use crate::discovery::{directory, document};
use crate::dispatch::{Family, error_response};
use crate::http::{ContentCoding, json_response};

/// The only API Muster describes so far, with its version.
const API: (&str, &str) = ("androiddeviceprovisioning", "v1");

/// `GET /$discovery/rest?version=v1`
pub(crate) async fn rest(State(app): State<Arc<App>>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    // Other parameters, such as `key`, change nothing here.
    let query = query.unwrap_or_default();
    let version = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "version").map(|(_, value)| value);
    describe(&app, API.0, version.as_deref().unwrap_or(API.1), &headers).await
}

/// `GET /discovery/v1/apis/{api}/{version}/rest`
pub(crate) async fn api(
    State(app): State<Arc<App>>,
    Path((api, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    describe(&app, &api, &version, &headers).await
}

/// `GET /discovery/v1/apis`
pub(crate) async fn apis(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    send(&directory(&[DESCRIPTION], &app.public_url), &headers).await
}

async fn describe(app: &App, api: &str, version: &str, headers: &HeaderMap) -> Response {
    if (api, version) != API {
        let message =
            format!("there is no such API here: the discovery document served is that of {} {}", API.0, API.1);
        let error = Error::not_found(Reason::InvalidParameter, message);
        return error_response(Family::ZeroTouch, &error, ContentCoding::accepted(headers)).await;
    }
    send(&document(DESCRIPTION, &app.public_url), headers).await
}

async fn send(document: &Value, headers: &HeaderMap) -> Response {
    let body = serde_json::to_vec_pretty(document).unwrap_or_default();
    json_response(StatusCode::OK, body, ContentCoding::accepted(headers)).await
}

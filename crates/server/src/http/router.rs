//! Which path goes where. Google's `{id}:verb` paths cannot be routed by axum: everything that is not listed here is
//! matched against the method tables of the API families.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode};
use axum::middleware;
use axum::routing::{get, post};

use crate::app::App;
use crate::http::access_log::tell_route;
use crate::{batch, cors, discovery, dispatch, oauth, observe, sign_in};

/// Characters of an HTTP method that are told.
const MAX_TOLD_CHARS: usize = 20;

/// Where the figures of the server are; see [`App::own_uri`].
pub(super) const METRICS_PATH: &str = "/metrics";

/// Every path of the server.
pub(crate) fn router(app: Arc<App>) -> Router {
    let mut router = oauth::routes()
        .merge(sign_in::routes())
        .route("/$discovery/rest", get(discovery::rest))
        .route("/discovery/v1/apis", get(discovery::apis))
        .route("/discovery/v1/apis/{api}/{version}/rest", get(discovery::api))
        .route("/healthz", get(observe::healthz))
        .route("/readyz", get(observe::readyz))
        .route(METRICS_PATH, get(observe::metrics));
    // Families share `/batch`.
    let batch_paths: BTreeSet<&str> =
        app.families.all().flat_map(|loaded| loaded.family.batch_paths).copied().collect();
    for path in batch_paths {
        // Clients that join addresses with care for slashes send one too many.
        for path in [format!("/{path}"), format!("/{path}/")] {
            router = router.route(&path, post(batch::batch));
        }
    }
    let access_log = app.settings.access_log;
    let cors = cors::layer(&app.settings.cors_origins);
    let router = router.fallback(dispatch::dispatch).method_not_allowed_fallback(wrong_http_method).with_state(app);
    let router = if access_log { router.layer(middleware::from_fn(tell_route)) } else { router };
    match cors {
        Some(cors) => router.layer(cors),
        None => router,
    }
}

/// The answer for a path of this list that is called with an HTTP method it does not take. axum adds `Allow`.
async fn wrong_http_method(method: Method) -> (StatusCode, String) {
    let method: String = method.as_str().chars().take(MAX_TOLD_CHARS).collect();
    (StatusCode::METHOD_NOT_ALLOWED, format!("this path does not take {method}\n"))
}

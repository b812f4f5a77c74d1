//! Which path goes where. Google's `{id}:verb` paths cannot be routed by axum: everything that is not listed here is
//! matched against the method tables of the API families.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode};
use axum::routing::{get, post};

use crate::app::App;
use crate::{batch, cors, discovery, dispatch, oauth, observe, sign_in};

/// Characters of an HTTP method that are told.
const MAX_TOLD_CHARS: usize = 20;

/// Where the figures of the server are; see [`App::own_uri`].
pub(super) const METRICS_PATH: &str = "/metrics";

const HEALTH_PATH: &str = "/healthz";
const READINESS_PATH: &str = "/readyz";

/// Whether a path tells how the server is: it is answered however crowded the server is.
pub(super) fn is_health_check(path: &str) -> bool {
    matches!(path, HEALTH_PATH | READINESS_PATH)
}

/// Every path of the server.
pub(crate) fn router(app: Arc<App>) -> Router {
    let mut router = oauth::routes()
        .merge(sign_in::routes())
        .route("/$discovery/rest", get(discovery::rest))
        .route("/discovery/v1/apis", get(discovery::apis))
        .route("/discovery/v1/apis/{api}/{version}/rest", get(discovery::api))
        .route(HEALTH_PATH, get(observe::healthz))
        .route(READINESS_PATH, get(observe::readyz))
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
    let cors = cors::layer(&app.settings.cors_origins);
    let router = router.fallback(dispatch::dispatch).method_not_allowed_fallback(wrong_http_method).with_state(app);
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

//! Which path goes where. Google's `{id}:verb` paths cannot be routed by axum: everything that is not listed here is
//! matched against the method tables of the API families.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::{get, post};

use crate::app::App;
use crate::family::Families;
use crate::http::JSON;
use crate::http::access_log::tell_route;
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
        .method_not_allowed_fallback(wrong_http_method_of_oauth)
        .merge(sign_in::routes())
        .route("/$discovery/rest", get(discovery::rest))
        .route("/discovery/v1/apis", get(discovery::apis))
        .route("/discovery/v1/apis/{api}/{version}/rest", get(discovery::api))
        .route(HEALTH_PATH, get(observe::healthz))
        .route(READINESS_PATH, get(observe::readyz))
        .route(METRICS_PATH, get(observe::metrics));
    for path in batch_paths(&app.families) {
        router = router.route(&path, post(batch::batch));
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

/// Where batches are sent to. Families share `/batch`, and clients that join addresses with care for slashes send one too many.
fn batch_paths(families: &Families) -> BTreeSet<String> {
    let paths = families.all().flat_map(|loaded| loaded.family.batch_paths);
    paths.flat_map(|path| [format!("/{path}"), format!("/{path}/")]).collect()
}

/// Every path of [`router`], a segment in braces standing for any.
pub(super) fn fixed_paths(families: &Families) -> Vec<String> {
    let here =
        ["/$discovery/rest", "/discovery/v1/apis", "/discovery/v1/apis/{api}/{version}/rest", "/healthz", "/readyz"];
    let own = here.into_iter().chain([METRICS_PATH]).chain(oauth::paths()).chain(sign_in::paths()).map(str::to_owned);
    own.chain(batch_paths(families)).collect()
}

/// The answer for a path of this list that is called with an HTTP method it does not take. axum adds `Allow`.
async fn wrong_http_method(method: Method) -> (StatusCode, String) {
    (StatusCode::METHOD_NOT_ALLOWED, format!("{}\n", not_taken(&method)))
}

/// The same in OAuth's own form (RFC 6749, section 5.2): its libraries read every answer as JSON.
async fn wrong_http_method_of_oauth(method: Method) -> impl IntoResponse {
    let body = serde_json::json!({"error": "invalid_request", "error_description": not_taken(&method)});
    let headers = [(header::CONTENT_TYPE, JSON), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::METHOD_NOT_ALLOWED, headers, body.to_string())
}

fn not_taken(method: &Method) -> String {
    let method: String = method.as_str().chars().take(MAX_TOLD_CHARS).collect();
    format!("this path does not take {method}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::families::FAMILIES;

    #[test]
    fn every_path_that_is_routed_is_one_of_the_fixed_paths() {
        let listed: BTreeSet<String> = fixed_paths(&Families::new(FAMILIES, false)).into_iter().collect();
        let sources = [include_str!("router.rs"), include_str!("../oauth/mod.rs"), include_str!("../sign_in/mod.rs")];
        for source in sources {
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            for routed in source.split(".route(\"").skip(1) {
                let path = routed.split('"').next().unwrap_or_default();
                assert!(listed.contains(path), "{path} is routed and not listed");
            }
        }
        assert_eq!(listed.len(), fixed_paths(&Families::new(FAMILIES, false)).len(), "none is listed twice");
    }
}

//! Which path goes where. Google's `{id}:verb` paths cannot be routed by axum: everything that is not listed here is
//! matched against the method tables of the API families.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::App;
use crate::{batch, discovery, dispatch, oauth, observe};

/// Every path of the server.
pub(crate) fn router(app: Arc<App>) -> Router {
    let mut router = Router::new()
        .route("/token", post(oauth::token))
        .route("/$discovery/rest", get(discovery::rest))
        .route("/discovery/v1/apis", get(discovery::apis))
        .route("/discovery/v1/apis/{api}/{version}/rest", get(discovery::api))
        .route("/healthz", get(observe::healthz))
        .route("/readyz", get(observe::readyz))
        .route("/metrics", get(observe::metrics));
    // Families share `/batch`.
    let batch_paths: BTreeSet<&str> =
        app.families.all().flat_map(|loaded| loaded.family.batch_paths).copied().collect();
    for path in batch_paths {
        router = router.route(&format!("/{path}"), post(batch::batch));
    }
    router.fallback(dispatch::dispatch).with_state(app)
}

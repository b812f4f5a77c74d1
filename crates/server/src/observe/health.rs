//! `/healthz` and `/readyz`

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use muster_core::Error;

use crate::app::App;

/// How long the database may take to answer a server that calls itself ready.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// The process lives: restart it if this does not answer.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers: send no requests while this says no.
pub(crate) async fn readyz(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    let asked = app.store.read("readyz", |tx| {
        tx.number("SELECT COUNT(*) FROM setting", &[])?;
        Ok::<(), Error>(())
    });
    match tokio::time::timeout(READY_WITHIN, asked).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(_)) => (StatusCode::SERVICE_UNAVAILABLE, "the database refuses\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

//! `/healthz` and `/readyz`

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use muster_core::Setting;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::app::App;

/// How long the database may take to answer a server that calls itself ready.
const READY_WITHIN: Duration = Duration::from_secs(2);

/// What a look writes, in bytes: more than a claim does, so that a disk with room for the look has room for a claim.
const WRITTEN_BYTES: usize = 64 * 1024;

/// As many bytes by chance become that many letters.
const RANDOM_BYTES: usize = WRITTEN_BYTES / 4 * 3;

/// How long an answer holds.
const LOOKED_FOR: Duration = Duration::from_millis(500);

/// The process lives: restart it if this does not answer.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// The database takes writes: send no requests while this says no.
pub(crate) async fn readyz(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    app.readiness.answer(&app).await
}

/// What `/readyz` says.
type Answer = (StatusCode, &'static str);

/// Whether the database takes writes, as it was found lately: anybody may ask, and each look is a write.
#[derive(Default)]
pub(crate) struct Readiness(Mutex<Option<(Instant, Answer)>>);

impl Readiness {
    async fn answer(&self, app: &Arc<App>) -> Answer {
        // Whoever asks while somebody looks waits for the same answer.
        let mut found = self.0.lock().await;
        if let Some((at, answer)) = *found
            && at.elapsed() < LOOKED_FOR
        {
            return answer;
        }
        let answer = look(app).await;
        *found = Some((Instant::now(), answer));
        answer
    }
}

async fn look(app: &Arc<App>) -> Answer {
    // A database that is full, or that was made read-only, still answers reads.
    // By chance, so that no database makes less of it.
    let now = format!("{} {}", app.context.now(), STANDARD.encode(app.context.random::<RANDOM_BYTES>()));
    let written = app.store.write("readyz", move |tx| Setting::LastReady.write(tx, &now));
    match tokio::time::timeout(READY_WITHIN, written).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(_)) => (StatusCode::SERVICE_UNAVAILABLE, "the database takes no writes\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

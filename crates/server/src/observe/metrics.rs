//! `/metrics`, in the text format of Prometheus.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::app::App;

/// Upper bounds of the latency buckets in seconds: from a cached read to the request timeout.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Call {
    method: &'static str,
    code: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Method {
    method: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Queue {
    queue: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Bodies {
    share: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    job: &'static str,
}

/// Counters and times of everything the server does.
pub(crate) struct Metrics {
    registry: Registry,
    calls: Family<Call, Counter>,
    seconds: Family<Method, Histogram, fn() -> Histogram>,
    waiting: Family<Queue, Gauge>,
    lookups_dropped: Counter,
    body_bytes: Family<Bodies, Gauge>,
    unread_bytes: Gauge,
    job_restarts: Family<Job, Counter>,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("muster");
        let calls = Family::<Call, Counter>::default();
        let new_histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let seconds = Family::new_with_constructor(new_histogram);
        let waiting = Family::<Queue, Gauge>::default();
        let lookups_dropped = Counter::default();
        registry.register("api_calls", "API calls by method and HTTP status", calls.clone());
        registry.register("api_call_seconds", "Time from the request's headers to its answer", seconds.clone());
        registry.register("store_waiting", "Transactions that wait for the database", waiting.clone());
        let dropped = "Look-ups of phones that were answered but could not be written down";
        registry.register("lookups_dropped", dropped, lookups_dropped.clone());
        let body_bytes = Family::<Bodies, Gauge>::default();
        let job_restarts = Family::<Job, Counter>::default();
        let taken = "Memory taken by the bodies of requests under way, by whose they are";
        registry.register("body_bytes", taken, body_bytes.clone());
        let unread_bytes = Gauge::default();
        let unread = "Memory taken by long answers that clients have not read yet";
        registry.register("unread_answer_bytes", unread, unread_bytes.clone());
        registry.register("job_restarts", "Jobs that ended unexpectedly and were started again", job_restarts.clone());
        Self { registry, calls, seconds, waiting, lookups_dropped, body_bytes, unread_bytes, job_restarts }
    }

    /// Counts a call that was answered with that status.
    pub(crate) fn count(&self, method: &'static str, status: StatusCode, seconds: f64) {
        let code = status.as_u16();
        self.calls.get_or_create(&Call { method, code }).inc();
        self.seconds.get_or_create(&Method { method }).observe(seconds);
    }

    /// Counts a job that was started again.
    pub(crate) fn job_restarted(&self, job: &'static str) {
        self.job_restarts.get_or_create(&Job { job }).inc();
    }

    /// Counts look-ups that could not be written down.
    pub(crate) fn lookups_dropped(&self, count: usize) {
        self.lookups_dropped.inc_by(count as u64);
    }
}

/// The handler of `/metrics`.
pub(crate) async fn metrics(State(app): State<Arc<App>>) -> Response {
    let depth = app.store.queue_depth();
    for (queue, count) in [("reads", depth.reads), ("writes", depth.writes)] {
        app.metrics.waiting.get_or_create(&Queue { queue }).set(i64::try_from(count).unwrap_or(i64::MAX));
    }
    for (share, bytes) in app.bodies.used() {
        let gauge = app.metrics.body_bytes.get_or_create(&Bodies { share: share.as_str() });
        gauge.set(i64::try_from(bytes).unwrap_or(i64::MAX));
    }
    app.metrics.unread_bytes.set(i64::try_from(app.unread.bytes()).unwrap_or(i64::MAX));
    let mut text = String::new();
    if encode(&mut text, &app.metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

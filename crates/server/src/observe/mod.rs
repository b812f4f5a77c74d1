//! What operators see: health, readiness, metrics.

mod health;
mod metrics;
mod stopwatch;

pub(crate) use health::{Readiness, healthz, readyz};
pub(crate) use metrics::{Metrics, metrics};
pub(crate) use stopwatch::Stopwatch;

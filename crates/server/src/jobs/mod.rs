//! What a server does besides answering.

mod lookups;
mod operations;
mod prune;
mod supervise;

use std::future::Future;
use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use supervise::supervise;

/// Starts all jobs; they end after `stopping` becomes true.
pub(crate) fn start(app: &Arc<App>, stopping: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    vec![
        job(app, stopping, "operations", operations::run),
        job(app, stopping, "lookups", lookups::run),
        job(app, stopping, "prune", prune::run),
    ]
}

fn job<F>(
    app: &Arc<App>,
    stopping: &watch::Receiver<bool>,
    name: &'static str,
    run: fn(Arc<App>, watch::Receiver<bool>) -> F,
) -> JoinHandle<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    let (counted, app) = (Arc::clone(app), Arc::clone(app));
    supervise(
        name,
        stopping,
        move |job| counted.metrics.job_restarted(job),
        move |stopping| run(Arc::clone(&app), stopping),
    )
}

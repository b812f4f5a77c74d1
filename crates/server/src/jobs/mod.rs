//! What a server does besides answering.

mod bells;
mod lookups;
mod operations;
mod prune;

use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;

/// Starts all jobs; they end after `stopping` becomes true.
pub(crate) fn start(app: &Arc<App>, stopping: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    vec![
        tokio::spawn(bells::run(Arc::clone(app), stopping.clone())),
        tokio::spawn(operations::run(Arc::clone(app), stopping.clone())),
        tokio::spawn(lookups::run(Arc::clone(app), stopping.clone())),
        tokio::spawn(prune::run(Arc::clone(app), stopping.clone())),
    ]
}

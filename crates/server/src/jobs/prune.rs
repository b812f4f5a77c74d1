//! Removes operations that nobody asks for any more, a few rows at a time.

use std::sync::Arc;
use std::time::Duration;

use muster_core::{Call, Caller, operation};
use tokio::sync::watch;
use tracing::warn;

use crate::app::App;

/// How often to look.
const EVERY: Duration = Duration::from_secs(600);

/// Pause between two transactions, so that removing never crowds others out.
const BREATH: Duration = Duration::from_millis(20);

pub(super) async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        let (context, now) = (app.context.clone(), app.context.now());
        let more = app
            .store
            .write("operations.prune", move |tx| {
                let mut call = Call { tx, context: &context, caller: &Caller::Operator, now };
                operation::prune(&mut call)
            })
            .await
            .unwrap_or_else(|error| {
                warn!(message = %error.message, "old operations could not be removed");
                false
            });
        let wait = if more { BREATH } else { EVERY };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stopping.changed() => {}
        }
    }
}

//! Removes operations and events that nobody asks for any more, a few rows at a time.

use std::sync::Arc;
use std::time::Duration;

use muster_core::{Call, Caller, Error, event, operation};
use tokio::sync::watch;
use tracing::warn;

use crate::app::App;

/// How often to look.
const EVERY: Duration = Duration::from_secs(600);

/// Pause between two transactions, so that removing never crowds others out.
const BREATH: Duration = Duration::from_millis(20);

/// Milliseconds of a day of retention.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

pub(super) async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    // Events somebody still waits for stay; each round goes past them.
    let mut past = i64::MIN;
    while !*stopping.borrow() {
        let operations = operations(&app).await.unwrap_or_else(|error| {
            warn!(message = %error.message, "old operations could not be removed");
            false
        });
        let events = events(&app, past).await.unwrap_or_else(|error| {
            warn!(message = %error.message, "old events could not be removed");
            None
        });
        past = events.unwrap_or(i64::MIN);
        let wait = if operations || events.is_some() { BREATH } else { EVERY };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stopping.changed() => {}
        }
    }
}

/// Tells whether there may be more.
async fn operations(app: &Arc<App>) -> Result<bool, Error> {
    let (context, now) = (app.context.clone(), app.context.now());
    app.store
        .write("operations.prune", move |tx| {
            operation::prune(&mut Call { tx, context: &context, caller: &Caller::Muster, now })
        })
        .await
}

/// Tells where to go on, if there may be more.
async fn events(app: &Arc<App>, past: i64) -> Result<Option<i64>, Error> {
    let Some(days) = app.settings.event_retention_days else { return Ok(None) };
    let (context, now) = (app.context.clone(), app.context.now());
    app.store
        .write("events.prune", move |tx| {
            let mut call = Call { tx, context: &context, caller: &Caller::Muster, now };
            event::prune(&mut call, i64::from(days) * DAY_MILLIS, past)
        })
        .await
}

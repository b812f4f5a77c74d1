//! Removes operations and events that nobody asks for any more, a few rows at a time, by a clock that was seen to run.

use std::sync::Arc;
use std::time::Duration;

use muster_core::{Call, Caller, Error, EventId, event, operation, retention};
use tokio::sync::watch;
use tokio::time::Instant;
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
    let mut past = None;
    // How long this server ran that was not told yet, and up to when it was.
    let (mut ran, mut told) = (Duration::ZERO, Instant::now());
    let mut known = None;
    while !*stopping.borrow() {
        let asked = match known {
            Some(time) => Ok(time),
            None => time(&app, ran).await,
        };
        let mut more = false;
        match asked {
            Ok(time) => {
                if known.is_none() {
                    told += ran;
                }
                (more, past) = remove(&app, time, past).await;
                // As long as there is more, no other time is needed.
                known = more.then_some(time);
            }
            Err(error) => warn!(message = %error.message, "it cannot be told what is old"),
        }
        tokio::select! {
            () = tokio::time::sleep(if more { BREATH } else { EVERY }) => {}
            _ = stopping.changed() => {}
        }
        ran = told.elapsed();
    }
}

/// The time by which things are old, after this server ran for so long since it last asked; its first look counts for nothing.
async fn time(app: &Arc<App>, ran: Duration) -> Result<i64, Error> {
    let (context, now) = (app.context.clone(), app.context.now());
    let ran = i64::try_from(ran.as_millis()).unwrap_or(i64::MAX);
    app.store
        .write("retention.time", move |tx| {
            retention::advance(&mut Call { tx, context: &context, caller: &Caller::Muster, now }, ran)
        })
        .await
}

/// Removes some of what is old by this time. Tells whether there may be more, and where to go on with the events.
async fn remove(app: &Arc<App>, time: i64, past: Option<EventId>) -> (bool, Option<EventId>) {
    let operations = operations(app, time).await.unwrap_or_else(|error| {
        warn!(message = %error.message, "old operations could not be removed");
        false
    });
    let events = events(app, time, past).await.unwrap_or_else(|error| {
        warn!(message = %error.message, "old events could not be removed");
        None
    });
    (operations || events.is_some(), events)
}

/// Tells whether there may be more.
async fn operations(app: &Arc<App>, now: i64) -> Result<bool, Error> {
    let context = app.context.clone();
    app.store
        .write("operations.prune", move |tx| {
            operation::prune(&mut Call { tx, context: &context, caller: &Caller::Muster, now })
        })
        .await
}

/// Tells where to go on, if there may be more.
async fn events(app: &Arc<App>, now: i64, past: Option<EventId>) -> Result<Option<EventId>, Error> {
    let Some(days) = app.settings.event_retention_days else { return Ok(None) };
    let context = app.context.clone();
    app.store
        .write("events.prune", move |tx| {
            let mut call = Call { tx, context: &context, caller: &Caller::Muster, now };
            event::prune(&mut call, i64::from(days) * DAY_MILLIS, past)
        })
        .await
}

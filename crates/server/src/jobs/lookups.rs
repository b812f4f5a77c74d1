//! Writes the look-ups of phones down, many in one transaction.

use std::sync::Arc;
use std::time::Duration;

use muster_core::{Call, Caller, device};
use tokio::sync::watch;
use tracing::warn;

use crate::app::App;

/// Look-ups written in one transaction.
const AT_ONCE: usize = 200;

/// How long the first of a batch waits for others.
const GATHER: Duration = Duration::from_millis(50);

/// How long to wait after the database failed.
const PAUSE: Duration = Duration::from_secs(1);

pub(super) async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    loop {
        let last = *stopping.borrow();
        flush(&app, &mut stopping).await;
        if last {
            return;
        }
        tokio::select! {
            () = app.lookups.arrived() => {}
            _ = stopping.changed() => {}
        }
        tokio::time::sleep(GATHER).await;
    }
}

/// Writes all that waits. Once the server stops, a failure is given up on, so that it can stop without its database.
async fn flush(app: &Arc<App>, stopping: &mut watch::Receiver<bool>) {
    loop {
        let lookups = Arc::new(app.lookups.take(AT_ONCE));
        if lookups.is_empty() {
            return;
        }
        loop {
            let (context, now, batch) = (app.context.clone(), app.context.now(), Arc::clone(&lookups));
            let written = app
                .store
                .write("device.lookups", move |tx| {
                    let mut call = Call { tx, context: &context, caller: &Caller::Phone, now };
                    device::record_lookups(&mut call, &batch)
                })
                .await;
            match written {
                Ok(()) => break,
                Err(error) => {
                    warn!(message = %error.message, log = error.log.as_deref(), "look-ups could not be written")
                }
            }
            if *stopping.borrow() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = stopping.changed() => {}
            }
        }
    }
}

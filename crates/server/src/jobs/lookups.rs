//! Writes the look-ups of phones down, many in one transaction.

use std::sync::Arc;
use std::time::Duration;

use muster_core::device::Lookup;
use muster_core::{Call, Caller, device};
use tokio::sync::watch;
use tracing::warn;

use crate::app::App;

/// Look-ups written in one transaction: a hundredth of a second of the writer's time.
const AT_ONCE: usize = 2_000;

/// How long the first look-up waits for others. The index of events by tenant makes a commit write a page for each tenant it
/// touches, so look-ups are written with others of their tenants. A crash loses what waits.
const GATHER: Duration = Duration::from_millis(200);

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
            // Not `changed`: the flush may have seen it already.
            _ = stopping.wait_for(|stopping| *stopping) => {}
        }
        tokio::time::sleep(GATHER).await;
    }
}

/// Writes all that waits.
async fn flush(app: &Arc<App>, stopping: &mut watch::Receiver<bool>) {
    loop {
        let mut waiting = app.lookups.take_all();
        if waiting.is_empty() {
            return;
        }
        // Those of a tenant stay in their order.
        waiting.sort_by_key(|lookup| lookup.customer_id);
        for lookups in waiting.chunks(AT_ONCE) {
            if !write(app, lookups.into(), stopping).await {
                app.metrics.lookups_dropped(lookups.len());
                warn!(count = lookups.len(), "look-ups of phones are lost: the server stops, and the database fails");
            }
        }
    }
}

/// Writes some look-ups, however often it takes. Once the server stops, a failure is given up on, so that it can stop without
/// its database; then it tells that they were not written.
async fn write(app: &Arc<App>, lookups: Arc<[Lookup]>, stopping: &mut watch::Receiver<bool>) -> bool {
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
            Ok(()) => return true,
            Err(error) => warn!(message = %error.message, log = error.log.as_deref(), "look-ups could not be written"),
        }
        if *stopping.borrow() {
            return false;
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stopping.changed() => {}
        }
    }
}

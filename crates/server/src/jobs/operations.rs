//! Works operations off, one chunk a transaction, each operation in turn. An operation that a dead server left is found
//! here too: that is how work goes on after a crash.

use std::sync::Arc;
use std::time::Duration;

use muster_core::operation::{self, Chunk, Progress};
use muster_core::{Call, Caller, Error};
use tokio::sync::watch;
use tracing::{info, warn};

use crate::app::App;

/// How often to look for operations that nobody rang for: another node's, or ones whose node died.
const POLL: Duration = Duration::from_millis(500);

/// How long to wait after the database failed.
const PAUSE: Duration = Duration::from_secs(1);

pub(super) async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    let mut after = i64::MIN;
    while !*stopping.borrow() {
        match step(&app, after).await {
            Ok(Some(worked_on)) => after = worked_on,
            Ok(None) => tokio::select! {
                () = app.operations.notified() => {}
                () = tokio::time::sleep(POLL) => {}
                _ = stopping.changed() => {}
            },
            Err(error) => {
                warn!(message = %error.message, log = error.log.as_deref(), "an operation could not go on, trying again");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Does one chunk of the next operation in turn, and tells which one it was.
async fn step(app: &Arc<App>, after: i64) -> Result<Option<i64>, Error> {
    let (context, now) = (app.context.clone(), app.context.now());
    // Looking is a read, so that an idle server writes nothing.
    let waiting = app.store.read("operations.waiting", move |tx| operation::is_waiting(tx, now)).await?;
    if !waiting {
        return Ok(None);
    }
    let leased = app
        .store
        .write("operations.lease", move |tx| {
            let mut call = Call { tx, context: &context, caller: &Caller::Operator, now };
            operation::take_lease(&mut call, after)
        })
        .await?;
    let Some(id) = leased else { return Ok(None) };
    let chunk = app.store.read("operations.chunk", move |tx| operation::read_chunk(tx, id)).await?;
    if let Some(chunk) = chunk
        && process(app, chunk).await? == Progress::Done
    {
        info!(operation = %operation::name(id), "an operation is processed");
    }
    Ok(Some(id))
}

async fn process(app: &Arc<App>, chunk: Chunk) -> Result<Progress, Error> {
    let (context, now) = (app.context.clone(), app.context.now());
    let caller = Caller::Job { partner_id: chunk.partner_id };
    app.store
        .write("operations.process", move |tx| {
            let mut call = Call { tx, context: &context, caller: &caller, now };
            operation::process_chunk(&mut call, &chunk)
        })
        .await
}

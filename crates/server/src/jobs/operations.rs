//! Works operations off, one chunk a transaction, each operation in turn. An operation that a dead server left is found
//! here too: that is how work goes on after a crash.

use std::sync::Arc;
use std::time::Duration;

use muster_core::operation::{self, Chunk, Progress};
use muster_core::{Call, Caller, Code, Error, bell};
use muster_store::Engine;
use tokio::sync::watch;
use tracing::{error, info, warn};

use crate::app::App;

/// How often to look for operations that nobody rang for: ones whose node died, or another node's whose ring was not heard.
const POLL: Duration = Duration::from_millis(500);

/// How long to wait after the database failed.
const PAUSE: Duration = Duration::from_secs(1);

/// Chunks an operation is given in one turn: two thousand items, so that a small operation behind a large one waits some
/// hundred milliseconds, and leases cost little.
const TURN_CHUNKS: u32 = 10;

/// Times a chunk that fails by itself is tried: once more for a chance that is not understood, once more to be sure.
const CHUNK_ATTEMPTS: u32 = 3;

/// How long to wait between two attempts.
const ATTEMPT_PAUSE: Duration = Duration::from_millis(100);

pub(super) async fn run(app: Arc<App>, mut stopping: watch::Receiver<bool>) {
    let mut bell = app.store.bell(bell::OPERATIONS);
    end_own_leases(&app).await;
    let mut after = i64::MIN;
    while !*stopping.borrow() {
        match step(&app, after).await {
            Ok(Some(worked_on)) => after = worked_on,
            Ok(None) => tokio::select! {
                Ok(()) = bell.changed() => {}
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

/// With SQLite this process is alone, so what a crashed one had begun can go on at once. With PostgreSQL another node may
/// be at work, so its lease has to run out.
async fn end_own_leases(app: &Arc<App>) {
    if !matches!(app.store.engine(), Engine::Sqlite { .. }) {
        return;
    }
    let (context, now) = (app.context.clone(), app.context.now());
    let ended = app.store.write("operations.start", move |tx| {
        operation::end_leases(&mut Call { tx, context: &context, caller: &Caller::Muster, now })
    });
    if let Err(error) = ended.await {
        warn!(message = %error.message, "the leases of the last run stand; its operations go on when they run out");
    }
}

/// Does some chunks of the next operation in turn, and tells which one it was.
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
            let mut call = Call { tx, context: &context, caller: &Caller::Muster, now };
            operation::take_lease(&mut call, after)
        })
        .await?;
    let Some(id) = leased else { return Ok(None) };
    for left in (0..TURN_CHUNKS).rev() {
        match advance(app, id, left > 0).await? {
            Progress::More => {}
            Progress::Lost => return Ok(Some(id)),
            Progress::Done => {
                info!(operation = %operation::name(id), "an operation is processed");
                return Ok(Some(id));
            }
        }
    }
    Ok(Some(id))
}

/// Does the first chunk of an operation that is left. One that fails by itself, however often it is tried, is recorded as
/// failed, so that it does not hold the operation up for ever. The attempts are made in a row: a process that ends among them
/// leaves nothing behind, and the next one makes its own.
async fn advance(app: &Arc<App>, id: i64, keep: bool) -> Result<Progress, Error> {
    let (mut attempt, mut tried) = (0, None);
    while attempt < CHUNK_ATTEMPTS {
        let before = tried;
        let done = attempt_chunk(app, id, keep, &mut tried).await;
        // Another node may have done the chunk that failed here; the next one has attempts of its own.
        attempt = if tried == before { attempt + 1 } else { 1 };
        match done {
            // Only a defect is an attempt: a database that cannot be reached now says nothing about the chunk.
            Err(failure) if failure.code == Code::Internal => {
                let (message, log) = (&failure.message, failure.log.as_deref());
                error!(operation = %operation::name(id), attempt, %message, log, "a chunk of an operation failed");
            }
            done => return done,
        }
        tokio::time::sleep(ATTEMPT_PAUSE).await;
    }
    let (context, now) = (app.context.clone(), app.context.now());
    let failed = app.store.write("operations.fail", move |tx| {
        let mut call = Call { tx, context: &context, caller: &Caller::Muster, now };
        operation::fail_chunk(&mut call, id, tried, keep)
    });
    failed.await
}

/// `tried` is told which chunk it was, once that is known.
async fn attempt_chunk(app: &Arc<App>, id: i64, keep: bool, tried: &mut Option<i64>) -> Result<Progress, Error> {
    match app.store.read("operations.chunk", move |tx| operation::read_chunk(tx, id)).await? {
        Some(chunk) => {
            *tried = Some(chunk.number);
            process(app, chunk, keep).await
        }
        None => Ok(Progress::Lost),
    }
}

async fn process(app: &Arc<App>, chunk: Chunk, keep: bool) -> Result<Progress, Error> {
    let (context, now) = (app.context.clone(), app.context.now());
    let caller = Caller::Job { partner_id: chunk.partner_id };
    app.store
        .write("operations.process", move |tx| {
            let mut call = Call { tx, context: &context, caller: &caller, now };
            operation::process_chunk(&mut call, &chunk, keep)
        })
        .await
}

//! `partners.devices.*Async`: the items are written down, the caller gets an operation, a job does the work.

use std::ops::Range;
use std::sync::Arc;

use axum::body::Bytes;
use muster_core::operation::{self, Kind};
use muster_core::{Call, Caller, Code, Error, Grant, OperationId, ResellerId, Violation};
use muster_wire::zero_touch::{PartnerClaim, PartnerUnclaim, UpdateMetadataArguments};
use serde::Deserialize;

use crate::answer::Reply;
use crate::app::App;
use crate::dispatch::{Parameters, decode};
use crate::family::Job;
use crate::http::Place;
use crate::zero_touch::items::{Chunks, Items, MAX_ITEM_BYTES, chunks};
use crate::zero_touch::operations;

/// Chunks written in one transaction while a request is received: some 2,000 items, half a megabyte.
const CHUNKS_AT_ONCE: usize = 10;

/// Bodies longer than this are read on a thread of their own, so that other requests are not held up.
const READ_ASIDE_FROM_BYTES: usize = 256 * 1024;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ClaimDevices {
    claims: Items<PartnerClaim>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct UnclaimDevices {
    unclaims: Items<PartnerUnclaim>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct UpdateMetadata {
    updates: Items<UpdateMetadataArguments>,
}

/// What a bulk request holds, whichever it is. The items stay in the body they came in.
struct Received {
    kind: Kind,
    body: Bytes,
    /// Where in the body the items of each chunk are.
    chunks: Vec<Range<usize>>,
    count: usize,
    /// Where the body has its place in the budget.
    _places: [Place; 2],
}

/// `partners.devices.claimAsync`
pub(crate) async fn claim_async(app: Arc<App>, job: Job) -> Result<Reply, Error> {
    receive(app, job, Kind::Claim, |body| Ok(decode::<ClaimDevices>(body)?.claims.count)).await
}

/// `partners.devices.unclaimAsync`
pub(crate) async fn unclaim_async(app: Arc<App>, job: Job) -> Result<Reply, Error> {
    receive(app, job, Kind::Unclaim, |body| Ok(decode::<UnclaimDevices>(body)?.unclaims.count)).await
}

/// `partners.devices.updateMetadataAsync`
pub(crate) async fn update_metadata_async(app: Arc<App>, job: Job) -> Result<Reply, Error> {
    receive(app, job, Kind::UpdateMetadata, |body| Ok(decode::<UpdateMetadata>(body)?.updates.count)).await
}

/// Whether the caller may act for the partner of the path.
///
/// # Errors
/// PERMISSION_DENIED when it may not, INVALID_ARGUMENT for what is no id.
pub(crate) fn may_act(caller: &Caller, parameters: &Parameters) -> Result<(), Error> {
    let partner_id = ResellerId::new(parameters.id("partnerId")?);
    if caller.account()?.has(Grant::reseller(partner_id)) {
        return Ok(());
    }
    Err(Error::forbidden(format!("the caller may not act for partners/{partner_id}")))
}

/// Writes the items down in several short transactions, so that other writers get in between; the last one makes the
/// operation visible. A server that dies before it has told nobody of the operation, and it is removed later.
///
/// `check` reads the whole body and counts its items.
async fn receive(
    app: Arc<App>,
    mut job: Job,
    kind: Kind,
    check: fn(&[u8]) -> Result<usize, Error>,
) -> Result<Reply, Error> {
    // Again: the rights may have been taken away while the body came.
    may_act(&job.caller, &job.parameters)?;
    let partner_id = ResellerId::new(job.parameters.id("partnerId")?);
    let long = job.body.len() >= READ_ASIDE_FROM_BYTES;
    let body = std::mem::take(&mut job.body);
    let places = std::mem::take(&mut job.places);
    let read = move || -> Result<Received, Error> {
        let count = check(&body)?;
        let Chunks { ranges: chunks, too_long } =
            if count == 0 { Chunks::default() } else { chunks(&body).map_err(|_| unreadable())? };
        if let Some(index) = too_long {
            let field = format!("{}[{index}]", kind.field());
            let rule = format!("must have at most {MAX_ITEM_BYTES} bytes");
            return Err(Error::invalid(field, Violation::TooLong { most: MAX_ITEM_BYTES }).rule(rule));
        }
        Ok(Received { kind, body, chunks, count, _places: places })
    };
    let received = if long { tokio::task::spawn_blocking(read).await.map_err(|_| unreadable())?? } else { read()? };
    let id = write_down(&app, &job, partner_id, received).await?;
    operations::answer(&app, &job, partner_id, id).await
}

/// The JSON array of the items in that part of the body.
fn array(body: &Bytes, range: &Range<usize>) -> Result<String, Error> {
    let items = body.get(range.clone()).and_then(|items| std::str::from_utf8(items).ok());
    items.map(|items| format!("[{items}]")).ok_or_else(unreadable)
}

fn unreadable() -> Error {
    Error::new(Code::Internal, "the request could not be read")
}

async fn write_down(
    app: &Arc<App>,
    job: &Job,
    partner_id: ResellerId,
    received: Received,
) -> Result<OperationId, Error> {
    let (kind, count, now) = (received.kind, received.count, job.now);
    let name = job.method.id;
    let (context, caller) = (app.context.clone(), Arc::clone(&job.caller));
    let id = app
        .store
        .write(name, move |tx| {
            let mut call = Call { tx, context: &context, caller: &caller, now };
            operation::begin(&mut call, partner_id, kind, count)
        })
        .await?;
    let mut first = 0;
    for ranges in received.chunks.chunks(CHUNKS_AT_ONCE) {
        // Copied a few at a time: the body is the only place where all items are.
        let chunks: Vec<String> = ranges.iter().map(|range| array(&received.body, range)).collect::<Result<_, _>>()?;
        let (context, caller) = (app.context.clone(), Arc::clone(&job.caller));
        app.store
            .write(name, move |tx| {
                let mut call = Call { tx, context: &context, caller: &caller, now };
                operation::receive(&mut call, id, first, &chunks)
            })
            .await?;
        first += ranges.len();
    }
    drop(received);
    let (context, caller) = (app.context.clone(), Arc::clone(&job.caller));
    // Its event has the time at which it is written: readers who follow look back only so far.
    let now = app.context.now();
    app.store
        .write(name, move |tx| {
            let mut call = Call { tx, context: &context, caller: &caller, now };
            operation::finish(&mut call, partner_id, id)
        })
        .await?;
    Ok(id)
}

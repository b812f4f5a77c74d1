//! `partners.devices.*Async`: the items are written down, the caller gets an operation, a job does the work.

use std::sync::Arc;

use muster_core::operation::{self, Kind};
use muster_core::{Call, Error, Scope};
use muster_wire::zero_touch::{PartnerClaim, PartnerUnclaim, UpdateMetadataArguments};
use serde::Deserialize;

use crate::app::App;
use crate::dispatch::{Job, decode};
use crate::zero_touch::items::Items;

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

/// What a bulk request holds, whichever it is.
struct Received {
    kind: Kind,
    chunks: Vec<String>,
    count: usize,
}

/// `partners.devices.claimAsync`
pub(crate) async fn claim_async(app: Arc<App>, job: Job) -> Result<Vec<u8>, Error> {
    receive(app, job, |body| {
        let items = decode::<ClaimDevices>(body)?.claims;
        Ok(Received { kind: Kind::Claim, chunks: items.chunks, count: items.count })
    })
    .await
}

/// `partners.devices.unclaimAsync`
pub(crate) async fn unclaim_async(app: Arc<App>, job: Job) -> Result<Vec<u8>, Error> {
    receive(app, job, |body| {
        let items = decode::<UnclaimDevices>(body)?.unclaims;
        Ok(Received { kind: Kind::Unclaim, chunks: items.chunks, count: items.count })
    })
    .await
}

/// `partners.devices.updateMetadataAsync`
pub(crate) async fn update_metadata_async(app: Arc<App>, job: Job) -> Result<Vec<u8>, Error> {
    receive(app, job, |body| {
        let items = decode::<UpdateMetadata>(body)?.updates;
        Ok(Received { kind: Kind::UpdateMetadata, chunks: items.chunks, count: items.count })
    })
    .await
}

/// Writes the items down in several short transactions, so that other writers get in between; the last one makes the
/// operation visible. A server that dies before it has told nobody of the operation, and it is removed later.
async fn receive(app: Arc<App>, mut job: Job, read: fn(&[u8]) -> Result<Received, Error>) -> Result<Vec<u8>, Error> {
    let account = job.caller.account()?;
    account.require(Scope::Reseller)?;
    let partner_id = job.parameters.id("partnerId")?;
    if account.reseller_id != Some(partner_id) {
        return Err(Error::forbidden(format!("the caller may not act for partners/{partner_id}")));
    }
    let received = if job.body.len() < READ_ASIDE_FROM_BYTES {
        read(&job.body)?
    } else {
        let body = std::mem::take(&mut job.body);
        let aside = tokio::task::spawn_blocking(move || read(&body)).await;
        aside.map_err(|_| Error::new(muster_core::Code::Internal, "the request could not be read"))??
    };
    let id = write_down(&app, &job, partner_id, received).await?;
    let text = app.store.read_much(job.method.id, move |tx| operation::show(tx, partner_id, id, true)).await?;
    job.parameters.format.rewrite(text)
}

async fn write_down(app: &Arc<App>, job: &Job, partner_id: i64, received: Received) -> Result<i64, Error> {
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
    let mut rest = received.chunks;
    while !rest.is_empty() {
        let after = rest.split_off(rest.len().min(CHUNKS_AT_ONCE));
        let chunks = std::mem::replace(&mut rest, after);
        let written = chunks.len();
        let (context, caller) = (app.context.clone(), Arc::clone(&job.caller));
        app.store
            .write(name, move |tx| {
                let mut call = Call { tx, context: &context, caller: &caller, now };
                operation::receive(&mut call, id, first, &chunks)
            })
            .await?;
        first += written;
    }
    let (context, caller) = (app.context.clone(), Arc::clone(&job.caller));
    app.store
        .write(name, move |tx| {
            let mut call = Call { tx, context: &context, caller: &caller, now };
            operation::finish(&mut call, partner_id, id)
        })
        .await?;
    Ok(id)
}

//! The items of long-running operations: what a chunk's items are done with, and what becomes of each (zero-touch
//! reference, section 4.3).

use muster_core::device::{self, Claims};
use muster_core::operation::{Chunk, Items, Kind, Worked};
use muster_core::{Call, Code, DeviceId, Error};
use muster_wire::zero_touch::{
    OperationPerDevice, PartnerClaim, PartnerUnclaim, PerDeviceStatusInBatch, SingleDeviceStatus,
    UpdateMetadataArguments,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::zero_touch::convert::device::{claim, named, unclaim};
use crate::zero_touch::status;

/// Zero-touch's operations.
pub(crate) struct ZeroTouchItems;

impl Items for ZeroTouchItems {
    fn work(&self, call: &mut Call<'_, '_>, chunk: &Chunk) -> Result<Worked, Error> {
        let results = match chunk.kind {
            Kind::Claim => claim_all(call, chunk)?,
            Kind::Unclaim => each(chunk, |item: PartnerUnclaim| {
                let result = device::unclaim(call, chunk.partner_id, &unclaim(&item));
                // Google's answers to an unclaim carry no device id (zero-touch reference, section 4.3).
                let result = Some(told(result, false)?);
                Ok(OperationPerDevice { unclaim: Some(item), result, ..Default::default() })
            })?,
            Kind::UpdateMetadata => each(chunk, |item: UpdateMetadataArguments| {
                let device = named(item.device_id, item.device_identifier.as_ref());
                let given = item.device_metadata.as_ref().map(|metadata| &metadata.entries);
                let result = device::update_metadata(call, chunk.partner_id, &device, given);
                let result = Some(told(result, true)?);
                Ok(OperationPerDevice { update_metadata: Some(item), result, ..Default::default() })
            })?,
        };
        Ok(Worked {
            successes: results.iter().filter(|item| is_success(item)).count(),
            results: results
                .iter()
                .map(serde_json::to_string)
                .collect::<Result<_, _>>()
                .map_err(|_| Error::new(Code::Internal, "results cannot be written"))?,
        })
    }

    fn failed(&self, kind: Option<Kind>, item: Option<Value>) -> Value {
        let mut failed = OperationPerDevice { result: Some(status::failed()), ..OperationPerDevice::default() };
        match kind {
            Some(Kind::Claim) => failed.claim = again(item),
            Some(Kind::Unclaim) => failed.unclaim = again(item),
            Some(Kind::UpdateMetadata) => failed.update_metadata = again(item),
            None => {}
        }
        serde_json::to_value(failed).unwrap_or_default()
    }
}

/// Devices that nobody knows yet are looked up and written together.
fn claim_all(call: &mut Call<'_, '_>, chunk: &Chunk) -> Result<Vec<OperationPerDevice>, Error> {
    let items: Vec<PartnerClaim> = read(chunk)?;
    let requests: Vec<device::Claim> = items.iter().map(claim).collect();
    let mut claims = Claims::of(chunk.partner_id);
    claims.look_ahead(call, requests.iter())?;
    let mut results = Vec::with_capacity(items.len());
    for (item, request) in items.into_iter().zip(&requests) {
        let result = Some(told(claims.claim(call, request), true)?);
        results.push(OperationPerDevice { claim: Some(item), result, ..Default::default() });
    }
    claims.write(call)?;
    Ok(results)
}

fn each<T: DeserializeOwned>(
    chunk: &Chunk,
    work: impl FnMut(T) -> Result<OperationPerDevice, Error>,
) -> Result<Vec<OperationPerDevice>, Error> {
    read(chunk)?.into_iter().map(work).collect()
}

fn read<T: DeserializeOwned>(chunk: &Chunk) -> Result<Vec<T>, Error> {
    serde_json::from_str(&chunk.items).map_err(|_| Error::new(Code::Internal, "stored items cannot be read"))
}

/// The request of an item that was not done, if it can be read.
fn again<T: DeserializeOwned>(item: Option<Value>) -> Option<T> {
    item.and_then(|item| serde_json::from_value(item).ok())
}

/// An item's refusal is its result; a failure of the store is the whole chunk's, which is then done again.
fn told(result: Result<DeviceId, Error>, with_id: bool) -> Result<PerDeviceStatusInBatch, Error> {
    match result {
        Ok(id) => Ok(status::success(with_id.then_some(id))),
        Err(error) if error.is_ours() => Err(error),
        Err(error) => Ok(status::refused(&error)),
    }
}

fn is_success(item: &OperationPerDevice) -> bool {
    item.result.as_ref().is_some_and(|result| result.status == Some(SingleDeviceStatus::Success))
}

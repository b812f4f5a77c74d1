//! The items of operations of a family that exists for tests alone: what the rules of operations need of one, and nothing
//! of any API.

use muster_core::device::{self, Claim, Claims, Reference};
use muster_core::operation::{Chunk, Items, Kind, Worked};
use muster_core::{Call, DeviceId, Error};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{metadata, unclaim_of};

/// Claims are core's own; to unclaim and to change are done to devices by id, and what is changed is the order number.
pub struct PlainItems;

/// The status of an item that went well.
pub const DONE: &str = "done";

/// The status of an item that was refused.
pub const REFUSED: &str = "refused";

/// The status of an item whose chunk was given up.
pub const FAILED: &str = "failed";

impl Items for PlainItems {
    fn work(&self, call: &mut Call<'_, '_>, chunk: &Chunk) -> Result<Worked, Error> {
        let partner_id = chunk.partner_id;
        let results = match chunk.kind {
            Kind::Claim => {
                let items: Vec<Claim> = read(chunk);
                let mut claims = Claims::of(partner_id);
                claims.look_ahead(call, items.iter())?;
                let mut results = Vec::new();
                for item in &items {
                    results.push(told(claims.claim(call, item))?);
                }
                claims.write(call)?;
                results
            }
            Kind::Unclaim => {
                let each = read::<DeviceId>(chunk).into_iter();
                each.map(|id| told(device::unclaim(call, partner_id, &unclaim_of(id)))).collect::<Result<_, _>>()?
            }
            Kind::UpdateMetadata => {
                let given = metadata(&[("ordernumber", "changed")]);
                let each = read::<DeviceId>(chunk).into_iter();
                each.map(|id| told(device::update_metadata(call, partner_id, &Reference::to(id), Some(&given))))
                    .collect::<Result<_, _>>()?
            }
        };
        let successes = results.iter().filter(|result| result["result"]["status"] == DONE).count();
        Ok(Worked { successes, results: results.iter().map(Value::to_string).collect() })
    }

    fn failed(&self, kind: Option<Kind>, item: Option<Value>) -> Value {
        json!({"kind": kind.map(Kind::as_str), "item": item, "result": {"status": FAILED}})
    }
}

fn read<T: DeserializeOwned>(chunk: &Chunk) -> Vec<T> {
    serde_json::from_str(&chunk.items).expect("the test wrote these items")
}

fn told(result: Result<DeviceId, Error>) -> Result<Value, Error> {
    match result {
        Ok(id) => Ok(json!({"result": {"status": DONE, "deviceId": id}})),
        Err(error) if error.is_ours() => Err(error),
        Err(error) => Ok(json!({"result": {"status": REFUSED, "field": error.field}})),
    }
}

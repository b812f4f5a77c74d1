//! Rules of chunks that are given up (zero-touch reference, section 4.3).

use muster_core::Error;
use muster_core::operation::{self, Kind, Progress};
use muster_wire::zero_touch::PartnerClaim;
use serde_json::Value;

use crate::support::{World, by_imei, claim_of, imei, on_every_engine, unclaim_of};

fn receive(world: &World, partner: i64, kind: Kind, count: usize, chunks: Vec<String>) -> i64 {
    world
        .write(move |call| {
            let id = operation::begin(call, partner, kind, count)?;
            operation::receive(call, id, 0, &chunks)?;
            operation::finish(call, partner, id)?;
            Ok(id)
        })
        .unwrap()
}

fn fail(world: &World, id: i64) -> Result<Progress, Error> {
    world.write(move |call| operation::fail_chunk(call, id, None, false))
}

fn shown(world: &World, partner: i64, id: i64) -> Value {
    let text = world.read(move |tx| operation::show(tx, partner, id, true)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn identifiers(shown: &Value) -> Vec<&str> {
    let items = shown["response"]["perDeviceStatus"].as_array().expect("a finished operation has results").iter();
    items.map(|item| item["result"]["errorIdentifier"].as_str().unwrap_or("")).collect()
}

#[test]
fn given_a_chunk_that_is_given_up_then_every_item_failed_by_its_own_request_and_the_next_is_done() {
    on_every_engine(|world| {
        let basics = world.basics();
        let items: Vec<PartnerClaim> = (1..4).map(|number| claim_of(basics.customer, by_imei(number))).collect();
        let chunks = vec![serde_json::to_string(&items[..2]).unwrap(), serde_json::to_string(&items[2..]).unwrap()];
        let id = receive(world, basics.reseller, Kind::Claim, 3, chunks);
        assert_eq!(fail(world, id).unwrap(), Progress::More);
        assert_eq!(shown(world, basics.reseller, id)["metadata"]["progress"], 66, "what failed is processed");
        let next = world.read(move |tx| operation::read_chunk(tx, id)).unwrap().expect("the next chunk");
        let done = world.write(move |call| operation::process_chunk(call, &next, false)).unwrap();
        assert_eq!(done, Progress::Done);
        let shown = shown(world, basics.reseller, id);
        assert_eq!(identifiers(&shown), ["INTERNAL_ERROR", "INTERNAL_ERROR", ""]);
        assert_eq!(shown["response"]["successCount"], 1);
        assert_eq!(shown["response"]["perDeviceStatus"][1]["claim"]["deviceIdentifier"]["imei"], imei(2));
        assert_eq!(fail(world, id).unwrap(), Progress::Lost, "nothing is left to be given up");
    });
}

#[test]
fn given_a_last_chunk_that_is_given_up_then_the_operation_is_done_and_its_event_written() {
    on_every_engine(|world| {
        let basics = world.basics();
        let chunk = serde_json::to_string(&[unclaim_of(4711)]).unwrap();
        let id = receive(world, basics.reseller, Kind::Unclaim, 1, vec![chunk]);
        let (progress, events) = world.events_of(|world| fail(world, id).unwrap());
        assert_eq!(progress, Progress::Done);
        assert_eq!(events, [format!("operation.processed {}", operation::name(id))]);
        let shown = shown(world, basics.reseller, id);
        assert_eq!((&shown["done"], &shown["metadata"]["progress"]), (&Value::Bool(true), &Value::from(100)));
        assert_eq!(shown["response"]["perDeviceStatus"][0]["unclaim"]["deviceId"], "4711");
        assert_eq!(world.write(|call| operation::take_lease(call, i64::MIN)).unwrap(), None);
    });
}

#[test]
fn given_chunks_that_cannot_be_read_then_each_counts_as_many_items_as_it_must_have() {
    on_every_engine(|world| {
        let basics = world.basics();
        let full = operation::CHUNK_ITEMS;
        let id = receive(world, basics.reseller, Kind::Claim, full + 7, vec!["[".to_owned(), "nonsense".to_owned()]);
        assert_eq!(fail(world, id).unwrap(), Progress::More);
        assert_eq!(fail(world, id).unwrap(), Progress::Done);
        let shown = shown(world, basics.reseller, id);
        assert_eq!(identifiers(&shown), vec!["INTERNAL_ERROR"; full + 7]);
        assert!(shown["response"].get("successCount").is_none(), "zero is left out: {}", shown["response"]);
    });
}

//! Rules of chunks that are given up (zero-touch reference, section 4.3).

use muster_core::device::Claim;
use muster_core::operation::{self, Kind, Progress};
use muster_core::{DeviceId, Error, OperationId, ResellerId};
use serde_json::Value;

use crate::support::{DONE, FAILED, PlainItems, World, by_imei, claim_of, imei, on_every_engine};

fn receive(world: &World, partner: ResellerId, kind: Kind, count: usize, chunks: Vec<String>) -> OperationId {
    world
        .write(move |call| {
            let id = operation::begin(call, partner, kind, count)?;
            operation::receive(call, id, 0, &chunks)?;
            operation::finish(call, partner, id)?;
            Ok(id)
        })
        .unwrap()
}

fn fail(world: &World, id: OperationId) -> Result<Progress, Error> {
    world.write(move |call| operation::fail_chunk(call, &PlainItems, id, None, false))
}

fn shown(world: &World, partner: ResellerId, id: OperationId) -> Value {
    world.operation(partner, id).unwrap()
}

fn statuses(shown: &Value) -> Vec<&str> {
    let items = shown["response"]["perDeviceStatus"].as_array().expect("a finished operation has results").iter();
    items.map(|item| item["result"]["status"].as_str().unwrap()).collect()
}

#[test]
fn given_a_chunk_that_is_given_up_then_every_item_failed_by_its_own_request_and_the_next_is_done() {
    on_every_engine(|world| {
        let basics = world.basics();
        let items: Vec<Claim> = (1..4).map(|number| claim_of(basics.customer, by_imei(number))).collect();
        let chunks = vec![serde_json::to_string(&items[..2]).unwrap(), serde_json::to_string(&items[2..]).unwrap()];
        let id = receive(world, basics.reseller, Kind::Claim, 3, chunks);
        assert_eq!(fail(world, id).unwrap(), Progress::More);
        assert_eq!(shown(world, basics.reseller, id)["metadata"]["progress"], 66, "what failed is processed");
        let next = world.read(move |tx| operation::read_chunk(tx, id)).unwrap().expect("the next chunk");
        let done = world.write(move |call| operation::process_chunk(call, &PlainItems, &next, false)).unwrap();
        assert_eq!(done, Progress::Done);
        let shown = shown(world, basics.reseller, id);
        assert_eq!(statuses(&shown), [FAILED, FAILED, DONE]);
        assert_eq!(shown["response"]["successCount"], 1);
        assert_eq!(shown["response"]["perDeviceStatus"][1]["item"]["identifier"]["imei"], imei(2));
        assert_eq!(fail(world, id).unwrap(), Progress::Lost, "nothing is left to be given up");
    });
}

#[test]
fn given_a_last_chunk_that_is_given_up_then_the_operation_is_done_and_its_event_written() {
    on_every_engine(|world| {
        let basics = world.basics();
        let chunk = serde_json::to_string(&[DeviceId::new(4711)]).unwrap();
        let id = receive(world, basics.reseller, Kind::Unclaim, 1, vec![chunk]);
        let (progress, events) = world.events_of(|world| fail(world, id).unwrap());
        assert_eq!(progress, Progress::Done);
        assert_eq!(events, [format!("operation.processed {}", operation::name(id))]);
        let shown = shown(world, basics.reseller, id);
        assert_eq!((&shown["done"], &shown["metadata"]["progress"]), (&Value::Bool(true), &Value::from(100)));
        let failed = &shown["response"]["perDeviceStatus"][0];
        assert_eq!((&failed["kind"], &failed["item"]), (&Value::from("unclaim"), &Value::from(4711)));
        assert_eq!(world.write(|call| operation::take_lease(call, None)).unwrap(), None);
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
        assert_eq!(statuses(&shown), vec![FAILED; full + 7]);
        assert!(shown["response"].get("successCount").is_none(), "zero is left out: {}", shown["response"]);
    });
}

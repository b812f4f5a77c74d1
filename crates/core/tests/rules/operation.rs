//! Rules of long-running operations (zero-touch reference, section 4.3).

use muster_core::device::{Claim, Identifier};
use muster_core::operation::{self, Chunk, Kind, LEASE_MILLIS, Progress, RECEIVE_LIMIT_MILLIS, RETENTION_MILLIS};
use muster_core::{Caller, Code, DeviceId, Error, Noun, OperationId, ProfileId, ResellerId};
use serde::Serialize;
use serde_json::Value;

use crate::support::{
    Basics, DONE, PlainItems, REFUSED, World, by_imei, claim_of, imei, metadata, on_every_engine, reference, with_code,
};

/// Receives an operation in chunks of the given sizes, as the server does, and gives its id.
fn receive<T: Serialize>(world: &World, partner: ResellerId, kind: Kind, chunks: &[Vec<T>]) -> OperationId {
    let id = begin(world, partner, kind, chunks);
    world.write(move |call| operation::finish(call, partner, id)).unwrap();
    id
}

fn begin<T: Serialize>(world: &World, partner: ResellerId, kind: Kind, chunks: &[Vec<T>]) -> OperationId {
    let count = chunks.iter().map(Vec::len).sum();
    let id = world.write(move |call| operation::begin(call, partner, kind, count)).unwrap();
    for (first, chunk) in chunks.iter().enumerate() {
        let texts = vec![serde_json::to_string(chunk).unwrap()];
        world.write(move |call| operation::receive(call, id, first, &texts)).unwrap();
    }
    id
}

fn show(world: &World, partner: ResellerId, id: OperationId) -> Result<Value, Error> {
    world.operation(partner, id)
}

fn take(world: &World) -> Option<OperationId> {
    world.write(|call| operation::take_lease(call, None)).unwrap()
}

fn chunk(world: &World, id: OperationId) -> Option<Chunk> {
    world.read(move |tx| operation::read_chunk(tx, id)).unwrap()
}

fn process(world: &World, chunk: &Chunk) -> Result<Progress, Error> {
    let chunk = chunk.clone();
    world.write_as(Caller::Job { partner_id: chunk.partner_id }, move |call| {
        operation::process_chunk(call, &PlainItems, &chunk, false)
    })
}

/// Works everything off, as a job does.
fn work_off(world: &World) {
    while let Some(id) = take(world) {
        let next = chunk(world, id).expect("an unfinished operation has a chunk");
        process(world, &next).unwrap();
    }
}

fn prune_all(world: &World) {
    for _ in 0..100 {
        if !world.write(operation::prune).unwrap() {
            return;
        }
    }
    panic!("pruning does not end");
}

fn claims(basics: Basics, numbers: std::ops::Range<u64>) -> Vec<Claim> {
    numbers.map(|number| claim_of(basics.customer, by_imei(number))).collect()
}

fn statuses(shown: &Value) -> Vec<&str> {
    let items = shown["response"]["perDeviceStatus"].as_array().expect("a finished operation has results");
    items.iter().map(|item| item["result"]["status"].as_str().unwrap()).collect()
}

#[test]
fn given_claims_in_several_chunks_when_worked_off_then_results_come_in_the_order_of_the_request() {
    on_every_engine(|world| {
        let basics = world.basics();
        // The identifiers do not rise, so that no accidental order looks right.
        let numbers = [5, 3, 9, 1, 7, 2];
        let items: Vec<Claim> = numbers.map(|number| claim_of(basics.customer, by_imei(number))).to_vec();
        let chunks: Vec<Vec<Claim>> = items.chunks(2).map(<[Claim]>::to_vec).collect();
        let id = receive(world, basics.reseller, Kind::Claim, &chunks);
        let pending = show(world, basics.reseller, id).unwrap();
        assert_eq!(pending["name"], format!("operations/apibatchoperation/{id}"));
        assert_eq!(pending["metadata"]["processingStatus"], "BATCH_PROCESS_PENDING");
        assert_eq!(pending["metadata"]["devicesCount"], 6);
        assert!(pending.get("done").is_none() && pending.get("response").is_none(), "{pending}");
        for (progress, percent) in [(Progress::More, 33), (Progress::More, 66), (Progress::Done, 100)] {
            assert_eq!(take(world), Some(id));
            assert_eq!(process(world, &chunk(world, id).unwrap()).unwrap(), progress);
            let shown = show(world, basics.reseller, id).unwrap();
            assert_eq!(shown["metadata"]["progress"], percent);
            assert_eq!(shown.get("done").is_some(), progress == Progress::Done);
            if progress == Progress::More {
                assert_eq!(shown["metadata"]["processingStatus"], "BATCH_PROCESS_IN_PROGRESS");
            }
        }
        assert_eq!(take(world), None);
        let done = show(world, basics.reseller, id).unwrap();
        assert_eq!((&done["done"], done.get("error")), (&Value::Bool(true), None));
        assert_eq!(done["metadata"]["processingStatus"], "BATCH_PROCESS_PROCESSED");
        assert_eq!(done["response"]["successCount"], 6);
        let types = [&done["metadata"]["@type"], &done["response"]["@type"]]
            .map(|t| t.as_str().unwrap().rsplit('.').next().unwrap());
        assert_eq!(types, ["DevicesLongRunningOperationMetadata", "DevicesLongRunningOperationResponse"]);
        for (item, number) in done["response"]["perDeviceStatus"].as_array().unwrap().iter().zip(numbers) {
            let device = DeviceId::new(item["result"]["deviceId"].as_i64().expect("a number"));
            assert_eq!(world.device(basics.customer, device).unwrap().identifier.imei, Some(imei(number)));
        }
    });
}

#[test]
fn given_items_that_are_refused_when_worked_off_then_each_has_its_own_status_and_the_others_are_done() {
    on_every_engine(|world| {
        let basics = world.basics();
        let rival = world.reseller("Rival");
        let theirs = world.customer("Theirs", &[rival]);
        world.claim(rival, &claim_of(theirs, by_imei(50))).unwrap();
        let good = claim_of(basics.customer, by_imei(1));
        let wrong_imei = Identifier { imei: Some("123".to_owned()), ..Identifier::default() };
        let items = vec![
            good.clone(),
            claim_of(basics.customer, wrong_imei),
            Claim { section: None, ..good.clone() },
            claim_of(basics.customer, by_imei(50)),
            claim_of(theirs, by_imei(2)),
            Claim { provisioning_token: Some("t".to_owned()), ..good.clone() },
            Claim { sim_lock_profile_id: Some(ProfileId::new(3)), ..good.clone() },
            Claim { metadata: Some(metadata(&[("colour", "red")])), ..good.clone() },
            good.clone(),
            claim_of(basics.customer, by_imei(3)),
        ];
        let id = receive(world, basics.reseller, Kind::Claim, &[items]);
        work_off(world);
        let done = show(world, basics.reseller, id).unwrap();
        let expected = [
            None,
            Some("deviceIdentifier.imei"),
            Some("section"),
            Some(""),
            Some("customerId"),
            Some("provisioningToken"),
            Some("simLockProfileId"),
            Some("metadata.colour"),
            None,
            None,
        ];
        let items = done["response"]["perDeviceStatus"].as_array().unwrap();
        for (index, (item, field)) in items.iter().zip(expected).enumerate() {
            let result = &item["result"];
            assert_eq!(result["status"], if field.is_some() { REFUSED } else { DONE }, "item {index}");
            let named = field.map(|_| result["field"].as_str().unwrap_or_default());
            assert_eq!(named, field, "item {index}");
        }
        assert_eq!(items.len(), expected.len());
        assert_eq!(done["response"]["successCount"], 3);
        assert_eq!(items[0]["result"]["deviceId"], items[8]["result"]["deviceId"], "claimed twice, one device");
        let own = world.dump()["device"]
            .iter()
            .filter(|row| row.contains(&format!("registrar_id=Some({})", basics.reseller)))
            .count();
        assert_eq!(own, 2, "a refused item must leave no device");
    });
}

#[test]
fn given_unclaims_and_updates_when_worked_off_then_each_does_what_it_is_called() {
    on_every_engine(|world| {
        let basics = world.basics();
        let device = world.claim(basics.reseller, &claim_of(basics.customer, by_imei(1))).unwrap();
        let nobody = DeviceId::new(4711);
        let updated = receive(world, basics.reseller, Kind::UpdateMetadata, &[vec![device, nobody]]);
        work_off(world);
        assert_eq!(statuses(&show(world, basics.reseller, updated).unwrap()), [DONE, REFUSED]);
        assert_eq!(world.device(basics.customer, device).unwrap().metadata, metadata(&[("ordernumber", "changed")]));

        let unclaimed = receive(world, basics.reseller, Kind::Unclaim, &[vec![device, device]]);
        work_off(world);
        let shown = show(world, basics.reseller, unclaimed).unwrap();
        assert_eq!(statuses(&shown), [DONE, REFUSED], "the second time it is nobody's");
    });
}

#[test]
fn given_only_refused_items_when_worked_off_then_the_operation_is_done_without_an_error() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = receive(world, basics.reseller, Kind::Unclaim, &[vec![DeviceId::new(1)], vec![DeviceId::new(2)]]);
        work_off(world);
        let shown = show(world, basics.reseller, id).unwrap();
        assert_eq!((&shown["done"], shown.get("error")), (&Value::Bool(true), None));
        assert!(shown["response"].get("successCount").is_none(), "zero is left out");
        assert_eq!(statuses(&shown).len(), 2);
    });
}

#[test]
fn given_an_operation_that_is_still_received_when_asked_for_then_it_does_not_exist_and_nobody_works_on_it() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = begin(world, basics.reseller, Kind::Claim, &[claims(basics, 0..3)]);
        let missing = || with_code(Code::NotFound, Noun::Operation);
        world.refuses(missing(), |world| show(world, basics.reseller, id));
        assert_eq!(take(world), None);
        let partner = basics.reseller;
        let (done, events) = world.events_of(|world| world.write(move |call| operation::finish(call, partner, id)));
        done.unwrap();
        assert_eq!(events, [format!("operation.created operations/apibatchoperation/{id}")]);
        world.refuses(missing(), |world| world.write(move |call| operation::finish(call, partner, id)));
        let other = world.reseller("Other");
        world.refuses(missing(), |world| show(world, other, id));
        show(world, basics.reseller, id).unwrap();
    });
}

#[test]
fn given_a_crash_between_chunks_when_the_store_is_opened_again_then_the_rest_is_done_and_nothing_twice() {
    on_every_engine(|world| {
        let basics = world.basics();
        let chunks: Vec<_> = (0..4).map(|n| claims(basics, n * 3..n * 3 + 3)).collect();
        let id = receive(world, basics.reseller, Kind::Claim, &chunks);
        for _ in 0..2 {
            let next = take(world).and_then(|id| chunk(world, id)).unwrap();
            process(world, &next).unwrap();
        }
        // The server dies with the third chunk in its hands: it holds the lease and has read the chunk.
        let held = take(world).and_then(|id| chunk(world, id)).unwrap();
        assert_eq!(held.number, 2);
        world.reopen();
        assert_eq!(take(world), None, "the dead server's lease still stands");
        world.clock.advance(LEASE_MILLIS + 1);
        work_off(world);
        let shown = show(world, basics.reseller, id).unwrap();
        assert_eq!(statuses(&shown), [DONE; 12]);
        assert_eq!(shown["response"]["successCount"], 12);
        let claimed = world.events().iter().filter(|event| event.starts_with("device.claimed")).count();
        assert_eq!(claimed, 12, "each item must have been done once");
        assert_eq!(process(world, &held).unwrap(), Progress::Lost, "the dead server's chunk comes too late");
        assert_eq!(world.events().iter().filter(|event| event.starts_with("device.claimed")).count(), 12);
    });
}

#[test]
fn given_a_chunk_whose_transaction_fails_when_tried_again_then_it_is_done_once() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = receive(world, basics.reseller, Kind::Claim, &[claims(basics, 0..5)]);
        let next = take(world).and_then(|id| chunk(world, id)).unwrap();
        let before = world.dump();
        world.store().fault().fail_statement(20);
        let error = process(world, &next).unwrap_err();
        assert_eq!(error.code, Code::Unavailable, "a failure of the store is not an item's result: {error}");
        assert_eq!(world.dump(), before);
        assert_eq!(process(world, &next).unwrap(), Progress::Done);
        assert_eq!(statuses(&show(world, basics.reseller, id).unwrap()), [DONE; 5]);
    });
}

#[test]
fn given_two_workers_with_the_same_chunk_when_both_process_it_then_one_loses_and_it_is_done_once() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = receive(
            world,
            basics.reseller,
            Kind::Claim,
            &(0..6).map(|n| claims(basics, n * 2..n * 2 + 2)).collect::<Vec<_>>(),
        );
        let world = &*world;
        let mut done = false;
        while !done {
            let same = chunk(world, id).unwrap();
            let mut outcomes: Vec<Progress> = std::thread::scope(|scope| {
                let workers = [(); 3].map(|()| scope.spawn(|| process(world, &same).unwrap()));
                workers.into_iter().map(|worker| worker.join().unwrap()).collect()
            });
            outcomes.retain(|outcome| *outcome != Progress::Lost);
            assert_eq!(outcomes.len(), 1, "exactly one worker does a chunk");
            done = outcomes[0] == Progress::Done;
        }
        assert_eq!(statuses(&show(world, basics.reseller, id).unwrap()), [DONE; 12]);
        assert_eq!(world.events().iter().filter(|event| event.starts_with("device.claimed")).count(), 12);
    });
}

#[test]
fn given_workers_that_race_for_operations_when_all_is_done_then_no_item_was_done_twice() {
    on_every_engine(|world| {
        let basics = world.basics();
        let operations: Vec<OperationId> = (0..3)
            .map(|n| {
                receive(
                    world,
                    basics.reseller,
                    Kind::Claim,
                    &[claims(basics, n * 10..n * 10 + 2), claims(basics, n * 10 + 2..n * 10 + 4)],
                )
            })
            .collect();
        let world = &*world;
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| work_off(world));
            }
        });
        // A worker that found everything leased gave up; what is left is done by whoever comes next.
        work_off(world);
        for id in operations {
            assert_eq!(statuses(&show(world, basics.reseller, id).unwrap()), [DONE; 4]);
        }
        assert_eq!(world.events().iter().filter(|event| event.starts_with("device.claimed")).count(), 12);
    });
}

#[test]
fn given_a_large_and_a_small_operation_when_leases_are_taken_in_turn_then_the_small_one_does_not_wait() {
    on_every_engine(|world| {
        let basics = world.basics();
        let large =
            receive(world, basics.reseller, Kind::Claim, &(0..5).map(|n| claims(basics, n..n + 1)).collect::<Vec<_>>());
        let small = receive(world, basics.reseller, Kind::Claim, &[claims(basics, 100..101)]);
        let mut turns = Vec::new();
        let mut after = None;
        for _ in 0..3 {
            let id = world.write(move |call| operation::take_lease(call, after)).unwrap().unwrap();
            process(world, &chunk(world, id).unwrap()).unwrap();
            turns.push(id);
            after = Some(id);
        }
        assert_eq!(turns, [large, small, large]);
    });
}

#[test]
fn given_an_operation_when_its_lease_is_held_then_nobody_else_gets_it_until_it_ends() {
    on_every_engine(|world| {
        let basics = world.basics();
        let id = receive(world, basics.reseller, Kind::Claim, &[claims(basics, 0..1), claims(basics, 1..2)]);
        assert_eq!(take(world), Some(id));
        assert_eq!(take(world), None);
        world.clock.advance(LEASE_MILLIS + 1);
        assert_eq!(take(world), Some(id), "a lease that ran out is free");
        process(world, &chunk(world, id).unwrap()).unwrap();
        assert_eq!(take(world), Some(id), "a finished chunk ends the lease");
    });
}

#[test]
fn given_old_operations_when_pruned_then_finished_and_abandoned_ones_go_and_others_stay() {
    on_every_engine(|world| {
        let basics = world.basics();
        let finished = receive(
            world,
            basics.reseller,
            Kind::Claim,
            &(0..50).map(|n| claims(basics, n..n + 1)).collect::<Vec<_>>(),
        );
        work_off(world);
        let abandoned = begin(world, basics.reseller, Kind::Claim, &[claims(basics, 0..2)]);
        let waiting = receive(world, basics.reseller, Kind::Claim, &[claims(basics, 0..2)]);
        world.clock.advance(RECEIVE_LIMIT_MILLIS);
        world.changes_nothing(|world| world.write(operation::prune));
        world.clock.advance(1);
        prune_all(world);
        let ids = |world: &World| -> Vec<OperationId> {
            let sql = "SELECT id FROM operation ORDER BY id";
            world.read(move |tx| tx.all(sql, &[], |row| Ok(OperationId::read(row, 0)?))).unwrap()
        };
        assert_eq!(ids(world), [finished, waiting], "{abandoned} was abandoned by its server");
        world.clock.advance(RETENTION_MILLIS - RECEIVE_LIMIT_MILLIS - 1);
        prune_all(world);
        assert_eq!(ids(world), [finished, waiting], "thirty days are not over");
        world.clock.advance(1);
        prune_all(world);
        assert_eq!(ids(world), [waiting], "an operation that is not done is never removed");
        assert_eq!((world.dump()["operation_result"].len(), world.dump()["operation_chunk"].len()), (0, 1));
        world.refuses(with_code(Code::NotFound, Noun::Operation), |world| show(world, basics.reseller, finished));
    });
}

#[test]
fn given_a_default_when_claims_are_worked_off_then_they_get_it_like_any_claim() {
    on_every_engine(|world| {
        let basics = world.basics();
        let default = world.configuration(basics, true);
        receive(world, basics.reseller, Kind::Claim, &[claims(basics, 0..1)]);
        work_off(world);
        let found = world.find(basics.reseller, by_imei(0)).unwrap().devices.remove(0);
        assert_eq!(found.configuration_id, Some(default));
        world.remove(basics.customer, reference(found.id)).unwrap();
    });
}

#[test]
fn given_a_chunk_of_new_devices_when_worked_off_then_it_has_few_statements_more_than_one_device() {
    on_every_engine(|world| {
        let basics = world.basics();
        world.configuration(basics, true);
        let statements = |numbers: std::ops::Range<u64>| {
            let count = numbers.end - numbers.start;
            let id = receive(world, basics.reseller, Kind::Claim, &[claims(basics, numbers)]);
            let next = chunk(world, id).expect("it has a chunk");
            let before = world.store().statements();
            process(world, &next).unwrap();
            assert_eq!(statuses(&show(world, basics.reseller, id).unwrap()), vec![DONE; count as usize]);
            world.store().statements() - before
        };
        let one = statements(0..1);
        let many = statements(1..257);
        // Four tables, 64 rows in each statement.
        assert!(many <= one + 4 * (256 / 64), "{one} statements for one device, {many} for 256");
    });
}

#[test]
fn given_devices_that_are_named_twice_in_a_chunk_when_worked_off_then_the_second_claim_finds_what_the_first_made() {
    on_every_engine(|world| {
        let basics = world.basics();
        let both = |one: u64, two: u64| Identifier { imei2: Some(imei(two)), ..by_imei(one) };
        let items: Vec<Claim> = [by_imei(1), by_imei(2), both(1, 3), by_imei(3), both(2, 3), by_imei(4)]
            .map(|identifier| claim_of(basics.customer, identifier))
            .to_vec();
        let id = receive(world, basics.reseller, Kind::Claim, &[items]);
        let (_, events) = world.events_of(work_off);
        let shown = show(world, basics.reseller, id).unwrap();
        let results = shown["response"]["perDeviceStatus"].as_array().expect("it is done");
        let device = |index: usize| results[index]["result"]["deviceId"].as_i64();
        assert_eq!((device(0), device(0)), (device(2), device(3)), "imei 1 and 3 are one device");
        assert_ne!(device(0), device(1));
        assert_eq!(results[4]["result"]["status"], REFUSED, "{}", results[4]);
        assert!(device(5).is_some() && device(5) != device(1));
        // The fourth says nothing that is not known by then.
        let subjects: Vec<String> = [0, 1, 2, 5].map(|index| format!("devices/{}", device(index).unwrap())).to_vec();
        let claimed: Vec<_> = events.iter().filter(|event| event.starts_with("device.claimed")).collect();
        assert_eq!(claimed.len(), subjects.len());
        for (event, subject) in claimed.iter().zip(&subjects) {
            assert!(event.contains(subject.as_str()), "events have the order of the claims: {event}, not {subject}");
        }
    });
}

#[test]
fn given_an_operation_that_is_removed_while_its_results_are_read_then_the_reader_is_told_and_sees_no_end() {
    on_every_engine(|world| {
        let basics = world.basics();
        let chunks: Vec<Vec<Claim>> = (0..30).map(|number| claims(basics, number..number + 1)).collect();
        let id = receive(world, basics.reseller, Kind::Claim, &chunks);
        work_off(world);
        let partner = basics.reseller;
        let first = world.read(move |tx| operation::show(tx, partner, id, true)).unwrap().results.expect("it is done");
        let next = first.next.expect("there are thirty");
        world.read(move |tx| operation::page_from(tx, id, Some(next))).unwrap();
        world.clock.advance(RETENTION_MILLIS + 1);
        assert!(world.write(operation::prune).unwrap(), "some of it is removed");
        assert!(!world.dump()["operation_result"].is_empty(), "and some is left");
        let missing = || with_code(Code::NotFound, Noun::Operation);
        world.refuses(missing(), |world| world.read(move |tx| operation::page_from(tx, id, Some(next))));
        world.refuses(missing(), |world| show(world, partner, id));
        prune_all(world);
        assert!(world.dump()["operation"].is_empty(), "in the end all of it is gone");
    });
}

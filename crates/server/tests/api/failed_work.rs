//! Work that fails by itself: a chunk is given up after some attempts, a job is started again.

use std::time::Duration;

use muster_core::OperationId;
use muster_core::operation::{self, Kind};
use muster_store::params;
use serde_json::{Value, json};

use crate::support::{Scene, claim_body, imei_identifier, on_every_engine};

/// Items of a chunk that is full.
const FULL: u32 = 200;

/// Attempts a chunk is given.
const ATTEMPTS: u32 = 3;

/// A lease that does not run out during a test.
const LONG_LEASE: i64 = i64::MAX;

/// Whoever starts the operations job ends the leases of the last run; only afterwards a test may set one.
fn wait_until_the_job_is_at_work(scene: &Scene) {
    let body = json!({"claims": [claim_body(scene.customer, imei_identifier(1))]});
    let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
    let operation = scene.reseller().post(&path, &body).ok();
    scene.finished(&scene.reseller(), &operation);
}

/// An operation of claims in these chunks, which no job touches before [`release`].
fn held_back(scene: &Scene, items: u32, chunks: Vec<String>) -> OperationId {
    let partner = muster_core::ResellerId::new(scene.partner);
    scene.operate(move |call| {
        let id = operation::begin(call, partner, Kind::Claim, items as usize)?;
        operation::receive(call, id, 0, &chunks)?;
        operation::finish(call, partner, id)?;
        call.tx.execute("UPDATE operation SET lease_until = ?2 WHERE id = ?1", params![id, LONG_LEASE])?;
        Ok(id)
    })
}

fn release(scene: &Scene, id: OperationId) {
    scene.operate(move |call| {
        call.tx.execute("UPDATE operation SET lease_until = 0 WHERE id = ?1", params![id])?;
        Ok(())
    });
}

fn claims(scene: &Scene, numbers: std::ops::Range<u32>) -> String {
    let claims: Vec<Value> = numbers.map(|number| claim_body(scene.customer, imei_identifier(number))).collect();
    json!(claims).to_string()
}

fn finished(scene: &Scene, id: OperationId) -> Vec<Value> {
    let finished = scene.finished(&scene.reseller(), &json!({"name": operation::name(id)}));
    assert_eq!(finished["metadata"]["progress"], 100, "every item has its result");
    assert!(finished.get("error").is_none(), "failures are per device, never the operation's");
    let results = finished["response"]["perDeviceStatus"].as_array().unwrap().clone();
    assert_eq!(json!(results.len()), finished["metadata"]["devicesCount"]);
    let successes = results.iter().filter(|item| item["result"]["status"] == "SINGLE_DEVICE_STATUS_SUCCESS").count();
    assert_eq!(finished["response"]["successCount"].as_u64().unwrap_or(0), successes as u64);
    results
}

#[track_caller]
fn is_internal_error(item: &Value) {
    assert_eq!(item["result"]["status"], "SINGLE_DEVICE_STATUS_OTHER_ERROR", "{item}");
    assert_eq!(item["result"]["errorIdentifier"], "INTERNAL_ERROR", "{item}");
    assert!(item["result"]["errorMessage"].as_str().is_some_and(|text| text.contains("internal error")), "{item}");
    assert!(item["result"].get("deviceId").is_none(), "{item}");
}

#[test]
fn given_a_chunk_that_cannot_be_read_when_worked_off_then_its_items_failed_and_the_others_are_done() {
    on_every_engine(|scene| {
        wait_until_the_job_is_at_work(scene);
        let chunks = vec!["no JSON".to_owned(), claims(scene, 1..4), "[{\"deviceIdentifier\": 7}]".to_owned()];
        let id = held_back(scene, FULL + 4, chunks);
        release(scene, id);
        let results = finished(scene, id);
        let (unreadable, rest) = results.split_at(FULL as usize);
        unreadable.iter().for_each(is_internal_error);
        for item in &rest[..3] {
            assert_eq!(item["result"]["status"], "SINGLE_DEVICE_STATUS_SUCCESS", "{item}");
        }
        is_internal_error(&rest[3]);
    });
}

#[test]
fn given_a_chunk_that_makes_its_rule_panic_when_tried_often_enough_then_its_items_failed_and_nothing_of_it_stays() {
    on_every_engine(|scene| {
        wait_until_the_job_is_at_work(scene);
        let id = held_back(scene, FULL + 2, vec![claims(scene, 1000..1000 + FULL), claims(scene, 2000..2002)]);
        let before = scene.footprint();
        scene.chance.ids.set(ATTEMPTS);
        release(scene, id);
        let results = finished(scene, id);
        assert_eq!(scene.chance.ids.left(), 0, "the chunk is tried {ATTEMPTS} times");
        for (number, item) in (1000..).zip(&results[..FULL as usize]) {
            is_internal_error(item);
            assert_eq!(item["claim"]["deviceIdentifier"], imei_identifier(number), "a result repeats its request");
        }
        for item in &results[FULL as usize..] {
            assert_eq!(item["result"]["status"], "SINGLE_DEVICE_STATUS_SUCCESS", "{item}");
        }
        let rows =
            |footprint: &[(&str, i64)], table: &str| footprint.iter().find(|(name, _)| *name == table).unwrap().1;
        let after = scene.footprint();
        assert_eq!(rows(&after, "device"), rows(&before, "device") + 2, "a chunk that panicked leaves no device");
    });
}

#[test]
fn given_a_chunk_that_panics_once_when_tried_again_then_it_is_done() {
    on_every_engine(|scene| {
        wait_until_the_job_is_at_work(scene);
        let id = held_back(scene, 2, vec![claims(scene, 1000..1002)]);
        scene.chance.ids.set(ATTEMPTS - 1);
        release(scene, id);
        for item in finished(scene, id) {
            assert_eq!(item["result"]["status"], "SINGLE_DEVICE_STATUS_SUCCESS", "{item}");
        }
    });
}

fn wait_until_it_failed(scene: &Scene) {
    for _ in 0..4000 {
        if !scene.store().fault().is_pending() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the planned statement is not reached");
}

#[test]
fn given_a_database_that_fails_when_it_comes_back_then_no_attempt_was_counted() {
    on_every_engine(|scene| {
        wait_until_the_job_is_at_work(scene);
        let id = held_back(scene, 2, vec![claims(scene, 1000..1002)]);
        let fault = scene.store().fault();
        // Statements up to the chunk's own: one to look for work, two to take the lease, one to read the chunk. Then the
        // chunk's fourth fails.
        let statements = 8;
        fault.fail_statement(1 + statements);
        release(scene, id);
        for _ in 0..=ATTEMPTS {
            wait_until_it_failed(scene);
            // The job pauses for a second, and the lease it holds runs out.
            scene.clock.advance_seconds(60);
            fault.fail_statement(statements);
        }
        wait_until_it_failed(scene);
        scene.clock.advance_seconds(60);
        for item in finished(scene, id) {
            assert_eq!(item["result"]["status"], "SINGLE_DEVICE_STATUS_SUCCESS", "{item}");
        }
    });
}

#[test]
fn given_a_job_that_panics_when_there_is_work_then_it_was_started_again_and_counted() {
    on_every_engine(|scene| {
        wait_until_the_job_is_at_work(scene);
        let restarts = "muster_job_restarts_total{job=\"operations\"}";
        assert_eq!(scene.metric(restarts), 0);
        // Nobody but the job, which looks for work twice a second, asks a server without calls for the time.
        scene.clock.trap.set(1);
        for _ in 0..1000 {
            if scene.metric(restarts) == 1 {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!((scene.metric(restarts), scene.clock.trap.left()), (1, 0), "the job panics once");
        let id = held_back(scene, 1, vec![claims(scene, 5..6)]);
        release(scene, id);
        assert_eq!(finished(scene, id).len(), 1);
    });
}

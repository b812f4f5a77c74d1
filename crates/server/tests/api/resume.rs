//! Operations go on where a server that ended left them, and no item is done twice.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Scene, claim_body, imei_identifier, on_every_engine_with, settings};

/// Items of the operations: enough chunks that a server ends among them.
const ITEMS: u32 = 6000;

/// Seconds after which a dead server's lease has run out, and a client's clock would allow a new token.
const LONGER_THAN_A_LEASE: i64 = 60;

fn start(scene: &Scene, first: u32) -> Value {
    let numbers = first..first + ITEMS;
    let claims: Vec<Value> = numbers.map(|number| claim_body(scene.customer, imei_identifier(number))).collect();
    let body = json!({"claims": claims});
    scene.reseller().post(&format!("/v1/partners/{}/devices:claimAsync", scene.partner), &body).ok()
}

/// Percent of the operation that are done; `None` when all is.
fn progress(scene: &Scene, operation: &Value) -> Option<i64> {
    let path = format!("/v1/{}?fields=done,metadata", operation["name"].as_str().unwrap());
    let now = scene.reseller().get(&path).ok();
    now.get("done").is_none().then(|| now["metadata"]["progress"].as_i64().unwrap_or(0))
}

/// Waits until more of the operation is done than `before` percent, but not all.
fn wait_until_beyond(scene: &Scene, operation: &Value, before: i64) {
    for _ in 0..5000 {
        let now = progress(scene, operation);
        if now.expect("the operation was done before the server could be stopped: use more items") > before {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the operation does not go on");
}

/// Checks that a server that was stopped or killed was in the middle of the work, and tells how many chunks it had done.
fn fell_into_the_work(scene: &Scene, operations: u32) -> i64 {
    let (left, done) = scene.left_behind(|store| {
        let count = |sql: &'static str| {
            store.read("left", move |tx| Ok::<_, muster_core::Error>(tx.number(sql, &[])?)).wait().unwrap()
        };
        (count("SELECT COUNT(*) FROM operation_chunk"), count("SELECT COUNT(*) FROM operation_result"))
    });
    assert!(left > 0, "nothing was left to do when the server ended: use more items");
    assert!(done > 0, "nothing was done when the server ended");
    assert_eq!(left + done, i64::from(operations * ITEMS / 200), "a chunk is either done or left");
    done
}

fn check_results(scene: &Scene, operation: &Value, first: u32) {
    let finished = scene.finished(&scene.reseller(), operation);
    assert_eq!(finished["response"]["successCount"], ITEMS, "every item succeeded");
    let items = finished["response"]["perDeviceStatus"].as_array().unwrap();
    assert_eq!(items.len(), ITEMS as usize, "one result for each item");
    let mut ids = BTreeSet::new();
    for (number, item) in (first..).zip(items) {
        assert_eq!(
            item["claim"]["deviceIdentifier"],
            imei_identifier(number),
            "results are in the order of the request"
        );
        ids.insert(item["result"]["deviceId"].as_str().unwrap().to_owned());
    }
    assert_eq!(ids.len(), ITEMS as usize, "each item made a device of its own");
}

/// One event `device.claimed` for each device, and one end for each operation: an item done twice would show here.
fn check_events(scene: &Scene, operations: usize) {
    let count = |sql: &'static str| {
        scene.store().read("events", move |tx| Ok::<_, muster_core::Error>(tx.number(sql, &[])?)).wait().unwrap()
    };
    let devices = i64::from(ITEMS) * i64::try_from(operations).unwrap();
    assert_eq!(count("SELECT COUNT(*) FROM event WHERE kind = 'device.claimed'"), devices);
    assert_eq!(count("SELECT COUNT(*) FROM device"), devices);
    let processed = count("SELECT COUNT(*) FROM event WHERE kind = 'operation.processed'");
    assert_eq!(processed, i64::try_from(operations).unwrap());
    assert_eq!(count("SELECT COUNT(*) FROM operation_chunk"), 0, "no work is left");
}

#[test]
fn given_a_server_that_dies_in_the_middle_when_another_starts_then_every_item_is_done_once() {
    on_every_engine_with(&settings(), |scene| {
        let operation = start(scene, 0);
        wait_until_beyond(scene, &operation, 0);
        scene.kill();
        fell_into_the_work(scene, 1);
        scene.clock.advance_seconds(LONGER_THAN_A_LEASE);
        scene.start();
        check_results(scene, &operation, 0);
        check_events(scene, 1);
    });
}

#[test]
fn given_a_polite_stop_in_the_middle_when_the_server_starts_again_then_it_goes_on_at_once() {
    on_every_engine_with(&settings(), |scene| {
        let operations = [start(scene, 0), start(scene, ITEMS)];
        wait_until_beyond(scene, &operations[0], 0);
        scene.stop();
        fell_into_the_work(scene, 2);
        // The clock stands still: a stopped server leaves no lease that would have to run out.
        scene.clock.advance_seconds(1);
        scene.start();
        check_results(scene, &operations[0], 0);
        check_results(scene, &operations[1], ITEMS);
        check_events(scene, 2);
    });
}

#[test]
fn given_several_deaths_in_a_row_when_the_last_server_lives_then_every_item_is_done_once() {
    on_every_engine_with(&settings(), |scene| {
        let operation = start(scene, 0);
        let mut done = 0;
        for _ in 0..4 {
            let before = progress(scene, &operation).expect("the operation is not done");
            wait_until_beyond(scene, &operation, before);
            scene.kill();
            let now = fell_into_the_work(scene, 1);
            assert!(now > done, "each server does something before it dies");
            done = now;
            scene.clock.advance_seconds(LONGER_THAN_A_LEASE);
            scene.start();
        }
        check_results(scene, &operation, 0);
        check_events(scene, 1);
    });
}

#[test]
fn given_two_servers_whose_leases_run_out_while_they_work_then_every_item_is_done_once() {
    on_every_engine_with(&settings(), |scene| {
        let operation = start(scene, 0);
        let second = scene.another_server();
        // The time of both jumps over a lease again and again, so that each takes over what the other is at. A token
        // lives longer than all these jumps.
        let mut jumps_at_work = 0;
        for _ in 0..200 {
            jumps_at_work += u32::from(progress(scene, &operation).is_some());
            scene.clock.advance_seconds(17);
            std::thread::sleep(Duration::from_millis(3));
        }
        assert!(jumps_at_work >= 5, "the leases ran out {jumps_at_work} times during the work: use more items");
        check_results(scene, &operation, 0);
        check_events(scene, 1);
        second.stop();
    });
}

#[test]
fn given_a_clock_a_month_ahead_when_a_server_starts_with_it_then_finished_operations_stay() {
    on_every_engine_with(&settings(), |scene| {
        let body = json!({"claims": [claim_body(scene.customer, imei_identifier(1))]});
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let operation = scene.reseller().post(&path, &body).ok();
        scene.finished(&scene.reseller(), &operation);
        scene.stop();
        scene.clock.advance_seconds(31 * 24 * 60 * 60);
        scene.start();
        // The server looks for what is old as soon as it runs.
        std::thread::sleep(Duration::from_millis(500));
        let account = &scene.reseller_account;
        let granted = scene.ask_for_token(&account.assertion(&account.claims(scene.clock.seconds()))).ok();
        scene.finished(&scene.anonymous().with_token(granted["access_token"].as_str().unwrap()), &operation);
    });
}

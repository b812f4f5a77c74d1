//! Operations go on where a server that ended left them, and no item is done twice.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Scene, claim_body, imei_identifier, on_every_engine_with, settings};

/// Items of the operations: enough chunks that a server ends among them.
const ITEMS: u32 = 4000;

/// Seconds after which a dead server's lease has run out, and a client's clock would allow a new token.
const LONGER_THAN_A_LEASE: i64 = 60;

fn start(scene: &Scene, first: u32) -> Value {
    let numbers = first..first + ITEMS;
    let claims: Vec<Value> = numbers.map(|number| claim_body(scene.customer, imei_identifier(number))).collect();
    let body = json!({"claims": claims});
    scene.reseller().post(&format!("/v1/partners/{}/devices:claimAsync", scene.partner), &body).ok()
}

/// Waits until the operation is begun but not done.
fn wait_until_begun(scene: &Scene, operation: &Value) {
    let path = format!("/v1/{}?fields=done,metadata", operation["name"].as_str().unwrap());
    for _ in 0..2000 {
        let now = scene.reseller().get(&path).ok();
        assert!(now.get("done").is_none(), "the operation was done before the server could be stopped: use more items");
        if now["metadata"]["progress"].as_i64().unwrap_or(0) > 0 {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the operation does not begin");
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
        wait_until_begun(scene, &operation);
        scene.kill();
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
        wait_until_begun(scene, &operations[0]);
        scene.stop();
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
        for turn in 0..5 {
            std::thread::sleep(Duration::from_millis(7 * turn + 5));
            scene.kill();
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
        for _ in 0..200 {
            scene.clock.advance_seconds(17);
            std::thread::sleep(Duration::from_millis(3));
        }
        check_results(scene, &operation, 0);
        check_events(scene, 1);
        second.stop();
    });
}

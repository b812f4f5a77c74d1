//! SIGKILL under load, over HTTP: what a client was told is done is there when the server comes back.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::Builder;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::http::Method;

use super::scene::Scene;
use crate::support::{Client, imei};

/// Acknowledged calls after which the server is killed, round by round.
const KILL_AFTER: [usize; 3] = [1, 60, 150];

const CLIENTS: usize = 6;

/// Devices of one asynchronous claim.
const BULK: u32 = 40;

/// What was acknowledged: claimed IMEIs, and the names of operations with the first number of their devices.
#[derive(Default)]
struct Promised {
    imeis: Vec<String>,
    operations: Vec<(String, u32)>,
}

impl Promised {
    fn count(&self) -> usize {
        self.imeis.len() + self.operations.len()
    }
}

#[test]
fn given_a_server_killed_under_load_when_it_comes_back_then_every_acknowledged_call_is_there_and_goes_on() {
    Scene::on_every_engine("power_cut", |scene| {
        let numbers = AtomicU32::new(0);
        let promised = Mutex::new(Promised::default());
        for more in KILL_AFTER {
            kill_under_load(scene, &numbers, &promised, more);
        }
        let promised = promised.into_inner().unwrap();
        let server = scene.serve();
        let client = scene.as_reseller(&server);
        for (operation, first) in &promised.operations {
            let done = finished(&client, operation);
            let statuses =
                done["response"]["perDeviceStatus"].as_array().unwrap_or_else(|| panic!("no results: {done}"));
            assert_eq!(statuses.len(), BULK as usize, "{operation} answers for each device once");
            assert_eq!(done["response"]["successCount"], BULK, "{operation} from device {first} on: {done}");
        }
        server.stop();
        let claimed = scene.claimed();
        let bulk = promised.operations.iter().flat_map(|(_, first)| (*first..first + BULK).map(imei));
        let lost: Vec<String> =
            promised.imeis.iter().cloned().chain(bulk).filter(|imei| !claimed.contains(imei)).collect();
        assert!(lost.is_empty(), "{} acknowledged claims are lost: {lost:?}", lost.len());
        assert_eq!(promised.imeis.iter().collect::<HashSet<_>>().len(), promised.imeis.len());
    });
}

/// Claims with several clients, one by one and in bulk, until so many more are acknowledged, and kills the server then.
fn kill_under_load(scene: &Scene, numbers: &AtomicU32, promised: &Mutex<Promised>, more: usize) {
    let server = scene.serve();
    let enough = promised.lock().unwrap().count() + more;
    let client = scene.as_reseller(&server);
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            let client = client.clone();
            let work = move || while claim(scene, &client, numbers, promised).is_some() {};
            Builder::new().spawn_scoped(scope, work).unwrap();
        }
        while promised.lock().unwrap().count() < enough {
            std::thread::sleep(Duration::from_millis(2));
        }
        server.kill();
    });
}

/// One call; `None` when the server is gone.
fn claim(scene: &Scene, client: &Client, numbers: &AtomicU32, promised: &Mutex<Promised>) -> Option<()> {
    let first = numbers.fetch_add(BULK, Ordering::Relaxed);
    if (first / BULK).is_multiple_of(8) {
        let claims: Vec<Value> = (first..first + BULK).map(|number| scene.claim(number).1).collect();
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.reseller);
        let (status, answer) = client.call(Method::POST, &path, Some(&json!({"claims": claims}))).ok()?;
        assert_eq!(status, 200, "{answer}");
        let name = answer["name"].as_str().unwrap().to_owned();
        promised.lock().unwrap().operations.push((name, first));
    } else {
        let (path, body) = scene.claim(first);
        let (status, answer) = client.call(Method::POST, &path, Some(&body)).ok()?;
        assert_eq!(status, 200, "{answer}");
        promised.lock().unwrap().imeis.push(imei(first));
    }
    Some(())
}

/// An operation once it is done. On PostgreSQL another node may take over what a killed one had begun when its lease ends.
fn finished(client: &Client, name: &str) -> Value {
    for _ in 0..600 {
        let (status, operation) = client.get(&format!("/v1/{name}"));
        assert_eq!(status, 200, "an acknowledged operation is there: {operation}");
        if operation["done"] == true {
            return operation;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("{name} is never done");
}

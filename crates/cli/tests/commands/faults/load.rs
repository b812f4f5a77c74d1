//! Clients of every kind at the same time: good ones, wrong ones and impatient ones. Nobody gets a 5xx, nothing panics, and what
//! is there afterwards is what the good ones were told.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::Builder;

use serde_json::json;

use super::scene::Scene;
use crate::support::{Client, Running, imei};

/// Rounds of each client; a round is some calls.
const ROUNDS: u32 = 40;

/// Clients of each kind.
const OF_EACH: u32 = 3;

#[test]
fn given_good_and_wrong_and_impatient_clients_at_once_then_nobody_is_failed_and_the_registry_is_what_was_promised() {
    Scene::on_every_engine("load", |scene| {
        let server = scene.serve();
        let (numbers, claimed) = (AtomicU32::new(0), Mutex::new(Vec::new()));
        let (reseller, customer) = (scene.as_reseller(&server), scene.as_customer(&server));
        std::thread::scope(|scope| {
            for _ in 0..OF_EACH {
                let kinds: [Box<dyn Fn(u32) + Send + '_>; 4] = [
                    Box::new(|_| {
                        claims_and_lets_go(scene, &reseller, numbers.fetch_add(2, Ordering::Relaxed), &claimed)
                    }),
                    Box::new(|_| looks(scene, &customer)),
                    Box::new(|round| is_wrong(scene, &server, &reseller, round)),
                    Box::new(|round| does_not_wait(scene, &server, round)),
                ];
                for kind in kinds {
                    Builder::new().spawn_scoped(scope, move || (0..ROUNDS).for_each(kind)).unwrap();
                }
            }
        });
        let (code, err) = server.stop();
        assert_eq!(code, Some(0), "{err}");
        assert!(!err.contains("panicked"), "{err}");
        let mut promised = claimed.into_inner().unwrap();
        let mut there: Vec<String> = scene.claimed().into_iter().collect();
        promised.sort();
        there.sort();
        assert_eq!(there, promised, "what is claimed is what was promised, neither more nor less");
    });
}

/// Claims two devices, finds one and lets the other go.
fn claims_and_lets_go(scene: &Scene, client: &Client, number: u32, claimed: &Mutex<Vec<String>>) {
    for number in [number, number + 1] {
        let (path, body) = scene.claim(number);
        let (status, answer) = client.post(&path, &body);
        assert_eq!(status, 200, "{answer}");
    }
    let path = |method| format!("/v1/partners/{}/devices:{method}", scene.reseller);
    let identifier = |number| json!({"deviceIdentifier": {"imei": imei(number)}});
    let mut find = identifier(number);
    find["limit"] = json!(10);
    let (status, found) = client.post(&path("findByIdentifier"), &find);
    assert_eq!((status, found["devices"].as_array().map(Vec::len)), (200, Some(1)), "{found}");
    let mut unclaim = identifier(number + 1);
    unclaim["sectionType"] = json!("SECTION_TYPE_ZERO_TOUCH");
    let (status, answer) = client.post(&path("unclaim"), &unclaim);
    assert_eq!(status, 200, "{answer}");
    claimed.lock().unwrap().push(imei(number));
}

/// A console that shows pages.
fn looks(scene: &Scene, client: &Client) {
    let mut token = String::new();
    for _ in 0..3 {
        let path = format!("/v1/customers/{}/devices?pageSize=20&pageToken={token}", scene.customer);
        let (status, page) = client.get(&path);
        assert_eq!(status, 200, "{page}");
        let Some(next) = page["nextPageToken"].as_str() else { break };
        token = next.to_owned();
    }
}

/// A program with faults in it, each of which is told.
fn is_wrong(scene: &Scene, server: &Running, client: &Client, round: u32) {
    let claim = format!("/v1/partners/{}/devices:claim", scene.reseller);
    let (status, answer) = match round % 6 {
        0 => client.post(&claim, &json!({"deviceIdentifier": {"imei": "123"}})),
        1 => client.post(&claim, &json!([[], {}, "claims"])),
        2 => client.get(&format!("/v1/partners/{}/devices/1?view=FULL", scene.reseller)),
        3 => client.post("/v1/partners/1/devices:claim", &scene.claim(1).1),
        4 => Client::new(&server.url).get(&format!("/v1/customers/{}/devices", scene.customer)),
        _ => client.post("/batch", &json!({"not": "multipart"})),
    };
    assert!((400..500).contains(&status), "round {round}: {status} {answer}");
}

/// A client that goes away in the middle of its request, or before it reads the answer.
fn does_not_wait(scene: &Scene, server: &Running, round: u32) {
    let address = server.url.strip_prefix("http://").unwrap();
    let mut connection = TcpStream::connect(address).unwrap();
    let sent = match round % 3 {
        0 => format!(
            "POST /v1/partners/{}/devices:claim HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{{",
            scene.reseller
        ),
        1 => "POST /device/v1/setup HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}".to_owned(),
        _ => "GET /discovery/v1/apis/androiddeviceprovisioning/v1/rest HTTP/1.1\r\nHo".to_owned(),
    };
    // The server may have hung up first: that is its right.
    let _ = connection.write_all(sent.as_bytes());
}

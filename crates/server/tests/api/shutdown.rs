//! A polite stop: what was begun is finished, what was acknowledged is kept, what waited is written.

use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use muster_server::Settings;
use serde_json::json;

use crate::support::{Scene, claim_body, imei_identifier, on_every_engine_with, settings};

fn claim_request(scene: &Scene, number: u32) -> (String, String) {
    let body = claim_body(scene.customer, imei_identifier(number)).to_string();
    let head = format!(
        "POST /v1/partners/{}/devices:claim HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        scene.partner,
        scene.reseller().token(),
        body.len()
    );
    (head, body)
}

#[test]
fn given_a_request_under_way_when_the_server_stops_then_it_is_still_answered_and_kept() {
    on_every_engine_with(&settings(), |scene| {
        let (head, body) = claim_request(scene, 1);
        let mut connection = scene.connect();
        connection.send(head.replacen("Host: x\r\n", "Host: x\r\nExpect: 100-continue\r\n", 1).as_bytes());
        let begun = connection.answer("the headers of a claim").expect("the server asks for the body");
        assert_eq!(begun.status, 100, "the server has begun with the request");
        scene.server_mut().ask_to_stop();
        connection.send(&body.as_bytes()[..10]);
        std::thread::sleep(Duration::from_millis(100));
        connection.send(&body.as_bytes()[10..]);
        let answer = connection.answer("a claim during the stop").expect("the request is finished");
        let device = answer.ok()["deviceId"].clone();
        scene.stop();
        scene.clock.advance_seconds(1);
        scene.start();
        let path = format!("/v1/partners/{}/devices/{}", scene.partner, device.as_str().unwrap());
        assert_eq!(scene.reseller().get(&path).ok()["deviceId"], device);
    });
}

#[test]
fn given_a_stopped_server_when_called_then_nobody_listens() {
    on_every_engine_with(&settings(), |scene| {
        let port = scene.server().port;
        let mut idle = scene.connect();
        scene.stop();
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the port is free again");
        assert!(idle.request(b"GET", b"/healthz", &[], b"").is_none(), "idle connections are closed");
    });
}

#[test]
fn given_writers_at_work_when_the_server_stops_then_every_acknowledged_claim_is_kept() {
    on_every_engine_with(&settings(), |scene| {
        let stop = Arc::new(AtomicBool::new(false));
        let (acknowledged, first) = mpsc::channel();
        let writers: Vec<_> = (0..4_u32)
            .map(|writer| {
                let mut connection = scene.connect();
                let requests: Vec<(String, String)> =
                    (0..400).map(|number| claim_request(scene, writer * 1000 + number)).collect();
                let (stop, acknowledged) = (Arc::clone(&stop), acknowledged.clone());
                std::thread::Builder::new()
                    .name(format!("writer {writer}"))
                    .spawn(move || {
                        let mut kept = Vec::new();
                        for (head, body) in requests {
                            if stop.load(Ordering::SeqCst) {
                                break;
                            }
                            connection.send(format!("{head}{body}").as_bytes());
                            let Some(answer) = connection.answer("a claim") else { break };
                            kept.push(answer.ok()["deviceId"].as_str().unwrap().to_owned());
                            let _ = acknowledged.send(());
                        }
                        kept
                    })
                    .unwrap()
            })
            .collect();
        first.recv_timeout(Duration::from_secs(60)).expect("the writers get something done");
        scene.stop();
        stop.store(true, Ordering::SeqCst);
        let kept: Vec<String> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
        scene.clock.advance_seconds(1);
        scene.start();
        let listed = scene.admin().get(&format!("/v1/customers/{}/devices", scene.customer)).ok();
        let stored: std::collections::BTreeSet<&str> =
            listed["devices"].as_array().unwrap().iter().map(|device| device["deviceId"].as_str().unwrap()).collect();
        let lost: Vec<&String> = kept.iter().filter(|id| !stored.contains(id.as_str())).collect();
        assert_eq!(lost, Vec::<&String>::new(), "acknowledged but lost");
    });
}

#[test]
fn given_look_ups_that_wait_when_the_server_stops_then_they_are_written_down() {
    on_every_engine_with(&settings(), |scene| {
        scene.configuration("Default", true);
        let device = scene.claim(1);
        let phone = scene.anonymous();
        for _ in 0..450 {
            let answered = phone.post("/device/v1/setup", &json!({"deviceIdentifier": imei_identifier(1)})).ok();
            assert_eq!(answered["registered"], true);
        }
        scene.stop();
        scene.clock.advance_seconds(1);
        scene.start();
        let events = scene.events_about(&format!("devices/{device}"));
        assert_eq!(events.iter().filter(|kind| *kind == "device.setUp").count(), 450);
    });
}

#[test]
fn given_all_places_for_connections_taken_when_one_more_comes_then_the_longest_idle_makes_room_for_it() {
    let settings = Settings { max_connections: 2, ..settings() };
    on_every_engine_with(&settings, |scene| {
        let mut taken: Vec<_> = (0..2).map(|_| scene.connect()).collect();
        for connection in &mut taken {
            connection.request(b"GET", b"/healthz", &[], b"").expect("both places are served");
            std::thread::sleep(Duration::from_millis(20));
        }
        let third = scene.connect().request(b"GET", b"/v1/customers", &[], b"").expect("a third finds a place");
        third.refused(401, "UNAUTHENTICATED");
        assert!(taken[0].request(b"GET", b"/healthz", &[], b"").is_none(), "the first was idle for longest");
        taken[1].request(b"GET", b"/healthz", &[], b"").expect("the other stays");
        // Running::stop fails when the server does not end in time; idle connections are closed by it.
        scene.stop();
    });
}

#[test]
fn given_all_places_taken_by_calls_under_way_when_asked_for_its_health_then_the_server_answers_that_and_nothing_else() {
    let settings = Settings { max_connections: 2, ..settings() };
    on_every_engine_with(&settings, |scene| {
        let (head, body) = claim_request(scene, 1);
        let asking = head.replacen("Host: x\r\n", "Host: x\r\nExpect: 100-continue\r\n", 1);
        // One after the other: one that has sent nothing yet would be idle, and make room for the next.
        let begin = |_| {
            let mut connection = scene.connect();
            connection.send(asking.as_bytes());
            connection.answer("the headers of a claim").expect("the server asks for the body");
            connection
        };
        let mut under_way: Vec<_> = (0..2).map(begin).collect();
        // Whoever says nothing in a spare place does not keep others out.
        let _silent: Vec<_> = (0..40).map(|_| scene.connect()).collect();
        for path in ["/healthz", "/readyz"] {
            let mut check = scene.connect();
            let answer = check.request(b"GET", path.as_bytes(), &[], b"").expect("it is answered");
            assert_eq!((answer.status, answer.header("connection")), (200, Some("close")), "{path}");
        }
        let refused = scene.connect().request(b"GET", b"/v1/customers", &[], b"").expect("it is told");
        refused.refused(503, "UNAVAILABLE").says("connections");
        assert_eq!(refused.header("retry-after"), Some("2"));
        for connection in &mut under_way {
            connection.send(body.as_bytes());
            connection.answer("a claim").expect("what is under way is finished").ok();
        }
        scene.admin().get("/v1/customers?pageSize=1").ok();
    });
}

#[test]
fn given_a_client_that_never_finishes_its_request_when_the_server_stops_then_others_are_not_held_up_before() {
    on_every_engine_with(&settings(), |scene| {
        let mut slow = TcpStream::connect(("127.0.0.1", scene.server().port)).unwrap();
        slow.write_all(b"POST /v1/partners/1/devices:claim HTTP/1.1\r\nHost: x\r\n").unwrap();
        scene.admin().get("/v1/customers?pageSize=1").ok();
        drop(slow);
        scene.stop();
    });
}

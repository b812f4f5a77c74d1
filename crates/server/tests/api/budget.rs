//! Bodies have one budget: whoever announces much waits for a place, and nobody else suffers by it.

use std::time::Duration;

use serde_json::json;

use crate::support::{Answer, Client, Connection, RESELLER_SCOPE, Scene, claim_body, imei_identifier, on_every_engine};

/// Longest batch, and what strangers' long bodies have of the budget: three of them.
const LONGEST_BATCH: usize = 8 * 1024 * 1024;
const STRANGERS: u64 = 3 * LONGEST_BATCH as u64;

/// What a body holds at most until it is longer than that.
const MIDDLE: u64 = 1024 * 1024;

/// Longest body of a bulk method: all that such bodies of one account have of the budget.
const LONGEST_BULK: usize = 64_000_000;

/// Longer than a body waits for its place, and shorter than a slow one is endured.
const AFTER_THE_WAIT: Duration = Duration::from_secs(8);

/// What a body takes before more of it has come.
const BEGUN: u64 = 2 * 1024;

/// What it takes next.
const FIRST: u64 = 16 * 1024;

/// Longest request for a set-up or a token: the first part of any body.
const LONGEST_SHORT: usize = 16 * 1024;

/// A few more than there are bodies that may outgrow [`BEGUN`] at one time.
const STRANGERS_AT_ONCE: u64 = 1030;

const SHARES: [&str; 7] = ["bulk", "known", "stranger", "phone", "token", "answer", "stranger_answer"];

fn used(scene: &Scene, share: &str) -> u64 {
    scene.metric(&format!("muster_body_bytes{{share=\"{share}\"}}"))
}

#[track_caller]
fn wait_until_used(scene: &Scene, share: &str, bytes: u64) {
    for _ in 0..1000 {
        if used(scene, share) == bytes {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("bodies of {share} should take {bytes} bytes, but take {}", used(scene, share));
}

/// Sends the head of a request whose body does not follow.
fn announce(scene: &Scene, target: &str, headers: &str) -> Connection {
    let mut connection = scene.connect();
    connection.send(format!("POST {target} HTTP/1.1\r\nHost: x\r\n{headers}\r\n").as_bytes());
    connection
}

/// The same request once all but the last byte of its body has come.
fn fill(mut connection: Connection, bytes: usize) -> Connection {
    let piece = vec![b'-'; 64 * 1024];
    let mut left = bytes - 1;
    while left > 0 {
        let now = left.min(piece.len());
        connection.send(&piece[..now]);
        left -= now;
    }
    connection
}

fn announce_batch(scene: &Scene, bytes: usize) -> Connection {
    let headers = format!("Content-Type: multipart/mixed; boundary=b\r\nContent-Length: {bytes}\r\n");
    announce(scene, "/batch", &headers)
}

#[track_caller]
fn is_sent_away(answer: &Answer) {
    answer.refused(503, "UNAVAILABLE").says("try again");
    assert!(answer.header("retry-after").is_some_and(|after| after.parse::<u32>().is_ok()), "{:?}", answer.headers);
}

#[test]
fn given_many_strangers_that_announce_large_bodies_then_they_take_no_more_than_their_share_and_hold_nobody_else_up() {
    on_every_engine(|scene| {
        let reseller = scene.reseller();
        let announced: Vec<_> = (0..3).map(|_| announce_batch(scene, LONGEST_BATCH)).collect();
        wait_until_used(scene, "stranger", 3 * BEGUN);
        let strangers: Vec<_> = announced.into_iter().map(|batch| fill(batch, LONGEST_BATCH)).collect();
        wait_until_used(scene, "stranger", STRANGERS);
        let more = (0..7).map(|_| announce_batch(scene, LONGEST_BATCH));
        let more: Vec<_> = more.map(|batch| fill(batch, MIDDLE as usize + 2)).collect();
        wait_until_used(scene, "stranger", STRANGERS + 7 * MIDDLE);
        // Who sends less waits for none of them.
        let mut shorter = announce_batch(scene, 200_000);
        shorter.send(&vec![b'-'; 200_000]);
        assert!(shorter.has_answer_within(Duration::from_secs(1)), "shorter batches have what is for them");
        shorter.answer("POST /batch").expect("it is read").refused(400, "INVALID_ARGUMENT");
        // Nor do phones and requests for a token hold each other up that come slowly.
        let slowly = |target, kind, count| -> Vec<_> {
            let headers = format!("Content-Type: {kind}\r\nContent-Length: {LONGEST_SHORT}\r\n");
            (0..count).map(|_| fill(announce(scene, target, &headers), LONGEST_SHORT)).collect()
        };
        let _slow_phones = slowly("/device/v1/setup", "application/json", 20);
        let _slow_clients = slowly("/token", "application/x-www-form-urlencoded", 80);

        // Phones, clients with a token, clients that want one, and the lists of other clients are served meanwhile.
        scene.anonymous().post("/device/v1/setup", &json!({"deviceIdentifier": imei_identifier(1)})).ok();
        let claim = claim_body(scene.customer, imei_identifier(1));
        reseller.post(&format!("/v1/partners/{}/devices:claim", scene.partner), &claim).ok();
        let account = scene
            .new_account(&[muster_core::Grant::reseller(muster_core::ResellerId::new(scene.partner))], RESELLER_SCOPE);
        scene.client(&account).get(&format!("/v1/partners/{}/vendors", scene.partner)).ok();

        for mut connection in more {
            assert!(connection.has_answer_within(AFTER_THE_WAIT), "the wait for a place ends");
            is_sent_away(&connection.answer("POST /batch").expect("who finds no place is told so"));
        }
        wait_until_used(scene, "stranger", STRANGERS);

        // A connection that is lost gives its place back.
        drop(strangers);
        wait_until_used(scene, "stranger", 0);
        let mut next = announce_batch(scene, 5);
        next.send(b"--b--");
        next.answer("POST /batch").expect("there is room again").refused(400, "INVALID_ARGUMENT").says("one call");
    });
}

#[test]
fn given_known_clients_that_take_all_their_share_then_the_next_is_sent_away_and_strangers_are_served() {
    on_every_engine(|scene| {
        let headers = |client: &Client| {
            format!(
                "Authorization: Bearer {}\r\nContent-Type: multipart/mixed; boundary=b\r\n\
                 Content-Length: {LONGEST_BATCH}\r\n",
                client.token()
            )
        };
        let two_of = |client: Client| {
            let headers = headers(&client);
            (0..2).map(move |_| fill(announce(scene, "/batch", &headers), LONGEST_BATCH)).collect::<Vec<_>>()
        };
        let first = two_of(scene.admin());
        wait_until_used(scene, "known", 2 * LONGEST_BATCH as u64);
        // One account has half of the share and not more; another's batch finds its place meanwhile.
        let mut third = fill(announce(scene, "/batch", &headers(&scene.admin())), LONGEST_SHORT + 2);
        let batches = (first, two_of(scene.reseller()));
        assert!(third.has_answer_within(AFTER_THE_WAIT), "the wait for a place ends");
        is_sent_away(&third.answer("POST /batch").expect("who finds no place is told so"));
        wait_until_used(scene, "known", 4 * LONGEST_BATCH as u64);
        let mut next = fill(announce(scene, "/batch", &headers(&scene.other_reseller())), LONGEST_SHORT + 2);
        scene.anonymous().post("/device/v1/setup", &json!({"deviceIdentifier": imei_identifier(1)})).ok();
        scene.admin().get("/v1/customers?pageSize=1").ok();
        let claim = claim_body(scene.customer, imei_identifier(1));
        scene.reseller().post(&format!("/v1/partners/{}/devices:claim", scene.partner), &claim).ok();
        assert!(next.has_answer_within(AFTER_THE_WAIT), "the wait for a place ends");
        is_sent_away(&next.answer("POST /batch").expect("who finds no place is told so"));
        drop(batches);
        wait_until_used(scene, "known", 0);
    });
}

#[test]
fn given_requests_that_are_answered_then_their_places_are_free_again() {
    on_every_engine(|scene| {
        let path = format!("/v1/partners/{}/devices:claim", scene.partner);
        for number in 0..50 {
            let answer = scene.reseller().post(&path, &claim_body(scene.customer, imei_identifier(number)));
            answer.ok();
        }
        scene.reseller().post(&path, &json!({"customerId": "x"})).refused(400, "INVALID_ARGUMENT");
        let bulk = json!({"claims": [claim_body(scene.customer, imei_identifier(1))]});
        scene.reseller().post(&format!("{path}Async"), &bulk).ok();
        scene.anonymous().post("/device/v1/setup", &json!({"deviceIdentifier": imei_identifier(1)})).ok();
        scene.anonymous().send("POST", "/batch", &[("Content-Type", "text/plain")], b"x".to_vec()).refusal();
        for share in SHARES {
            wait_until_used(scene, share, 0);
        }
    });
}

#[test]
fn given_a_body_that_does_not_say_how_long_it_gets_then_it_takes_little_until_more_has_come_and_all_there_may_be_then()
{
    on_every_engine(|scene| {
        let chunked = "Content-Type: multipart/mixed; boundary=b\r\nTransfer-Encoding: chunked\r\n";
        let mut connection = announce(scene, "/batch", chunked);
        wait_until_used(scene, "stranger", BEGUN);
        connection.send(format!("{:x}\r\n{}\r\n", MIDDLE + 1, "-".repeat(MIDDLE as usize + 1)).as_bytes());
        wait_until_used(scene, "stranger", LONGEST_BATCH as u64);
        connection.send(b"7\r\n\r\n--b--\r\n0\r\n\r\n");
        connection.answer("POST /batch").expect("the batch is read").refused(400, "INVALID_ARGUMENT");
        wait_until_used(scene, "stranger", 0);
        let packed = "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 60\r\n";
        let _phone = announce(scene, "/device/v1/setup", packed);
        wait_until_used(scene, "phone", BEGUN);
    });
}

#[test]
fn given_bulk_bodies_that_take_all_their_share_when_one_is_lost_then_the_next_has_its_place() {
    on_every_engine(|scene| {
        let token = scene.reseller().token().to_owned();
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let head = |length| {
            format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n")
        };
        let large = fill(announce(scene, &path, &head(LONGEST_BULK)), LONGEST_BULK);
        wait_until_used(scene, "bulk", LONGEST_BULK as u64);
        let body = |claims| json!({"claims": vec![claim_body(scene.customer, imei_identifier(1)); claims]}).to_string();
        let send = |body: String| {
            let mut connection = announce(scene, &path, &head(body.len()));
            connection.send(body.as_bytes());
            connection
        };
        send(body(1)).answer("POST claimAsync").expect("a short one finds its place").ok();
        send(body(200)).answer("POST claimAsync").expect("nor does one of this length wait").ok();
        let mut long = send(body(1) + &" ".repeat(MIDDLE as usize));
        assert!(!long.has_answer_within(Duration::from_millis(300)), "a long bulk body waits for its place");
        scene.claim(2);
        drop(large);
        long.answer("POST claimAsync").expect("the place is free").ok();
        wait_until_used(scene, "bulk", 0);
    });
}

#[test]
fn given_two_bulk_bodies_of_more_than_half_of_what_there_is_when_they_come_together_then_both_are_answered() {
    on_every_engine(|scene| {
        let token = scene.reseller().token().to_owned();
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let length = 34_000_000;
        let headers =
            format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n");
        std::thread::scope(|both| {
            for _ in 0..2 {
                both.spawn(|| {
                    let mut connection = fill(announce(scene, &path, &headers), length);
                    connection.send(b"-");
                    assert!(connection.has_answer_within(Duration::from_secs(20)), "neither waits for the other");
                    connection.answer("POST claimAsync").expect("it is read").refused(400, "INVALID_ARGUMENT");
                });
            }
        });
    });
}

#[test]
fn given_a_declared_length_that_no_body_may_have_then_it_is_refused_at_once() {
    // The rule is the listener's own: no database is asked.
    let scene = Scene::on_sqlite();
    let length = 10_u64 << 40;
    let token = scene.reseller().token().to_owned();
    let known =
        format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n");
    let stranger = format!("Content-Type: multipart/mixed; boundary=b\r\nContent-Length: {length}\r\n");
    let claims = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
    for (target, headers) in [(claims.as_str(), &known), ("/batch", &stranger), ("/device/v1/setup", &stranger)] {
        let mut connection = announce(&scene, target, headers);
        assert!(connection.has_answer_within(Duration::from_secs(1)), "{target}: nobody waits for ten terabytes");
        connection.answer(target).expect("it is told").refused(400, "INVALID_ARGUMENT").says("longer than");
    }
}

#[test]
fn given_an_unknown_token_in_the_header_then_a_batch_or_a_form_is_refused_before_its_body_is_read() {
    on_every_engine(|scene| {
        let bearer = "Authorization: Bearer ya29.made-up\r\n";
        let batch = format!("{bearer}Content-Type: multipart/mixed; boundary=b\r\nContent-Length: {LONGEST_BATCH}\r\n");
        let form = format!(
            "{bearer}X-HTTP-Method-Override: GET\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: 1000000\r\n"
        );
        let list = format!("/v1/customers/{}/devices", scene.customer);
        for (target, headers) in [("/batch", &batch), (list.as_str(), &form)] {
            let mut connection = announce(scene, target, headers);
            assert!(connection.has_answer_within(AFTER_THE_WAIT), "{target}: nothing of the body was sent");
            connection.answer(target).expect("the head says enough").refused(401, "UNAUTHENTICATED");
            assert_eq!((used(scene, "stranger"), used(scene, "known")), (0, 0), "{target}");
        }
    });
}

#[test]
fn given_a_form_whose_token_is_inside_then_it_takes_its_place_among_strangers_and_is_answered() {
    on_every_engine(|scene| {
        let form = format!("pageSize=1&access_token={}", scene.admin().token());
        let headers = format!(
            "X-HTTP-Method-Override: GET\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            form.len()
        );
        let mut connection = announce(scene, &format!("/v1/customers/{}/devices", scene.customer), &headers);
        wait_until_used(scene, "stranger", 1024);
        connection.send(form.as_bytes());
        connection.answer("GET devices").expect("the form is read").ok();
        wait_until_used(scene, "stranger", 0);
    });
}

#[test]
fn given_a_stranger_that_sends_one_byte_and_waits_then_it_loses_its_place_long_before_a_minute() {
    // The rule is the listener's own: no database is asked.
    let scene = Scene::on_sqlite();
    let mut connection = announce_batch(&scene, LONGEST_BATCH);
    connection.send(b"-");
    wait_until_used(&scene, "stranger", BEGUN);
    assert!(connection.has_answer_within(Duration::from_secs(20)), "a stranger's patience is short");
    connection.answer("POST /batch").expect("it is told why").refused(400, "INVALID_ARGUMENT").says("slower");
    wait_until_used(&scene, "stranger", 0);
}

/// The head of a bulk call that does not say how long its body gets.
fn of_any_length(client: &Client) -> String {
    let token = client.token();
    format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
}

#[test]
fn given_four_bulk_calls_of_one_reseller_that_stand_still_then_its_next_is_sent_away_at_once_and_anothers_is_answered()
{
    on_every_engine(|scene| {
        let path = |partner: i64| format!("/v1/partners/{partner}/devices:claimAsync");
        let one_byte = |_| {
            let mut connection = announce(scene, &path(scene.partner), &of_any_length(&scene.reseller()));
            connection.send(b"1\r\n{\r\n");
            connection
        };
        let mut held: Vec<_> = (0..3).map(one_byte).collect();
        // The fourth has outgrown what there is for shorter ones, so it takes all that its account may have.
        let mut fourth = announce(scene, &path(scene.partner), &of_any_length(&scene.reseller()));
        fourth.send(format!("{:x}\r\n{}\r\n", MIDDLE + 1, " ".repeat(MIDDLE as usize + 1)).as_bytes());
        held.push(fourth);
        wait_until_used(scene, "bulk", LONGEST_BULK as u64 + 3 * BEGUN);

        let mut next = announce(scene, &path(scene.partner), &of_any_length(&scene.reseller()));
        // It is given a moment to send its body, so that it reads the answer.
        assert!(next.has_answer_within(Duration::from_secs(5)), "nobody waits for its own other calls");
        is_sent_away_for_its_own(&next.answer("POST claimAsync").expect("it is told"));

        // More keys do not give a reseller more; the longest body there may be of another one finds its place.
        let fellow = scene
            .new_account(&[muster_core::Grant::reseller(muster_core::ResellerId::new(scene.partner))], RESELLER_SCOPE);
        let mut fellows = announce(scene, &path(scene.partner), &of_any_length(&scene.client(&fellow)));
        assert!(fellows.has_answer_within(Duration::from_secs(5)), "nor for those of its reseller");
        is_sent_away_for_its_own(&fellows.answer("POST claimAsync").expect("it is told"));
        let claim = claim_body(scene.customer, imei_identifier(1));
        let body = json!({"claims": vec![claim; 200]}).to_string() + &" ".repeat(MIDDLE as usize);
        let mut other = announce(scene, &path(scene.other_partner), &of_any_length(&scene.other_reseller()));
        other.send(format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len()).as_bytes());
        assert!(other.has_answer_within(Duration::from_secs(2)), "others are not held up");
        other.answer("POST claimAsync").expect("it is answered").ok();

        drop(held);
        wait_until_used(scene, "bulk", 0);
        let again = json!({"claims": [claim_body(scene.customer, imei_identifier(2))]});
        scene.reseller().post(&path(scene.partner), &again).ok();
    });
}

#[track_caller]
fn is_sent_away_for_its_own(answer: &Answer) {
    answer.refused(503, "UNAVAILABLE").says("other calls of this account");
    assert!(answer.header("retry-after").is_some_and(|after| after.parse::<u32>().is_ok()), "{:?}", answer.headers);
}

#[test]
fn given_a_bulk_call_for_somebody_else_then_it_is_refused_before_its_body_is_read() {
    on_every_engine(|scene| {
        for method in ["claimAsync", "unclaimAsync", "updateMetadataAsync"] {
            let path = format!("/v1/partners/{}/devices:{method}", scene.other_partner);
            let mut connection = announce(scene, &path, &of_any_length(&scene.reseller()));
            assert!(connection.has_answer_within(Duration::from_secs(5)), "{method}: nothing of the body was sent");
            connection.answer(method).expect("the head says enough").refused(403, "PERMISSION_DENIED");
            assert_eq!(used(scene, "bulk"), 0, "{method}");
        }
    });
}

#[test]
fn given_a_known_sender_that_sends_one_byte_and_waits_then_it_loses_its_place_long_before_a_minute() {
    // The rule is the listener's own: no database is asked.
    let scene = Scene::on_sqlite();
    let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
    let mut connection = announce(&scene, &path, &of_any_length(&scene.reseller()));
    connection.send(b"1\r\n{\r\n");
    wait_until_used(&scene, "bulk", BEGUN);
    assert!(connection.has_answer_within(Duration::from_secs(20)), "nobody keeps a place for a minute with one byte");
    connection.answer("POST claimAsync").expect("it is told why").refused(400, "INVALID_ARGUMENT").says("slower");
    wait_until_used(&scene, "bulk", 0);
}

#[test]
fn given_many_short_bulk_calls_of_one_account_at_one_time_then_all_are_answered() {
    on_every_engine(|scene| {
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let claims = vec![claim_body(scene.customer, imei_identifier(1)); 18];
        let body = json!({ "claims": claims }).to_string();
        assert!(body.len() > 1500, "{} bytes", body.len());
        let token = scene.reseller().token().to_owned();
        let head = format!(
            "Authorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
            body.len()
        );
        // Clients send the head and the body one after the other.
        let mut calls: Vec<_> = (0..20).map(|_| announce(scene, &path, &head)).collect();
        for call in &mut calls {
            call.send(body.as_bytes());
        }
        for mut call in calls {
            call.answer("POST claimAsync").expect("it is answered").ok();
        }
        wait_until_used(scene, "bulk", 0);
    });
}

#[test]
fn given_bulk_calls_whose_bodies_have_come_then_they_count_no_more_among_those_that_are_received() {
    on_every_engine(|scene| {
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let body = json!({"claims": vec![claim_body(scene.customer, imei_identifier(1)); 200]}).to_string();
        assert!(body.len() as u64 > FIRST, "{} bytes", body.len());
        let head = format!(
            "Authorization: Bearer {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
            scene.reseller().token(),
            body.len()
        );
        let calls: Vec<_> = (0..20)
            .map(|_| {
                let mut call = announce(scene, &path, &head);
                call.send(body.as_bytes());
                call
            })
            .collect();
        for mut call in calls {
            call.answer("POST claimAsync").expect("it is answered").ok();
        }
    });
}

#[test]
fn given_as_many_requests_for_a_token_as_there_were_places_with_one_byte_each_then_another_one_is_answered() {
    // The rule is the listener's own: no database is asked.
    let scene = Scene::on_sqlite();
    let headers = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 32000\r\n";
    let held: Vec<_> = (0..STRANGERS_AT_ONCE)
        .map(|_| {
            let mut connection = announce(&scene, "/token", headers);
            connection.send(b"g");
            connection
        })
        .collect();
    wait_until_used(&scene, "token", STRANGERS_AT_ONCE * BEGUN);
    let mut other =
        announce(&scene, "/token", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n");
    other.send(&[b'-'; 4000]);
    assert!(other.has_answer_within(Duration::from_secs(1)), "it does not wait for them");
    assert_eq!(other.answer("POST /token").expect("it is read").status, 400);
    drop(held);
    wait_until_used(&scene, "token", 0);
}

//! Answers that nobody reads do not fill the memory: whoever leaves too much unread is answered nothing more.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Client, Connection, Scene, imei_identifier};

/// What an answer takes that is made while it is read, however long it is.
const PIECE: u64 = 256 * 1024;

/// What an account may leave unread.
const ACCOUNT: u64 = 32 * 1024 * 1024;

/// Asks for something and leaves the answer where it is.
fn asks_and_does_not_read(scene: &Scene, client: &Client, target: &str, headers: &str) -> Connection {
    let mut connection = scene.connect();
    let token = client.token();
    let head = format!("GET {target} HTTP/1.1\r\nHost: muster\r\nAuthorization: Bearer {token}\r\n{headers}\r\n");
    connection.send(head.as_bytes());
    assert!(connection.has_answer_within(Duration::from_secs(60)), "it is answered");
    connection
}

/// An operation with results of 33 MB: they repeat what was asked for.
fn long_operation(scene: &Scene) -> String {
    // So that it stays long when it is packed, and more than the system's buffers hold.
    let mut noise = 1_u32;
    let note: String = std::iter::repeat_with(|| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'0' + (noise >> 24) as u8 % 64)
    })
    .filter(|letter| letter.is_ascii_alphanumeric())
    .take(60 * 1024)
    .collect();
    let claim = |number| {
        json!({"customerId": scene.customer.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH",
               "deviceIdentifier": imei_identifier(number), "deviceMetadata": {"entries": {"ordernumber": note}}})
    };
    let claims: Vec<Value> = (0..550).map(claim).collect();
    let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
    let operation = scene.reseller().post(&path, &json!({"claims": claims})).ok();
    let name = operation["name"].as_str().expect("it has a name").to_owned();
    for _ in 0..600 {
        if scene.reseller().get(&format!("/v1/{name}?fields=done")).ok()["done"] == true {
            return format!("/v1/{name}");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("the operation should be done within a minute");
}

#[track_caller]
fn wait_until_unread(scene: &Scene, bytes: u64) {
    for _ in 0..1000 {
        if scene.metric("muster_unread_answer_bytes") == bytes {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{bytes} bytes should be unread, but {} are", scene.metric("muster_unread_answer_bytes"));
}

#[test]
fn given_answers_of_many_megabytes_that_nobody_reads_then_each_takes_a_piece_of_the_memory_and_is_whole_when_it_is_read()
 {
    // Memory is the server's own: no database is asked about it.
    let scene = Scene::on_sqlite();
    let reseller = scene.reseller();
    let target = long_operation(&scene);
    let whole = reseller.get(&target);
    assert!(whole.body.len() > 33_000_000, "{} bytes", whole.body.len());
    assert_eq!(whole.header("content-length"), None, "it is made while it is read");
    whole.ok();
    wait_until_unread(&scene, 0);

    let mut unread: Vec<_> = ["", "Accept-Encoding: gzip\r\n", ""]
        .iter()
        .map(|headers| asks_and_does_not_read(&scene, &reseller, &target, headers))
        .collect();
    wait_until_unread(&scene, 3 * PIECE);
    assert_eq!(unread.remove(0).chunks().as_deref(), Some(whole.body.as_slice()), "who reads late gets all");
    wait_until_unread(&scene, 2 * PIECE);
    drop(unread);
    wait_until_unread(&scene, 0);
}

#[test]
fn given_an_answer_whose_operation_is_removed_while_it_is_read_then_it_is_cut_off_and_has_no_end() {
    let scene = Scene::on_sqlite();
    let target = long_operation(&scene);
    let mut slow = asks_and_does_not_read(&scene, &scene.reseller(), &target, "");
    let id: i64 = target.rsplit('/').next().and_then(|id| id.parse().ok()).expect("its name ends with a number");
    scene.operate(move |call| {
        // As pruning begins: nobody is told of the operation any more.
        call.tx.send("UPDATE operation SET state = 'receiving' WHERE id = ?1", muster_store::params![id])?;
        Ok(())
    });
    assert_eq!(slow.chunks(), None, "no last chunk is sent");
    wait_until_unread(&scene, 0);
}

#[test]
fn given_an_account_that_reads_none_of_its_long_answers_then_it_gets_no_more_until_it_does_and_others_are_served() {
    let scene = Scene::on_sqlite();
    // Configurations are listed all at once, each with its extras.
    let extras = format!("{{\"note\": \"{}\"}}", "x".repeat(65_000));
    for number in 0..120 {
        let mut body = scene.configuration_body(&format!("Configuration {number}"));
        body["dpcExtras"] = json!(extras);
        scene.admin().post(&format!("/v1/customers/{}/configurations", scene.customer), &body).ok();
    }
    let (admin, list) = (scene.admin(), format!("/v1/customers/{}/configurations", scene.customer));
    let mut unread = Vec::new();
    while scene.metric("muster_unread_answer_bytes") < ACCOUNT {
        assert!(unread.len() < 16, "each takes more than seven megabytes");
        unread.push(asks_and_does_not_read(&scene, &admin, &list, ""));
    }
    let refused = admin.get(&list);
    refused.refused(503, "UNAVAILABLE").says("have not been read yet");
    assert!(refused.header("retry-after").is_some(), "it can be asked again");
    admin.get("/v1/customers?pageSize=1").refused(503, "UNAVAILABLE");
    scene.reseller().get(&format!("/v1/partners/{}/customers", scene.partner)).ok();

    drop(unread);
    wait_until_unread(&scene, 0);
    admin.get("/v1/customers?pageSize=1").ok();
}

#[test]
fn given_an_account_that_reads_none_of_a_long_batch_then_its_next_calls_are_refused_and_others_batches_are_served_at_once()
 {
    let scene = Scene::on_sqlite();
    let (admin, list) = (scene.admin(), format!("/v1/customers/{}/configurations", scene.customer));
    let extras = format!("{{\"note\": \"{}\"}}", "x".repeat(65_000));
    for number in 0..120 {
        let mut body = scene.configuration_body(&format!("Configuration {number}"));
        body["dpcExtras"] = json!(extras);
        admin.post(&list, &body).ok();
    }
    let batch = |target: &str, count: usize| {
        let part = format!("--b\r\nContent-Type: application/http\r\n\r\nGET {target}\r\n\r\n");
        format!("{}--b--\r\n", part.repeat(count))
    };
    let kind = [("Content-Type", "multipart/mixed; boundary=b")];
    let body = batch(&list, 5);
    let mut unread = scene.connect();
    let token = admin.token();
    unread.send(
        format!(
            "POST /batch HTTP/1.1\r\nHost: muster\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n{body}",
            body.len()
        )
        .as_bytes(),
    );
    assert!(unread.has_answer_within(Duration::from_secs(60)), "it is answered");
    let waiting = scene.metric("muster_unread_answer_bytes");
    assert!(waiting > ACCOUNT, "{waiting} bytes");

    admin.get("/v1/customers?pageSize=1").refused(503, "UNAVAILABLE").says("have not been read yet");
    let next = admin.send("POST", "/batch", &kind, batch("/v1/customers?pageSize=1", 2).into_bytes()).text();
    assert_eq!(next.matches("HTTP/1.1 503").count(), 2, "{next}");
    assert!(next.contains("have not been read yet"), "{next}");

    let began = tokio::time::Instant::now();
    let customers = format!("/v1/partners/{}/customers", scene.partner);
    let other = scene.reseller().send("POST", "/batch", &kind, batch(&customers, 5).into_bytes()).text();
    assert_eq!(other.matches("HTTP/1.1 200").count(), 5, "{other}");
    assert!(began.elapsed() < Duration::from_secs(2), "nobody waits for what somebody else does not read");

    drop(unread);
    wait_until_unread(&scene, 0);
    admin.get("/v1/customers?pageSize=1").ok();
}

#[test]
fn given_a_batch_that_asks_for_more_than_one_may_then_what_found_no_room_is_refused_and_says_so() {
    let scene = Scene::on_sqlite();
    let (reseller, target) = (scene.reseller(), long_operation(&scene));
    let whole = reseller.get(&target).body;
    let part = |fields: &str| format!("--b\r\nContent-Type: application/http\r\n\r\nGET {target}{fields}\r\n\r\n");
    let batch = |parts: &[String]| {
        let kind = [("Content-Type", "multipart/mixed; boundary=b")];
        let body = format!("{}--b--\r\n", parts.concat());
        reseller.send("POST", "/batch", &kind, body.into_bytes())
    };
    let one = batch(&[part("?fields=done"), part("")]);
    assert!(memchr(&one.body, &whole), "one long answer is told within a batch as it is outside");

    let forty = batch(&vec![part(""); 40]);
    assert!(forty.body.len() < 50 * 1024 * 1024, "{} bytes", forty.body.len());
    let text = forty.text();
    assert!(text.matches("HTTP/1.1 503").count() >= 39, "{}", text.matches("HTTP/1.1 503").count());
    assert!(text.contains("ask for fewer"), "it says what to do");
    assert_eq!(scene.metric("muster_body_bytes{share=\"answer\"}"), 0);
    wait_until_unread(&scene, 0);
}

/// Whether bytes are somewhere within others.
fn memchr(within: &[u8], wanted: &[u8]) -> bool {
    let first = &wanted[..64];
    (0..=within.len() - wanted.len()).any(|at| within[at..].starts_with(first) && within[at..].starts_with(wanted))
}

#[test]
fn given_an_item_that_is_longer_than_any_may_be_then_the_whole_request_is_refused_and_names_it() {
    let scene = Scene::on_sqlite();
    let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
    let claims = json!({"claims": [
        {"deviceIdentifier": imei_identifier(1)},
        {"deviceIdentifier": {"imei": "1".repeat(64 * 1024)}},
    ]});
    scene.reseller().post(&path, &claims).refused(400, "INVALID_ARGUMENT").about("claims[1]").says("65536 bytes");
}

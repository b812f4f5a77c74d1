//! Answers that nobody reads do not fill the memory: whoever leaves too much unread is answered nothing more.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Connection, Scene, imei_identifier};

/// Half of what an account may leave unread.
const HALF: usize = 32 * 1024 * 1024;

/// Asks for something and leaves the answer where it is.
fn asks_and_does_not_read(scene: &Scene, target: &str, headers: &str) -> Connection {
    let mut connection = scene.connect();
    let token = scene.reseller().token().to_owned();
    let head = format!("GET {target} HTTP/1.1\r\nHost: muster\r\nAuthorization: Bearer {token}\r\n{headers}\r\n");
    connection.send(head.as_bytes());
    assert!(connection.has_answer_within(Duration::from_secs(60)), "it is answered");
    connection
}

/// An operation whose result takes more than [`HALF`]: it repeats what was asked for.
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
    let count = u32::try_from(HALF / note.len() + 1).expect("a few hundred");
    let claims: Vec<Value> = (0..count).map(claim).collect();
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

#[test]
fn given_an_account_that_reads_none_of_its_long_answers_then_it_gets_no_more_until_it_does_and_others_are_served() {
    // Memory is the server's own: no database is asked about it.
    let scene = Scene::on_sqlite();
    let target = long_operation(&scene);
    // Packed answers are counted too, for as long as they are there.
    let unread = ["", "Accept-Encoding: gzip\r\n"].map(|headers| asks_and_does_not_read(&scene, &target, headers));
    assert!(scene.metric("muster_unread_answer_bytes") >= 2 * HALF as u64, "both are counted");

    let refused = scene.reseller().get(&target);
    refused.refused(503, "UNAVAILABLE").says("have not been read yet");
    assert!(refused.header("retry-after").is_some(), "it can be asked again");
    scene.reseller().get(&format!("/v1/partners/{}/customers", scene.partner)).refused(503, "UNAVAILABLE");
    scene.admin().get("/v1/customers?pageSize=1").ok();

    drop(unread);
    for _ in 0..1000 {
        if scene.metric("muster_unread_answer_bytes") == 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(scene.metric("muster_unread_answer_bytes"), 0, "what is given up is not counted any more");
    scene.reseller().get(&format!("/v1/partners/{}/customers", scene.partner)).ok();
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

//! Requests that are wrong before their JSON is read: size, content type, path, query.

use super::{methods_with_body, send, strict_methods};
use crate::families::prepared;
use crate::support::{Tenant, on_every_engine};

/// Largest body of a method about one thing, about many, and of a phone.
const LARGEST: usize = 1024 * 1024;
const LARGEST_SETUP: usize = 16 * 1024;
const LARGEST_BULK: usize = 64_000_000;

#[test]
fn given_a_body_above_the_limit_when_sent_then_400_tells_the_limit() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let body = |length: usize| format!("{{}}{}", " ".repeat(length - 2)).into_bytes();
        for request in methods_with_body(scene).iter().filter(|request| !request.id.ends_with("Async")) {
            let client = request.right_caller(scene);
            let largest = if request.id == "muster.device.setup" { LARGEST_SETUP } else { LARGEST };
            let refused = send(&client, request, body(largest + 1)).refused(400, "INVALID_ARGUMENT");
            refused.says(&format!("longer than {largest} bytes"));
            let taken = send(&client, request, body(largest)).refusal();
            assert!(!taken.message.contains("longer"), "a body of exactly the limit is read: {taken:?}");
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_a_bulk_body_above_its_own_limit_when_announced_then_it_is_refused() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let token = format!("Bearer {}", scene.reseller().token());
        let length = (LARGEST_BULK + 1).to_string();
        let headers = [("Authorization", token.as_bytes()), ("Content-Length", length.as_bytes())];
        // The server says no as soon as it has read too much; sending all of it is not needed.
        let mut connection = scene.connect();
        let answer = connection.request(b"POST", path.as_bytes(), &headers, &vec![b' '; LARGEST_BULK + 1]);
        if let Some(answer) = answer {
            answer.refused(400, "INVALID_ARGUMENT").says("longer than 64000000 bytes");
        }
        assert_eq!(scene.footprint(), before);
        scene.reseller().get(&format!("/v1/partners/{}/vendors", scene.partner)).ok();
    });
}

#[test]
fn given_another_content_type_when_sent_then_400_names_the_header() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for request in strict_methods(scene) {
            let client = request.right_caller(scene);
            for kind in [
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "x",
            ] {
                let body = b"{}".to_vec();
                let answer = client.send(request.method.http.as_str(), &request.path, &[("Content-Type", kind)], body);
                answer.refused(400, "INVALID_ARGUMENT").about("Content-Type").says("application/json");
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_the_content_types_of_real_clients_when_sent_then_they_are_taken() {
    on_every_engine(|scene| {
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        let body = || scene.configuration_body("One").to_string().into_bytes();
        for kind in ["application/json", "application/json; charset=UTF-8", "APPLICATION/JSON;charset=utf-8", ""] {
            scene.admin().send("POST", &path, &[("Content-Type", kind)], body()).ok();
        }
        scene.admin().send("POST", &path, &[], body()).ok();
    });
}

#[test]
fn given_a_zero_length_post_when_sent_then_it_is_an_empty_message() {
    on_every_engine(|scene| {
        for request in methods_with_body(scene) {
            let client = request.right_caller(scene);
            let [empty, blank, object] = [&b""[..], b" \r\n", b"{}"]
                .map(|body| send(&client, &request, body.to_vec()))
                .map(|a| (a.status, a.text()));
            assert_eq!(empty, object, "{}", request.id);
            assert_eq!(blank, object, "{}", request.id);
            assert!(empty.0 < 500, "{}: {}", request.id, empty.1);
        }
    });
}

#[test]
fn given_a_body_with_a_method_that_takes_none_when_sent_then_only_an_empty_message_is_taken() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        let path = format!("/v1/customers/{}/configurations/{}", scene.customer, home.spare_configuration);
        let mut connection = scene.connect();
        let token = format!("Bearer {}", scene.admin().token());
        let headers = [("Authorization", token.as_bytes()), ("Content-Type", &b"application/json"[..])];
        let refused = connection.request(b"DELETE", path.as_bytes(), &headers, b"{\"force\": true}").unwrap();
        refused.refused(400, "INVALID_ARGUMENT").says("takes no body");
        connection.request(b"DELETE", path.as_bytes(), &headers, b"{}").unwrap().ok();
    });
}

#[test]
fn given_a_path_that_cannot_be_decoded_when_sent_then_400_says_why() {
    on_every_engine(|scene| {
        let token = format!("Bearer {}", scene.admin().token());
        for (path, says) in [
            ("/v1/customers/%", "hexadecimal"),
            ("/v1/customers/%2/devices", "hexadecimal"),
            ("/v1/customers/%zz/devices", "hexadecimal"),
            ("/v1/customers/%ff/devices", "UTF-8"),
            ("/v1/customers/%00/devices", "NUL"),
        ] {
            let mut connection = scene.connect();
            let answer =
                connection.request(b"GET", path.as_bytes(), &[("Authorization", token.as_bytes())], b"").unwrap();
            answer.refused(400, "INVALID_ARGUMENT").says(says);
        }
    });
}

#[test]
fn given_ids_that_are_none_in_every_path_when_sent_then_4xx_and_nothing_changes() {
    on_every_engine(|scene| {
        let absent = Tenant::absent(scene);
        let before = scene.footprint();
        let ids = [
            absent.partner,
            absent.vendor,
            absent.customer,
            absent.configuration,
            absent.spare_configuration,
            absent.device,
            absent.operation,
        ];
        for request in prepared(&absent, &absent) {
            for wrong in ["abc", "0", "-1", "1e3", "9223372036854775808", "%20", "1%2F2", "%F0%9F%93%B1", "..", "1;2"] {
                let mut path = request.path.clone();
                for id in ids {
                    path = path.replace(&id.to_string(), wrong);
                }
                if path == request.path {
                    continue;
                }
                let mut changed = request.clone();
                changed.path = path;
                let answer = changed.send(&request.right_caller(scene));
                assert!((400..500).contains(&answer.status), "{}: {} {}", request.id, changed.path, answer.text());
                answer.refusal();
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_an_overlong_or_broken_page_token_when_sent_then_400_names_it() {
    on_every_engine(|scene| {
        let long = "A".repeat(9000);
        let just_too_long = "A".repeat(8193);
        for path in [
            "/v1/customers?pageSize=1&pageToken=".to_owned(),
            format!("/v1/customers/{}/devices?pageToken=", scene.customer),
            format!("/v1/partners/{}/customers?pageToken=", scene.partner),
            format!("/v1/partners/{}/vendors?pageToken=", scene.partner),
            format!("/v1/partners/{}/vendors/{}/customers?pageToken=", scene.partner, scene.vendor),
        ] {
            let client = if path.contains("customers?pageSize") || path.contains("/devices?") {
                scene.admin()
            } else {
                scene.reseller()
            };
            for token in
                [&long, &just_too_long, "A", "!!!!", "AQ==", "%00", "%F0%9F%93%B1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"]
            {
                let refused = client.get(&format!("{path}{token}")).refused(400, "INVALID_ARGUMENT");
                refused.about("pageToken");
            }
        }
    });
}

#[test]
fn given_an_unknown_http_method_or_path_when_sent_then_404_names_the_nearest() {
    on_every_engine(|scene| {
        let path = format!("/v1/customers/{}/devices", scene.customer);
        scene.admin().post(&path, &serde_json::json!({})).refused(404, "NOT_FOUND").says("GET");
        let misspelt = scene.admin().get(&format!("/v1/customers/{}/device", scene.customer)).refused(404, "NOT_FOUND");
        misspelt.says("customers.devices.list");
        scene.admin().get("/").refused(404, "NOT_FOUND");
        scene.admin().get("/v2/customers").refused(404, "NOT_FOUND");
        let mut connection = scene.connect();
        for method in ["BREW", "PUT", "OPTIONS"] {
            connection.request(method.as_bytes(), path.as_bytes(), &[], b"").unwrap().refused(404, "NOT_FOUND");
        }
    });
}

//! A server whose public URL has a path: what clients were given has it, and what they send back with it is served.

use muster_server::Settings;
use serde_json::{Value, json};

use crate::support::{Scene, imei, on_every_engine_with, settings};

const PUBLIC_URL: &str = "https://muster.example.com/some/path";
const BASE: &str = "/some/path";

fn on_every_engine_below_a_path(test: impl Fn(&Scene)) {
    let settings = Settings { public_url: Some(PUBLIC_URL.to_owned()), ..settings() };
    on_every_engine_with(&settings, |scene| test(scene));
}

/// What clients make of an address they were given: its path, sent to the server.
fn path_of(url: &Value) -> &str {
    url.as_str().and_then(|url| url.strip_prefix("https://muster.example.com")).expect("an address of this server")
}

#[test]
fn given_addresses_of_the_documents_when_followed_then_each_has_the_path_and_is_served() {
    on_every_engine_below_a_path(|scene| {
        let directory = scene.anonymous().get(&format!("{BASE}/discovery/v1/apis")).ok();
        for item in directory["items"].as_array().unwrap() {
            let document = scene.anonymous().get(path_of(&item["discoveryRestUrl"])).ok();
            assert_eq!(document["rootUrl"], format!("{PUBLIC_URL}/"));
            assert_eq!(document["baseUrl"], format!("{PUBLIC_URL}/"));
            assert_eq!(document["basePath"], format!("{BASE}/"));
            assert_eq!(document["batchPath"], "batch");
        }
        let root = path_of(&scene.anonymous().get(&format!("{BASE}/%24discovery/rest")).ok()["rootUrl"]).to_owned();
        let customers = scene.admin().get(&format!("{root}v1/customers?pageSize=1")).ok();
        assert_eq!(customers["customers"][0]["companyName"], "Acme");
        scene.emm().get(&format!("{root}androidenterprise/v1/permissions/android.permission.CAMERA")).ok();
        let phone = json!({"deviceIdentifier": {"imei": imei(1)}});
        assert_eq!(
            scene.anonymous().post(&format!("{root}device/v1/setup"), &phone).ok(),
            json!({"registered": false})
        );
        assert_eq!(scene.anonymous().get(&format!("{root}healthz")).status, 200);
        // No client was given this one, and a proxy may keep it from the public by its one name.
        assert_eq!(scene.anonymous().get("/metrics").status, 200);
        for hidden in [format!("{root}metrics"), "/%6Detrics".to_owned()] {
            scene.anonymous().get(&hidden).refused(404, "NOT_FOUND");
        }
    });
}

#[test]
fn given_a_public_url_in_another_alphabet_or_that_is_a_path_of_the_server_when_followed_then_each_address_is_served() {
    for (given, published) in [
        ("https://muster.example.com/zürich", "/z%C3%BCrich"),
        ("https://muster.example.com/z%c3%bcrich/", "/z%C3%BCrich"),
        ("https://muster.example.com/batch", "/batch"),
        ("https://muster.example.com/device/v1", "/device/v1"),
        ("https://muster.example.com/discovery", "/discovery"),
        ("https://muster.example.com/oauth2", "/oauth2"),
        ("https://muster.example.com/o", "/o"),
    ] {
        let settings = Settings { public_url: Some(given.to_owned()), ..settings() };
        on_every_engine_with(&settings, |scene| {
            let token_uri = format!("https://muster.example.com{published}/token");
            assert_eq!(scene.admin_account.file["token_uri"], token_uri, "{given}");
            let phone = json!({"deviceIdentifier": {"imei": imei(1)}});
            // A proxy may leave the path or take it off.
            for base in [published, ""] {
                let directory = scene.anonymous().get(&format!("{base}/discovery/v1/apis")).ok();
                for item in directory["items"].as_array().unwrap() {
                    scene.anonymous().get(path_of(&item["discoveryRestUrl"])).ok();
                }
                scene.admin().get(&format!("{base}/v1/customers?pageSize=1")).ok();
                scene.anonymous().post(&format!("{base}/device/v1/setup"), &phone).ok();
                scene.anonymous().get(&format!("{base}/oauth2/v3/certs")).ok();
                for token in ["/token", "/oauth2/v4/token", "/o/oauth2/token"] {
                    let asked = scene.anonymous().send("POST", &format!("{base}{token}"), &[], Vec::new());
                    assert_eq!(asked.status, 400, "{base}{token} is there and wants a grant");
                }
                let batch = scene.admin().send("POST", &format!("{base}/batch"), &[], Vec::new());
                batch.refused(400, "INVALID_ARGUMENT").says("multipart/mixed");
            }
        });
    }
}

#[test]
fn given_the_token_uri_of_a_key_file_when_asked_then_it_has_the_path_and_grants_a_token() {
    on_every_engine_below_a_path(|scene| {
        let account = &scene.admin_account;
        assert_eq!(account.file["token_uri"], format!("{PUBLIC_URL}/token"));
        let mut claims = account.claims(scene.clock.seconds());
        claims["aud"] = account.file["token_uri"].clone();
        let form = format!(
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={}",
            account.assertion(&claims)
        );
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        let granted =
            scene.anonymous().send("POST", path_of(&account.file["token_uri"]), &[kind], form.into_bytes()).ok();
        let token = granted["access_token"].as_str().unwrap();
        scene.anonymous().with_token(token).get(&format!("{BASE}/v1/customers?pageSize=1")).ok();
    });
}

#[test]
fn given_a_batch_when_its_request_lines_have_the_path_or_are_whole_urls_then_each_call_is_made() {
    on_every_engine_below_a_path(|scene| {
        let customer = scene.customer;
        let targets = [
            format!("{BASE}/v1/customers/{customer}/dpcs"),
            format!("{PUBLIC_URL}/v1/customers/{customer}/dpcs?alt=json"),
            format!("/v1/customers/{customer}/dpcs"),
            format!("http://127.0.0.1:1/v1/customers/{customer}/dpcs"),
            format!("{PUBLIC_URL}/batch"),
            format!("/some/paths/v1/customers/{customer}/dpcs"),
        ];
        let parts = targets
            .map(|target| format!("--b\r\nContent-Type: application/http\r\n\r\nGET {target} HTTP/1.1\r\n\r\n\r\n"));
        let body = format!("{}--b--\r\n", parts.concat());
        for path in ["/some/path/batch", "/some/path/batch/", "/some/path/batch/androiddeviceprovisioning/v1"] {
            let kind = ("Content-Type", "multipart/mixed; boundary=b");
            let answer = scene.admin().send("POST", path, &[kind], body.clone().into_bytes());
            let text = answer.text();
            let statuses: Vec<&str> =
                text.lines().filter_map(|line| line.strip_prefix("HTTP/1.1 ")).map(|line| &line[..3]).collect();
            assert_eq!(statuses, ["200", "200", "200", "200", "400", "404"], "{path}: {text}");
        }
    });
}

#[test]
fn given_a_proxy_that_takes_the_path_off_or_a_whole_url_in_the_request_line_then_both_are_served() {
    on_every_engine_below_a_path(|scene| {
        scene.admin().get("/v1/customers?pageSize=1").ok();
        let token = format!("Bearer {}", scene.admin().token());
        let headers = [("Authorization", token.as_bytes())];
        for target in [
            "/some/path/v1/customers?pageSize=1",
            "/some%2Fpath%2Fv1/customers?pageSize=1",
            "https://muster.example.com/some/path/v1/customers?pageSize=1",
            "http://127.0.0.1/v1/customers?pageSize=1",
        ] {
            let answer = scene.connect().request(b"GET", target.as_bytes(), &headers, b"").expect("an answer");
            assert_eq!(answer.ok()["customers"][0]["companyName"], "Acme", "{target}");
        }
        let misspelt = scene.admin().get(&format!("{BASE}/v1/custmers")).refused(404, "NOT_FOUND");
        misspelt.says("the nearest is GET /v1/customers");
        scene.admin().get("/other/path/v1/customers").refused(404, "NOT_FOUND");
    });
}

//! `muster demo`: the first five minutes.

use serde_json::json;

use crate::support::{Installation, mode, muster, post};

#[test]
fn demo_json_and_the_key_files_name_what_there_is() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let demo = installation.demo_json();
    assert_eq!(demo["baseUrl"], json!(server.url));
    for (name, of) in [("partner", "reseller"), ("customer", "customer")] {
        let path = demo["keys"][of].as_str().unwrap();
        assert_eq!(mode(path.as_ref()), 0o600, "{path} is for its owner only");
        let file: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        assert_eq!(file["type"], "service_account");
        assert_eq!(file["token_uri"], json!(format!("{}/token", server.url)));
        let keys = installation.json(&["key", "list"]);
        let key = keys.as_array().unwrap().iter().find(|key| key["id"] == file["private_key_id"]).unwrap();
        let id = demo[format!("{name}Id")].as_str().unwrap();
        assert_eq!(key["members"], json!([format!("{of}:{id}")]), "the {of} key acts for the {of} alone");
    }
    assert_eq!(demo["deviceIds"].as_array().unwrap().len(), 200);
    assert_eq!(demo["unconfiguredDeviceIds"].as_array().unwrap().len(), 50);
    assert_eq!(mode(&installation.data().join("demo.json")), 0o600);
    server.stop();
}

#[test]
fn the_sample_devices_are_as_demo_json_says() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let demo = installation.demo_json();
    let all = installation.json(&["device", "list", "--limit", "1000"]);
    assert_eq!(all.as_array().unwrap().len(), 250, "250 devices in all");
    let customer = demo["customerId"].as_str().unwrap();
    let own = installation.json(&["device", "list", "--limit", "1000", "--customer", customer]);
    let own = own.as_array().unwrap();
    let ids: Vec<_> = own.iter().map(|device| device["id"].clone()).collect();
    assert_eq!(json!(ids), demo["deviceIds"]);
    let bare: Vec<_> =
        own.iter().filter(|device| device["configurationId"].is_null()).map(|device| device["id"].clone()).collect();
    assert_eq!(json!(bare), demo["unconfiguredDeviceIds"]);
    let device = own.iter().find(|device| device["id"] == demo["deviceId"]).unwrap();
    assert_eq!((&device["configurationId"], &device["imei"]), (&demo["configurationId"], &demo["imei"]));
    assert!(own.iter().any(|device| device["imei"].is_null() && device["serialNumber"].is_string()), "Wi-Fi only ones");
    server.stop();
}

#[test]
fn the_commands_it_shows_work_as_they_are() {
    let installation = Installation::new();
    let server = installation.demo(&[]);
    let curl = between(&server.text, "  curl ", "\n\n").replace("\\\n", " ");
    let shown = format!("curl --fail {curl}");
    let done = std::process::Command::new("sh").args(["-c", &shown]).output().unwrap();
    let answer: serde_json::Value =
        serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{shown}: {done:?}"));
    assert_eq!(answer["registered"], json!(true), "{answer}");
    for command in [between(&server.text, " phone boot ", "\n"), between(&server.text, " device list ", "\n")] {
        let word = if command.contains("--imei") { "phone boot" } else { "device list" };
        let shown = format!("{} {word} {command}", env!("CARGO_BIN_EXE_muster"));
        let done = std::process::Command::new("sh").args(["-c", &shown]).output().unwrap();
        assert!(done.status.success(), "{shown}: {done:?}");
    }
    server.stop();
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("no {before:?} in:\n{text}"));
    rest.split_once(after).unwrap_or_else(|| panic!("no {after:?} after {before:?} in:\n{text}")).0
}

#[test]
fn given_a_demo_that_ran_before_then_it_is_kept_and_its_key_files_name_the_new_address() {
    let installation = Installation::new();
    installation.demo(&[]).stop();
    let (before, key) = (installation.demo_json(), installation.data().join("keys/customer.json"));
    let old_key = std::fs::read_to_string(&key).unwrap();

    let server = installation.demo(&[]);
    let after = installation.demo_json();
    assert_eq!(before["deviceIds"], after["deviceIds"], "nothing is made twice");
    assert_eq!(after["baseUrl"], json!(server.url), "demo.json names the address of now");
    let (old_url, new_key) = (before["baseUrl"].as_str().unwrap(), std::fs::read_to_string(&key).unwrap());
    assert_eq!(new_key, old_key.replace(old_url, &server.url), "the same key, at the address of now");
    let keys = installation.json(&["key", "list"]);
    assert!(keys.as_array().unwrap().iter().all(|key| key["publicUrl"] == json!(server.url)), "{keys}");
    assert_eq!(mode(&key), 0o600);
    server.stop();

    std::fs::remove_file(&key).unwrap();
    let server = installation.demo(&[]);
    let fresh = std::fs::read_to_string(&key).unwrap();
    assert!(fresh.contains(&server.url), "a missing key file is made for the address of now:\n{fresh}");
    server.stop();
}

#[test]
fn given_a_database_with_other_data_then_the_demo_leaves_it_alone() {
    let installation = Installation::new();
    installation.database().make(&["reseller", "create", "--name", "Real"]);
    installation.run(&["demo", "--listen", "127.0.0.1:0"]).refused(&["not the demo's", "--data"]);
    assert_eq!(installation.json(&["reseller", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn given_that_phones_must_know_a_secret_then_the_text_shows_it_and_only_it_opens() {
    let installation = Installation::new();
    let server = installation.demo(&["--require-setup-secret"]);
    let imei = installation.demo_json()["imei"].clone();
    let (_, without) = post(&server.url, "/device/v1/setup", &json!({"deviceIdentifier": {"imei": imei}}));
    assert_eq!(without["registered"], json!(false));
    let secret = between(&server.text, "\"setupSecret\":\"", "\"");
    let request = json!({"deviceIdentifier": {"imei": imei}, "setupSecret": secret});
    let (_, with) = post(&server.url, "/device/v1/setup", &request);
    assert_eq!(with["registered"], json!(true));
    server.stop();
}

#[test]
fn given_no_directory_then_a_temporary_one_is_used_and_removed() {
    let mut command = muster();
    command.args(["demo", "--listen", "127.0.0.1:0"]);
    let server = crate::support::Running::start(command);
    let directory = between(&server.text, "data in ", " (removed").to_owned();
    assert!(std::path::Path::new(&directory).join("demo.json").exists(), "{directory} should be the data directory");
    server.stop();
    assert!(!std::path::Path::new(&directory).exists(), "{directory} should be removed");
}

#[test]
fn given_every_interface_to_listen_on_then_the_demo_wants_an_address_for_its_key_files() {
    let installation = Installation::new();
    installation.run(&["demo", "--listen", "0.0.0.0:0"]).refused(&["--public-url"]);
    let mut command = muster();
    command.args(["demo", "--public-url", "http://muster.test:8080", "--data"]).arg(installation.data());
    command.env("MUSTER_LISTEN", "0.0.0.0:0");
    let server = crate::support::Running::start(command);
    assert_eq!(installation.demo_json()["baseUrl"], json!("http://muster.test:8080"));
    server.stop();
}

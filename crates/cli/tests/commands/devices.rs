//! `muster device list`, `show` and `export`.

use serde_json::{Value, json};

use crate::support::{Installation, fleet_csv, imei, mode};

fn with_fleet(devices: u32) -> (Installation, String, String) {
    let installation = Installation::new();
    let (reseller, customer) = installation.reseller_and_customer();
    let file = installation.file("fleet.csv", fleet_csv(devices));
    let import = ["device", "import", file.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer];
    installation.run(&import).ok();
    (installation, reseller, customer)
}

fn ids(devices: &Value) -> Vec<String> {
    devices.as_array().unwrap().iter().map(|device| device["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_list_goes_on_where_the_last_one_ended() {
    let (installation, _, customer) = with_fleet(7);
    let all = ids(&installation.json(&["device", "list"]));
    assert_eq!(all.len(), 7);
    let first = ids(&installation.json(&["device", "list", "--limit", "3", "--customer", &customer]));
    let rest = ids(&installation.json(&["device", "list", "--customer", &customer, "--after", &first[2]]));
    assert_eq!([first.clone(), rest].concat(), all);
    let told = installation.run(&["device", "list", "--limit", "3"]).ok().out;
    assert!(told.contains(&format!("--after {}", first[2])), "people are told how to go on:\n{told}");
}

#[test]
fn a_list_may_be_longer_than_one_page() {
    let (installation, _, _) = with_fleet(1100);
    assert_eq!(ids(&installation.json(&["device", "list", "--limit", "1050"])).len(), 1050);
}

#[test]
fn a_customer_that_does_not_exist_is_named() {
    let (installation, reseller, _) = with_fleet(1);
    installation.run(&["device", "list", "--customer", "1"]).refused(&["--customer: there is no customer 1"]);
    installation.run(&["device", "list", "--customer", &reseller]).refused(&["no customer"]);
    installation.run(&["device", "export", "-", "--customer", "1"]).refused(&["no customer 1"]);
}

#[test]
fn a_device_is_found_by_id_imei_and_serial_number() {
    let (installation, reseller, customer) = with_fleet(2);
    let file =
        installation.file("more.csv", "serialNumber,manufacturer,model\nR5CX-1,Google,Pixel 9\nR5CX-1,Nokia,X\n");
    let import = ["device", "import", file.to_str().unwrap(), "--reseller", &reseller, "--customer", &customer];
    installation.run(&import).ok();
    let all = installation.json(&["device", "list"]);
    for device in all.as_array().unwrap().iter().take(2) {
        let by_id = installation.json(&["device", "show", device["id"].as_str().unwrap()]);
        let by_imei = installation.json(&["device", "show", device["imei"].as_str().unwrap()]);
        assert_eq!((&by_id, &by_imei), (&json!([device]), &json!([device])));
    }
    let same = installation.json(&["device", "show", "r5cx-1"]);
    assert_eq!(ids(&same).len(), 2, "serial numbers repeat between makers, and their case does not matter: {same}");
    let text = installation.run(&["device", "show", &imei(0)]).ok().out;
    assert!(text.contains("IMEI") && text.contains(&customer), "{text}");
    installation.run(&["device", "show", "nosuch"]).refused(&["no device", "nosuch"]);
}

#[test]
fn an_exported_file_can_be_imported_elsewhere() {
    let (installation, reseller, customer) = with_fleet(3);
    let file = installation.path("export.csv");
    let export = ["device", "export", file.to_str().unwrap()];
    assert_eq!(installation.json(&export)["devices"], json!(3));
    assert_eq!(mode(&file), 0o600, "device lists are nobody else's business");
    installation.run(&export).refused(&["exists already", "--force"]);
    installation.run(&[&export[..], &["--force"]].concat()).ok();

    let other = Installation::new();
    let (other_reseller, other_customer) = other.reseller_and_customer();
    let text = std::fs::read_to_string(&file).unwrap();
    let moved = text.replace(&reseller, &other_reseller).replace(&customer, &other_customer);
    let file = other.file("import.csv", &moved);
    other.run(&["device", "import", file.to_str().unwrap()]).ok();
    let imeis = |installation: &Installation| -> Vec<Value> {
        let devices = installation.json(&["device", "list"]);
        devices.as_array().unwrap().iter().map(|device| device["imei"].clone()).collect()
    };
    assert_eq!(imeis(&installation), imeis(&other));
}

#[test]
fn standard_output_gets_the_same_devices_in_both_forms() {
    let (installation, _, customer) = with_fleet(3);
    let json = installation.run(&["device", "export", "-", "--format", "json", "--customer", &customer]).ok().json();
    assert_eq!(json, installation.json(&["device", "list"]));
    let csv = installation.run(&["device", "export", "-"]).ok().out;
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].starts_with("deviceId,reseller,customer,"), "{csv}");
    assert_eq!(lines.len(), 4);
}

#[test]
fn an_empty_registry_is_an_empty_list() {
    let installation = Installation::new();
    installation.reseller_and_customer();
    assert_eq!(installation.json(&["device", "list"]), json!([]));
    assert_eq!(installation.run(&["device", "export", "-", "--format", "json"]).ok().json(), json!([]));
    assert_eq!(installation.run(&["device", "list"]).ok().out, "no devices\n");
}

#[test]
fn given_a_reader_that_goes_away_then_the_command_ends_quietly() {
    let (installation, _, _) = with_fleet(1100);
    let command = format!(
        "{} device export - --data {} | head -n 1",
        env!("CARGO_BIN_EXE_muster"),
        installation.data().display()
    );
    let done = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
}

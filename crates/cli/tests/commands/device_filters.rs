//! `muster device list` and `export` of some devices.

use serde_json::Value;

use crate::support::{Installation, imei};

/// Devices of two customers, makers and orders, one of them SIM-locked only; a configuration of the first customer is
/// given to its second device.
struct Fleet {
    installation: Installation,
    customers: [String; 2],
}

impl Fleet {
    fn new() -> Self {
        let installation = Installation::new();
        let (reseller, first) = installation.reseller_and_customer();
        let second = installation.make(&["customer", "create", "--name", "Other", "--reseller", &reseller]);
        let text = format!(
            "imei,customer,maker,order,section,simlockprofile\n\
             {},{first},Google,PO-1,,\n\
             {},{first},Téléphone  Noir,PO-2,,\n\
             {},{second},google,po-2,,\n\
             {},{second},Google,,SIM_LOCK,7\n",
            imei(0),
            imei(1),
            imei(2),
            imei(3)
        );
        let file = installation.file("fleet.csv", text);
        installation.run(&["device", "import", file.to_str().unwrap(), "--reseller", &reseller]).ok();
        Self { installation, customers: [first, second] }
    }

    /// The devices a list has, by their numbers from 0.
    fn listed(&self, filter: &[&str]) -> Vec<u32> {
        let list = self.installation.json(&[&["device", "list"][..], filter].concat());
        let number = |device: &Value| (0..4).find(|number| device["imei"] == imei(*number)).unwrap();
        list.as_array().unwrap().iter().map(number).collect()
    }
}

#[test]
fn a_list_has_the_devices_that_meet_every_condition() {
    let fleet = Fleet::new();
    let [first, second] = [fleet.customers[0].as_str(), fleet.customers[1].as_str()];
    for (filter, devices) in [
        (&[][..], &[0, 1, 2, 3][..]),
        (&["--customer", first], &[0, 1]),
        (&["--maker", "GOOGLE"], &[0, 2, 3]),
        (&["--manufacturer", "te\u{301}le\u{301}phone noir"], &[1]),
        (&["--order", "PO-2"], &[1, 2]),
        (&["--claimed", "yes"], &[0, 1, 2, 3]),
        (&["--claimed", "no"], &[]),
        (&["--customer", second, "--maker", "Google", "--order", "PO-2"], &[2]),
        (&["--maker", "Goo"], &[]),
    ] {
        assert_eq!(fleet.listed(filter), devices, "{filter:?}");
    }
}

#[test]
fn a_filtered_list_goes_on_where_the_last_one_ended() {
    let fleet = Fleet::new();
    let list = ["device", "list", "--maker", "Google", "--limit", "2"];
    let done = fleet.installation.run(&[&list[..], &["--json"]].concat()).ok();
    let last = done.json()[1]["id"].as_str().unwrap().to_owned();
    assert!(done.err.contains(&format!("--after {last}")), "it is told beside the JSON: {done:?}");
    assert_eq!(fleet.listed(&["--maker", "Google", "--limit", "2", "--after", &last]), [3]);
    let all = fleet.installation.run(&["device", "list", "--maker", "Google", "--limit", "4"]).ok();
    assert!(!all.out.contains("more may follow"), "{all:?}");
}

#[test]
fn a_condition_that_nothing_can_meet_is_refused() {
    let fleet = Fleet::new();
    let refused = |filter: &[&str], parts: &[&str]| {
        fleet.installation.run(&[&["device", "list"][..], filter].concat()).refused(parts);
        fleet.installation.run(&[&["device", "export", "-"][..], filter].concat()).refused(parts);
    };
    refused(&["--configuration", "1"], &["no configuration 1"]);
    refused(&["--configuration", "1", "--customer", &fleet.customers[0]], &["no configuration 1 of customer"]);
    refused(&["--maker", "Goo\u{200b}gle"], &["--maker", "U+200B"]);
    refused(&["--maker", " "], &["--maker must not be empty"]);
    refused(&["--order", ""], &["--order must not be empty"]);
    assert_eq!(fleet.installation.run(&["device", "list", "--claimed", "perhaps"]).code, 2);
}

#[test]
fn an_export_has_the_devices_that_meet_every_condition() {
    let fleet = Fleet::new();
    let csv = fleet.installation.run(&["device", "export", "-", "--order", "po-1"]).ok().out;
    assert!(csv.contains(&imei(0)) && csv.lines().count() == 2, "{csv}");
}

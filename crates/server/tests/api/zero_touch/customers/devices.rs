//! `customers.devices.*`

use serde_json::{Value, json};

use crate::support::{
    Asked, Module, Scene, Tenant, Tested, ask, id, imei, imei_identifier, on_every_engine, tell, wifi_identifier,
};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[
        Tested {
            id: "androiddeviceprovisioning.customers.devices.get",
            answers: get,
            request: |own, children| ask(format!("/v1/customers/{}/devices/{}", own.customer, children.device)),
        },
        Tested {
            id: "androiddeviceprovisioning.customers.devices.list",
            answers: list,
            request: |own, _| ask(format!("/v1/customers/{}/devices", own.customer)),
        },
        Tested {
            id: "androiddeviceprovisioning.customers.devices.applyConfiguration",
            answers: apply_configuration,
            request: |own, children| {
                let body = json!({
                    "configuration": format!("customers/{}/configurations/{}", own.customer, own.spare_configuration),
                    "device": {"deviceId": children.device.to_string()},
                });
                tell(format!("/v1/customers/{}/devices:applyConfiguration", own.customer), body)
            },
        },
        Tested {
            id: "androiddeviceprovisioning.customers.devices.removeConfiguration",
            answers: remove_configuration,
            request: |own, children| about_device(own, children, "removeConfiguration"),
        },
        Tested {
            id: "androiddeviceprovisioning.customers.devices.unclaim",
            answers: unclaim,
            request: |own, children| about_device(own, children, "unclaim"),
        },
    ],
};

/// A call whose body names a device and nothing else.
fn about_device(own: &Tenant, children: &Tenant, verb: &str) -> Asked {
    let body = json!({"device": {"deviceId": children.device.to_string()}});
    tell(format!("/v1/customers/{}/devices:{verb}", own.customer), body)
}

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn collection(scene: &Scene) -> String {
    format!("/v1/customers/{}/devices", scene.customer)
}

fn by_id(device: i64) -> Value {
    json!({"deviceId": device.to_string()})
}

fn apply_body(scene: &Scene, configuration: i64, device: Value) -> Value {
    json!({"configuration": format!("customers/{}/configurations/{configuration}", scene.customer), "device": device})
}

fn read(scene: &Scene, device: i64) -> Value {
    scene.admin().get(&format!("{}/{device}", collection(scene))).ok()
}

fn get(scene: &Scene) {
    let configuration = scene.configuration("Default", true);
    let body = json!({
        "customerId": scene.customer.to_string(),
        "deviceIdentifier": {"imei": imei(2), "imei2": imei(1), "manufacturer": "Google", "model": "Pixel 9"},
        "sectionType": "SECTION_TYPE_ZERO_TOUCH",
        "deviceMetadata": {"entries": {"ordernumber": "PO-7", "phonenumber": "+49 30 1"}},
    });
    let claimed = scene.reseller().post(&format!("/v1/partners/{}/devices:claim", scene.partner), &body).ok();
    let device = id(&claimed["deviceId"]);
    assert_eq!(
        read(scene, device),
        json!({
            "name": format!("customers/{}/devices/{device}", scene.customer),
            "deviceId": device.to_string(),
            "configuration": format!("customers/{}/configurations/{configuration}", scene.customer),
            "deviceIdentifier": {
                "deviceType": "DEVICE_TYPE_ANDROID", "imei": imei(2), "imei2": imei(1),
                "manufacturer": "Google", "model": "Pixel 9",
            },
            "deviceMetadata": {"entries": {"ordernumber": "PO-7", "phonenumber": "+49 30 1"}},
            "claims": [{
                "sectionType": "SECTION_TYPE_ZERO_TOUCH",
                "ownerCompanyId": scene.customer.to_string(),
                "resellerId": scene.partner.to_string(),
            }],
        })
    );
}

fn list(scene: &Scene) {
    assert_eq!(scene.admin().get(&collection(scene)).ok(), json!({}), "an empty page is {{}}");
    let devices = [1, 2].map(|number| scene.claim(number));
    let expected = devices.map(|device| read(scene, device));
    assert_eq!(scene.admin().get(&collection(scene)).ok(), json!({"devices": expected}));
}

fn apply_configuration(scene: &Scene) {
    let (configuration, device) = (scene.configuration("One", false), scene.claim(1));
    let path = format!("{}:applyConfiguration", collection(scene));
    assert_eq!(scene.admin().post(&path, &apply_body(scene, configuration, by_id(device))).ok(), json!({}));
    let name = format!("customers/{}/configurations/{configuration}", scene.customer);
    assert_eq!(read(scene, device)["configuration"], json!(name));
    assert_eq!(scene.events_about(&format!("devices/{device}")), ["device.claimed", "device.configurationApplied"]);
}

fn remove_configuration(scene: &Scene) {
    scene.configuration("Default", true);
    let device = scene.claim(1);
    let path = format!("{}:removeConfiguration", collection(scene));
    assert_eq!(scene.admin().post(&path, &json!({"device": by_id(device)})).ok(), json!({}));
    let now = read(scene, device);
    assert!(now.get("configuration").is_none(), "the device has none, not the default: {now}");
    assert_eq!(now["claims"].as_array().map(Vec::len), Some(1), "the device stays claimed: {now}");
}

fn unclaim(scene: &Scene) {
    let device = scene.claim(1);
    let path = format!("{}:unclaim", collection(scene));
    assert_eq!(scene.admin().post(&path, &json!({"device": by_id(device)})).ok(), json!({}));
    scene
        .admin()
        .get(&format!("{}/{device}", collection(scene)))
        .refused(404, "NOT_FOUND")
        .because("INVALID_DEVICE_ID");
    assert_eq!(scene.admin().get(&collection(scene)).ok(), json!({}), "the device has left the list");
}

#[test]
fn given_many_devices_when_paged_then_each_comes_once_in_one_order() {
    on_every_engine(|scene| {
        let devices: Vec<i64> = (0..7).map(|number| scene.claim(number)).collect();
        let (mut seen, mut token, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let page = scene.admin().get(&format!("{}?pageSize=3&pageToken={token}", collection(scene))).ok();
            seen.extend(page["devices"].as_array().unwrap().iter().map(|device| id(&device["deviceId"])));
            pages += 1;
            match page.get("nextPageToken") {
                Some(next) => token = next.as_str().unwrap().to_owned(),
                None => break,
            }
        }
        assert_eq!((seen, pages), (devices, 3));
    });
}

#[test]
fn given_a_page_size_absent_zero_or_above_the_maximum_when_listed_then_it_is_not_refused() {
    on_every_engine(|scene| {
        let expected = [1, 2].map(|number| scene.claim(number));
        for query in
            ["", "?pageSize=0", "?pageSize=", "?pageSize=10000", "?pageSize=10001", "?pageSize=9223372036854775807"]
        {
            let listed = scene.admin().get(&format!("{}{query}", collection(scene))).ok();
            let ids: Vec<i64> = listed["devices"].as_array().unwrap().iter().map(|one| id(&one["deviceId"])).collect();
            assert_eq!(ids, expected, "query {query:?}");
        }
        for query in ["?pageSize=-1", "?pageSize=x", "?pageSize=9223372036854775808"] {
            let refused = scene.admin().get(&format!("{}{query}", collection(scene)));
            refused.refused(400, "INVALID_ARGUMENT").about("pageSize");
        }
    });
}

#[test]
fn given_a_page_token_when_the_page_size_changes_then_it_still_works_but_not_for_another_customer() {
    on_every_engine(|scene| {
        let devices = [1, 2, 3].map(|number| scene.claim(number));
        let first = scene.admin().get(&format!("{}?pageSize=1", collection(scene))).ok();
        let token = first["nextPageToken"].as_str().unwrap();
        let rest = scene.admin().get(&format!("{}?pageToken={token}", collection(scene))).ok();
        let ids: Vec<i64> = rest["devices"].as_array().unwrap().iter().map(|one| id(&one["deviceId"])).collect();
        assert_eq!(ids, devices[1..]);
        let elsewhere = format!("/v1/customers/{}/devices?pageToken={token}", scene.other_customer);
        let refused = scene.other_admin().get(&elsewhere).refused(400, "INVALID_ARGUMENT");
        refused.about("pageToken").because("INVALID_PAGE_TOKEN");
    });
}

#[test]
fn given_a_device_claimed_between_two_pages_when_listed_then_no_device_is_missed_or_repeated() {
    on_every_engine(|scene| {
        let mut devices = vec![scene.claim(1), scene.claim(2)];
        let first = scene.admin().get(&format!("{}?pageSize=1", collection(scene))).ok();
        devices.push(scene.claim(3));
        let token = first["nextPageToken"].as_str().unwrap();
        let rest = scene.admin().get(&format!("{}?pageToken={token}", collection(scene))).ok();
        let ids = [&first, &rest].into_iter().flat_map(|page| page["devices"].as_array().unwrap());
        assert_eq!(ids.map(|device| id(&device["deviceId"])).collect::<Vec<_>>(), devices);
    });
}

#[test]
fn given_hardware_identifiers_when_a_device_is_meant_then_all_methods_find_it() {
    on_every_engine(|scene| {
        let configuration = scene.configuration("One", false);
        for (number, identifier) in [(1, imei_identifier(1)), (2, wifi_identifier(2))] {
            let device = scene.claim_for(scene.customer, identifier.clone());
            let reference = json!({"deviceIdentifier": identifier});
            let call =
                |verb: &str, body: Value| scene.admin().post(&format!("{}:{verb}", collection(scene)), &body).ok();
            call("applyConfiguration", apply_body(scene, configuration, reference.clone()));
            assert!(read(scene, device).get("configuration").is_some(), "device {number}");
            call("removeConfiguration", json!({"device": reference}));
            assert!(read(scene, device).get("configuration").is_none(), "device {number}");
            call("unclaim", json!({"device": reference}));
            scene.admin().get(&format!("{}/{device}", collection(scene))).refused(404, "NOT_FOUND");
        }
    });
}

#[test]
fn given_int64_as_string_or_number_when_sent_then_both_are_read() {
    on_every_engine(|scene| {
        let (configuration, device) = (scene.configuration("One", false), scene.claim(1));
        let path = format!("{}:applyConfiguration", collection(scene));
        for reference in [json!({"deviceId": device}), json!({"deviceId": device.to_string()})] {
            scene.admin().post(&path, &apply_body(scene, configuration, reference)).ok();
        }
    });
}

#[test]
fn given_a_reference_that_is_missing_double_or_empty_when_used_then_the_field_is_named() {
    on_every_engine(|scene| {
        let (configuration, device) = (scene.configuration("One", false), scene.claim(1));
        let name = format!("customers/{}/configurations/{configuration}", scene.customer);
        let before = scene.footprint();
        for verb in ["applyConfiguration", "removeConfiguration", "unclaim"] {
            for (reference, field, reason) in [
                (Value::Null, "device", "INVALID_PARAMETER"),
                (json!({}), "device.deviceIdentifier", "INVALID_IDENTIFIER_SET"),
                (json!({"deviceId": "0"}), "device.deviceIdentifier", "INVALID_IDENTIFIER_SET"),
                (json!({"deviceIdentifier": {}}), "device.deviceIdentifier", "INVALID_IDENTIFIER_SET"),
                (json!({"deviceIdentifier": {"imei": "1"}}), "device.deviceIdentifier.imei", "INVALID_IMEI"),
                (
                    json!({"deviceIdentifier": {"serialNumber": "S", "model": "M"}}),
                    "device.deviceIdentifier.manufacturer",
                    "INVALID_IDENTIFIER_SET",
                ),
                (
                    json!({"deviceId": device.to_string(), "deviceIdentifier": imei_identifier(1)}),
                    "device.deviceId",
                    "INVALID_PARAMETER",
                ),
            ] {
                let mut body = json!({"device": reference});
                if verb == "applyConfiguration" {
                    body["configuration"] = json!(name);
                }
                let answered = scene.admin().post(&format!("{}:{verb}", collection(scene)), &body);
                answered.refused(400, "INVALID_ARGUMENT").about(field).because(reason);
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_the_same_configuration_twice_when_applied_then_nothing_changes_and_another_one_replaces_it() {
    on_every_engine(|scene| {
        let [one, two] = ["One", "Two"].map(|name| scene.configuration(name, false));
        let device = scene.claim(1);
        let path = format!("{}:applyConfiguration", collection(scene));
        scene.admin().post(&path, &apply_body(scene, one, by_id(device))).ok();
        let before = scene.footprint();
        assert_eq!(scene.admin().post(&path, &apply_body(scene, one, by_id(device))).ok(), json!({}));
        assert_eq!(scene.footprint(), before, "applying again writes nothing");
        scene.admin().post(&path, &apply_body(scene, two, by_id(device))).ok();
        let name = format!("customers/{}/configurations/{two}", scene.customer);
        assert_eq!(read(scene, device)["configuration"], json!(name));
    });
}

#[test]
fn given_nothing_to_remove_when_removed_then_it_succeeds_but_a_second_unclaim_does_not() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let body = json!({"device": by_id(device)});
        scene.admin().post(&format!("{}:removeConfiguration", collection(scene)), &body).ok();
        scene.admin().post(&format!("{}:unclaim", collection(scene)), &body).ok();
        let again = scene.admin().post(&format!("{}:unclaim", collection(scene)), &body);
        again.refused(404, "NOT_FOUND").because("INVALID_DEVICE_ID");
    });
}

#[test]
fn given_a_configuration_that_is_none_of_the_customers_when_applied_then_it_is_refused() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let path = format!("{}:applyConfiguration", collection(scene));
        for (name, status, code) in [
            (json!(null), 400, "INVALID_ARGUMENT"),
            (json!("7"), 400, "INVALID_ARGUMENT"),
            (json!(format!("customers/{}/configurations/7", scene.customer)), 404, "NOT_FOUND"),
            (json!(format!("customers/{}/configurations/7", scene.other_customer)), 404, "NOT_FOUND"),
        ] {
            let body = json!({"configuration": name, "device": by_id(device)});
            let refused = scene.admin().post(&path, &body).refused(status, code);
            assert_eq!(refused.field.as_deref(), Some("configuration"), "{refused:?}");
        }
    });
}

#[test]
fn given_a_new_default_when_it_is_set_then_devices_claimed_before_keep_what_they_have() {
    on_every_engine(|scene| {
        let early = scene.claim(1);
        let configuration = scene.configuration("Default", true);
        let late = scene.claim(2);
        assert!(
            read(scene, early).get("configuration").is_none(),
            "not retroactive (zero-touch reference, section 3.4)"
        );
        let name = format!("customers/{}/configurations/{configuration}", scene.customer);
        assert_eq!(read(scene, late)["configuration"], json!(name));
    });
}

#[test]
fn given_an_unclaimed_device_when_claimed_again_then_metadata_and_configuration_are_gone() {
    on_every_engine(|scene| {
        let (configuration, device) = (scene.configuration("One", false), scene.claim(1));
        let metadata = format!("/v1/partners/{}/devices/{device}/metadata", scene.partner);
        scene.reseller().post(&metadata, &json!({"deviceMetadata": {"entries": {"ordernumber": "1"}}})).ok();
        let apply = format!("{}:applyConfiguration", collection(scene));
        scene.admin().post(&apply, &apply_body(scene, configuration, by_id(device))).ok();
        scene.admin().post(&format!("{}:unclaim", collection(scene)), &json!({"device": by_id(device)})).ok();
        let again = scene.claim(1);
        let now = read(scene, again);
        assert!(now.get("deviceMetadata").is_none() && now.get("configuration").is_none(), "{now}");
    });
}

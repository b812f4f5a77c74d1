//! `partners.devices.*Async`

use serde_json::{Value, json};

use crate::support::{
    Module, Scene, Tested, claim_body, imei, imei_identifier, on_every_engine, tell, wifi_identifier,
};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[
        Tested {
            id: "androiddeviceprovisioning.partners.devices.claimAsync",
            answers: claim_async,
            request: |own, children| {
                let claim = claim_body(children.customer, own.fresh_identifier.clone());
                tell(format!("/v1/partners/{}/devices:claimAsync", own.partner), json!({"claims": [claim]}))
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.unclaimAsync",
            answers: unclaim_async,
            request: |own, children| {
                let unclaim =
                    json!({"deviceId": children.device.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
                tell(format!("/v1/partners/{}/devices:unclaimAsync", own.partner), json!({"unclaims": [unclaim]}))
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.updateMetadataAsync",
            answers: update_metadata_async,
            request: |own, children| {
                let metadata = json!({"entries": {"ordernumber": "PO-1"}});
                let update = json!({"deviceId": children.device.to_string(), "deviceMetadata": metadata});
                tell(format!("/v1/partners/{}/devices:updateMetadataAsync", own.partner), json!({"updates": [update]}))
            },
        },
    ],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn path(scene: &Scene, verb: &str) -> String {
    format!("/v1/partners/{}/devices:{verb}", scene.partner)
}

/// Sends items and waits for their results.
fn run(scene: &Scene, verb: &str, body: &Value) -> Value {
    let operation = scene.reseller().post(&path(scene, verb), body).ok();
    scene.finished(&scene.reseller(), &operation)
}

fn statuses(finished: &Value) -> Vec<&str> {
    let items = finished["response"]["perDeviceStatus"].as_array().unwrap().iter();
    items.map(|item| item["result"]["status"].as_str().unwrap()).collect()
}

fn read(scene: &Scene, device: i64) -> Value {
    scene.reseller().get(&format!("/v1/partners/{}/devices/{device}", scene.partner)).ok()
}

const METADATA: &str = "type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperationMetadata";
const RESPONSE: &str = "type.googleapis.com/google.android.device.provisioning.v1.DevicesLongRunningOperationResponse";

fn claim_async(scene: &Scene) {
    let mut claims = [1, 2].map(|number| claim_body(scene.customer, imei_identifier(number)));
    claims[1]["deviceMetadata"] = json!({"entries": {"ordernumber": "PO-1"}});
    let body = json!({"claims": claims});
    let operation = scene.reseller().post(&path(scene, "claimAsync"), &body).ok();
    let name = operation["name"].as_str().expect("an operation has a name");
    assert!(name.starts_with("operations/apibatchoperation/"), "{operation}");
    let finished = scene.finished(&scene.reseller(), &operation);
    let device = |number: u32| {
        let body = json!({"deviceIdentifier": imei_identifier(number), "limit": 1});
        let found = scene.reseller().post(&path(scene, "findByIdentifier"), &body).ok();
        found["devices"][0]["deviceId"].clone()
    };
    let item = |claim: &Value, device: Value| json!({"claim": claim, "result": {"status": "SINGLE_DEVICE_STATUS_SUCCESS", "deviceId": device}});
    assert_eq!(
        finished,
        json!({
            "name": name,
            "done": true,
            "metadata": {
                "@type": METADATA, "devicesCount": 2, "progress": 100,
                "processingStatus": "BATCH_PROCESS_PROCESSED",
            },
            "response": {
                "@type": RESPONSE, "successCount": 2,
                "perDeviceStatus": [item(&claims[0], device(1)), item(&claims[1], device(2))],
            },
        }),
        "each item repeats its request as it was sent"
    );
}

fn unclaim_async(scene: &Scene) {
    let device = scene.claim(1);
    let unclaim = json!({"deviceId": device.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
    let finished = run(scene, "unclaimAsync", &json!({"unclaims": [unclaim]}));
    let expected = json!([{"unclaim": unclaim, "result": {"status": "SINGLE_DEVICE_STATUS_SUCCESS"}}]);
    assert_eq!(finished["response"]["perDeviceStatus"], expected, "no device id, as captured from Google");
    assert!(read(scene, device).get("claims").is_none());
}

fn update_metadata_async(scene: &Scene) {
    let device = scene.claim(1);
    let update =
        json!({"deviceIdentifier": imei_identifier(1), "deviceMetadata": {"entries": {"ordernumber": "PO-1"}}});
    let finished = run(scene, "updateMetadataAsync", &json!({"updates": [update]}));
    let result = json!({"status": "SINGLE_DEVICE_STATUS_SUCCESS", "deviceId": device.to_string()});
    assert_eq!(finished["response"]["perDeviceStatus"], json!([{"updateMetadata": update, "result": result}]));
    assert_eq!(read(scene, device)["deviceMetadata"], json!({"entries": {"ordernumber": "PO-1"}}));
}

#[test]
fn given_good_and_bad_items_when_processed_then_each_has_its_own_status_in_the_order_of_the_request() {
    on_every_engine(|scene| {
        let taken = claim_body(scene.other_customer, imei_identifier(9));
        let elsewhere = format!("/v1/partners/{}/devices:claim", scene.other_partner);
        scene.other_reseller().post(&elsewhere, &taken).ok();
        let with = |field: &str, value: Value| {
            let mut body = claim_body(scene.customer, imei_identifier(5));
            body[field] = value;
            body
        };
        let chromebook = json!({
            "deviceType": "DEVICE_TYPE_CHROME_OS", "serialNumber": "5CD", "model": "M",
            "chromeOsAttestedDeviceId": "a",
        });
        let items = [
            (claim_body(scene.customer, imei_identifier(1)), "SUCCESS", ""),
            (claim_body(scene.customer, json!({"imei": "1"})), "INVALID_DEVICE_IDENTIFIER", "INVALID_IMEI"),
            (
                claim_body(scene.customer, json!({"serialNumber": "S"})),
                "INVALID_DEVICE_IDENTIFIER",
                "INVALID_IDENTIFIER_SET",
            ),
            (claim_body(scene.customer, json!({"meid": "x"})), "INVALID_DEVICE_IDENTIFIER", "INVALID_MEID"),
            (with("sectionType", Value::Null), "INVALID_SECTION_TYPE", "INVALID_SECTION_TYPE"),
            (claim_body(scene.customer, imei_identifier(9)), "SECTION_NOT_YOURS", "DEVICE_ALREADY_EXISTS"),
            (with("customerId", json!("4711")), "PERMISSION_DENIED", "INVALID_CUSTOMER_ID"),
            (claim_body(scene.customer, chromebook), "INVALID_TOKEN", "INVALID_PARAMETER"),
            (with("configurationId", json!("4711")), "OTHER_ERROR", "INVALID_PARAMETER"),
            (claim_body(scene.customer, imei_identifier(2)), "SUCCESS", ""),
            (claim_body(scene.customer, imei_identifier(1)), "SUCCESS", ""),
        ];
        let claims: Vec<&Value> = items.iter().map(|(claim, ..)| claim).collect();
        let finished = run(scene, "claimAsync", &json!({"claims": claims}));
        let expected: Vec<String> =
            items.iter().map(|(_, status, _)| format!("SINGLE_DEVICE_STATUS_{status}")).collect();
        assert_eq!(statuses(&finished), expected);
        assert_eq!(finished["response"]["successCount"], 3);
        assert!(finished.get("error").is_none(), "failures are per device, never the operation's");
        for (item, (claim, _, identifier)) in
            finished["response"]["perDeviceStatus"].as_array().unwrap().iter().zip(&items)
        {
            if identifier.is_empty() {
                assert!(item["result"]["deviceId"].is_string(), "{item}");
                assert!(item["result"].get("errorIdentifier").is_none(), "{item}");
                continue;
            }
            assert_eq!(item["result"]["errorIdentifier"], json!(identifier), "{item}");
            assert!(item["result"]["errorMessage"].as_str().is_some_and(|text| !text.is_empty()), "{item}");
            assert!(item["result"].get("deviceId").is_none(), "{item}");
            assert_eq!(item["claim"]["customerId"], claim["customerId"], "{item}");
        }
    });
}

#[test]
fn given_unclaims_and_updates_of_devices_that_are_not_ours_when_processed_then_each_says_so() {
    on_every_engine(|scene| {
        let taken = claim_body(scene.other_customer, imei_identifier(9));
        let elsewhere = format!("/v1/partners/{}/devices:claim", scene.other_partner);
        let foreign = scene.other_reseller().post(&elsewhere, &taken).ok()["deviceId"].clone();
        let section = "SECTION_TYPE_ZERO_TOUCH";
        let unclaims = json!([
            {"deviceId": foreign, "sectionType": section},
            {"deviceId": "4711", "sectionType": section},
            {"deviceIdentifier": wifi_identifier(1), "sectionType": section},
            {"sectionType": section},
            {"deviceId": "4711"},
        ]);
        let finished = run(scene, "unclaimAsync", &json!({"unclaims": unclaims}));
        let invalid = "SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER";
        let expected = [invalid, invalid, invalid, invalid, "SINGLE_DEVICE_STATUS_INVALID_SECTION_TYPE"];
        assert_eq!(statuses(&finished), expected);
        assert!(finished["response"].get("successCount").is_none(), "zero is left out: {finished}");
        let messages: Vec<&Value> =
            (0..2).map(|item| &finished["response"]["perDeviceStatus"][item]["result"]["errorMessage"]).collect();
        assert_eq!(messages[0], messages[1], "another reseller's device and none look the same");

        let metadata = json!({"entries": {"ordernumber": "x"}});
        let updates = json!([
            {"deviceId": foreign, "deviceMetadata": metadata},
            {"deviceId": "4711", "deviceMetadata": metadata},
            {"deviceId": foreign},
            {"deviceId": scene.claim(1).to_string(), "deviceMetadata": {"entries": {"colour": "red"}}},
        ]);
        let finished = run(scene, "updateMetadataAsync", &json!({"updates": updates}));
        let other = "SINGLE_DEVICE_STATUS_OTHER_ERROR";
        assert_eq!(statuses(&finished), [invalid, invalid, other, other]);
    });
}

#[test]
fn given_no_items_when_sent_then_the_list_is_named() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for (verb, list) in [("claimAsync", "claims"), ("unclaimAsync", "unclaims"), ("updateMetadataAsync", "updates")]
        {
            for body in [json!({}), json!({list: []})] {
                scene.reseller().post(&path(scene, verb), &body).refused(400, "INVALID_ARGUMENT").about(list);
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_an_item_of_the_wrong_form_when_sent_then_the_whole_request_is_refused_with_its_path() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let good = claim_body(scene.customer, imei_identifier(1));
        for (bad, field) in [
            (json!({"deviceIdentifier": {"imei": 5}}), "claims[1].deviceIdentifier.imei"),
            (json!({"sectionType": "NO_SUCH"}), "claims[1].sectionType"),
            (json!({"customer": "1"}), "claims[1].customer"),
            (json!("text"), "claims[1]"),
            (json!(null), "claims[1]"),
        ] {
            let body = json!({"claims": [good, bad]});
            let refused = scene.reseller().post(&path(scene, "claimAsync"), &body).refused(400, "INVALID_ARGUMENT");
            assert_eq!(refused.field.as_deref(), Some(field), "{refused:?}");
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_one_item_too_many_when_sent_then_the_limit_is_told() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let body = format!("{{\"claims\":[{}{{}}]}}", "{},".repeat(100_000));
        let kind = [("Content-Type", "application/json")];
        let answered = scene.reseller().send("POST", &path(scene, "claimAsync"), &kind, body.into_bytes());
        let refused = answered.refused(400, "INVALID_ARGUMENT");
        assert!(refused.message.contains("100000"), "{refused:?}");
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_the_same_device_many_times_when_processed_then_there_is_one() {
    on_every_engine(|scene| {
        let claims: Vec<Value> = (0..450).map(|_| claim_body(scene.customer, json!({"imei": imei(1)}))).collect();
        let finished = run(scene, "claimAsync", &json!({"claims": claims}));
        assert_eq!(finished["response"]["successCount"], 450);
        let listed = scene.admin().get(&format!("/v1/customers/{}/devices", scene.customer)).ok();
        assert_eq!(listed["devices"].as_array().map(Vec::len), Some(1));
    });
}

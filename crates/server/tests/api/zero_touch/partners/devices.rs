//! `partners.devices.*`; the methods on many devices are in [`bulk`].

pub mod bulk;
mod claim;
mod find;
mod unclaim;

use serde_json::{Value, json};

use crate::support::{
    Answer, Module, Scene, Tested, ask, claim_body, id, imei, imei_identifier, on_every_engine, tell,
};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[
        Tested {
            id: "androiddeviceprovisioning.partners.devices.claim",
            answers: claim,
            request: |own, children| {
                let body = claim_body(children.customer, own.fresh_identifier.clone());
                tell(format!("/v1/partners/{}/devices:claim", own.partner), body)
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.unclaim",
            answers: unclaim,
            request: |own, children| {
                let body = json!({"deviceId": children.device.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
                tell(format!("/v1/partners/{}/devices:unclaim", own.partner), body)
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.metadata",
            answers: metadata,
            request: |own, children| {
                let path = format!("/v1/partners/{}/devices/{}/metadata", own.partner, children.device);
                tell(path, json!({"deviceMetadata": {"entries": {"ordernumber": "PO-1"}}}))
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.get",
            answers: get,
            request: |own, children| ask(format!("/v1/partners/{}/devices/{}", own.partner, children.device)),
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.findByIdentifier",
            answers: find_by_identifier,
            request: |own, children| {
                let body = json!({"deviceIdentifier": children.identifier, "limit": "10"});
                tell(format!("/v1/partners/{}/devices:findByIdentifier", own.partner), body)
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.findByOwner",
            answers: find_by_owner,
            request: |own, children| {
                let body = json!({
                    "customerId": [children.customer.to_string()],
                    "limit": "10",
                    "sectionType": "SECTION_TYPE_ZERO_TOUCH",
                });
                tell(format!("/v1/partners/{}/devices:findByOwner", own.partner), body)
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.devices.getSimLockState",
            answers: get_sim_lock_state,
            request: |own, _| {
                let body = json!({"deviceIdentifier": own.identifier});
                tell(format!("/v1/partners/{}/devices:getSimLockState", own.partner), body)
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

fn call(scene: &Scene, verb: &str, body: Value) -> Answer {
    scene.reseller().post(&path(scene, verb), &body)
}

fn read(scene: &Scene, device: i64) -> Value {
    scene.reseller().get(&format!("/v1/partners/{}/devices/{device}", scene.partner)).ok()
}

/// A claim of the SIM-lock section.
fn sim_lock_body(customer: i64, identifier: Value) -> Value {
    json!({
        "customerId": customer.to_string(),
        "deviceIdentifier": identifier,
        "sectionType": "SECTION_TYPE_SIM_LOCK",
        "simlockProfileId": "9",
    })
}

fn sim_lock(scene: &Scene, number: u32) -> i64 {
    id(&call(scene, "claim", sim_lock_body(scene.customer, imei_identifier(number))).ok()["deviceId"])
}

fn claim(scene: &Scene) {
    let answered = call(scene, "claim", claim_body(scene.customer, imei_identifier(1))).ok();
    let device = id(&answered["deviceId"]);
    let name = format!("partners/{}/devices/{device}", scene.partner);
    assert_eq!(answered, json!({"deviceId": device.to_string(), "deviceName": name}));
    assert_eq!(scene.events_about(&format!("devices/{device}")), ["device.claimed"]);
}

fn unclaim(scene: &Scene) {
    let device = scene.claim(1);
    let body = json!({"deviceId": device.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
    assert_eq!(call(scene, "unclaim", body).ok(), json!({}));
    let now = read(scene, device);
    assert!(now.get("claims").is_none(), "the reseller still finds the device, without a claim: {now}");
    scene.admin().get(&format!("/v1/customers/{}/devices/{device}", scene.customer)).refused(404, "NOT_FOUND");
}

fn metadata(scene: &Scene) {
    let device = scene.claim(1);
    let path = format!("/v1/partners/{}/devices/{device}/metadata", scene.partner);
    let write = |entries: Value| scene.reseller().post(&path, &json!({"deviceMetadata": {"entries": entries}})).ok();
    let written = write(json!({"ordernumber": "PO-1", "phonenumber": "123"}));
    assert_eq!(written, json!({"entries": {"ordernumber": "PO-1", "phonenumber": "123"}}));
    let merged = write(json!({"ordernumber": "PO-2"}));
    assert_eq!(merged, json!({"entries": {"ordernumber": "PO-2", "phonenumber": "123"}}), "unnamed keys stay");
    let emptied = write(json!({"phonenumber": ""}));
    assert_eq!(emptied, json!({"entries": {"ordernumber": "PO-2"}}), "an empty value deletes its key");
    assert_eq!(write(json!({"ordernumber": ""})), json!({}), "without entries the answer is empty");
}

fn get(scene: &Scene) {
    scene.configuration("Default", true);
    let device = scene.claim(1);
    assert_eq!(
        read(scene, device),
        json!({
            "name": format!("partners/{}/devices/{device}", scene.partner),
            "deviceId": device.to_string(),
            "deviceIdentifier": {"deviceType": "DEVICE_TYPE_ANDROID", "imei": imei(1)},
            "claims": [{
                "sectionType": "SECTION_TYPE_ZERO_TOUCH",
                "ownerCompanyId": scene.customer.to_string(),
                "resellerId": scene.partner.to_string(),
            }],
        }),
        "resellers do not see the configuration"
    );
}

fn find_by_identifier(scene: &Scene) {
    let device = scene.claim(1);
    scene.claim(2);
    let found = call(scene, "findByIdentifier", json!({"deviceIdentifier": imei_identifier(1), "limit": 1})).ok();
    assert_eq!(found, json!({"devices": [read(scene, device)], "totalSize": 1}));
    let none = call(scene, "findByIdentifier", json!({"deviceIdentifier": imei_identifier(3), "limit": "1"})).ok();
    assert_eq!(none, json!({}), "nothing found: no list, no total");
}

fn find_by_owner(scene: &Scene) {
    let devices = [1, 2].map(|number| scene.claim(number));
    scene.claim_for(scene.second_customer, imei_identifier(3));
    let body = json!({
        "customerId": [scene.customer.to_string()], "limit": "100", "sectionType": "SECTION_TYPE_ZERO_TOUCH",
    });
    let found = call(scene, "findByOwner", body).ok();
    assert_eq!(found, json!({"devices": devices.map(|device| read(scene, device)), "totalSize": 2}));
}

fn get_sim_lock_state(scene: &Scene) {
    scene.claim(1);
    sim_lock(scene, 2);
    for (number, state) in [(1, "UNLOCKED"), (2, "LOCKED_TO_PARTNER")] {
        let answered = call(scene, "getSimLockState", json!({"deviceIdentifier": imei_identifier(number)})).ok();
        assert_eq!(answered, json!({"simLockState": state}));
    }
    let other = format!("/v1/partners/{}/devices:getSimLockState", scene.other_partner);
    let answered = scene.other_reseller().post(&other, &json!({"deviceIdentifier": imei_identifier(2)})).ok();
    assert_eq!(answered, json!({"simLockState": "LOCKED_TO_OTHER_PARTNER"}));
}

#[test]
fn given_unknown_keys_or_long_values_when_metadata_is_written_then_the_entry_is_named() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let path = format!("/v1/partners/{}/devices/{device}/metadata", scene.partner);
        let before = scene.footprint();
        for (entries, field) in [
            (json!({"colour": "red"}), "deviceMetadata.entries.colour"),
            (json!({"annotateduser": "x"}), "deviceMetadata.entries.annotateduser"),
            (json!({"ordernumber": "x".repeat(1025)}), "deviceMetadata.entries.ordernumber"),
            (json!({"ordernumber": "a\u{1}"}), "deviceMetadata.entries.ordernumber"),
        ] {
            let refused = scene.reseller().post(&path, &json!({"deviceMetadata": {"entries": entries}}));
            refused.refused(400, "INVALID_ARGUMENT").about(field);
        }
        scene.reseller().post(&path, &json!({})).refused(400, "INVALID_ARGUMENT").about("deviceMetadata");
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_a_vacation_when_the_sim_lock_is_asked_for_then_it_is_open_until_the_vacation_ends() {
    on_every_engine(|scene| {
        let device = sim_lock(scene, 1);
        let state = || call(scene, "getSimLockState", json!({"deviceIdentifier": imei_identifier(1)})).ok();
        let body =
            json!({"deviceId": device.to_string(), "sectionType": "SECTION_TYPE_SIM_LOCK", "vacationModeDays": 2});
        assert_eq!(call(scene, "unclaim", body).ok(), json!({}));
        assert_eq!(state()["simLockState"], "UNLOCKED");
        let claim = &read(scene, device)["claims"][0];
        assert_eq!(claim["vacationModeStartTime"], "2026-11-22T08:00:00Z");
        assert_eq!(claim["vacationModeExpireTime"], "2026-11-24T08:00:00Z", "a day has 24 hours");
        scene.clock.advance_seconds(2 * 24 * 3600);
        // The token is older than an hour now.
        let reseller = scene.client(&scene.new_account(
            &[muster_core::Grant::reseller(muster_core::ResellerId::new(scene.partner))],
            crate::support::RESELLER_SCOPE,
        ));
        let body = json!({"deviceIdentifier": imei_identifier(1)});
        let state = reseller.post(&path(scene, "getSimLockState"), &body).ok();
        assert_eq!(state["simLockState"], "LOCKED_TO_PARTNER");
        let device = reseller.get(&format!("/v1/partners/{}/devices/{device}", scene.partner)).ok();
        assert!(device["claims"][0].get("vacationModeStartTime").is_none(), "both times or none: {device}");
    });
}

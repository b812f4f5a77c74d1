//! The rules of `findByIdentifier` and `findByOwner` (zero-touch reference, section 4.2).

use serde_json::{Value, json};

use super::{call, read, sim_lock};
use crate::support::{Scene, claim_body, id, imei_identifier, on_every_engine};

fn ids(found: &Value) -> Vec<i64> {
    found["devices"].as_array().into_iter().flatten().map(|device| id(&device["deviceId"])).collect()
}

fn tablet(scene: &Scene, model: &str) -> i64 {
    let identifier = json!({"serialNumber": "R52Same", "manufacturer": "Google", "model": model});
    scene.claim_for(scene.customer, identifier)
}

#[test]
fn given_a_serial_number_in_any_case_when_searched_for_then_all_its_devices_are_found_page_by_page() {
    on_every_engine(|scene| {
        let devices = ["Tab A", "Tab B", "Tab C"].map(|model| tablet(scene, model));
        let search = |token: &str| {
            let body = json!({"deviceIdentifier": {"serialNumber": "r52sAME"}, "limit": 2, "pageToken": token});
            call(scene, "findByIdentifier", body).ok()
        };
        let first = search("");
        let second = search(first["nextPageToken"].as_str().expect("two of three devices leave another page"));
        assert_eq!([ids(&first), ids(&second)].concat(), devices);
        assert_eq!((&first["totalSize"], &second["totalSize"]), (&json!(3), &json!(3)));
        assert!(second.get("nextPageToken").is_none());
    });
}

#[test]
fn given_a_limit_outside_1_to_100_when_searched_then_it_is_refused() {
    on_every_engine(|scene| {
        let owner = json!({"customerId": [scene.customer.to_string()], "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
        let identifier = json!({"deviceIdentifier": imei_identifier(1)});
        for (verb, body) in [("findByOwner", owner), ("findByIdentifier", identifier)] {
            for (limit, says) in [
                (Value::Null, "is required"),
                (json!(0), "1 to 100"),
                (json!("101"), "1 to 100"),
                (json!(-1), "1 to 100"),
            ] {
                let mut body = body.clone();
                body["limit"] = limit;
                call(scene, verb, body).refused(400, "INVALID_ARGUMENT").about("limit").says(says);
            }
            let mut body = body;
            body["limit"] = json!(100);
            call(scene, verb, body).ok();
        }
    });
}

#[test]
fn given_a_token_of_another_search_when_used_then_it_is_refused() {
    on_every_engine(|scene| {
        for model in ["Tab A", "Tab B"] {
            tablet(scene, model);
        }
        let body = json!({"deviceIdentifier": {"serialNumber": "R52Same"}, "limit": 1});
        let token = call(scene, "findByIdentifier", body).ok()["nextPageToken"].clone();
        let other = json!({"deviceIdentifier": imei_identifier(1), "limit": 1, "pageToken": token});
        let refused = call(scene, "findByIdentifier", other).refused(400, "INVALID_ARGUMENT");
        refused.about("pageToken").because("INVALID_PAGE_TOKEN");
        let owner = json!({
            "customerId": [scene.customer], "limit": 1, "pageToken": token, "sectionType": "SECTION_TYPE_ZERO_TOUCH",
        });
        call(scene, "findByOwner", owner).refused(400, "INVALID_ARGUMENT").because("INVALID_PAGE_TOKEN");
    });
}

#[test]
fn given_devices_of_another_reseller_when_searched_then_they_are_not_found() {
    on_every_engine(|scene| {
        scene.claim(1);
        let body = json!({"deviceIdentifier": imei_identifier(1), "limit": 1});
        let path = format!("/v1/partners/{}/devices:findByIdentifier", scene.other_partner);
        assert_eq!(scene.other_reseller().post(&path, &body).ok(), json!({}));
    });
}

#[test]
fn given_several_owners_when_searched_then_their_devices_come_once_each_in_one_order() {
    on_every_engine(|scene| {
        let mine = [1, 3].map(|number| scene.claim(number));
        let theirs = scene.claim_for(scene.second_customer, imei_identifier(2));
        let body = json!({
            // The Workspace account is Acme's: the same customer twice.
            "customerId": [scene.second_customer, scene.customer.to_string()],
            "googleWorkspaceCustomerId": ["C0acme123"],
            "limit": "2",
            "sectionType": "SECTION_TYPE_ZERO_TOUCH",
        });
        let first = call(scene, "findByOwner", body.clone()).ok();
        let mut next = body;
        next["pageToken"] = first["nextPageToken"].clone();
        let second = call(scene, "findByOwner", next).ok();
        assert_eq!([ids(&first), ids(&second)].concat(), [mine[0], mine[1], theirs]);
        assert_eq!(second["totalSize"], 3);
    });
}

#[test]
fn given_a_section_when_searched_by_owner_then_only_its_claims_count() {
    on_every_engine(|scene| {
        scene.claim(1);
        let locked = sim_lock(scene, 2);
        let body = json!({"customerId": [scene.customer], "limit": 10, "sectionType": "SECTION_TYPE_SIM_LOCK"});
        let found = call(scene, "findByOwner", body).ok();
        assert_eq!(found, json!({"devices": [read(scene, locked)], "totalSize": 1}));
    });
}

#[test]
fn given_owners_that_break_a_rule_when_searched_then_the_field_is_named() {
    on_every_engine(|scene| {
        for (customers, workspaces, status, code, field) in [
            (json!([]), json!([]), 400, "INVALID_ARGUMENT", "customerId"),
            (json!([scene.customer, scene.other_customer]), json!([]), 404, "NOT_FOUND", "customerId[1]"),
            (json!(["4711"]), json!([]), 404, "NOT_FOUND", "customerId[0]"),
            (json!(vec!["1"; 101]), json!([]), 400, "INVALID_ARGUMENT", "customerId"),
            (json!([]), json!(["acme"]), 400, "INVALID_ARGUMENT", "googleWorkspaceCustomerId[0]"),
        ] {
            let body = json!({
                "customerId": customers, "googleWorkspaceCustomerId": workspaces, "limit": 1,
                "sectionType": "SECTION_TYPE_ZERO_TOUCH",
            });
            let refused = call(scene, "findByOwner", body).refused(status, code);
            assert_eq!(refused.field.as_deref(), Some(field), "{refused:?}");
        }
        let unsectioned = json!({"customerId": [scene.customer], "limit": 1});
        let refused = call(scene, "findByOwner", unsectioned).refused(400, "INVALID_ARGUMENT");
        refused.about("sectionType").because("INVALID_SECTION_TYPE");
    });
}

#[test]
fn given_nothing_to_search_by_when_searched_then_the_set_does_not_suffice() {
    on_every_engine(|scene| {
        for identifier in [Value::Null, json!({}), json!({"model": "Pixel"})] {
            let body = json!({"deviceIdentifier": identifier, "limit": 1});
            let refused = call(scene, "findByIdentifier", body).refused(400, "INVALID_ARGUMENT");
            refused.about("deviceIdentifier").because("INVALID_IDENTIFIER_SET");
        }
    });
}

#[test]
fn given_a_device_given_back_when_searched_then_its_last_reseller_still_finds_it_until_another_claims_it() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let unclaim = json!({"deviceId": device.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
        call(scene, "unclaim", unclaim).ok();
        let body = json!({"deviceIdentifier": imei_identifier(1), "limit": 1});
        assert_eq!(ids(&call(scene, "findByIdentifier", body.clone()).ok()), [device]);
        let claim = format!("/v1/partners/{}/devices:claim", scene.other_partner);
        scene.other_reseller().post(&claim, &claim_body(scene.other_customer, imei_identifier(1))).ok();
        assert_eq!(call(scene, "findByIdentifier", body).ok(), json!({}));
    });
}

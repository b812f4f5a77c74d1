//! The rules of `partners.devices.claim` (zero-touch reference, sections 4.2 and 5).

use serde_json::{Value, json};

use super::{call, path, read, sim_lock_body};
use crate::support::{claim_body, id, imei, imei_identifier, on_every_engine, wifi_identifier};

#[test]
fn given_another_customers_device_when_claimed_then_409_with_googles_code_and_nothing_changes() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let before = scene.footprint();
        let refused = call(scene, "claim", claim_body(scene.second_customer, imei_identifier(1)));
        refused.refused(409, "ALREADY_EXISTS").because("DEVICE_ALREADY_EXISTS");
        let elsewhere = format!("/v1/partners/{}/devices:claim", scene.other_partner);
        let refused = scene.other_reseller().post(&elsewhere, &claim_body(scene.other_customer, imei_identifier(1)));
        refused.refused(409, "ALREADY_EXISTS").because("DEVICE_ALREADY_EXISTS");
        assert_eq!(scene.footprint(), before);
        assert_eq!(read(scene, device)["claims"][0]["ownerCompanyId"], json!(scene.customer.to_string()));
    });
}

#[test]
fn given_the_same_claim_again_when_sent_then_the_id_stays_and_metadata_is_merged() {
    on_every_engine(|scene| {
        let mut body = claim_body(scene.customer, imei_identifier(1));
        body["deviceMetadata"] = json!({"entries": {"ordernumber": "1", "phonenumber": "2"}});
        let first = call(scene, "claim", body.clone()).ok();
        body["deviceMetadata"] = json!({"entries": {"ordernumber": "3"}});
        assert_eq!(call(scene, "claim", body).ok(), first);
        let now = read(scene, id(&first["deviceId"]));
        assert_eq!(now["deviceMetadata"], json!({"entries": {"ordernumber": "3", "phonenumber": "2"}}));
    });
}

#[test]
fn given_identifiers_that_do_not_fit_when_claimed_then_the_field_and_googles_code_are_told() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for (identifier, field, reason) in [
            (Value::Null, "deviceIdentifier", "INVALID_IDENTIFIER_SET"),
            (json!({}), "deviceIdentifier", "INVALID_IDENTIFIER_SET"),
            (json!({"imei": "356938030000010"}), "deviceIdentifier.imei", "INVALID_IMEI"),
            (json!({"imei": "12345"}), "deviceIdentifier.imei", "INVALID_IMEI"),
            (json!({"imei": imei(1), "imei2": "x"}), "deviceIdentifier.imei2", "INVALID_IMEI"),
            (json!({"meid": "A0"}), "deviceIdentifier.meid", "INVALID_MEID"),
            (json!({"serialNumber": "S1"}), "deviceIdentifier.manufacturer", "INVALID_IDENTIFIER_SET"),
            (
                json!({"serialNumber": "S1", "manufacturer": "Google"}),
                "deviceIdentifier.model",
                "INVALID_IDENTIFIER_SET",
            ),
            (
                json!({"manufacturer": "Google", "model": "Pixel"}),
                "deviceIdentifier.serialNumber",
                "INVALID_IDENTIFIER_SET",
            ),
            (
                json!({"serialNumber": "S".repeat(300), "manufacturer": "Google", "model": "Pixel"}),
                "deviceIdentifier.serialNumber",
                "INVALID_SERIAL",
            ),
            (
                json!({"deviceType": "DEVICE_TYPE_CHROME_OS", "serialNumber": "S1", "model": "M"}),
                "deviceIdentifier.chromeOsAttestedDeviceId",
                "INVALID_IDENTIFIER_SET",
            ),
        ] {
            let refused = call(scene, "claim", claim_body(scene.customer, identifier));
            refused.refused(400, "INVALID_ARGUMENT").about(field).because(reason);
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_an_imei_without_check_digit_or_with_hyphens_when_claimed_then_it_is_the_same_device() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let digits = imei(1);
        let hyphens = format!("{}-{}-{}-{}", &digits[..2], &digits[2..8], &digits[8..14], &digits[14..]);
        for written in [&digits[..14], &hyphens] {
            let again = call(scene, "claim", claim_body(scene.customer, json!({"imei": written}))).ok();
            assert_eq!(id(&again["deviceId"]), device, "written as {written}");
        }
    });
}

#[test]
fn given_a_section_that_is_missing_or_unspecified_when_claimed_then_it_is_refused() {
    on_every_engine(|scene| {
        for section in [Value::Null, json!("SECTION_TYPE_UNSPECIFIED")] {
            let mut body = claim_body(scene.customer, imei_identifier(1));
            body["sectionType"] = section;
            let refused = call(scene, "claim", body).refused(400, "INVALID_ARGUMENT");
            refused.about("sectionType").because("INVALID_SECTION_TYPE");
        }
        let mut body = claim_body(scene.customer, imei_identifier(1));
        body["sectionType"] = json!("ZERO_TOUCH");
        call(scene, "claim", body)
            .refused(400, "INVALID_ARGUMENT")
            .about("sectionType")
            .says("SECTION_TYPE_ZERO_TOUCH");
    });
}

#[test]
fn given_no_owner_two_owners_or_a_stranger_when_claimed_then_it_is_refused() {
    on_every_engine(|scene| {
        for (customer, workspace, status, code, field) in [
            (Value::Null, Value::Null, 400, "INVALID_ARGUMENT", "customerId"),
            (json!("0"), Value::Null, 400, "INVALID_ARGUMENT", "customerId"),
            (json!(scene.customer), json!("C0acme123"), 400, "INVALID_ARGUMENT", "googleWorkspaceCustomerId"),
            (json!(scene.other_customer), Value::Null, 404, "NOT_FOUND", "customerId"),
            (json!("4711"), Value::Null, 404, "NOT_FOUND", "customerId"),
            (json!(scene.partner), Value::Null, 404, "NOT_FOUND", "customerId"),
            (Value::Null, json!("C0nobody"), 404, "NOT_FOUND", "googleWorkspaceCustomerId"),
            (Value::Null, json!("acme"), 400, "INVALID_ARGUMENT", "googleWorkspaceCustomerId"),
        ] {
            let mut body = claim_body(1, imei_identifier(1));
            body["customerId"] = customer;
            body["googleWorkspaceCustomerId"] = workspace;
            call(scene, "claim", body).refused(status, code).about(field);
        }
    });
}

#[test]
fn given_a_workspace_account_when_claimed_then_it_stands_for_its_customer() {
    on_every_engine(|scene| {
        let mut body = claim_body(1, imei_identifier(1));
        body["customerId"] = Value::Null;
        body["googleWorkspaceCustomerId"] = json!("C0acme123");
        let device = id(&call(scene, "claim", body).ok()["deviceId"]);
        let claim = &read(scene, device)["claims"][0];
        assert_eq!(claim["ownerCompanyId"], json!(scene.customer.to_string()));
        assert_eq!(claim["googleWorkspaceCustomerId"], "C0acme123");
        assert_eq!(scene.claim(1), device, "the same customer by its id");
    });
}

#[test]
fn given_a_chromebook_when_claimed_then_its_token_is_needed_and_remembered() {
    on_every_engine(|scene| {
        let identifier = json!({
            "deviceType": "DEVICE_TYPE_CHROME_OS", "serialNumber": "5CD0", "model": "Chromebook 14",
            "chromeOsAttestedDeviceId": "attested-1",
        });
        let mut body = json!({
            "googleWorkspaceCustomerId": "C0acme123", "deviceIdentifier": identifier,
            "sectionType": "SECTION_TYPE_ZERO_TOUCH",
        });
        call(scene, "claim", body.clone()).refused(400, "INVALID_ARGUMENT").about("preProvisioningToken");
        body["preProvisioningToken"] = json!("token-1");
        let device = id(&call(scene, "claim", body).ok()["deviceId"]);
        let mut expected = identifier.clone();
        expected["deviceType"] = json!("DEVICE_TYPE_CHROME_OS");
        assert_eq!(read(scene, device)["deviceIdentifier"], expected);
        let customers = scene.reseller().get(&format!("/v1/partners/{}/customers", scene.partner)).ok();
        let account = &customers["customers"][0]["googleWorkspaceAccount"];
        assert_eq!(*account, json!({"customerId": "C0acme123", "preProvisioningTokens": ["token-1"]}));
        let mut phone = claim_body(scene.customer, imei_identifier(1));
        phone["preProvisioningToken"] = json!("token-1");
        call(scene, "claim", phone).refused(400, "INVALID_ARGUMENT").about("preProvisioningToken");
    });
}

#[test]
fn given_a_sim_lock_profile_when_claimed_then_it_goes_with_the_sim_lock_section_only_and_always() {
    on_every_engine(|scene| {
        let mut without = sim_lock_body(scene.customer, imei_identifier(1));
        without["simlockProfileId"] = Value::Null;
        call(scene, "claim", without).refused(400, "INVALID_ARGUMENT").about("simlockProfileId");
        let mut with = claim_body(scene.customer, imei_identifier(1));
        with["simlockProfileId"] = json!("9");
        call(scene, "claim", with).refused(400, "INVALID_ARGUMENT").about("simlockProfileId");
        call(scene, "claim", sim_lock_body(scene.customer, imei_identifier(1))).ok();
    });
}

#[test]
fn given_both_sections_when_claimed_then_the_device_has_one_claim_of_each() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let again = call(scene, "claim", sim_lock_body(scene.second_customer, imei_identifier(1))).ok();
        assert_eq!(id(&again["deviceId"]), device, "the same device, whoever holds the other section");
        let claims = read(scene, device)["claims"].clone();
        let claim = |section: &str, owner: i64| json!({"sectionType": section, "ownerCompanyId": owner.to_string(), "resellerId": scene.partner.to_string()});
        assert_eq!(
            claims,
            json!([
                claim("SECTION_TYPE_ZERO_TOUCH", scene.customer),
                claim("SECTION_TYPE_SIM_LOCK", scene.second_customer),
            ])
        );
        // Whose the lock is concerns neither the owner nor anybody it lists its devices to.
        let path = format!("/v1/customers/{}/devices", scene.customer);
        let shown = scene.admin().get(&format!("{path}/{device}")).ok();
        assert_eq!(shown["claims"], json!([claim("SECTION_TYPE_ZERO_TOUCH", scene.customer)]));
        assert_eq!(scene.admin().get(&path).ok()["devices"], json!([shown]));
    });
}

#[test]
fn given_a_configuration_when_claimed_then_it_is_used_instead_of_the_default() {
    on_every_engine(|scene| {
        scene.configuration("Default", true);
        let chosen = scene.configuration("Chosen", false);
        let mut body = claim_body(scene.customer, imei_identifier(1));
        body["configurationId"] = json!(chosen.to_string());
        let device = id(&call(scene, "claim", body.clone()).ok()["deviceId"]);
        let shown = scene.admin().get(&format!("/v1/customers/{}/devices/{device}", scene.customer)).ok();
        assert_eq!(shown["configuration"], json!(format!("customers/{}/configurations/{chosen}", scene.customer)));
        body["configurationId"] = json!("4711");
        call(scene, "claim", body).refused(400, "INVALID_ARGUMENT").about("configurationId");
        let mut sim = sim_lock_body(scene.customer, imei_identifier(2));
        sim["configurationId"] = json!(chosen.to_string());
        call(scene, "claim", sim).refused(400, "INVALID_ARGUMENT").about("configurationId");
    });
}

#[test]
fn given_identifiers_of_two_devices_when_claimed_together_then_they_are_refused() {
    on_every_engine(|scene| {
        scene.claim(1);
        scene.claim(2);
        let both = json!({"imei": imei(1), "imei2": imei(2)});
        let refused = call(scene, "claim", claim_body(scene.customer, both)).refused(400, "INVALID_ARGUMENT");
        refused.about("deviceIdentifier").because("INVALID_IDENTIFIER_SET");
    });
}

#[test]
fn given_a_claim_that_knows_more_when_sent_then_the_record_learns_it_but_takes_no_contradiction() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let mut whole = wifi_identifier(5);
        whole["imei"] = json!(imei(1));
        let again = call(scene, "claim", claim_body(scene.customer, whole)).ok();
        assert_eq!(id(&again["deviceId"]), device);
        assert_eq!(scene.claim_for(scene.customer, wifi_identifier(5)), device, "found by its serial number now");
        let other =
            json!({"imei": imei(1), "serialNumber": "Other", "manufacturer": "Google", "model": "Pixel Tablet"});
        let refused = call(scene, "claim", claim_body(scene.customer, other)).refused(400, "INVALID_ARGUMENT");
        refused.about("deviceIdentifier.serialNumber");
    });
}

#[test]
fn given_a_partner_id_that_is_none_when_called_then_the_parameter_is_named() {
    on_every_engine(|scene| {
        for id in ["abc", "0", "01", "-3", "9223372036854775808"] {
            let refused = scene.reseller().post(&format!("/v1/partners/{id}/devices:claim"), &json!({}));
            refused.refused(400, "INVALID_ARGUMENT").about("partnerId");
        }
        // The bare id belongs there, not the resource name.
        let named = format!("/v1/partners/partners%2F{}/devices:claim", scene.partner);
        scene.reseller().post(&named, &json!({})).refused(404, "NOT_FOUND");
        assert!(path(scene, "claim").contains(&scene.partner.to_string()));
    });
}

#[test]
fn given_anothers_device_when_its_sim_lock_is_claimed_then_its_serial_owner_and_metadata_are_neither_shown_nor_changed()
{
    on_every_engine(|scene| {
        scene.configuration("Default", true);
        let whole = json!({"imei": imei(1), "serialNumber": "R5AB", "manufacturer": "Google", "model": "Pixel 9"});
        let mut body = claim_body(scene.customer, whole);
        body["deviceMetadata"] = json!({"entries": {"ordernumber": "A1"}});
        let device = id(&call(scene, "claim", body).ok()["deviceId"]);
        let before = read(scene, device);

        let other = |verb: &str| format!("/v1/partners/{}/devices:{verb}", scene.other_partner);
        let mut lock = sim_lock_body(scene.other_customer, json!({"imei": imei(1), "imei2": imei(2)}));
        lock["deviceMetadata"] = json!({"entries": {"ordernumber": "X"}});
        let locked = id(&scene.other_reseller().post(&other("claim"), &lock).ok()["deviceId"]);
        let search = json!({"deviceIdentifier": imei_identifier(1), "limit": 10});
        let found = scene.other_reseller().post(&other("findByIdentifier"), &search).ok();
        let shown = json!({
            "name": format!("partners/{}/devices/{locked}", scene.other_partner),
            "deviceId": locked.to_string(),
            "deviceIdentifier": {"deviceType": "DEVICE_TYPE_ANDROID", "imei": imei(1), "imei2": imei(2)},
            "deviceMetadata": {"entries": {"ordernumber": "X"}},
            "claims": [{
                "sectionType": "SECTION_TYPE_SIM_LOCK",
                "ownerCompanyId": scene.other_customer.to_string(),
                "resellerId": scene.other_partner.to_string(),
            }],
        });
        assert_eq!(found, json!({"devices": [shown], "totalSize": 1}));

        let below = |record: i64| format!("/v1/partners/{}/devices/{record}", scene.other_partner);
        let notes = json!({"deviceMetadata": {"entries": {"ordernumber": "Y"}}});
        scene.other_reseller().get(&below(device)).refused(404, "NOT_FOUND");
        scene.other_reseller().post(&format!("{}/metadata", below(device)), &notes).refused(404, "NOT_FOUND");
        scene.other_reseller().post(&format!("{}/metadata", below(locked)), &notes).ok();
        assert_eq!(read(scene, device), before);
        let phone = scene.anonymous().post("/device/v1/setup", &json!({"deviceIdentifier": imei_identifier(2)})).ok();
        assert_eq!(
            phone,
            json!({"registered": false}),
            "a number of the SIM lock is not one of the device that enrols"
        );
    });
}

#[test]
fn given_anothers_device_when_claimed_with_guesses_then_the_refusal_tells_nothing_of_its_serial_or_model() {
    on_every_engine(|scene| {
        let whole = json!({"imei": imei(1), "serialNumber": "R5AB", "manufacturer": "Google", "model": "Pixel 9"});
        scene.claim_for(scene.customer, whole.clone());
        let path = format!("/v1/partners/{}/devices:claim", scene.other_partner);
        let told = |identifier: Value| {
            let refused = scene.other_reseller().post(&path, &claim_body(scene.other_customer, identifier));
            refused.refused(409, "ALREADY_EXISTS").because("DEVICE_ALREADY_EXISTS");
            refused.json()
        };
        let plain = told(imei_identifier(1));
        for (field, guess) in [("serialNumber", "R5AB"), ("serialNumber", "R5AC"), ("model", "Pixel 8")] {
            let mut guessed = whole.clone();
            guessed[field] = json!(guess);
            assert_eq!(told(guessed), plain, "{field} {guess}");
        }
    });
}

#[test]
fn given_a_false_claim_that_was_let_go_when_the_device_is_claimed_then_it_is_claimed() {
    on_every_engine(|scene| {
        let other = |verb: &str| format!("/v1/partners/{}/devices:{verb}", scene.other_partner);
        let falsely = json!({"imei": imei(1), "serialNumber": "FALSE"});
        let device = scene.other_reseller().post(&other("claim"), &claim_body(scene.other_customer, falsely)).ok();
        let body = json!({"deviceId": device["deviceId"], "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
        scene.other_reseller().post(&other("unclaim"), &body).ok();
        let whole = json!({"imei": imei(1), "serialNumber": "R5AB", "manufacturer": "Google", "model": "Pixel 9"});
        let device = scene.claim_for(scene.customer, whole);
        assert_eq!(read(scene, device)["deviceIdentifier"]["serialNumber"], "R5AB");
    });
}

#[test]
fn given_a_workspace_account_of_a_customer_of_another_reseller_when_claimed_for_then_it_is_unknown() {
    on_every_engine(|scene| {
        let chrome_os = json!({
            "deviceType": "DEVICE_TYPE_CHROME_OS", "serialNumber": "S1", "model": "M", "chromeOsAttestedDeviceId": "a1",
        });
        let body = json!({
            "googleWorkspaceCustomerId": "C0acme123", "deviceIdentifier": chrome_os,
            "sectionType": "SECTION_TYPE_ZERO_TOUCH", "preProvisioningToken": "planted",
        });
        let path = format!("/v1/partners/{}/devices:claim", scene.other_partner);
        let refused = scene.other_reseller().post(&path, &body).refused(404, "NOT_FOUND");
        refused.about("googleWorkspaceCustomerId").because("INVALID_CUSTOMER_ID");
        let listed = scene.reseller().get(&format!("/v1/partners/{}/customers", scene.partner));
        assert!(!listed.text().contains("planted"), "{}", listed.text());
    });
}

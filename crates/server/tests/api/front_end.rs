//! What Google's front end takes of every API, beyond the letter of its schemas: each line of the page on compatibility.

use serde_json::{Value, json};

use crate::support::{Scene, claim_body, id, imei, imei_identifier, on_every_engine};

fn dpcs(scene: &Scene) -> String {
    format!("/v1/customers/{}/dpcs", scene.customer)
}

fn partner(scene: &Scene, verb: &str) -> String {
    format!("/v1/partners/{}/devices:{verb}", scene.partner)
}

#[test]
fn given_a_bare_value_where_the_schema_says_repeated_when_sent_then_it_is_a_list_of_one() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        // As Google's own reseller notebook asks.
        for customer in [json!(scene.customer.to_string()), json!(scene.customer), json!([scene.customer])] {
            let body = json!({"customerId": customer, "sectionType": "SECTION_TYPE_ZERO_TOUCH", "limit": "100"});
            let found = scene.reseller().post(&partner(scene, "findByOwner"), &body).ok();
            assert_eq!(id(&found["devices"][0]["deviceId"]), device, "{body}");
        }
        let path = format!("/v1/partners/{}/customers", scene.partner);
        let body = |owners: Value| json!({"customer": {"companyName": "Bare", "ownerEmails": owners}});
        scene.reseller().post(&path, &body(json!("owner@example.com"))).ok();
        // It must still be what the list holds.
        for no_owner in [json!("owner"), json!(7), json!({})] {
            let refused = scene.reseller().post(&path, &body(no_owner)).refused(400, "INVALID_ARGUMENT");
            assert!(refused.field.is_some_and(|field| field.starts_with("customer.ownerEmails")));
        }
    });
}

#[test]
fn given_a_bare_item_of_an_operation_when_sent_then_it_is_the_only_one() {
    on_every_engine(|scene| {
        let body = json!({"claims": claim_body(scene.customer, imei_identifier(1))});
        let operation = scene.reseller().post(&partner(scene, "claimAsync"), &body).ok();
        let finished = scene.finished(&scene.reseller(), &operation);
        assert_eq!(finished["response"]["successCount"], 1, "{finished}");
        let status = &finished["response"]["perDeviceStatus"];
        assert_eq!(status[0]["claim"]["deviceIdentifier"]["imei"], imei(1), "{finished}");
        let device = status[0]["result"]["deviceId"].clone();
        let body = json!({"updates": {"deviceId": device, "deviceMetadata": {"entries": {"ordernumber": "7"}}}});
        let operation = scene.reseller().post(&partner(scene, "updateMetadataAsync"), &body).ok();
        assert_eq!(scene.finished(&scene.reseller(), &operation)["response"]["successCount"], 1);
        let body = json!({"unclaims": {"deviceId": device, "sectionType": "SECTION_TYPE_ZERO_TOUCH"}});
        let operation = scene.reseller().post(&partner(scene, "unclaimAsync"), &body).ok();
        assert_eq!(scene.finished(&scene.reseller(), &operation)["response"]["successCount"], 1);
    });
}

#[test]
fn given_the_words_of_a_boolean_and_a_duration_as_its_message_when_sent_then_they_are_read() {
    on_every_engine(|scene| {
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        let mut body = scene.configuration_body("Words");
        body["isDefault"] = json!("true");
        body["forcedResetTime"] = json!({"seconds": 60});
        let made = scene.admin().post(&path, &body).ok();
        assert_eq!((&made["isDefault"], &made["forcedResetTime"]), (&json!(true), &json!("60s")));
        body["isDefault"] = json!("false");
        body["forcedResetTime"] = json!({"seconds": "3600", "nanos": 0});
        let made = scene.admin().post(&path, &body).ok();
        assert_eq!((made.get("isDefault"), &made["forcedResetTime"]), (None, &json!("3600s")));
    });
}

#[test]
fn given_whole_numbers_in_any_writing_when_sent_then_they_are_read() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        for limit in [r#""1.0""#, "1.0", r#""10""#, "1e2", r#""1e2""#, r#""10.00E1""#] {
            let body = format!(r#"{{"deviceIdentifier": {{"imei": "{}"}}, "limit": {limit}}}"#, imei(1));
            let json = ("Content-Type", "application/json");
            let found = scene.reseller().send("POST", &partner(scene, "findByIdentifier"), &[json], body.into_bytes());
            assert_eq!(id(&found.ok()["devices"][0]["deviceId"]), device, "{limit}");
        }
        for number in 2..13 {
            scene.claim(number);
        }
        let path = format!("/v1/customers/{}/devices", scene.customer);
        for (size, shown) in [("1e1", 10), ("1.0", 1), ("3", 3), ("0.2e1", 2), ("100", 12)] {
            let page = scene.admin().get(&format!("{path}?pageSize={size}")).ok();
            assert_eq!(page["devices"].as_array().map(Vec::len), Some(shown), "{size}");
            assert_eq!(page.get("nextPageToken").is_some(), shown < 12, "{size}");
        }
        for (limit, shown) in
            [(r#""1.0""#, 1), ("1.0", 1), (r#""10""#, 10), ("1e1", 10), (r#""1e1""#, 10), (r#""0.20E1""#, 2)]
        {
            let (customer, section) = (scene.customer, "SECTION_TYPE_ZERO_TOUCH");
            let body = format!(r#"{{"customerId": ["{customer}"], "sectionType": "{section}", "limit": {limit}}}"#);
            let json = ("Content-Type", "application/json");
            let found = scene.reseller().send("POST", &partner(scene, "findByOwner"), &[json], body.into_bytes()).ok();
            assert_eq!(found["devices"].as_array().map(Vec::len), Some(shown), "{limit}");
        }
        // What a limit means stays as it was.
        for size in ["1.5", "1e3", "0.0"] {
            let refused = scene.admin().get(&format!("/v1/customers?pageSize={size}")).refused(400, "INVALID_ARGUMENT");
            refused.about("pageSize");
        }
    });
}

#[test]
fn given_an_enum_by_number_when_sent_then_it_is_the_value_at_that_place() {
    on_every_engine(|scene| {
        let mut body = claim_body(scene.customer, imei_identifier(1));
        body["sectionType"] = json!(2);
        let device = id(&scene.reseller().post(&partner(scene, "claim"), &body).ok()["deviceId"]);
        let shown = scene.reseller().get(&format!("/v1/partners/{}/devices/{device}", scene.partner)).ok();
        assert_eq!(shown["claims"][0]["sectionType"], "SECTION_TYPE_ZERO_TOUCH");
        body["deviceIdentifier"] = imei_identifier(2);
        body["sectionType"] = json!("2");
        let by_text = id(&scene.reseller().post(&partner(scene, "claim"), &body).ok()["deviceId"]);
        let shown = scene.reseller().get(&format!("/v1/partners/{}/devices/{by_text}", scene.partner)).ok();
        assert_eq!(shown["claims"][0]["sectionType"], "SECTION_TYPE_ZERO_TOUCH");
        body["sectionType"] = json!(0);
        let unspecified = scene.reseller().post(&partner(scene, "claim"), &body);
        unspecified.refused(400, "INVALID_ARGUMENT").because("INVALID_SECTION_TYPE");
        for number in [json!(3), json!(-1), json!(1.5)] {
            body["sectionType"] = number;
            let refused = scene.reseller().post(&partner(scene, "claim"), &body).refused(400, "INVALID_ARGUMENT");
            refused.about("sectionType").says("SECTION_TYPE_SIM_LOCK, SECTION_TYPE_ZERO_TOUCH");
        }
    });
}

#[test]
fn given_query_parameters_in_snake_case_when_sent_then_they_are_the_same_and_given_once() {
    on_every_engine(|scene| {
        for number in 1..4 {
            scene.claim(number);
        }
        let path = format!("/v1/customers/{}/devices", scene.customer);
        let page = scene.admin().get(&format!("{path}?page_size=2&pretty_print=false&quota_user=x"));
        assert!(!page.text().contains('\n'), "{}", page.text());
        assert_eq!(page.ok()["devices"].as_array().map(Vec::len), Some(2));
        let token = page.ok()["nextPageToken"].as_str().unwrap().to_owned();
        let next = scene.admin().get(&format!("{path}?page_size=2&page_token={token}")).ok();
        assert_eq!(next["devices"].as_array().map(Vec::len), Some(1));
        let made = scene.configuration("One", false);
        let patched = format!("/v1/customers/{}/configurations/{made}?update_mask=is_default", scene.customer);
        assert_eq!(scene.admin().patch(&patched, &json!({"is_default": true})).ok()["isDefault"], true);
        let twice = scene.admin().get(&format!("{path}?pageSize=2&page_size=2")).refused(400, "INVALID_ARGUMENT");
        twice.about("pageSize").says("twice");
    });
}

#[test]
fn given_pretty_print_in_the_words_of_any_language_when_sent_then_it_is_read() {
    on_every_engine(|scene| {
        let pretty = scene.admin().get(&dpcs(scene));
        for name in ["prettyPrint", "$prettyPrint", "pp"] {
            for value in ["False", "false", "0", "FALSE"] {
                let compact = scene.admin().get(&format!("{}?{name}={value}", dpcs(scene)));
                assert!(!compact.text().contains('\n'), "{name}={value}: {}", compact.text());
            }
            for value in ["True", "true", "1", ""] {
                let answer = scene.admin().get(&format!("{}?{name}={value}", dpcs(scene)));
                assert_eq!(answer.body, pretty.body, "{name}={value}");
            }
        }
    });
}

/// A method that reads, of each family: its path, who calls it, and two names of its answer.
fn readers(scene: &Scene) -> Vec<(String, crate::support::Client, [&'static str; 2])> {
    let device = scene.claim(1);
    let permission = "/androidenterprise/v1/permissions/android.permission.CAMERA".to_owned();
    vec![
        (format!("/v1/customers/{}/devices/{device}", scene.customer), scene.admin(), ["deviceId", "deviceIdentifier"]),
        (permission, scene.emm(), ["permissionId", "name"]),
    ]
}

#[test]
fn given_the_system_parameters_when_sent_to_any_family_then_they_are_taken() {
    on_every_engine(|scene| {
        for (path, client, [kept, other]) in readers(scene) {
            let whole = client.get(&path).ok();
            for query in [
                "$alt=json",
                "%24alt=json",
                "$userProject=my-project",
                "userProject=my-project",
                "userIp=192.0.2.1",
                "$userIp=192.0.2.1",
                "trace=token:x",
                "$callback=",
                "$key=x",
                "$quotaUser=x",
                "strict=true",
            ] {
                assert_eq!(client.get(&format!("{path}?{query}")).ok(), whole, "{query}");
            }
            let part = client.get(&format!("{path}?$fields={kept}")).ok();
            assert!(part.get(kept).is_some() && part.get(other).is_none(), "{part}");
            for name in ["callback", "$callback"] {
                let refused = client.get(&format!("{path}?{name}=alert")).refused(400, "INVALID_ARGUMENT");
                refused.about(name).says("JSONP");
            }
            client.get(&format!("{path}?$alt=media")).refused(400, "INVALID_ARGUMENT").about("$alt");
            let header = client.with_header("X-Goog-User-Project", "my-project");
            assert_eq!(header.get(&path).ok(), whole);
        }
        let setup = json!({"device_identifier": {"imei": imei(1)}});
        let answer = scene.anonymous().post("/device/v1/setup?$fields=registered&$prettyPrint=False", &setup);
        assert_eq!(answer.text(), r#"{"registered":false}"#, "it has no configuration yet");
    });
}

#[test]
fn given_a_field_mask_in_the_header_when_sent_then_it_selects_as_the_parameter_does() {
    on_every_engine(|scene| {
        for (path, client, [kept, other]) in readers(scene) {
            let masked = client.clone().with_header("X-Goog-FieldMask", kept).get(&path).ok();
            assert!(masked.get(kept).is_some() && masked.get(other).is_none(), "{masked}");
            let both = client.clone().with_header("X-Goog-FieldMask", kept).get(&format!("{path}?fields={other}")).ok();
            assert!(both.get(other).is_some() && both.get(kept).is_none(), "the query goes first: {both}");
            assert_eq!(client.clone().with_header("X-Goog-FieldMask", "*").get(&path).ok(), client.get(&path).ok());
            assert_eq!(client.clone().with_header("X-Goog-FieldMask", "").get(&path).ok(), client.get(&path).ok());
            let refused = client.with_header("X-Goog-FieldMask", "nonsense").get(&path);
            refused.refused(400, "INVALID_ARGUMENT").about("X-Goog-FieldMask").says("nonsense");
        }
        let path = format!("/v1/customers/{}/devices", scene.customer);
        let expected = json!({"devices": [{"deviceIdentifier": {"imei": imei(1)}}]});
        for mask in ["devices.deviceIdentifier.imei", "devices.device_identifier.imei", "devices/deviceIdentifier/imei"]
        {
            let masked = scene.admin().with_header("X-Goog-FieldMask", mask).get(&path).ok();
            assert_eq!(masked, expected, "{mask}");
        }
    });
}

#[test]
fn given_a_system_parameter_twice_when_sent_then_it_is_refused_in_whichever_spelling() {
    on_every_engine(|scene| {
        let path = format!("/v1/customers/{}/devices", scene.customer);
        for (query, name) in [
            ("fields=devices&fields=nextPageToken", "fields"),
            ("fields=devices&$fields=devices", "$fields"),
            ("prettyPrint=true&pretty_print=false", "pretty_print"),
            ("quotaUser=a&quota_user=b", "quota_user"),
        ] {
            let refused = scene.admin().get(&format!("{path}?{query}")).refused(400, "INVALID_ARGUMENT");
            refused.about(name).says("twice");
        }
        scene.claim(1);
        let masks = scene
            .admin()
            .with_header("X-Goog-FieldMask", "devices.name")
            .with_header("X-Goog-FieldMask", "devices.deviceId");
        let page = masks.get(&path).ok();
        assert_eq!(page["devices"][0].as_object().map(|device| device.len()), Some(2), "both lines count: {page}");
    });
}

#[test]
fn given_names_below_a_star_or_in_an_operation_when_selected_then_they_are_known_in_any_spelling_or_refused() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let path = format!("/v1/customers/{}/devices", scene.customer);
        for (fields, expected) in [
            ("*(device_id)", json!({"devices": [{"deviceId": device.to_string()}]})),
            ("devices/*/imei", json!({"devices": [{"deviceIdentifier": {"imei": imei(1)}}]})),
        ] {
            let mut page = scene.admin().get(&format!("{path}?fields={fields}")).ok();
            if let Some(first) = page["devices"][0].as_object_mut() {
                first.retain(|_, value| *value != json!({}) && *value != json!([{}]));
            }
            assert_eq!(page, expected, "{fields}");
        }
        for fields in ["*/nonsense", "devices/*/serial_numbr", "*(devices)", "next_page_token/*"] {
            let refused = scene.admin().get(&format!("{path}?fields={fields}")).refused(400, "INVALID_ARGUMENT");
            refused.about("fields").says(fields.split(['/', '(']).next().unwrap());
        }
        let body = json!({"claims": [claim_body(scene.customer, imei_identifier(2))]});
        let operation = scene.reseller().post(&partner(scene, "claimAsync"), &body).ok();
        let name = scene.finished(&scene.reseller(), &operation)["name"].as_str().unwrap().to_owned();
        let status = scene
            .reseller()
            .get(&format!("/v1/{name}?fields=response/per_device_status/result/device_id,metadata/@type"))
            .ok();
        assert!(status["response"]["perDeviceStatus"][0]["result"]["deviceId"].is_string(), "{status}");
        assert!(status["metadata"]["@type"].is_string(), "{status}");
        for fields in ["response/perDeviceStatuses", "metadata/progres", "response/*/nonsense"] {
            scene
                .reseller()
                .get(&format!("/v1/{name}?fields={fields}"))
                .refused(400, "INVALID_ARGUMENT")
                .about("fields");
        }
    });
}

#[test]
fn given_a_misspelt_parameter_or_field_when_sent_then_it_is_refused_with_the_nearest_name() {
    on_every_engine(|scene| {
        let path = format!("/v1/customers/{}/devices", scene.customer);
        for (misspelt, nearest) in
            [("pagesize", "pageSize"), ("page_siz", "pageSize"), ("prettyprint", "prettyPrint"), ("$field", "fields")]
        {
            let refused = scene.admin().get(&format!("{path}?{misspelt}=1")).refused(400, "INVALID_ARGUMENT");
            refused.about(misspelt).says(&format!("; the nearest is {nearest}"));
        }
        let body = json!({"customerid": "1", "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
        let refused = scene.reseller().post(&partner(scene, "claim"), &body).refused(400, "INVALID_ARGUMENT");
        refused.about("customerid").says("the nearest is customerId");
        let body: Value = json!({"claims": [{"deviceIdentifier": {"serialnumber": "1"}}]});
        let refused = scene.reseller().post(&partner(scene, "claimAsync"), &body).refused(400, "INVALID_ARGUMENT");
        refused.about("claims[0].deviceIdentifier.serialnumber").says("the nearest is serialNumber");
    });
}

//! `POST /device/v1/setup`

use muster_core::organisation;
use muster_server::Settings;
use serde_json::{Value, json};

use crate::support::{
    Answer, Module, Scene, Tested, claim_body, id, imei, imei_identifier, on_every_engine, on_every_engine_with,
    settings, tell, wifi_identifier,
};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "muster.device.setup",
        answers: setup,
        request: |own, _| tell("/device/v1/setup", json!({"deviceIdentifier": own.identifier})),
    }],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn ask(scene: &Scene, body: Value) -> Answer {
    scene.anonymous().post("/device/v1/setup", &body)
}

/// Claims a device with a configuration that has every field.
fn configured(scene: &Scene, identifier: Value) -> i64 {
    let mut body = scene.configuration_body("Full");
    body["customMessage"] = json!("Welcome");
    body["dpcExtras"] = json!("{\"enrolment\": {\"token\": \"abc\"}}");
    body["forcedResetTime"] = json!("3600s");
    let path = format!("/v1/customers/{}/configurations", scene.customer);
    let configuration = scene.admin().post(&path, &body).ok()["configurationId"].clone();
    let mut claim = claim_body(scene.customer, identifier);
    claim["configurationId"] = configuration;
    let path = format!("/v1/partners/{}/devices:claim", scene.partner);
    id(&scene.reseller().post(&path, &claim).ok()["deviceId"])
}

fn setup(scene: &Scene) {
    let device = configured(scene, imei_identifier(1));
    let answered =
        ask(scene, json!({"deviceIdentifier": {"imei": imei(1), "serialNumber": "X", "model": "Pixel"}})).ok();
    assert_eq!(
        answered,
        json!({
            "registered": true,
            "organization": {"name": "Acme", "contactEmail": "it@example.com", "contactPhone": "+49 (30) 123-456"},
            "customMessage": "Welcome",
            "dpc": {"packageName": "com.google.android.apps.work.clouddpc", "name": "Android Device Policy"},
            "provisioningExtras": {"enrolment": {"token": "abc"}},
            "forcedResetTime": "3600s",
        })
    );
    let subject = format!("devices/{device}");
    let written = || scene.events_about(&subject).iter().filter(|kind| *kind == "device.setUp").count();
    let waited = (0..500).find(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        written() == 1
    });
    assert!(waited.is_some(), "the look-up is written down behind the answer");
}

#[test]
fn given_a_configuration_without_extras_when_set_up_then_the_reset_time_is_two_hours() {
    on_every_engine(|scene| {
        scene.configuration("Default", true);
        scene.claim(1);
        let answered = ask(scene, json!({"deviceIdentifier": imei_identifier(1)})).ok();
        assert_eq!(answered["forcedResetTime"], "7200s");
        assert!(answered.get("customMessage").is_none(), "{answered}");
    });
}

#[test]
fn given_any_of_a_phones_numbers_when_set_up_then_the_device_is_found() {
    on_every_engine(|scene| {
        scene.configuration("Default", true);
        scene.claim_for(scene.customer, json!({"imei": imei(1), "imei2": imei(2)}));
        scene.claim_for(scene.customer, wifi_identifier(1));
        scene.claim_for(scene.customer, json!({"meid": "A10000009296F2"}));
        for identifier in [
            imei_identifier(1),
            imei_identifier(2),
            json!({"imei2": imei(1)}),
            json!({"imei": imei(7), "imei2": imei(2)}),
            json!({"meid": "a10000009296f2"}),
            wifi_identifier(1),
        ] {
            let answered = ask(scene, json!({"deviceIdentifier": identifier})).ok();
            assert_eq!(answered["registered"], true, "{identifier}");
        }
    });
}

#[test]
fn given_phones_that_are_to_be_set_up_as_usual_when_they_ask_then_all_get_the_same_answer() {
    on_every_engine(|scene| {
        scene.claim(1);
        let unclaimed = configured(scene, imei_identifier(2));
        let unclaim = json!({"device": {"deviceId": unclaimed.to_string()}});
        scene.admin().post(&format!("/v1/customers/{}/devices:unclaim", scene.customer), &unclaim).ok();
        let before = scene.footprint();
        for (number, why) in [(1, "claimed without configuration"), (2, "unclaimed"), (3, "unknown")] {
            let answered = ask(scene, json!({"deviceIdentifier": imei_identifier(number)})).ok();
            assert_eq!(answered, json!({"registered": false}), "{why}");
        }
        assert_eq!(scene.footprint(), before, "only look-ups of registered devices are events");
    });
}

#[test]
fn given_identifiers_that_break_a_rule_when_set_up_then_the_field_is_named() {
    on_every_engine(|scene| {
        for (body, field) in [
            (json!({}), "deviceIdentifier"),
            (json!({"deviceIdentifier": {}}), "deviceIdentifier"),
            (json!({"deviceIdentifier": {"imei": "123"}}), "deviceIdentifier.imei"),
            (json!({"deviceIdentifier": {"serialNumber": "S"}}), "deviceIdentifier.manufacturer"),
            (json!({"deviceIdentifier": {"imei": "unknown", "serialNumber": "unknown"}}), "deviceIdentifier.imei"),
            (json!({"deviceIdentifier": {"deviceType": "DEVICE_TYPE_ANDROID"}}), "deviceIdentifier"),
        ] {
            let refused = ask(scene, body).refused(400, "INVALID_ARGUMENT");
            assert_eq!(refused.field.as_deref(), Some(field), "{refused:?}");
        }
    });
}

#[test]
fn given_a_phone_that_also_sends_what_cannot_be_used_when_it_asks_then_the_rest_decides() {
    on_every_engine(|scene| {
        configured(scene, imei_identifier(1));
        let good = imei(1);
        for phone in [
            json!({"deviceIdentifier": {"imei": good, "serialNumber": "unknown"}}),
            json!({"deviceIdentifier": {"imei": good, "imei2": "000000000000000", "meid": "null"}}),
            json!({"deviceIdentifier": {"imei": good, "imei2": good}}),
            json!({"deviceIdentifier": {"imei": good, "model": "a\u{7}b", "manufacturer": "x".repeat(10_000)}}),
            json!({"deviceIdentifier": {"imei": good, "serialNumber": ["S"], "wifiMac": "x"}, "protocol": 2}),
            json!({"deviceIdentifier": {"imei": good.parse::<u64>().unwrap()}}),
            json!({"deviceIdentifier": {"imei": good}, "setupSecret": "s".repeat(256)}),
        ] {
            assert_eq!(ask(scene, phone.clone()).ok()["registered"], true, "{phone}");
        }
    });
}

#[test]
fn given_a_device_known_by_a_serial_that_many_report_when_a_strangers_phone_asks_then_it_is_not_taken_for_it() {
    on_every_engine(|scene| {
        for serial in ["00000000", "0", "null", "N/A", "none", "NO_SERIAL", "0123456789ABCDEF", "unknown"] {
            let build = json!({"serialNumber": serial, "manufacturer": "Google", "model": "Pixel Tablet"});
            let claim = claim_body(scene.customer, build.clone());
            let claimed = scene.reseller().post(&format!("/v1/partners/{}/devices:claim", scene.partner), &claim);
            let refused = claimed.refused(400, "INVALID_ARGUMENT");
            assert_eq!(refused.field.as_deref(), Some("deviceIdentifier.serialNumber"), "{serial}: {refused:?}");
            let asked = ask(scene, json!({"deviceIdentifier": build})).refused(400, "INVALID_ARGUMENT");
            assert_eq!(asked.field.as_deref(), Some("deviceIdentifier.serialNumber"), "{serial}: {asked:?}");
        }
        let claim = claim_body(scene.customer, json!({"meid": "FFFFFFFFFFFFFF"}));
        let claimed = scene.reseller().post(&format!("/v1/partners/{}/devices:claim", scene.partner), &claim);
        assert_eq!(claimed.refused(400, "INVALID_ARGUMENT").field.as_deref(), Some("deviceIdentifier.meid"));
    });
}

#[test]
fn given_a_body_that_is_not_quite_right_when_a_phone_asks_then_its_good_number_decides() {
    on_every_engine(|scene| {
        configured(scene, imei_identifier(1));
        let good = format!("\"imei\":\"{}\"", imei(1));
        let deep = "[".repeat(127) + &"]".repeat(127);
        for body in [
            format!("{{\"battery\":1e999,\"deviceIdentifier\":{{{good}}}}}").into_bytes(),
            format!("{{\"x\":\"\\ud83d\",\"deviceIdentifier\":{{{good},\"model\":\"\\ud83d\"}}}}").into_bytes(),
            format!("{{\"x\":{deep},\"deviceIdentifier\":{{{good}}}}}").into_bytes(),
            [b"{\"deviceIdentifier\":{\"model\":\"T\xe9l\",", good.as_bytes(), b"}}"].concat(),
            format!("{{\"deviceIdentifier\":{{\"model\":\"a\tb\",{good}}}}}").into_bytes(),
            format!("\u{feff}{{\"deviceIdentifier\":{{{good}}}}}\0").into_bytes(),
            format!("{{\"deviceIdentifier\":{{{good},\"imei\":\"unknown\"}}}}").into_bytes(),
            format!("{{\"deviceIdentifier\":{{{good}}},\"deviceIdentifier\":{{}}}}").into_bytes(),
            format!("{{\"deviceIdentifier\":{{\"imei\":[\"{}\"]}}}}", imei(1)).into_bytes(),
            format!("{{\"deviceIdentifier\":{{\"imei\":{}.0}}}}", imei(1)).into_bytes(),
        ] {
            let told = scene.anonymous().send("POST", "/device/v1/setup", &[], body.clone()).ok();
            assert_eq!(told["registered"], true, "{}", body.escape_ascii());
        }
    });
}

#[test]
fn given_a_model_with_control_characters_when_its_phone_asks_then_it_is_the_model_that_is_seen() {
    on_every_engine(|scene| {
        configured(scene, wifi_identifier(1));
        let mut phone = wifi_identifier(1);
        for (name, ending) in [("model", "\u{0}"), ("manufacturer", "\r\n")] {
            let whole = format!("{}{ending}", phone[name].as_str().unwrap());
            phone[name] = json!(whole);
        }
        assert_eq!(ask(scene, json!({"deviceIdentifier": phone})).ok()["registered"], true);
    });
}

#[test]
fn given_headers_and_parameters_that_mean_nothing_here_when_a_phone_asks_then_it_is_answered() {
    on_every_engine(|scene| {
        configured(scene, imei_identifier(1));
        let body = serde_json::to_vec(&json!({"deviceIdentifier": imei_identifier(1)})).unwrap();
        for (path, header) in [
            ("/device/v1/setup?lang=de", ("accept", "*/*")),
            ("/device/v1/setup?fields=nme&prettyPrint=perhaps", ("accept", "*/*")),
            ("/device/v1/setup/", ("accept", "*/*")),
            ("/device/v1/setup", ("x-goog-fieldmask", "x")),
            ("/device/v1/setup", ("content-type", "text/plain")),
            ("/device/v1/setup", ("content-type", "application/x-www-form-urlencoded")),
        ] {
            let told = scene.anonymous().send("POST", path, &[header], body.clone()).ok();
            assert_eq!(told["registered"], true, "{path} {header:?}");
        }
        let picked = scene
            .anonymous()
            .post("/device/v1/setup?fields=registered", &json!({"deviceIdentifier": imei_identifier(1)}));
        assert_eq!(picked.ok(), json!({"registered": true}), "a mask that is right is obeyed");
    });
}

#[test]
fn given_extras_when_a_phone_asks_then_it_gets_them_byte_for_byte() {
    on_every_engine(|scene| {
        let extras = r#"{"digits": 123456789012345678901234567890, "version":1.10, "twice":1, "twice":2, "é":"\u00e9\/", "big":1e999, "half":"\ud800"}"#;
        let mut body = scene.configuration_body("exact");
        body["dpcExtras"] = json!(extras);
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        let configuration = scene.admin().post(&path, &body).ok();
        let device = scene.claim(1);
        let apply = json!({"device": {"deviceId": device.to_string()}, "configuration": configuration["name"]});
        scene.admin().post(&format!("/v1/customers/{}/devices:applyConfiguration", scene.customer), &apply).ok();
        for query in [
            "",
            "?prettyPrint=false",
            "?fields=*",
            "?fields=provisioningExtras",
            "?fields=registered,provisioning_extras&prettyPrint=false",
        ] {
            let path = format!("/device/v1/setup{query}");
            let text = scene.anonymous().post(&path, &json!({"deviceIdentifier": imei_identifier(1)})).text();
            assert!(text.contains(extras), "{text}");
        }
    });
}

#[test]
fn given_a_setup_secret_when_a_phone_does_not_know_it_then_it_is_not_registered() {
    on_every_engine(|scene| {
        configured(scene, imei_identifier(1));
        let customer = scene.customer;
        scene.operate(move |call| {
            organisation::set_setup_secret(call, muster_core::CustomerId::new(customer), Some("open sesame"))
        });
        for (secret, registered) in
            [(json!(null), false), (json!(""), false), (json!("wrong"), false), (json!("open sesame"), true)]
        {
            let answered = ask(scene, json!({"deviceIdentifier": imei_identifier(1), "setupSecret": secret})).ok();
            assert_eq!(answered["registered"], json!(registered), "secret {secret}");
            assert_eq!(answered.as_object().unwrap().len() > 1, registered, "nothing else is told: {answered}");
        }
    });
}

#[test]
fn given_secrets_are_demanded_when_an_organisation_has_none_then_its_phones_get_no_answer() {
    let settings = Settings { require_setup_secret: true, ..settings() };
    on_every_engine_with(&settings, |scene| {
        configured(scene, imei_identifier(1));
        let body = json!({"deviceIdentifier": imei_identifier(1), "setupSecret": "anything"});
        assert_eq!(ask(scene, body).ok(), json!({"registered": false}));
    });
}

#[test]
fn given_a_network_that_asks_too_often_when_it_asks_again_then_429_tells_when_to_come_back() {
    let settings = Settings { setup_rate: Some(3), ..settings() };
    on_every_engine_with(&settings, |scene| {
        let body = json!({"deviceIdentifier": imei_identifier(1)});
        for _ in 0..3 {
            ask(scene, body.clone()).ok();
        }
        let limited = ask(scene, body);
        limited.refused(429, "RESOURCE_EXHAUSTED").says("3 per minute");
        let seconds: u64 = limited.header("retry-after").expect("Retry-After").parse().expect("seconds");
        assert!((1..=60).contains(&seconds), "{seconds}");
        scene.admin().get("/v1/customers?pageSize=1").ok();
    });
}

#[test]
fn given_a_wrong_path_or_method_when_a_phone_asks_then_the_error_has_the_same_envelope() {
    on_every_engine(|scene| {
        scene.anonymous().get("/device/v1/setup").refused(404, "NOT_FOUND").says("POST");
        scene.anonymous().post("/device/v1/setups", &json!({})).refused(404, "NOT_FOUND").says("device/v1/setup");
    });
}

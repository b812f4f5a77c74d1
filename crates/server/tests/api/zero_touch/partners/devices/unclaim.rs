//! The rules of `partners.devices.unclaim` (zero-touch reference, section 4.2).

use serde_json::{Value, json};

use super::{call, read, sim_lock};
use crate::support::{imei_identifier, on_every_engine};

#[test]
fn given_hardware_identifiers_when_unclaimed_then_the_device_is_found() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let body = json!({"deviceIdentifier": imei_identifier(1), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
        assert_eq!(call(scene, "unclaim", body).ok(), json!({}));
        assert!(read(scene, device).get("claims").is_none());
    });
}

#[test]
fn given_one_of_two_sections_when_unclaimed_then_the_other_stays() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        assert_eq!(sim_lock(scene, 1), device);
        let body = |section: &str| json!({"deviceId": device.to_string(), "sectionType": section});
        call(scene, "unclaim", body("SECTION_TYPE_ZERO_TOUCH")).ok();
        let claims = read(scene, device)["claims"].clone();
        assert_eq!(claims.as_array().map(Vec::len), Some(1));
        assert_eq!(claims[0]["sectionType"], "SECTION_TYPE_SIM_LOCK");
        let again = call(scene, "unclaim", body("SECTION_TYPE_ZERO_TOUCH")).refused(404, "NOT_FOUND");
        again.because("INVALID_DEVICE_ID");
    });
}

#[test]
fn given_a_device_of_another_reseller_or_none_when_unclaimed_then_the_answers_are_the_same() {
    on_every_engine(|scene| {
        let device = scene.claim(1);
        let path = format!("/v1/partners/{}/devices:unclaim", scene.other_partner);
        let ask = |id: i64| {
            let body = json!({"deviceId": id.to_string(), "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
            scene.other_reseller().post(&path, &body).refused(404, "NOT_FOUND").message
        };
        assert_eq!(ask(device), ask(4711));
        assert!(read(scene, device).get("claims").is_some(), "the other reseller's claim stands");
    });
}

#[test]
fn given_a_vacation_that_breaks_a_rule_when_asked_for_then_the_field_is_named() {
    on_every_engine(|scene| {
        let device = sim_lock(scene, 1);
        let before = scene.footprint();
        for (section, days, time, field) in [
            ("SECTION_TYPE_SIM_LOCK", json!(-1), Value::Null, "vacationModeDays"),
            ("SECTION_TYPE_SIM_LOCK", json!(366), Value::Null, "vacationModeDays"),
            ("SECTION_TYPE_SIM_LOCK", json!(1), json!("2026-12-01T00:00:00Z"), "vacationModeExpireTime"),
            ("SECTION_TYPE_SIM_LOCK", Value::Null, json!("2026-11-22T08:00:00Z"), "vacationModeExpireTime"),
            ("SECTION_TYPE_SIM_LOCK", Value::Null, json!("2028-01-01T00:00:00Z"), "vacationModeExpireTime"),
            ("SECTION_TYPE_ZERO_TOUCH", json!(1), Value::Null, "vacationModeDays"),
            ("SECTION_TYPE_ZERO_TOUCH", Value::Null, json!("2026-12-01T00:00:00Z"), "vacationModeExpireTime"),
        ] {
            let body = json!({
                "deviceId": device.to_string(), "sectionType": section, "vacationModeDays": days,
                "vacationModeExpireTime": time,
            });
            call(scene, "unclaim", body).refused(400, "INVALID_ARGUMENT").about(field);
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_an_end_with_an_offset_when_a_vacation_starts_then_it_is_shown_in_utc() {
    on_every_engine(|scene| {
        let device = sim_lock(scene, 1);
        let body = json!({
            "deviceId": device.to_string(), "sectionType": "SECTION_TYPE_SIM_LOCK",
            "vacationModeExpireTime": "2026-12-01T01:30:00.250+01:00",
        });
        call(scene, "unclaim", body).ok();
        assert_eq!(read(scene, device)["claims"][0]["vacationModeExpireTime"], "2026-12-01T00:30:00.250Z");
    });
}

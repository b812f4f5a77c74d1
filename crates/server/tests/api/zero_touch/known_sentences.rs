//! Sentences that Google's reseller tool shows and looks for: what stands before the first full stop.

use muster_core::known_build;
use serde_json::json;

use crate::support::{Refusal, claim_body, imei_identifier, on_every_engine};

/// What a person sees of a refusal.
fn shown(refusal: &Refusal) -> &str {
    refusal.message.split('.').next().unwrap_or_default()
}

#[test]
fn given_a_manufacturer_or_model_that_is_none_when_claimed_then_the_tool_knows_the_sentence() {
    on_every_engine(|scene| {
        let path = format!("/v1/partners/{}/devices:claim", scene.partner);
        let sentences = [
            ("manufacturer", "Invalid manufacturer", "INVALID_MANUFACTURER"),
            ("model", "Invalid manufacturer, model combination", "INVALID_MODEL"),
        ];
        for (field, sentence, reason) in sentences {
            let mut claim = claim_body(scene.customer, imei_identifier(1));
            claim["deviceIdentifier"][field] = json!("a\u{7}b");
            let refused = scene.reseller().post(&path, &claim).refused(400, "INVALID_ARGUMENT");
            assert_eq!(shown(&refused), sentence);
            refused.about(&format!("deviceIdentifier.{field}")).because(reason);
        }
        // One that the operator's list does not have is none either.
        let known = vec![("Google".to_owned(), Some("Pixel 9".to_owned()))];
        scene.operate(move |call| known_build::add(call, &known, true));
        for (field, sentence, reason) in sentences {
            let mut claim = claim_body(scene.customer, imei_identifier(1));
            claim["deviceIdentifier"]["manufacturer"] = json!("Google");
            claim["deviceIdentifier"]["model"] = json!("Pixel 9");
            claim["deviceIdentifier"][field] = json!("Pixel 99");
            let refused = scene.reseller().post(&path, &claim).refused(400, "INVALID_ARGUMENT");
            assert_eq!(shown(&refused), sentence);
            refused.about(&format!("deviceIdentifier.{field}")).because(reason);
        }
        let mut claim = claim_body(scene.customer, imei_identifier(1));
        claim["deviceIdentifier"]["manufacturer"] = json!("Google");
        claim["deviceIdentifier"]["model"] = json!("Pixel 9");
        scene.reseller().post(&path, &claim).ok();
    });
}

#[test]
fn given_a_configuration_of_somebody_else_when_claimed_with_it_then_the_tool_knows_the_sentence() {
    on_every_engine(|scene| {
        let mut claim = claim_body(scene.customer, imei_identifier(1));
        claim["configurationId"] = json!("12345");
        let path = format!("/v1/partners/{}/devices:claim", scene.partner);
        let refused = scene.reseller().post(&path, &claim).refused(400, "INVALID_ARGUMENT");
        assert_eq!(shown(&refused), "Unable to apply configuration profile to device - you are not the owner");
        refused.about("configurationId").says("names no configuration of this customer");
    });
}

#[test]
fn given_a_configuration_in_use_when_deleted_then_the_tool_knows_the_sentence() {
    on_every_engine(|scene| {
        let configuration = scene.configuration("used", true);
        for number in 1..4 {
            scene.claim(number);
        }
        let path = format!("/v1/customers/{}/configurations/{configuration}", scene.customer);
        let refused = scene.admin().delete(&path).refused(400, "FAILED_PRECONDITION");
        assert_eq!(shown(&refused), "Precondition check failed");
        refused.says("3 devices use this configuration");
    });
}

#[test]
fn given_no_mask_when_a_configuration_is_patched_in_part_then_it_is_said_that_all_is_written() {
    on_every_engine(|scene| {
        let configuration = scene.configuration("whole", false);
        let path = format!("/v1/customers/{}/configurations/{configuration}", scene.customer);
        for query in ["", "?updateMask="] {
            let refused = scene.admin().patch(&format!("{path}{query}"), &json!({"isDefault": true}));
            refused.refused(400, "INVALID_ARGUMENT").says("without updateMask every field is written");
        }
        let star = scene.admin().patch(&format!("{path}?updateMask=*"), &json!({"isDefault": true}));
        star.refused(400, "INVALID_ARGUMENT").says("by updateMask=* every field is written");
        scene.admin().patch(&format!("{path}?updateMask=isDefault"), &json!({"isDefault": true})).ok();
    });
}

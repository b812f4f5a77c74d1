//! JSON that does not fit the schema.

use serde_json::{Value, json};

use super::schema::{Field, fields, wrong_values};
use super::{methods_with_body, schemas_of, send, strict_methods};
use crate::support::{Prepared, claim_body, imei_identifier, on_every_engine};

/// Nesting that would overflow a stack that is not guarded.
const DEEP: usize = 1000;

fn fields_of(request: &Prepared) -> Vec<Field> {
    fields(&schemas_of(request), request.method.request.unwrap())
}

#[test]
fn given_a_wrong_type_in_any_field_when_sent_then_400_names_the_fields_path() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let mut tried = 0;
        for request in strict_methods(scene) {
            let client = request.right_caller(scene);
            for field in fields_of(&request) {
                for value in wrong_values(&field.schema) {
                    let answer = send(&client, &request, field.body(value).to_string().into_bytes());
                    let refused = answer.refused(400, "INVALID_ARGUMENT");
                    let expected = Some(field.path.as_str()).filter(|path| !path.is_empty());
                    assert_eq!(refused.field.as_deref(), expected, "{}: {refused:#?}", request.id);
                    tried += 1;
                }
            }
        }
        assert!(tried > 1000, "only {tried} requests were made");
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_an_unknown_field_at_any_depth_when_sent_then_400_names_it() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for request in strict_methods(scene) {
            let client = request.right_caller(scene);
            for message in fields_of(&request).iter().filter(|field| field.is_object()) {
                for value in [json!(1), json!(null), json!({"a": [1]})] {
                    let body = message.body(json!({"noSuchField": value}));
                    let refused =
                        send(&client, &request, body.to_string().into_bytes()).refused(400, "INVALID_ARGUMENT");
                    let path = if message.path.is_empty() {
                        "noSuchField".into()
                    } else {
                        format!("{}.noSuchField", message.path)
                    };
                    refused.about(&path);
                }
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_null_in_any_field_when_sent_then_it_means_absent() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for request in methods_with_body(scene) {
            let client = request.right_caller(scene);
            for field in fields_of(&request).iter().filter(|field| !field.is_element()) {
                let with_null = field.body(Value::Null);
                // The same body without the field: its parent as an empty object.
                let without = strip_null(with_null.clone());
                let answers = [with_null, without].map(|body| send(&client, &request, body.to_string().into_bytes()));
                let [with_null, without] = answers.map(|answer| (answer.status, without_operation_id(answer.json())));
                if field.path.is_empty() {
                    assert_eq!(with_null.0, 400, "a request is an object, not null: {}", with_null.1);
                    continue;
                }
                assert_eq!(with_null, without, "{}: {} null", request.id, field.path);
            }
        }
        // Only updates without any change and asynchronous calls may succeed here; neither makes a device.
        let devices = |footprint: &[(&'static str, i64)]| {
            footprint.iter().filter(|(table, _)| table.starts_with("device")).copied().collect::<Vec<_>>()
        };
        assert_eq!(devices(&scene.footprint()), devices(&before));
    });
}

/// Every operation has a name of its own, and may have begun.
fn without_operation_id(mut answer: Value) -> Value {
    if answer["name"].as_str().is_some_and(|name| name.starts_with("operations/")) {
        answer = json!("an operation");
    }
    answer
}

fn strip_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name, strip_null(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(strip_null).collect()),
        other => other,
    }
}

#[test]
fn given_a_field_twice_when_sent_then_400_names_it() {
    on_every_engine(|scene| {
        let path = format!("/v1/partners/{}/devices:claim", scene.partner);
        let body = br#"{"customerId": "1", "customerId": "2"}"#.to_vec();
        let answer = scene.reseller().send("POST", &path, &[("Content-Type", "application/json")], body);
        let refused = answer.refused(400, "INVALID_ARGUMENT");
        refused.says("customerId").says("duplicate");
    });
}

#[test]
fn given_deep_json_when_sent_then_it_is_refused_before_the_stack_ends() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let nested = |open: &str, close: &str| format!("{}1{}", open.repeat(DEEP), close.repeat(DEEP));
        let unclosed = "[".repeat(DEEP * 100);
        for request in methods_with_body(scene) {
            let client = request.right_caller(scene);
            let lists = nested("[", "]");
            for body in [
                lists.clone(),
                nested("{\"deviceIdentifier\":", "}"),
                nested("{\"device\":", "}"),
                format!("{{\"noSuchField\": {lists}}}"),
                format!(
                    "{{\"claims\": {lists}, \"dpcExtras\": {lists}, \"deviceMetadata\": {{\"entries\": {lists}}}}}"
                ),
                unclosed.clone(),
            ] {
                send(&client, &request, body.into_bytes()).refused(400, "INVALID_ARGUMENT");
            }
        }
        // A string that holds deep JSON is read too.
        let mut body = scene.configuration_body("Deep");
        body["dpcExtras"] = json!(nested("{\"a\":", "}"));
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        scene.admin().post(&path, &body).refused(400, "INVALID_ARGUMENT").about("dpcExtras");
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_what_is_no_json_when_sent_then_400_says_so() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for request in methods_with_body(scene) {
            let client = request.right_caller(scene);
            for body in [
                &b"{"[..],
                b"}",
                b"{]",
                b"nonsense",
                b"null",
                b"\"text\"",
                b"7",
                b"[]",
                b"{} {}",
                b"{}x",
                b"{\"a\"}",
                b"{'a': 1}",
                b"{\"a\": 01}",
                b"{\"a\": NaN}",
                b"{\"a\": 1e}",
                b"{\"a\": \"\\ud800\"}",
                b"{\"a\": \"\\x\"}",
                b"{\"a\": \"line\nbreak\"}",
                b"\xef\xbb\xbf\xef\xbb\xbf{}",
                b"{\"a\": \"\xff\"}",
                b"\xff\xfe{\0}\0",
                b"{\"a\": \"\xc3\"}",
                b"{\"a\": \"\xed\xa0\x80\"}",
                b"\0",
            ] {
                send(&client, &request, body.to_vec()).refused(400, "INVALID_ARGUMENT");
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_nul_or_control_characters_in_any_text_when_sent_then_no_engine_sees_them() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for request in methods_with_body(scene) {
            // An asynchronous call takes the item and refuses it in its result.
            if request.id.ends_with("Async") {
                continue;
            }
            let client = request.right_caller(scene);
            for field in fields_of(&request).iter().filter(|field| field.schema["type"] == "string") {
                for text in ["a\u{0}b", "\u{0}", "\u{1}", "\u{7f}"] {
                    let answer = send(&client, &request, field.body(json!(text)).to_string().into_bytes());
                    assert!((400..500).contains(&answer.status), "{}: {}: {}", request.id, field.path, answer.text());
                    answer.refusal();
                }
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_nul_in_the_items_of_an_asynchronous_call_then_the_item_is_refused_and_the_operation_ends() {
    on_every_engine(|scene| {
        let claim = |identifier: Value| json!({"customerId": scene.customer, "deviceIdentifier": identifier, "sectionType": "SECTION_TYPE_ZERO_TOUCH"});
        let body = json!({"claims": [
            claim(json!({"imei": "a\u{0}"})),
            claim(json!({"serialNumber": "a\u{0}b", "manufacturer": "m", "model": "m"})),
            {"deviceMetadata": {"entries": {"ordernumber": "\u{0}", "\u{0}": "x"}}, "googleWorkspaceCustomerId": "\u{0}"},
        ]});
        let operation =
            scene.reseller().post(&format!("/v1/partners/{}/devices:claimAsync", scene.partner), &body).ok();
        let finished = scene.finished(&scene.reseller(), &operation);
        assert!(finished["response"].get("successCount").is_none(), "{finished}");
        assert_eq!(finished["response"]["perDeviceStatus"].as_array().map(Vec::len), Some(3));
    });
}

#[test]
fn given_huge_strings_in_any_text_when_sent_then_the_limit_is_told() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let huge = "x".repeat(300_000);
        for request in methods_with_body(scene).iter().filter(|request| !request.id.ends_with("Async")) {
            let client = request.right_caller(scene);
            for field in fields_of(request).iter().filter(|field| field.schema["type"] == "string") {
                let answer = send(&client, request, field.body(json!(huge)).to_string().into_bytes());
                let refused = answer.refusal();
                assert!((400..500).contains(&answer.status), "{}: {refused:#?}", request.id);
                assert!(answer.body.len() < 4000, "{}: {} repeats {} bytes", request.id, field.path, answer.body.len());
            }
        }
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_a_byte_order_mark_before_a_body_when_sent_then_it_is_passed_over() {
    on_every_engine(|scene| {
        for request in methods_with_body(scene) {
            let body = request.body.as_ref().unwrap().to_string();
            let answer = send(&request.right_caller(scene), &request, format!("\u{feff}{body}").into_bytes());
            assert!(!answer.text().contains("JSON"), "{}: {}", request.id, answer.text());
        }
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        let body = format!("\u{feff}{}", scene.configuration_body("Kiosk"));
        scene.admin().send("POST", &path, &[("Content-Type", "application/json")], body.into_bytes()).ok();
        // The items of bulk calls are found in the body a second time.
        let claim = claim_body(scene.customer, imei_identifier(7));
        let body = format!("\u{feff}{}", json!({"claims": [claim]}));
        let path = format!("/v1/partners/{}/devices:claimAsync", scene.partner);
        let operation = scene.reseller().send("POST", &path, &[], body.into_bytes()).ok();
        assert_eq!(scene.finished(&scene.reseller(), &operation)["response"]["successCount"], 1);
    });
}

#[test]
fn given_blanks_copied_from_a_web_page_when_sent_then_400_names_the_character() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for request in methods_with_body(scene) {
            let client = request.right_caller(scene);
            for (body, says) in [
                ("{\n\u{a0}\u{a0}\"a\": 1}", "the character U+00A0 (no-break space) may only stand inside a string"),
                ("{\u{201c}a\u{201d}: 1}", "the character U+201C (typographic quotation mark)"),
            ] {
                send(&client, &request, body.as_bytes().to_vec()).refused(400, "INVALID_ARGUMENT").says(says);
            }
        }
        let mut body = scene.configuration_body("Kiosk");
        body["dpcExtras"] = json!("{\n\u{a0}\"a\": 1}");
        let path = format!("/v1/customers/{}/configurations", scene.customer);
        let refused = scene.admin().post(&path, &body).refused(400, "INVALID_ARGUMENT");
        refused.about("dpcExtras").says("U+00A0 (no-break space)");
        assert_eq!(scene.footprint(), before);
    });
}

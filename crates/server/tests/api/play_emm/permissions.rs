//! `permissions.*`

use serde_json::json;

use crate::support::{Module, Scene, Tested, ask, on_every_engine};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "androidenterprise.permissions.get",
        answers: get,
        request: |_, _| ask("/androidenterprise/v1/permissions/android.permission.CAMERA"),
    }],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn path(id: &str) -> String {
    format!("/androidenterprise/v1/permissions/{id}")
}

fn get(scene: &Scene) {
    let shown = scene.emm().get(&path("android.permission.CAMERA")).ok();
    assert_eq!(shown["kind"], "androidenterprise#permission");
    assert_eq!(shown["permissionId"], "android.permission.CAMERA");
    for text in ["name", "description"] {
        assert!(shown[text].as_str().is_some_and(|text| text.len() > 5), "{shown}");
    }
}

#[test]
fn given_a_language_when_asked_then_the_texts_are_in_it_or_in_english() {
    on_every_engine(|scene| {
        let told = |language: &str| {
            let path = format!("{}?language={language}", path("android.permission.CAMERA"));
            scene.emm().get(&path).ok()["name"].clone()
        };
        let english = told("en");
        assert_ne!(told("de"), english);
        assert_eq!(told("de-AT"), told("de"));
        for other in ["", "en-GB", "tlh", "!"] {
            assert_eq!(told(other), english, "{other:?}");
        }
    });
}

#[test]
fn given_fields_when_asked_then_they_are_of_this_apis_schemas() {
    on_every_engine(|scene| {
        let shown = scene.emm().get(&format!("{}?fields=kind,name", path("android.permission.CAMERA"))).ok();
        assert_eq!(shown.as_object().unwrap().len(), 2, "{shown}");
        let of_zero_touch = format!("{}?fields=deviceIdentifier", path("android.permission.CAMERA"));
        scene.emm().get(&of_zero_touch).refused(400, "INVALID_ARGUMENT").about("fields");
    });
}

#[test]
fn given_a_permission_nobody_knows_when_asked_then_404_and_one_that_is_none_400() {
    on_every_engine(|scene| {
        scene.emm().get(&path("com.example.permission.NONE")).refused(404, "NOT_FOUND");
        for wrong in ["%20", "a%00", &"x".repeat(300)] {
            let answer = scene.emm().get(&path(wrong));
            assert_eq!(answer.status, 400, "{wrong:?}: {}", answer.text());
        }
    });
}

#[test]
fn given_a_batch_when_sent_to_either_address_then_the_method_answers_in_it() {
    on_every_engine(|scene| {
        let call = "GET /androidenterprise/v1/permissions/android.permission.INTERNET HTTP/1.1\r\n\r\n";
        let body = format!("--b\r\nContent-Type: application/http\r\n\r\n{call}\r\n--b--\r\n");
        for address in ["/batch", "/batch/androidenterprise/v1"] {
            let kind = ("Content-Type", "multipart/mixed; boundary=b");
            let answer = scene.emm().send("POST", address, &[kind], body.clone().into_bytes());
            assert_eq!(answer.status, 200, "{address}: {}", answer.text());
            let text = answer.text();
            assert!(text.contains("HTTP/1.1 200 OK") && text.contains("android.permission.INTERNET"), "{text}");
        }
    });
}

#[test]
fn given_a_token_of_another_api_when_asked_then_the_scope_is_named() {
    on_every_engine(|scene| {
        let refused = scene.admin().get(&path("android.permission.CAMERA")).refused(403, "PERMISSION_DENIED");
        refused.says("https://www.googleapis.com/auth/androidenterprise");
        assert_eq!(refused.body["error"]["errors"][0]["reason"], json!("insufficientPermissions"));
    });
}

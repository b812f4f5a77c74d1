//! `customers.configurations.*`

use serde_json::{Value, json};

use crate::support::{Answer, Module, Scene, Tenant, Tested, ask, id, on_every_engine, tell};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[
        Tested {
            id: "androiddeviceprovisioning.customers.configurations.create",
            answers: create,
            request: |own, _| {
                let body = json!({
                    "configurationName": "New",
                    "companyName": "Acme",
                    "contactEmail": "it@example.com",
                    "contactPhone": "+49 30 123456",
                    "dpcResourcePath": format!("customers/{}/dpcs/{}", own.customer, own.dpc),
                });
                tell(format!("/v1/customers/{}/configurations", own.customer), body)
            },
        },
        Tested {
            id: "androiddeviceprovisioning.customers.configurations.get",
            answers: get,
            request: |own, children| ask(named(own, children.configuration)),
        },
        Tested {
            id: "androiddeviceprovisioning.customers.configurations.list",
            answers: list,
            request: |own, _| ask(format!("/v1/customers/{}/configurations", own.customer)),
        },
        Tested {
            id: "androiddeviceprovisioning.customers.configurations.patch",
            answers: patch,
            request: |own, children| {
                let path = format!("{}?updateMask=customMessage", named(own, children.configuration));
                tell(path, json!({"customMessage": "Welcome"}))
            },
        },
        Tested {
            id: "androiddeviceprovisioning.customers.configurations.delete",
            answers: delete,
            request: |own, children| ask(named(own, children.spare_configuration)),
        },
    ],
};

/// A configuration's path.
fn named(own: &Tenant, id: i64) -> String {
    format!("/v1/customers/{}/configurations/{id}", own.customer)
}

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn collection(scene: &Scene) -> String {
    format!("/v1/customers/{}/configurations", scene.customer)
}

fn path(scene: &Scene, id: i64) -> String {
    format!("{}/{id}", collection(scene))
}

/// Creates with one field changed.
fn create_with(scene: &Scene, field: &str, value: Value) -> Answer {
    let mut body = scene.configuration_body("One");
    body[field] = value;
    scene.admin().post(&collection(scene), &body)
}

/// The body as the server gives it back.
fn shown(scene: &Scene, id: i64, body: &Value) -> Value {
    let mut shown = body.clone();
    shown["name"] = json!(format!("customers/{}/configurations/{id}", scene.customer));
    shown["configurationId"] = json!(id.to_string());
    shown
}

/// Which configurations are the default, by name.
fn defaults(scene: &Scene) -> Vec<String> {
    let listed = scene.admin().get(&collection(scene)).ok();
    let all = listed["configurations"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|one| one["isDefault"] == true)
        .map(|one| one["configurationName"].as_str().unwrap().to_owned())
        .collect()
}

fn create(scene: &Scene) {
    let mut body = scene.configuration_body("Kiosk");
    body["customMessage"] = json!("Welcome to Acme.\nCall us if stuck.");
    body["dpcExtras"] = json!("{\"android.app.extra.PROVISIONING_LEAVE_ALL_SYSTEM_APPS_ENABLED\": true}");
    body["isDefault"] = json!(true);
    body["forcedResetTime"] = json!("21600s");
    let answered = scene.admin().post(&collection(scene), &body).ok();
    let made = id(&answered["configurationId"]);
    assert_eq!(answered, shown(scene, made, &body), "all fields come back as sent, the extras character by character");
    let subject = format!("customers/{}/configurations/{made}", scene.customer);
    assert_eq!(scene.events_about(&subject), ["configuration.created"]);
}

fn get(scene: &Scene) {
    let body = scene.configuration_body("Plain");
    let made = id(&scene.admin().post(&collection(scene), &body).ok()["configurationId"]);
    let answered = scene.admin().get(&path(scene, made)).ok();
    assert_eq!(answered, shown(scene, made, &body), "isDefault: false and absent fields are left out");
}

fn list(scene: &Scene) {
    assert_eq!(scene.admin().get(&collection(scene)).ok(), json!({}), "an empty list is left out");
    let bodies = ["B", "A"].map(|name| scene.configuration_body(name));
    let made = bodies.each_ref().map(|body| id(&scene.admin().post(&collection(scene), body).ok()["configurationId"]));
    let expected: Vec<Value> = made.iter().zip(&bodies).map(|(id, body)| shown(scene, *id, body)).collect();
    assert_eq!(scene.admin().get(&collection(scene)).ok(), json!({"configurations": expected}), "oldest first");
}

fn patch(scene: &Scene) {
    let body = scene.configuration_body("Before");
    let made = id(&scene.admin().post(&collection(scene), &body).ok()["configurationId"]);
    // The documented minimal use (zero-touch reference, section 3.3): id and isDefault, the mask naming isDefault.
    let change = json!({"configurationId": made.to_string(), "isDefault": true});
    let answered = scene.admin().patch(&format!("{}?updateMask=isDefault", path(scene, made)), &change).ok();
    let mut expected = shown(scene, made, &body);
    expected["isDefault"] = json!(true);
    assert_eq!(answered, expected, "only what the mask names changes");
    assert_eq!(scene.admin().get(&path(scene, made)).ok(), expected);
}

fn delete(scene: &Scene) {
    let made = scene.configuration("Short-lived", false);
    assert_eq!(scene.admin().delete(&path(scene, made)).ok(), json!({}));
    scene.admin().get(&path(scene, made)).refused(404, "NOT_FOUND");
    scene.admin().delete(&path(scene, made)).refused(404, "NOT_FOUND");
    // What is not there is missing, whatever else is wrong with the request.
    let wrong = json!({"configurationId": "1", "dpcResourcePath": "nonsense"});
    for query in ["", "?updateMask=colour", "?updateMask=dpcResourcePath"] {
        scene.admin().patch(&format!("{}{query}", path(scene, made)), &wrong).refused(404, "NOT_FOUND");
    }
}

#[test]
fn given_the_same_body_twice_when_created_then_there_are_two() {
    on_every_engine(|scene| {
        let [one, two] = [0, 1].map(|_| scene.configuration("Same", false));
        assert_ne!(one, two, "create is not idempotent: it has no request id");
    });
}

#[test]
fn given_a_required_field_absent_empty_or_blank_when_created_then_the_field_is_named() {
    on_every_engine(|scene| {
        for field in ["configurationName", "companyName", "contactEmail", "contactPhone", "dpcResourcePath"] {
            for value in [Value::Null, json!(""), json!("  ")] {
                create_with(scene, field, value).refused(400, "INVALID_ARGUMENT").about(field).says("is required");
            }
        }
    });
}

#[test]
fn given_a_field_that_breaks_its_rule_when_created_then_the_field_is_named_and_nothing_is_made() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        let (customer, other) = (scene.customer, scene.other_customer);
        for (field, value) in [
            ("contactEmail", json!("it@example")),
            ("contactEmail", json!("it example.com")),
            ("contactEmail", json!("it@example.com, boss@example.com")),
            ("contactPhone", json!("0800-ACME")),
            ("contactPhone", json!("+-()")),
            ("contactPhone", json!("1".repeat(65))),
            ("configurationName", json!("n".repeat(256))),
            ("companyName", json!("ä".repeat(256))),
            ("customMessage", json!("m".repeat(2001))),
            ("customMessage", json!("bell \u{7}")),
            ("dpcResourcePath", json!(scene.dpc.to_string())),
            ("dpcResourcePath", json!(format!("customers/{other}/dpcs/{}", scene.dpc))),
            ("dpcResourcePath", json!(format!("customers/{customer}/dpcs/{}", scene.customer))),
            ("dpcExtras", json!("[1]")),
            ("dpcExtras", json!("\"text\"")),
            ("dpcExtras", json!("{\"a\":")),
            ("dpcExtras", json!(format!("{{\"a\":\"{}\"}}", "x".repeat(65_536)))),
            ("forcedResetTime", json!("21601s")),
            ("forcedResetTime", json!("-1s")),
            ("forcedResetTime", json!("0.5s")),
        ] {
            let refused = create_with(scene, field, value).refused(400, "INVALID_ARGUMENT");
            refused.about(field).because("INVALID_PARAMETER");
        }
        assert_eq!(scene.footprint(), before, "a refused call changes nothing");
    });
}

#[test]
fn given_values_at_their_limits_when_created_then_they_are_taken() {
    on_every_engine(|scene| {
        for (field, value) in [
            ("configurationName", json!("ä".repeat(255))),
            ("customMessage", json!("m".repeat(2000))),
            ("contactPhone", json!("1".repeat(64))),
            ("dpcExtras", json!("{}")),
            ("forcedResetTime", json!("21600s")),
        ] {
            let made = create_with(scene, field, value.clone()).ok();
            assert_eq!(made[field], value, "{field}");
        }
    });
}

#[test]
fn given_a_reset_time_of_zero_when_created_then_it_is_kept_and_not_taken_for_unset() {
    on_every_engine(|scene| {
        let made = create_with(scene, "forcedResetTime", json!("0s")).ok();
        let read = scene.admin().get(&path(scene, id(&made["configurationId"]))).ok();
        assert_eq!(read["forcedResetTime"], "0s", "0 means at once, unset means two hours");
    });
}

#[test]
fn given_a_new_default_when_created_or_patched_then_the_previous_one_loses_it() {
    on_every_engine(|scene| {
        let first = scene.configuration("First", true);
        scene.configuration("Second", true);
        assert_eq!(defaults(scene), ["Second"]);
        let mask = format!("{}?updateMask=isDefault", path(scene, first));
        scene.admin().patch(&mask, &json!({"isDefault": true})).ok();
        assert_eq!(defaults(scene), ["First"]);
        scene.admin().patch(&mask, &json!({"isDefault": false})).ok();
        assert_eq!(defaults(scene), Vec::<String>::new(), "isDefault: false leaves the customer without a default");
    });
}

#[test]
fn given_a_mask_in_any_case_when_patched_then_it_names_the_same_field() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        for (turn, mask) in
            ["isDefault", "IsDefault", "is_default", "ISDEFAULT", "isDefault,customMessage"].iter().enumerate()
        {
            let wanted = turn % 2 == 0;
            let change = json!({"isDefault": wanted});
            let answered = scene.admin().patch(&format!("{}?updateMask={mask}", path(scene, made)), &change).ok();
            assert_eq!(answered["isDefault"] == true, wanted, "mask {mask}");
        }
    });
}

#[test]
fn given_no_mask_when_patched_then_every_field_is_replaced() {
    on_every_engine(|scene| {
        let mut body = scene.configuration_body("Before");
        body["customMessage"] = json!("Hello");
        let made = id(&scene.admin().post(&collection(scene), &body).ok()["configurationId"]);
        let replacement = scene.configuration_body("After");
        for query in ["", "?updateMask="] {
            let answered = scene.admin().patch(&format!("{}{query}", path(scene, made)), &replacement).ok();
            assert_eq!(answered, shown(scene, made, &replacement), "the message was not given, so it is gone");
        }
        let incomplete = json!({"configurationName": "Only this"});
        scene.admin().patch(&path(scene, made), &incomplete).refused(400, "INVALID_ARGUMENT").about("companyName");
    });
}

#[test]
fn given_a_star_mask_when_patched_then_it_means_every_field() {
    on_every_engine(|scene| {
        let made = scene.configuration("Before", false);
        let replacement = scene.configuration_body("After");
        let answered = scene.admin().patch(&format!("{}?updateMask=*", path(scene, made)), &replacement).ok();
        assert_eq!(answered, shown(scene, made, &replacement));
    });
}

#[test]
fn given_an_unknown_mask_path_when_patched_then_it_is_refused_by_name() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        for mask in ["isdefalt", "isDefault,nothing", "isDefault,,companyName", "configurationName.x"] {
            let path = format!("{}?updateMask={mask}", path(scene, made));
            scene
                .admin()
                .patch(&path, &json!({"isDefault": true}))
                .refused(400, "INVALID_ARGUMENT")
                .about("updateMask");
        }
        assert_eq!(defaults(scene), Vec::<String>::new(), "nothing was changed");
    });
}

#[test]
fn given_another_id_or_name_in_the_body_when_patched_then_it_is_refused() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", false);
        for (field, value) in [
            ("configurationId", json!("7")),
            ("configurationId", json!(7)),
            ("name", json!("customers/1/configurations/2")),
        ] {
            let mut body = json!({"isDefault": true});
            body[field] = value;
            let path = format!("{}?updateMask=isDefault", path(scene, made));
            scene.admin().patch(&path, &body).refused(400, "INVALID_ARGUMENT").about(field).says("cannot be changed");
        }
    });
}

#[test]
fn given_what_get_answered_when_patched_back_then_nothing_changes_and_no_event_is_written() {
    on_every_engine(|scene| {
        let made = scene.configuration("One", true);
        let whole = scene.admin().get(&path(scene, made)).ok();
        let before = scene.footprint();
        assert_eq!(scene.admin().patch(&path(scene, made), &whole).ok(), whole);
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_a_configuration_in_use_when_deleted_then_400_tells_how_many_devices_use_it() {
    on_every_engine(|scene| {
        let made = scene.configuration("In use", true);
        let device = scene.claim(1);
        let refused = scene.admin().delete(&path(scene, made)).refused(400, "FAILED_PRECONDITION");
        refused.says("1 device uses");
        scene.claim(2);
        scene.admin().delete(&path(scene, made)).refused(400, "FAILED_PRECONDITION").says("2 devices use");
        let unclaim = format!("/v1/customers/{}/devices:unclaim", scene.customer);
        scene.admin().post(&unclaim, &json!({"device": {"deviceId": device.to_string()}})).ok();
        scene.admin().delete(&path(scene, made)).refused(400, "FAILED_PRECONDITION").says("1 device uses");
    });
}

#[test]
fn given_an_id_that_is_none_when_asked_for_then_the_names_form_is_told() {
    on_every_engine(|scene| {
        for id in ["abc", "0", "-1", "01", "9223372036854775808", "1.5", "%20"] {
            let path = format!("{}/{id}", collection(scene));
            let refused = scene.admin().get(&path).refused(400, "INVALID_ARGUMENT");
            refused.about("name").says("customers/*/configurations/*");
        }
    });
}

#[test]
fn given_more_configurations_than_allowed_when_created_then_the_limit_is_told() {
    on_every_engine(|scene| {
        let customer = muster_core::CustomerId::new(scene.customer);
        let dpc = muster_core::DpcId::new(scene.dpc);
        let limit = muster_core::configuration::MAX_CONFIGURATIONS;
        scene.operate(move |call| {
            let body = muster_core::configuration::Change {
                configuration_name: Some("Filler".to_owned()),
                company_name: Some("Acme".to_owned()),
                contact_email: Some("it@example.com".to_owned()),
                contact_phone: Some("1".to_owned()),
                dpc_id: Some(dpc),
                ..Default::default()
            };
            (0..limit).try_for_each(|_| muster_core::configuration::create(call, customer, &body).map(drop))
        });
        let refused = scene.admin().post(&collection(scene), &scene.configuration_body("One more"));
        refused.refused(400, "FAILED_PRECONDITION").says("1000");
    });
}

#[test]
fn given_extras_that_are_too_long_together_when_a_configuration_is_made_or_changed_then_the_limit_is_told() {
    on_every_engine(|scene| {
        let customer = muster_core::CustomerId::new(scene.customer);
        let dpc = muster_core::DpcId::new(scene.dpc);
        let extras = format!("{{\"a\": \"{}\"}}", "x".repeat(65_000));
        let count = muster_core::configuration::MAX_ALL_EXTRAS_CHARS as usize / extras.len();
        let filler = extras.clone();
        scene.operate(move |call| {
            let body = muster_core::configuration::Change {
                configuration_name: Some("Filler".to_owned()),
                company_name: Some("Acme".to_owned()),
                contact_email: Some("it@example.com".to_owned()),
                contact_phone: Some("1".to_owned()),
                dpc_id: Some(dpc),
                dpc_extras: Some(filler.clone()),
                ..Default::default()
            };
            (0..count).try_for_each(|_| muster_core::configuration::create(call, customer, &body).map(drop))
        });
        let mut long = scene.configuration_body("One more");
        long["dpcExtras"] = json!(extras);
        scene.admin().post(&collection(scene), &long).refused(400, "FAILED_PRECONDITION").says("8388608 characters");
        // Short ones still fit, and so does a change of anything else.
        let made = scene.admin().post(&collection(scene), &scene.configuration_body("One more")).ok();
        let path = format!("/v1/{}?updateMask=dpcExtras", made["name"].as_str().unwrap());
        let refused = scene.admin().patch(&path, &json!({"dpcExtras": extras}));
        refused.refused(400, "FAILED_PRECONDITION").says("8388608 characters");
        let path = format!("/v1/{}?updateMask=companyName", made["name"].as_str().unwrap());
        scene.admin().patch(&path, &json!({"companyName": "Acme Ltd"})).ok();
    });
}

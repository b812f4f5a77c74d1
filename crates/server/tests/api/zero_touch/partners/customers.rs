//! `partners.customers.*`

use serde_json::{Value, json};

use crate::support::{Module, Scene, Tested, ask, claim_body, id, imei_identifier, on_every_engine, tell};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[
        Tested {
            id: "androiddeviceprovisioning.partners.customers.create",
            answers: create,
            request: |own, _| {
                let customer = json!({"companyName": "New", "ownerEmails": ["owner@example.org"]});
                tell(format!("/v1/partners/{}/customers", own.partner), json!({"customer": customer}))
            },
        },
        Tested {
            id: "androiddeviceprovisioning.partners.customers.list",
            answers: list,
            request: |own, _| ask(format!("/v1/partners/{}/customers", own.partner)),
        },
    ],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn collection(scene: &Scene) -> String {
    format!("/v1/partners/{}/customers", scene.partner)
}

fn create_with(scene: &Scene, field: &str, value: Value) -> crate::support::Answer {
    let mut customer = json!({"companyName": "New", "ownerEmails": ["owner@example.org"]});
    customer[field] = value;
    scene.reseller().post(&collection(scene), &json!({"customer": customer}))
}

fn create(scene: &Scene) {
    let body = json!({"customer": {
        "companyName": "Dent & Söhne",
        "ownerEmails": ["Owner@example.org"],
        "adminEmails": ["admin@example.org"],
        "languageCode": "de",
        "skipWelcomeEmail": true,
    }});
    let made = scene.reseller().post(&collection(scene), &body).ok();
    let customer = id(&made["companyId"]);
    assert_eq!(
        made,
        json!({
            "name": format!("partners/{}/customers/{customer}", scene.partner),
            "companyId": customer.to_string(),
            "companyName": "Dent & Söhne",
            "termsStatus": "TERMS_STATUS_NOT_ACCEPTED",
        }),
        "input-only fields are not shown"
    );
    let claim = claim_body(customer, imei_identifier(1));
    scene.reseller().post(&format!("/v1/partners/{}/devices:claim", scene.partner), &claim).ok();
}

fn list(scene: &Scene) {
    let entry = |id: i64, name: &str| {
        json!({
            "name": format!("partners/{}/customers/{id}", scene.partner),
            "companyId": id.to_string(),
            "companyName": name,
            "termsStatus": "TERMS_STATUS_ACCEPTED",
        })
    };
    let mut acme = entry(scene.customer, "Acme");
    acme["googleWorkspaceAccount"] = json!({"customerId": "C0acme123"});
    let expected = json!({"customers": [acme, entry(scene.second_customer, "Bolt")], "totalSize": 2});
    for query in ["", "?pageSize=0", "?pageSize=2", "?pageSize=2147483647"] {
        assert_eq!(scene.reseller().get(&format!("{}{query}", collection(scene))).ok(), expected, "query {query:?}");
    }
}

#[test]
fn given_pages_when_listed_then_the_total_is_on_each_of_them() {
    on_every_engine(|scene| {
        let first = scene.reseller().get(&format!("{}?pageSize=1", collection(scene))).ok();
        let token = first["nextPageToken"].as_str().expect("one of two customers leaves another page");
        let second = scene.reseller().get(&format!("{}?pageSize=1&pageToken={token}", collection(scene))).ok();
        for (page, customer) in [(&first, scene.customer), (&second, scene.second_customer)] {
            assert_eq!(page["totalSize"], 2, "{page}");
            assert_eq!(page["customers"][0]["companyId"], json!(customer.to_string()));
        }
        assert!(second.get("nextPageToken").is_none());
        let elsewhere = format!("/v1/partners/{}/customers?pageToken={token}", scene.other_partner);
        scene.other_reseller().get(&elsewhere).refused(400, "INVALID_ARGUMENT").because("INVALID_PAGE_TOKEN");
        let negative = scene.reseller().get(&format!("{}?pageSize=-1", collection(scene)));
        negative.refused(400, "INVALID_ARGUMENT").about("pageSize");
    });
}

#[test]
fn given_a_company_that_breaks_a_rule_when_created_then_the_field_is_named_and_nothing_is_made() {
    on_every_engine(|scene| {
        let before = scene.footprint();
        for (field, value, named) in [
            ("companyName", Value::Null, "customer.companyName"),
            ("companyName", json!(" "), "customer.companyName"),
            ("companyName", json!("n".repeat(256)), "customer.companyName"),
            ("companyName", json!("a\u{0}b"), "customer.companyName"),
            ("ownerEmails", Value::Null, "customer.ownerEmails"),
            ("ownerEmails", json!([]), "customer.ownerEmails"),
            ("ownerEmails", json!(["owner@example.org", "nobody"]), "customer.ownerEmails[1]"),
            ("ownerEmails", json!(["someone@gmail.com"]), "customer.ownerEmails[0]"),
            ("ownerEmails", json!(["someone@GoogleMail.com"]), "customer.ownerEmails[0]"),
            ("ownerEmails", json!(vec!["o@example.org"; 101]), "customer.ownerEmails"),
            ("adminEmails", json!([""]), "customer.adminEmails[0]"),
            ("languageCode", json!("xx"), "customer.languageCode"),
            ("languageCode", json!("de-AT"), "customer.languageCode"),
            ("companyId", json!("7"), "customer.companyId"),
            ("name", json!("partners/1/customers/2"), "customer.name"),
        ] {
            create_with(scene, field, value).refused(400, "INVALID_ARGUMENT").about(named);
        }
        let nothing = scene.reseller().post(&collection(scene), &json!({}));
        nothing.refused(400, "INVALID_ARGUMENT").about("customer").says("is required");
        assert_eq!(scene.footprint(), before);
    });
}

#[test]
fn given_every_published_language_when_created_then_it_is_taken() {
    on_every_engine(|scene| {
        for code in ["ar", "zh-HK", "zh-CN", "zh-TW", "en-GB", "es-419", "fil", "iw", "no", "pt-BR", "vi"] {
            create_with(scene, "languageCode", json!(code)).ok();
        }
    });
}

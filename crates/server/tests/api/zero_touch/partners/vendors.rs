//! `partners.vendors.*`

use muster_core::company;
use serde_json::{Value, json};

use crate::support::{Methods, Scene, id, on_every_engine};

/// Each method of this file with the call that shows it at work.
pub const METHODS: Methods = &[
    ("androiddeviceprovisioning.partners.vendors.list", list),
    ("androiddeviceprovisioning.partners.vendors.customers.list", customers_list),
];

#[test]
fn each_method_answers() {
    METHODS.iter().for_each(|(_, answers)| on_every_engine(answers));
}

fn collection(scene: &Scene) -> String {
    format!("/v1/partners/{}/vendors", scene.partner)
}

fn list(scene: &Scene) {
    let vendor = json!({
        "name": format!("partners/{}/vendors/{}", scene.partner, scene.vendor),
        "companyId": scene.vendor.to_string(),
        "companyName": "Phones & More North",
    });
    let expected = json!({"vendors": [vendor], "totalSize": 1});
    assert_eq!(scene.reseller().get(&collection(scene)).ok(), expected, "name and id only (reference, section 4.1)");
}

fn customers_list(scene: &Scene) {
    let customer = json!({
        "name": format!("partners/{}/vendors/{}/customers/{}", scene.partner, scene.vendor, scene.customer),
        "companyId": scene.customer.to_string(),
        "companyName": "Acme",
        "termsStatus": "TERMS_STATUS_ACCEPTED",
        "googleWorkspaceAccount": {"customerId": "C0acme123"},
    });
    let path = format!("{}/{}/customers", collection(scene), scene.vendor);
    assert_eq!(scene.reseller().get(&path).ok(), json!({"customers": [customer], "totalSize": 1}));
}

#[test]
fn given_many_vendors_when_paged_then_each_comes_once_with_the_total() {
    on_every_engine(|scene| {
        let partner = scene.partner;
        scene.operate(move |call| {
            (0..4).try_for_each(|number| company::create_vendor(call, partner, &format!("Vendor {number}")).map(drop))
        });
        let (mut seen, mut token) = (Vec::new(), String::new());
        loop {
            let page = scene.reseller().get(&format!("{}?pageSize=2&pageToken={token}", collection(scene))).ok();
            assert_eq!(page["totalSize"], 5);
            seen.extend(page["vendors"].as_array().unwrap().iter().map(|vendor| id(&vendor["companyId"])));
            match page.get("nextPageToken").and_then(Value::as_str) {
                Some(next) => token = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(seen.len(), 5);
        assert!(seen.is_sorted_by(|a, b| a < b), "in one order, none twice: {seen:?}");
    });
}

#[test]
fn given_a_vendor_without_customers_when_listed_then_the_answer_is_an_empty_object() {
    on_every_engine(|scene| {
        let partner = scene.partner;
        let vendor = scene.operate(move |call| company::create_vendor(call, partner, "New vendor"));
        assert_eq!(scene.reseller().get(&format!("{}/{vendor}/customers", collection(scene))).ok(), json!({}));
    });
}

#[test]
fn given_a_vendor_of_another_reseller_when_its_customers_are_listed_then_it_does_not_exist() {
    on_every_engine(|scene| {
        let refused = |vendor: i64| {
            let path = format!("{}/{vendor}/customers", collection(scene));
            let refused = scene.reseller().get(&path).refused(404, "NOT_FOUND");
            refused.message.replace(&vendor.to_string(), "ID")
        };
        assert_eq!(refused(scene.other_vendor), refused(4711), "existence is not told");
    });
}

//! `partners.vendors.customers.*`

use muster_core::organisation;
use serde_json::json;

use crate::support::{Module, Scene, Tested, ask, on_every_engine};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "androiddeviceprovisioning.partners.vendors.customers.list",
        answers: list,
        request: |own, children| ask(format!("/v1/partners/{}/vendors/{}/customers", own.partner, children.vendor)),
    }],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn collection(scene: &Scene) -> String {
    format!("/v1/partners/{}/vendors", scene.partner)
}

fn list(scene: &Scene) {
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
fn given_a_vendor_without_customers_when_listed_then_the_answer_is_an_empty_object() {
    on_every_engine(|scene| {
        let partner = scene.partner;
        let vendor = scene.operate(move |call| {
            organisation::create_vendor(call, muster_core::ResellerId::new(partner), "New vendor")
        });
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

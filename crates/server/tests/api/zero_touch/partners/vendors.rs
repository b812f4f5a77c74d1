//! `partners.vendors.*`

pub mod customers;

use muster_core::organisation;
use serde_json::{Value, json};

use crate::support::{Module, Scene, Tested, ask, id, on_every_engine};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "androiddeviceprovisioning.partners.vendors.list",
        answers: list,
        request: |own, _| ask(format!("/v1/partners/{}/vendors", own.partner)),
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
    let vendor = json!({
        "name": format!("partners/{}/vendors/{}", scene.partner, scene.vendor),
        "companyId": scene.vendor.to_string(),
        "companyName": "Phones & More North",
    });
    let expected = json!({"vendors": [vendor], "totalSize": 1});
    assert_eq!(scene.reseller().get(&collection(scene)).ok(), expected, "name and id only (reference, section 4.1)");
}

#[test]
fn given_many_vendors_when_paged_then_each_comes_once_with_the_total() {
    on_every_engine(|scene| {
        let partner = scene.partner;
        scene.operate(move |call| {
            (0..4).try_for_each(|number| {
                organisation::create_vendor(call, muster_core::ResellerId::new(partner), &format!("Vendor {number}"))
                    .map(drop)
            })
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

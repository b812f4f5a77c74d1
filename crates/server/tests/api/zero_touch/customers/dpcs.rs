//! `customers.dpcs.*`

use serde_json::{Value, json};

use crate::support::{Module, Scene, Tested, ask, on_every_engine};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "androiddeviceprovisioning.customers.dpcs.list",
        answers: list,
        request: |own, _| ask(format!("/v1/customers/{}/dpcs", own.customer)),
    }],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn list(scene: &Scene) {
    let answered = scene.admin().get(&format!("/v1/customers/{}/dpcs", scene.customer)).ok();
    let entry = |id: i64, name: &str, package: &str| json!({"name": format!("customers/{}/dpcs/{id}", scene.customer), "dpcName": name, "packageName": package});
    assert_eq!(
        answered,
        json!({"dpcs": [
            entry(scene.dpc, "Android Device Policy", "com.google.android.apps.work.clouddpc"),
            entry(scene.second_dpc, "Example Device Policy", "com.example.dpc"),
        ]})
    );
}

#[test]
fn given_two_customers_when_listed_then_the_last_part_of_a_dpcs_name_is_the_same() {
    on_every_engine(|scene| {
        let ids = |answered: Value| -> Vec<String> {
            let names = answered["dpcs"].as_array().unwrap().iter();
            names.map(|dpc| dpc["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
        };
        let own = scene.admin().get(&format!("/v1/customers/{}/dpcs", scene.customer)).ok();
        let others = scene.other_admin().get(&format!("/v1/customers/{}/dpcs", scene.other_customer)).ok();
        assert_eq!(ids(own), ids(others), "clients keep only the last part (zero-touch reference, section 3.2)");
    });
}

#[test]
fn given_an_empty_catalogue_when_listed_then_the_answer_is_an_empty_object() {
    on_every_engine(|scene| {
        let (one, two) = (scene.dpc, scene.second_dpc);
        scene.operate(move |call| {
            muster_core::dpc::remove(call, muster_core::DpcId::new(one))?;
            muster_core::dpc::remove(call, muster_core::DpcId::new(two))
        });
        assert_eq!(scene.admin().get(&format!("/v1/customers/{}/dpcs", scene.customer)).ok(), json!({}));
    });
}

#[test]
fn given_a_page_size_when_listed_then_it_is_refused_because_the_method_has_none() {
    on_every_engine(|scene| {
        let path = format!("/v1/customers/{}/dpcs?pageSize=1", scene.customer);
        scene.admin().get(&path).refused(400, "INVALID_ARGUMENT").about("pageSize").says("not a query parameter");
    });
}

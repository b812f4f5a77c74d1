//! `customers.list`

use muster_core::organisation::Terms;
use muster_core::{CustomerId, Grant, ResellerId};
use serde_json::{Value, json};

use crate::support::{CUSTOMER_SCOPE, Module, Scene, Tested, ask, on_every_engine};

/// Each method of this file: the call that shows it at work, and a right request.
pub const METHODS: Module = Module {
    file: file!(),
    methods: &[Tested {
        id: "androiddeviceprovisioning.customers.list",
        answers: list,
        request: |_, _| ask("/v1/customers?pageSize=10"),
    }],
};

#[test]
fn each_method_answers() {
    METHODS.each_answers();
}

fn list(scene: &Scene) {
    let answered = scene.admin().get("/v1/customers?pageSize=100").ok();
    let name = format!("customers/{}", scene.customer);
    assert_eq!(
        answered,
        json!({"customers": [{
            "name": name,
            "companyId": scene.customer.to_string(),
            "companyName": "Acme",
            "termsStatus": "TERMS_STATUS_ACCEPTED",
            "googleWorkspaceAccount": {"customerId": "C0acme123"},
        }]}),
        "the account's own customers and no others, named as the customer API names them"
    );
}

#[test]
fn given_an_account_of_several_customers_when_paged_then_each_comes_once_and_the_last_page_has_no_token() {
    on_every_engine(|scene| {
        let companies = [scene.customer, scene.second_customer, scene.other_customer];
        let account = scene.new_account(&companies.map(|id| Grant::customer(CustomerId::new(id))), CUSTOMER_SCOPE);
        let client = scene.client(&account);
        let first = client.get("/v1/customers?pageSize=2").ok();
        let token = first["nextPageToken"].as_str().expect("two of three customers leave another page");
        let second = client.get(&format!("/v1/customers?pageSize=2&pageToken={token}")).ok();
        assert!(second.get("nextPageToken").is_none(), "the last page has no token: {second}");
        let names = [&first, &second].into_iter().flat_map(|page| page["customers"].as_array().unwrap());
        let names: Vec<&Value> = names.map(|customer| &customer["name"]).collect();
        assert_eq!(names, companies.map(|id| json!(format!("customers/{id}"))).iter().collect::<Vec<_>>());
    });
}

#[test]
fn given_a_page_size_outside_1_to_100_when_listed_then_it_is_refused_by_name() {
    on_every_engine(|scene| {
        for (query, says) in [
            ("?pageSize=0", "from 1 to 100"),
            ("?pageSize=101", "from 1 to 100"),
            ("?pageSize=-1", "from 1 to 100"),
            ("?pageSize=ten", "whole number"),
            ("?pageSize=1.5", "whole number"),
            ("?pageSize=2147483648", "whole number"),
            ("?pageSize=5&pageSize=6", "twice"),
        ] {
            let refused = scene.admin().get(&format!("/v1/customers{query}")).refused(400, "INVALID_ARGUMENT");
            refused.about("pageSize").because("INVALID_PARAMETER").says(says);
        }
        let one = scene.admin().get("/v1/customers?pageSize=1").ok();
        for left_out in ["", "?pageSize="] {
            assert_eq!(
                scene.admin().get(&format!("/v1/customers{left_out}")).ok(),
                one,
                "Google's own sample leaves it out"
            );
        }
    });
}

#[test]
fn given_a_token_of_another_account_or_none_of_ours_when_listed_then_it_is_refused() {
    on_every_engine(|scene| {
        let companies =
            [Grant::customer(CustomerId::new(scene.customer)), Grant::customer(CustomerId::new(scene.second_customer))];
        let [one, other] = [0, 1].map(|_| scene.client(&scene.new_account(&companies, CUSTOMER_SCOPE)));
        let token = one.get("/v1/customers?pageSize=1").ok()["nextPageToken"].as_str().unwrap().to_owned();
        for token in [token.as_str(), "x", "AAAA", &token[..token.len() - 2]] {
            let path = format!("/v1/customers?pageSize=1&pageToken={token}");
            let refused = other.get(&path).refused(400, "INVALID_ARGUMENT");
            refused.about("pageToken").because("INVALID_PAGE_TOKEN");
        }
    });
}

#[test]
fn given_terms_that_nobody_accepted_when_listed_then_the_typed_detail_comes_first() {
    on_every_engine(|scene| {
        for terms in [Terms::NotAccepted, Terms::Stale] {
            scene.set_terms(scene.customer, terms);
            let refused = scene.admin().get("/v1/customers?pageSize=1").refused(403, "PERMISSION_DENIED");
            assert_eq!(
                refused.body["error"]["details"][0],
                json!({
                    "@type": "type.googleapis.com/google.android.device.provisioning.v1.TosError",
                    "latestTosAccepted": false,
                }),
                "{refused:?}"
            );
        }
    });
}

#[test]
fn given_one_customer_with_accepted_terms_among_others_when_listed_then_all_are_shown_with_their_status() {
    on_every_engine(|scene| {
        let companies = [scene.customer, scene.second_customer, scene.other_customer];
        let account = scene.new_account(&companies.map(|id| Grant::customer(CustomerId::new(id))), CUSTOMER_SCOPE);
        scene.set_terms(scene.second_customer, Terms::Stale);
        scene.set_terms(scene.other_customer, Terms::NotAccepted);
        let listed = scene.client(&account).get("/v1/customers?pageSize=10").ok();
        let states: Vec<&Value> =
            listed["customers"].as_array().unwrap().iter().map(|customer| &customer["termsStatus"]).collect();
        assert_eq!(states, ["TERMS_STATUS_ACCEPTED", "TERMS_STATUS_STALE", "TERMS_STATUS_NOT_ACCEPTED"]);
    });
}

#[test]
fn given_a_resellers_account_with_the_customer_scope_when_listed_then_it_acts_for_no_customer() {
    on_every_engine(|scene| {
        let account = scene.new_account(&[Grant::reseller(ResellerId::new(scene.partner))], CUSTOMER_SCOPE);
        let refused = scene.client(&account).get("/v1/customers?pageSize=1").refused(403, "PERMISSION_DENIED");
        refused.because("AUTHORIZATION_FAIL");
    });
}

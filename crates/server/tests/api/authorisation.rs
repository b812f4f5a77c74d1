//! Every method as every kind of caller: who may not call learns nothing and changes nothing.

use muster_core::organisation::Terms;
use muster_core::{CustomerId, Grant, ResellerId};
use muster_server::{Settings, admin};
use serde_json::json;

use crate::families::prepared;
use crate::support::{
    Answer, CUSTOMER_SCOPE, Client, Prepared, RESELLER_SCOPE, Scene, Tenant, on_every_engine, on_every_engine_with,
    settings,
};

/// Methods that ask for a token.
fn methods_with_token(own: &Tenant, children: &Tenant) -> Vec<Prepared> {
    prepared(own, children).into_iter().filter(Prepared::needs_token).collect()
}

/// Whether a method belongs to the customer's side of zero-touch, which needs accepted terms.
fn of_customer(request: &Prepared) -> bool {
    request.method.scopes.contains(&CUSTOMER_SCOPE)
}

/// Sends every request and checks that nothing was changed by any of them.
fn each_is_refused(
    scene: &Scene,
    requests: &[Prepared],
    client: &dyn Fn(&Prepared) -> Client,
    check: &dyn Fn(&Prepared, Answer),
) {
    for request in requests {
        let before = scene.footprint();
        check(request, request.send(&client(request)));
        assert_eq!(scene.footprint(), before, "{} was refused but changed something", request.id);
    }
}

#[test]
fn given_the_right_caller_then_every_method_answers() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        // Methods that take away what the others are about come last.
        let destroys = |request: &Prepared| request.id.contains("unclaim") || request.id.ends_with("delete");
        let (last, first): (Vec<_>, Vec<_>) = prepared(&home, &home).into_iter().partition(destroys);
        for request in first.into_iter().chain(last) {
            // The method before may have given the device back.
            scene.claim_for(home.customer, home.identifier.clone());
            let answered = request.send(&request.right_caller(scene)).ok();
            if answered["name"].as_str().is_some_and(|name| name.starts_with("operations/")) {
                scene.finished(&scene.reseller(), &answered);
            }
        }
    });
}

#[test]
fn given_no_token_or_one_that_is_no_token_then_every_method_answers_401_with_a_challenge() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        let requests = methods_with_token(&home, &home);
        let jwt_without_key = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJub2JvZHkifQ.c2ln";
        let long = "x".repeat(9000);
        let anonymous = scene.anonymous();
        let clients = [
            ("no token", anonymous.clone()),
            ("a made-up token", anonymous.clone().with_token("ya29.made-up")),
            ("no JWT", anonymous.clone().with_token("a.b.c")),
            ("a JWT nobody signed", anonymous.clone().with_token(jwt_without_key)),
            ("a very long token", anonymous.clone().with_token(&long)),
            ("another scheme", anonymous.with_header("Authorization", "Basic dXNlcjpwYXNz")),
        ];
        for (what, client) in clients {
            each_is_refused(scene, &requests, &|_| client.clone(), &|request, answer| {
                assert_eq!(answer.status, 401, "{what}: {}: {}", request.id, answer.text());
                answer.refused(401, "UNAUTHENTICATED");
                let challenge = answer.header("www-authenticate").unwrap_or_default();
                assert!(
                    challenge.starts_with("Bearer ") && challenge.contains("error=\"invalid_token\""),
                    "{challenge}"
                );
            });
        }
    });
}

#[test]
fn given_a_token_that_expired_then_every_method_answers_401() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        let requests = methods_with_token(&home, &home);
        let (reseller, admin) = (scene.reseller(), scene.admin());
        let old = |request: &Prepared| if of_customer(request) { admin.clone() } else { reseller.clone() };
        scene.clock.advance_seconds(3600);
        each_is_refused(scene, &requests, &old, &|_, answer| {
            answer.refused(401, "UNAUTHENTICATED").says("expired");
        });
    });
}

#[test]
fn given_a_token_whose_key_was_revoked_by_a_command_then_every_method_answers_401_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let settings = Settings { admin_socket: Some(directory.path().join(admin::SOCKET_NAME)), ..settings() };
    on_every_engine_with(&settings, |scene| {
        let home = Tenant::home(scene);
        let requests = methods_with_token(&home, &home);
        let (reseller, admin) = (scene.reseller(), scene.admin());
        let path = format!("/v1/partners/{}/customers", scene.partner);
        reseller.get(&path).ok();
        admin.get("/v1/customers?pageSize=1").ok();
        let mut commands = admin::client::connect(directory.path()).unwrap().expect("the server takes commands");
        for account in [&scene.reseller_account, &scene.admin_account] {
            let revoke = admin::Request::KeyRevoke { key_id: muster_core::KeyId::new(account.key_id()) };
            assert!(commands.call(&revoke).is_ok(), "the key is revoked");
        }
        let old = |request: &Prepared| if of_customer(request) { admin.clone() } else { reseller.clone() };
        each_is_refused(scene, &requests, &old, &|_, answer| {
            answer.refused(401, "UNAUTHENTICATED").says("revoked");
        });
        // The clock stands still: nothing but the revocation has ended the tokens.
        scene.other_admin().get("/v1/customers?pageSize=1").ok();
    });
}

#[test]
fn given_a_token_without_the_scope_then_every_method_answers_403_and_names_the_scope() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        let requests = methods_with_token(&home, &home);
        let both = [Grant::reseller(ResellerId::new(scene.partner)), Grant::customer(CustomerId::new(scene.customer))];
        let narrow = |scope| scene.client(&scene.new_account(&both, scope));
        let (reseller_only, customer_only) = (narrow(RESELLER_SCOPE), narrow(CUSTOMER_SCOPE));
        let wrong =
            |request: &Prepared| if of_customer(request) { reseller_only.clone() } else { customer_only.clone() };
        each_is_refused(scene, &requests, &wrong, &|request, answer| {
            let refused = answer.refused(403, "PERMISSION_DENIED");
            refused.says(request.method.scopes[0]);
            if request.family.name == "zero_touch" {
                refused.because("AUTHORIZATION_FAIL");
            }
            assert_eq!(
                refused.body["error"]["details"][0],
                json!({
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                    "domain": "googleapis.com",
                }),
                "{refused:?}"
            );
        });
    });
}

#[test]
fn given_terms_not_accepted_then_every_customer_method_answers_403_with_the_tos_error_first() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        let requests: Vec<Prepared> = prepared(&home, &home).into_iter().filter(of_customer).collect();
        for terms in [Terms::NotAccepted, Terms::Stale] {
            scene.set_terms(scene.customer, terms);
            each_is_refused(scene, &requests, &|_| scene.admin(), &|_, answer| {
                let refused = answer.refused(403, "PERMISSION_DENIED");
                assert_eq!(
                    refused.body["error"]["details"][0],
                    json!({
                        "@type": "type.googleapis.com/google.android.device.provisioning.v1.TosError",
                        "latestTosAccepted": false,
                    }),
                    "clients read details[0]: {refused:?}"
                );
            });
        }
        scene.set_terms(scene.customer, Terms::Accepted);
        scene.admin().get("/v1/customers?pageSize=1").ok();
    });
}

#[test]
fn given_terms_not_accepted_then_the_reseller_methods_still_answer() {
    on_every_engine(|scene| {
        scene.set_terms(scene.customer, Terms::NotAccepted);
        scene.claim(1);
        let customers = scene.reseller().get(&format!("/v1/partners/{}/customers", scene.partner)).ok();
        assert_eq!(customers["customers"][0]["termsStatus"], "TERMS_STATUS_NOT_ACCEPTED");
    });
}

/// What is left of an answer when the ids it repeats are taken out.
fn without_ids(answer: &Answer, tenant: &Tenant) -> (u16, String) {
    let ids = [
        tenant.partner,
        tenant.vendor,
        tenant.customer,
        tenant.configuration,
        tenant.spare_configuration,
        tenant.device,
        tenant.operation,
    ];
    let mut text = answer.text();
    for id in ids {
        text = text.replace(&id.to_string(), "ID");
    }
    (answer.status, text)
}

#[test]
fn given_another_tenants_path_then_every_method_answers_as_for_a_tenant_that_does_not_exist() {
    on_every_engine(|scene| {
        Tenant::home(scene);
        let (other, absent) = (Tenant::other(scene), Tenant::absent(scene));
        let about_other = methods_with_token(&other, &other);
        for (existing, missing) in about_other.iter().zip(methods_with_token(&absent, &absent)) {
            // Nothing in it names a tenant.
            if existing.path == missing.path && existing.body == missing.body {
                continue;
            }
            let before = scene.footprint();
            let client = existing.right_caller(scene);
            let (existing_answer, missing_answer) = (existing.send(&client), missing.send(&client));
            assert!(
                matches!(existing_answer.status, 403 | 404),
                "{}: another tenant must be out of reach, got {}: {}",
                existing.id,
                existing_answer.status,
                existing_answer.text()
            );
            assert_eq!(
                without_ids(&existing_answer, &other),
                without_ids(&missing_answer, &absent),
                "{} tells whether another tenant exists",
                existing.id
            );
            assert_eq!(scene.footprint(), before, "{} changed something", existing.id);
        }
    });
}

#[test]
fn given_the_own_tenants_path_then_another_tenants_things_are_as_things_that_do_not_exist() {
    on_every_engine(|scene| {
        let home = Tenant::home(scene);
        let (other, absent) = (Tenant::other(scene), Tenant::absent(scene));
        let about_absent = methods_with_token(&home, &absent);
        let mut compared = 0;
        let about_other = methods_with_token(&home, &other);
        for (existing, missing) in about_other.iter().zip(about_absent) {
            let about_children = existing.path != missing.path || existing.body != missing.body;
            // Asynchronous calls take any item and refuse it in its result: see the tests of `bulk`.
            if !about_children || existing.id.ends_with("Async") {
                continue;
            }
            compared += 1;
            let before = scene.footprint();
            let client = existing.right_caller(scene);
            let (existing_answer, missing_answer) = (existing.send(&client), missing.send(&client));
            let found_nothing = existing_answer.status == 200 && existing.id.ends_with("findByIdentifier");
            assert!(
                existing_answer.status == 404 || found_nothing,
                "{}: another tenant's thing must not exist, got {}: {}",
                existing.id,
                existing_answer.status,
                existing_answer.text()
            );
            assert_eq!(
                without_ids(&existing_answer, &other),
                without_ids(&missing_answer, &absent),
                "{} tells whether another tenant's thing exists",
                existing.id
            );
            assert_eq!(scene.footprint(), before, "{} changed something", existing.id);
        }
        assert!(compared * 3 >= about_other.len(), "only {compared} methods were compared");
    });
}

#[test]
fn given_a_customer_of_the_same_reseller_then_it_is_another_tenant_all_the_same() {
    on_every_engine(|scene| {
        let mine = scene.claim(1);
        let neighbour = scene.new_account(&[Grant::customer(CustomerId::new(scene.second_customer))], CUSTOMER_SCOPE);
        let client = scene.client(&neighbour);
        let path = format!("/v1/customers/{}/devices/{mine}", scene.customer);
        client.get(&path).refused(403, "PERMISSION_DENIED").because("AUTHORIZATION_FAIL");
        let own_path = format!("/v1/customers/{}/devices/{mine}", scene.second_customer);
        client.get(&own_path).refused(404, "NOT_FOUND").because("INVALID_DEVICE_ID");
        let listed = client.get(&format!("/v1/customers/{}/devices", scene.second_customer)).ok();
        assert_eq!(listed, json!({}));
    });
}

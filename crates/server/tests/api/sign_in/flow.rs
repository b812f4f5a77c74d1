//! From the program's question to calls of the API.

use muster_core::client::Kind;
use muster_core::organisation::Terms;
use serde_json::json;

use super::browser::{agree, agree_with, code, location, parameter, sign_in};
use super::{EMAIL, LOOPBACK, make_program, person, program, refused, text};
use crate::families::prepared;
use crate::support::{CUSTOMER_SCOPE, RESELLER_SCOPE, Tenant, on_every_engine};

#[test]
fn given_a_person_who_agrees_when_the_program_redeems_its_code_then_it_can_call_and_go_on_for_good() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let sent_to = agree(scene, &program.asks(&[]), "IT@Acme.example");
        assert!(sent_to.starts_with(&format!("{LOOPBACK}?code=4%2F")), "{sent_to}");
        assert_eq!(parameter(&sent_to, "state").as_deref(), Some("a state & more"));
        assert_eq!(parameter(&sent_to, "scope").as_deref(), Some(CUSTOMER_SCOPE));
        assert_eq!(parameter(&sent_to, "iss").as_deref(), Some(scene.server().public_url.as_str()));

        let answer = program.redeems(scene, &code(&sent_to));
        let granted = answer.ok();
        assert_eq!((&granted["token_type"], &granted["expires_in"]), (&json!("Bearer"), &json!(3600)));
        assert_eq!(granted["scope"], CUSTOMER_SCOPE);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert!(granted.get("id_token").is_none(), "openid was not asked for");
        let customers =
            scene.anonymous().with_token(text(&granted["access_token"])).get("/v1/customers?pageSize=9").ok();
        assert_eq!(customers["customers"][0]["name"], format!("customers/{}", scene.customer));
        assert_eq!(customers["customers"].as_array().unwrap().len(), 1, "{customers}");

        scene.clock.advance_seconds(3600);
        scene
            .anonymous()
            .with_token(text(&granted["access_token"]))
            .get("/v1/customers")
            .refused(401, "UNAUTHENTICATED");
        let again = program.refreshes(scene, text(&granted["refresh_token"])).ok();
        assert!(again.get("refresh_token").is_none(), "the refresh token stays the same");
        scene.anonymous().with_token(text(&again["access_token"])).get("/v1/customers").ok();
        scene.clock.advance_seconds(365 * 24 * 3600);
        program.refreshes(scene, text(&granted["refresh_token"])).ok();
    });
}

#[test]
fn given_a_person_of_a_customer_and_of_a_reseller_when_calling_then_every_method_of_both_answers() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer, scene.partner], Terms::Accepted);
        let program = program(scene);
        let granted = program.tokens(scene, &[("scope", &format!("{CUSTOMER_SCOPE} {RESELLER_SCOPE}"))]);
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        let home = Tenant::home(scene);
        let destroys = |id: &str| id.contains("unclaim") || id.ends_with("delete");
        let mine = prepared(&home, &home).into_iter().filter(|request| {
            request.method.scopes.iter().any(|scope| [CUSTOMER_SCOPE, RESELLER_SCOPE].contains(scope))
        });
        let (last, first): (Vec<_>, Vec<_>) = mine.partition(|request| destroys(request.id));
        let mut called = 0;
        for request in first.into_iter().chain(last) {
            scene.claim_for(home.customer, home.identifier.clone());
            let answered = request.send(&client).ok();
            if answered["name"].as_str().is_some_and(|name| name.starts_with("operations/")) {
                scene.finished(&client, &answered);
            }
            called += 1;
        }
        assert!(called > 20, "only {called} methods were called");
        let other = format!("/v1/customers/{}/devices?pageSize=1", scene.other_customer);
        client.get(&other).refused(403, "PERMISSION_DENIED");
    });
}

#[test]
fn given_terms_that_the_person_did_not_accept_then_calls_for_customers_are_refused_until_he_does_on_the_page() {
    on_every_engine(|scene| {
        // Somebody else of the company accepted, which is enough for a service account.
        person(scene, EMAIL, &[scene.customer], Terms::Stale);
        let program = program(scene);
        let granted = program.tokens(scene, &[]);
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        let devices = format!("/v1/customers/{}/devices?pageSize=1", scene.customer);
        for path in ["/v1/customers", &devices] {
            let refused = client.get(path).refused(403, "PERMISSION_DENIED");
            assert!(refused.body.to_string().contains("TosError"), "{}", refused.body);
        }
        scene.admin().get(&devices).ok();

        let path = program.asks(&[]);
        let page = sign_in(scene, &path, EMAIL);
        assert!(page.answer.text().contains("name=\"terms\""), "{}", page.answer.text());
        let before = scene.events_about(&format!("companies/{}", scene.customer)).len();
        agree_with(scene, &path, EMAIL, &[("terms", "accepted")]);
        let events = scene.events_about(&format!("companies/{}", scene.customer));
        assert_eq!(events[before..], ["company.termsAccepted"]);
        client.get("/v1/customers").ok();
        client.get(&devices).ok();
        let page = sign_in(scene, &path, EMAIL);
        assert!(!page.answer.text().contains("name=\"terms\""), "there is nothing left to accept");
    });
}

#[test]
fn given_a_person_who_does_not_agree_then_the_program_is_told() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let path = program(scene).asks(&[]);
        let page = sign_in(scene, &path, EMAIL);
        let sent_to = location(&page.submit(scene, &path, &[("step", "consent"), ("decision", "deny")]));
        assert_eq!(parameter(&sent_to, "error").as_deref(), Some("access_denied"));
        assert_eq!(parameter(&sent_to, "state").as_deref(), Some("a state & more"));
        assert_eq!(parameter(&sent_to, "code"), None);
    });
}

#[test]
fn given_companies_that_change_when_the_token_is_used_then_it_acts_for_those_of_now() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let granted = program(scene).tokens(scene, &[]);
        let client = scene.anonymous().with_token(text(&granted["access_token"]));
        let names = || client.get("/v1/customers").ok()["customers"].as_array().unwrap().len();
        assert_eq!(names(), 1);
        let body = json!({"customer": {"companyName": "Newcomer", "ownerEmails": [EMAIL]}});
        scene.reseller().post(&format!("/v1/partners/{}/customers", scene.partner), &body).ok();
        assert_eq!(names(), 2, "a reseller named the person as owner of a new customer");
    });
}

#[test]
fn given_a_web_server_when_it_asks_then_only_its_own_address_is_taken_and_a_refresh_token_only_if_it_asks() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = make_program(scene, Kind::Web, "https://app.example.com/callback?from=muster");
        let sent_to = agree(scene, &program.asks(&[]), EMAIL);
        assert!(sent_to.starts_with("https://app.example.com/callback?from=muster&code="), "{sent_to}");
        assert!(program.redeems(scene, &code(&sent_to)).ok().get("refresh_token").is_none(), "access_type is online");
        let granted = program.tokens(scene, &[("access_type", "offline")]);
        program.refreshes(scene, text(&granted["refresh_token"])).ok();
        let elsewhere = scene.anonymous().get(&program.asks(&[("redirect_uri", LOOPBACK)]));
        assert_eq!((elsewhere.status, elsewhere.header("location")), (400, None));
        assert!(elsewhere.text().contains("redirect_uri_mismatch"), "{}", elsewhere.text());
    });
}

#[test]
fn given_scopes_that_were_allowed_before_when_they_are_asked_for_too_then_the_token_has_them() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer, scene.partner], Terms::Accepted);
        let program = program(scene);
        program.tokens(scene, &[]);
        let granted = program.tokens(scene, &[("scope", RESELLER_SCOPE), ("include_granted_scopes", "true")]);
        assert_eq!(granted["scope"], format!("{RESELLER_SCOPE} {CUSTOMER_SCOPE}"));
        let plain = program.tokens(scene, &[("scope", RESELLER_SCOPE)]);
        assert_eq!(plain["scope"], RESELLER_SCOPE);
        let narrow = scene.anonymous().with_token(text(&plain["access_token"])).get("/v1/customers");
        narrow.refused(403, "PERMISSION_DENIED");
    });
}

#[test]
fn given_a_refresh_token_when_less_is_asked_for_then_less_is_given_and_more_never_is() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer, scene.partner], Terms::Accepted);
        let program = program(scene);
        let both = format!("{CUSTOMER_SCOPE} {RESELLER_SCOPE}");
        let granted = program.tokens(scene, &[("scope", &both)]);
        let ask = |scope: &str| {
            let token = text(&granted["refresh_token"]);
            program.posts(scene, &[("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)])
        };
        assert_eq!(ask(RESELLER_SCOPE).ok()["scope"], RESELLER_SCOPE);
        assert_eq!(ask("").ok()["scope"], both);
        refused(&ask(&format!("{both} openid")), 400, "invalid_scope");
    });
}

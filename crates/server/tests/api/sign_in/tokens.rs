//! What a token is, and its end.

use muster_core::organisation::Terms;
use serde_json::json;

use super::{EMAIL, person, post_form, program, refused, text};
use crate::support::{CUSTOMER_SCOPE, on_every_engine};

#[test]
fn given_a_token_of_a_service_account_when_asked_what_it_is_then_it_is_told_wherever_the_token_stands() {
    on_every_engine(|scene| {
        let token = scene.admin().token().to_owned();
        scene.clock.advance_seconds(100);
        let account = &scene.admin_account;
        for told in [
            scene.anonymous().get(&format!("/tokeninfo?access_token={token}")),
            scene.anonymous().get(&format!("/oauth2/v3/tokeninfo?access_token={token}")),
            post_form(scene, "/tokeninfo", &[("access_token", &token)]),
            scene.anonymous().with_token(&token).send("POST", "/tokeninfo", &[], b"x=y".to_vec()),
        ] {
            let told = told.ok();
            assert_eq!((&told["azp"], &told["aud"]), (&account.file["client_id"], &account.file["client_id"]));
            assert_eq!((&told["scope"], &told["expires_in"]), (&json!(CUSTOMER_SCOPE), &json!("3500")));
            assert_eq!(told["exp"], (scene.clock.seconds() + 3500).to_string());
            assert_eq!((&told["email"], &told["email_verified"]), (&json!(account.email()), &json!("true")));
        }
        for path in ["/oauth2/v1/tokeninfo", "/oauth2/v2/tokeninfo"] {
            let told = scene.anonymous().get(&format!("{path}?access_token={token}")).ok();
            assert_eq!(
                (&told["issued_to"], &told["audience"]),
                (&account.file["client_id"], &account.file["client_id"])
            );
            assert_eq!((&told["expires_in"], &told["user_id"]), (&json!(3500), &account.file["client_id"]), "{path}");
            assert_eq!((&told["email"], &told["verified_email"]), (&json!(account.email()), &json!(true)));
        }
        let claims = account.claims(scene.clock.seconds());
        let mut claims = claims;
        claims["aud"] = json!(scene.server().public_url);
        let jwt = account.assertion(&claims);
        let told = scene.anonymous().get(&format!("/tokeninfo?access_token={jwt}")).ok();
        assert_eq!(told["expires_in"], "3900", "as long as it is accepted");
    });
}

#[test]
fn given_a_token_of_a_person_when_asked_what_it_is_then_the_person_is_told_only_where_the_scope_says_so() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let told = |scope: &str| {
            let granted = program.tokens(scene, &[("scope", scope)]);
            scene.anonymous().get(&format!("/tokeninfo?access_token={}", text(&granted["access_token"]))).ok()
        };
        let plain = told(CUSTOMER_SCOPE);
        assert_eq!((&plain["azp"], &plain["scope"]), (&json!(program.id), &json!(CUSTOMER_SCOPE)));
        assert!(plain.get("email").is_none() && plain.get("sub").is_none(), "{plain}");
        let named = told(&format!("openid email {CUSTOMER_SCOPE}"));
        assert_eq!(named["email"], EMAIL);
        assert!(named["sub"].is_string(), "{named}");
    });
}

#[test]
fn given_an_id_token_when_asked_what_it_is_then_its_claims_are_told_until_it_ends() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let granted = program.tokens(scene, &[("scope", "openid email"), ("nonce", "n-1")]);
        let token = text(&granted["id_token"]).to_owned();
        let ask = |path: &str, token: &str| scene.anonymous().get(&format!("{path}?id_token={token}"));
        let told = ask("/tokeninfo", &token).ok();
        let own = scene.server().public_url.clone();
        assert_eq!((&told["iss"], &told["aud"], &told["nonce"]), (&json!(own), &json!(program.id), &json!("n-1")));
        assert_eq!((&told["email"], &told["email_verified"]), (&json!(EMAIL), &json!("true")), "values are texts");
        assert_eq!((&told["alg"], &told["exp"]), (&json!("RS256"), &json!((scene.clock.seconds() + 3600).to_string())));
        assert!(told["kid"].is_string(), "{told}");
        let told = ask("/oauth2/v2/tokeninfo", &token).ok();
        assert_eq!((&told["issuer"], &told["audience"]), (&json!(own), &json!(program.id)));
        assert_eq!((&told["email_verified"], &told["expires_in"]), (&json!(true), &json!(3600)));
        let (head, signature) = token.rsplit_once('.').unwrap();
        let changed: String = signature.chars().rev().collect();
        refused(&ask("/tokeninfo", &format!("{head}.{changed}")), 400, "invalid_token");
        let account = &scene.admin_account;
        let anothers = account.assertion(&account.claims(scene.clock.seconds()));
        refused(&ask("/tokeninfo", &anothers), 400, "invalid_token");
        scene.clock.advance_seconds(3601);
        refused(&ask("/tokeninfo", &token), 400, "invalid_token");
    });
}

#[test]
fn given_fields_as_json_when_they_are_sent_to_the_endpoints_of_oauth_then_they_are_read_as_those_of_a_form() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        let granted = program.tokens(scene, &[]);
        let fields = json!({
            "grant_type": "refresh_token",
            "refresh_token": granted["refresh_token"],
            "client_id": program.id,
            "client_secret": program.secret,
            "scope": null,
        });
        let send = |path: &str, kind: &str, body: String| {
            scene.anonymous().send("POST", path, &[("Content-Type", kind)], body.into_bytes())
        };
        let again = send("/token", "Application/JSON; charset=utf-8", format!("\u{feff}{fields}")).ok();
        scene.anonymous().with_token(text(&again["access_token"])).get("/v1/customers").ok();
        for wrong in ["[]", "{", "{\"grant_type\": [\"refresh_token\"]}"] {
            refused(&send("/token", "application/json", wrong.to_owned()), 400, "invalid_request");
        }
        let parts = "--b\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nrefresh_token\r\n--b--\r\n";
        let answer = send("/token", "multipart/form-data; boundary=b", parts.to_owned());
        let says = refused(&answer, 400, "invalid_request");
        assert!(says.contains("multipart/form-data") && says.contains("application/json"), "{says}");
        let token = json!({"token": again["access_token"]});
        assert_eq!(send("/revoke", "application/json", token.to_string()).ok(), json!({}));
    });
}

#[test]
fn given_what_is_no_token_when_asked_or_revoked_then_it_is_told() {
    on_every_engine(|scene| {
        for path in ["/tokeninfo?access_token=ya29.nosuch", "/tokeninfo?access_token=a.b.c"] {
            refused(&scene.anonymous().get(path), 400, "invalid_token");
        }
        let long = "x".repeat(9000);
        refused(&scene.anonymous().get(&format!("/tokeninfo?access_token={long}")), 400, "invalid_token");
        refused(&scene.anonymous().get("/tokeninfo"), 400, "invalid_request");
        for (path, code) in [
            ("/revoke?token=ya29.nosuch", "invalid_token"),
            ("/revoke?token=%00", "invalid_token"),
            ("/revoke?token=a.b.c", "invalid_token"),
            ("/revoke", "invalid_request"),
        ] {
            refused(&scene.anonymous().get(path), 400, code);
        }
        refused(&scene.anonymous().get(&format!("/revoke?token={long}")), 400, "invalid_token");
    });
}

#[test]
fn given_a_token_of_a_service_account_when_it_is_revoked_then_it_alone_ends_at_once() {
    on_every_engine(|scene| {
        let token = scene.admin().token().to_owned();
        let account = &scene.admin_account;
        let answer = scene.ask_for_token(&account.assertion(&account.claims(scene.clock.seconds())));
        let other = scene.anonymous().with_token(text(&answer.ok()["access_token"]));
        scene.admin().get("/v1/customers").ok();
        assert_eq!(post_form(scene, "/revoke", &[("token", &token)]).ok(), json!({}));
        scene.admin().get("/v1/customers").refused(401, "UNAUTHENTICATED");
        other.get("/v1/customers").ok();
        refused(&post_form(scene, "/revoke", &[("token", &token)]), 400, "invalid_token");
    });
}

#[test]
fn given_any_token_of_a_consent_when_it_is_revoked_then_the_whole_consent_ends() {
    on_every_engine(|scene| {
        person(scene, EMAIL, &[scene.customer], Terms::Accepted);
        let program = program(scene);
        for by in ["access_token", "refresh_token"] {
            let (granted, kept) = (program.tokens(scene, &[]), program.tokens(scene, &[]));
            let client = scene.anonymous().with_token(text(&granted["access_token"]));
            client.get("/v1/customers").ok();
            let path = format!("/o/oauth2/revoke?token={}", text(&granted[by]).replace('/', "%2F"));
            assert_eq!(scene.anonymous().get(&path).ok(), json!({}));
            client.get("/v1/customers").refused(401, "UNAUTHENTICATED");
            refused(&program.refreshes(scene, text(&granted["refresh_token"])), 400, "invalid_grant");
            program.refreshes(scene, text(&kept["refresh_token"])).ok();
        }
    });
}

#[test]
fn given_the_addresses_that_libraries_have_built_in_when_used_then_they_give_tokens() {
    on_every_engine(|scene| {
        let account = &scene.admin_account;
        let own = scene.server().public_url.clone();
        for path in ["/oauth2/v4/token", "/oauth2/v3/token", "/o/oauth2/token"] {
            let mut claims = account.claims(scene.clock.seconds());
            claims["aud"] = json!(format!("{own}{path}"));
            let fields = [
                ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
                ("assertion", &account.assertion(&claims)),
            ];
            let granted = post_form(scene, path, &fields).ok();
            scene.anonymous().with_token(text(&granted["access_token"])).get("/v1/customers").ok();
        }
    });
}
